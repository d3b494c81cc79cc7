import type { TrainingTask } from '../../../src/engine/training/task.js'
import { executorNames } from '../support/executors.js'
import { flowerSource, measures } from '../support/flowers.js'
import { follow, series } from '../support/follow.js'
import { architecture, flowerTask } from '../support/tasks.js'

const variational = (options: Partial<TrainingTask>, klWeight: number): TrainingTask =>
  flowerTask({
    ...options,
    features: flowerTask().features.filter(({ kind }) => kind === 'NUMERIC'),
    architecture: architecture(
      [{ shape: [4] }],
      { dense: { name: 'hidden', units: 6, activation: 'TANH' } },
      { dense: { name: 'mean', units: 2, inputs: ['hidden'] } },
      { dense: { name: 'spread', units: 2, inputs: ['hidden'] } },
      { sampling: { name: 'code', inputs: ['mean', 'spread'], klWeight } },
      { dense: { name: 'rebuilt', units: 4 } },
    ),
    inputs: [{ input: 'input_1', features: measures }],
    targets: [
      {
        output: 'rebuilt',
        source: { type: 'reconstructs', input: 'input_1' },
        loss: { type: 'meanSquaredError' },
        metrics: [],
        weight: 1,
      },
    ],
    strategy: { type: 'endToEnd', epochs: 12 },
  })

describe.each(executorNames)('on the %s executor', (executor) => {
  test('the divergence of a variational autoencoder is part of the loss, which falls', async () => {
    const run = async (klWeight: number) => {
      const { metrics } = await follow(variational({ executor }, klWeight), flowerSource())
      return {
        first: [...series(metrics, { resolution: 'STEP', name: 'loss' }).values()][0]!,
        held: [...series(metrics, { resolution: 'EPOCH', name: 'loss', split: 'VALIDATION' }).values()],
      }
    }
    const [without, half, whole] = [await run(0), await run(0.05), await run(0.1)]
    const divergence = whole.first - without.first
    expect(divergence).toBeGreaterThan(0)
    expect(half.first - without.first).toBeCloseTo(divergence / 2, 5)
    expect(half.held.at(-1)).toBeLessThan(half.held[0]!)
  })
})
