import { readSafetensors } from '../../../src/engine/interchange/safetensors.js'
import { initialize } from '../../../src/engine/layers/initializers.js'
import type { TrainingTask } from '../../../src/engine/training/task.js'
import { executorNames } from '../support/executors.js'
import { flowerSource } from '../support/flowers.js'
import { completed, follow, series } from '../support/follow.js'
import { flowerTask } from '../support/tasks.js'

const greedy = (objective: 'reconstruction' | 'supervised', corruption = 0): TrainingTask['strategy'] => ({
  type: 'greedyLayerwise',
  objective,
  epochsPerBlock: 8,
  corruption,
  fineTuneEpochs: 12,
})

const weightsOf = (bytes: Uint8Array | undefined) => readSafetensors(bytes ?? new Uint8Array()).tensors

describe.each(executorNames)('on the %s executor', (executor) => {
  test.each(['reconstruction', 'supervised'] as const)(
    'greedy %s learns block by block and then finely',
    async (objective) => {
      const { outcome, metrics } = await follow(flowerTask({ executor, strategy: greedy(objective) }), flowerSource())
      for (const stage of [0, 1, 2, 3]) {
        const losses = [...series(metrics, { stage, resolution: 'EPOCH', name: 'loss', split: 'TRAIN' }).values()]
        expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0)
      }
      const accuracy = completed({ outcome }).testMetrics.find(({ name }) => name === 'accuracy')
      expect(accuracy?.value).toBeGreaterThanOrEqual(0.9)
    },
  )

  test('a stage leaves every frozen weight as it was, to the byte', async () => {
    const task = flowerTask({ executor, strategy: greedy('reconstruction', 0.2) })
    const { checkpoints } = await follow(task, flowerSource())
    const after = (stage: number) =>
      weightsOf(checkpoints.filter((checkpoint) => checkpoint.stage === stage).at(-1)?.bytes)
    const changed = (from: ReturnType<typeof after>, to: ReturnType<typeof after>) =>
      ['first', 'second', 'species'].filter(
        (layer) => !equal(from.get(`${layer}/kernel`)?.values, to.get(`${layer}/kernel`)?.values),
      )
    const start = new Map(
      [...completed(await follow({ ...task, strategy: { type: 'endToEnd', epochs: 1 } }, flowerSource())).weights]
        .length
        ? ['first', 'second', 'species'].map((layer) => {
            const shape = after(0).get(`${layer}/kernel`)?.shape ?? []
            const name = `${layer}/kernel`
            return [
              name,
              { shape, dtype: 'float32' as const, values: initialize({ type: 'glorotUniform' }, shape, 7, name) },
            ]
          })
        : [],
    )
    expect(changed(start as ReturnType<typeof after>, after(0))).toEqual(['first'])
    expect(changed(after(0), after(1))).toEqual(['second'])
    expect(changed(after(1), after(2))).toEqual(['species'])
    expect(changed(after(2), after(3))).toEqual(['first', 'second', 'species'])
  })

  test('temporary layers do not outlive their stage', async () => {
    const { outcome } = await follow(flowerTask({ executor, strategy: greedy('supervised') }), flowerSource())
    expect([...weightsOf(completed({ outcome }).weights).keys()].sort()).toEqual([
      'first/bias',
      'first/kernel',
      'second/bias',
      'second/kernel',
      'species/bias',
      'species/kernel',
    ])
  })
})

const equal = (a: ArrayLike<number> | undefined, b: ArrayLike<number> | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.length === b.length &&
  Array.from(a).every((value, index) => value === b[index])
