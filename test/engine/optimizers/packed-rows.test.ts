import { gradientArray, weightArray } from '../../../src/engine/compiled/update/kernels.js'
import { WeightUpdater } from '../../../src/engine/compiled/update/updater.js'
import type { StageProgram, WeightSpec } from '../../../src/engine/executors/executor.js'
import type { OptimizerConfig } from '../../../src/engine/optimizers/optimizer.js'

/** Large enough for rows to lie packed, and for helpers. */
const table: WeightSpec = { name: 'table/embeddings', shape: [150_000, 4], kind: 'embedding' }
const [rowCount, rowLength] = [150_000, 4]
const count = rowCount * rowLength
const adam: OptimizerConfig = { type: 'adam', learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }
const lazyAdam: OptimizerConfig = { ...adam, type: 'lazyAdam' }

function create(optimizer: OptimizerConfig, changes: Partial<StageProgram> = {}, threads = 1): WeightUpdater {
  const program: StageProgram = {
    weights: [table],
    trainable: [table.name],
    feeds: () => [],
    forward: () => {
      throw new Error('nothing runs')
    },
    optimizer,
    ...changes,
  }
  const updater = new WeightUpdater(program, threads)
  view(updater, weightArray).forEach((_, index, weights) => (weights[index] = Math.sin(index)))
  return updater
}

function view(updater: WeightUpdater, array: string): Float32Array {
  const { buffer, byteOffset } = updater.place(table.name, array)
  return new Float32Array(buffer, byteOffset, count)
}

/** Rows of a step: the first and the last, neighbours, some twice, one from the end, one of zeros, far apart else. */
function rowsOf(step: number): { ids: Int32Array; values: Float32Array } {
  const ids = Int32Array.of(rowCount - 1, 7, 8, 9, 7, 0, -3, 50_000 + step, 90_000, 7, 149_000)
  const values = Float32Array.from({ length: ids.length * rowLength }, (_, index) => Math.cos(step * 100 + index))
  values.fill(0, 8 * rowLength, 9 * rowLength)
  return { ids, values }
}

/** The same gradient with its zeros. */
function writeWhole(gradient: Float32Array, { ids, values }: ReturnType<typeof rowsOf>): void {
  gradient.fill(0)
  ids.forEach((id, at) => {
    for (let column = 0; column < rowLength; column += 1)
      gradient[(id < 0 ? id + rowCount : id) * rowLength + column]! += values[at * rowLength + column]!
  })
}

const sameBytes = (a: WeightUpdater, b: WeightUpdater): string[] =>
  [weightArray, ...a.slots].filter(
    (array) =>
      Buffer.compare(Buffer.from(view(a, array).slice().buffer), Buffer.from(view(b, array).slice().buffer)) !== 0,
  )

test.each<[string, OptimizerConfig]>([
  ['adam', adam],
  ['lazyAdam', lazyAdam],
  ['rmsprop', { type: 'rmsprop', learningRate: 0.01, rho: 0.9, momentum: 0, epsilon: 1e-7, centered: false }],
])('%s: a gradient by its rows leaves the bytes of one with all its zeros', (_, config) => {
  const [rows, whole] = [create(config), create(config)]
  for (let step = 1; step <= 9; step += 1) {
    const given = rowsOf(step)
    rows.takeRows(table.name, given)
    writeWhole(view(whole, gradientArray), given)
    const [norm, expected] = [rows.step(step, 0.01), whole.step(step, 0.01)]
    expect(Math.abs(norm - expected)).toBeLessThan(1e-5 * expected)
  }
  expect(sameBytes(rows, whole)).toEqual([])
})

/** Every fifth row: more segments than two threads would share. */
const everyFifth = {
  ids: Int32Array.from({ length: rowCount / 5 }, (_, index) => 5 * index),
  values: Float32Array.from({ length: count / 5 }, (_, index) => Math.sin(index)),
}

test('two threads leave the bytes of one', () => {
  const [alone, together] = [create(adam), create(adam, {}, 2)]
  for (let step = 1; step <= 60; step += 1) {
    const given = step === 50 ? everyFifth : rowsOf(step)
    for (const updater of [alone, together]) updater.takeRows(table.name, given)
    expect(together.step(step, 0.01)).toBe(alone.step(step, 0.01))
  }
  expect(sameBytes(together, alone)).toEqual([])
  together.dispose()
})

test('steps by rows and steps by whole gradients may follow each other', () => {
  const [mixed, whole] = [create(adam), create(adam)]
  for (let step = 1; step <= 6; step += 1) {
    const given = rowsOf(step)
    if (step % 2 === 0) writeWhole(view(mixed, gradientArray), given)
    else mixed.takeRows(table.name, given)
    writeWhole(view(whole, gradientArray), given)
    for (const updater of [mixed, whole]) updater.step(step, 0.01)
  }
  expect(sameBytes(mixed, whole)).toEqual([])
})

test('more rows than can lie packed are taken as they were before, and few again after them', () => {
  const many = {
    ids: Int32Array.from({ length: 149_000 }, (_, row) => row),
    values: new Float32Array(149_000 * rowLength).fill(0.5),
  }
  const [rows, whole] = [create(adam), create(adam)]
  for (const [index, given] of [rowsOf(1), many, rowsOf(3), many].entries()) {
    rows.takeRows(table.name, given)
    writeWhole(view(whole, gradientArray), given)
    for (const updater of [rows, whole]) updater.step(index + 1, 0.01)
  }
  expect(sameBytes(rows, whole)).toEqual([])
})

test('packed rows are clipped by their norm, and those of parts of a batch are added up', () => {
  const clipped = create({ type: 'sgd', learningRate: 1 }, { gradientClipping: { type: 'globalNorm', limit: 1 } })
  const before = view(clipped, weightArray).slice()
  clipped.takeRows(table.name, { ids: Int32Array.of(4, 4), values: Float32Array.of(1, 0, 0, 0, 2, 4, 0, 0) })
  expect(clipped.step(1, 1)).toBeCloseTo(5, 5)
  const after = view(clipped, weightArray)
  expect(before[16]! - after[16]!).toBeCloseTo(0.6, 5)
  expect(before[17]! - after[17]!).toBeCloseTo(0.8, 5)

  const parts = create({ type: 'sgd', learningRate: 1 }, { microBatches: 2 })
  for (const part of [0, 1]) {
    parts.takeRows(table.name, { ids: Int32Array.of(4), values: Float32Array.of(1, 2 * part, 0, 0) })
    parts.accumulate(0.5, part === 0)
  }
  parts.step(1, 1)
  expect(before[16]! - view(parts, weightArray)[16]!).toBeCloseTo(1, 5)
  expect(before[17]! - view(parts, weightArray)[17]!).toBeCloseTo(1, 5)
})

test('a number that is not finite in a packed row is found', () => {
  const updater = create(adam)
  updater.takeRows(table.name, { ids: Int32Array.of(4), values: Float32Array.of(1, Number.NaN, 0, 0) })
  expect(updater.step(1, 0.01)).toBeNaN()
  expect(updater.lastFault).toMatchObject({ kind: 'gradient' })
})
