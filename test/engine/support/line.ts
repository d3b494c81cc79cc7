import type { ExecutorName } from '../../../src/engine/executors/executor.js'
import type { RowSource } from '../../../src/engine/features/column.js'
import type { TrainingTask } from '../../../src/engine/training/task.js'
import { createRowSource } from './row-source.js'
import { architecture, flowerTask } from './tasks.js'

/** Ten points: two numbers in, two numbers out. */
export const points = Array.from({ length: 10 }, (_, index) => {
  const [a, b] = [Math.sin(index), Math.cos(2 * index)]
  return { a, b, x: 2 * a - b + 0.5, y: a + 3 * b }
})

const names = ['a', 'b', 'x', 'y'] as const

export const lineSource = (): RowSource =>
  createRowSource(
    names.map((name) => ({ name, kind: 'NUMERIC', shape: [] })),
    {
      TRAIN: Object.fromEntries(
        names.map((name) => [name, { kind: 'NUMERIC', values: Float64Array.from(points, (point) => point[name]) }]),
      ),
    },
  )

/** One epoch of plain gradient descent from zero on the squared error, in batches of 7. */
export const lineTask = (executor: ExecutorName, learningRate: number): TrainingTask =>
  flowerTask({
    executor,
    architecture: architecture([{ shape: [2] }], {
      dense: { name: 'line', units: 2, kernelInitializer: { zeros: {} } },
    }),
    features: lineSource().features,
    inputs: [{ input: 'input_1', features: ['a', 'b'], encoding: { type: 'none' } }],
    targets: [
      {
        output: 'line',
        source: { type: 'features', features: ['x', 'y'] },
        loss: { type: 'meanSquaredError' },
        metrics: [],
        weight: 1,
      },
    ],
    strategy: { type: 'endToEnd', epochs: 1 },
    optimizer: { type: 'sgd', learningRate },
    batchSize: 7,
  })

/** One step over these rows, by hand; changes kernel ([in, out], row-major) and bias, returns the loss before it. */
export function lineStep(rows: readonly number[], kernel: number[], bias: number[], rate: number): number {
  let loss = 0
  const kernelGradient = [0, 0, 0, 0]
  const biasGradient = [0, 0]
  for (const row of rows) {
    const point = points[row] ?? { a: NaN, b: NaN, x: NaN, y: NaN }
    ;[point.x, point.y].forEach((wanted, out) => {
      const found = point.a * (kernel[out] ?? 0) + point.b * (kernel[2 + out] ?? 0) + (bias[out] ?? 0)
      const slope = (2 * (found - wanted)) / (rows.length * 2)
      loss += (found - wanted) ** 2 / (rows.length * 2)
      kernelGradient[out] = (kernelGradient[out] ?? 0) + slope * point.a
      kernelGradient[2 + out] = (kernelGradient[2 + out] ?? 0) + slope * point.b
      biasGradient[out] = (biasGradient[out] ?? 0) + slope
    })
  }
  kernelGradient.forEach((gradient, index) => (kernel[index] = (kernel[index] ?? 0) - rate * gradient))
  biasGradient.forEach((gradient, index) => (bias[index] = (bias[index] ?? 0) - rate * gradient))
  return loss
}

/** To five decimals: single against double precision. */
export const rounded = (value: number): number => Math.round(value * 1e5) / 1e5 + 0
