import { readSafetensors } from '../../../src/engine/interchange/safetensors.js'
import type { StageSpec } from '../../../src/engine/strategies/strategy.js'
import type { TrainingTask } from '../../../src/engine/training/task.js'
import { executorNames } from '../support/executors.js'
import { flowerSource, measures } from '../support/flowers.js'
import { completed, follow, series } from '../support/follow.js'
import { picturesSource, pictureFeatures } from '../support/pictures.js'
import { architecture, flowerTask } from '../support/tasks.js'

const stages = (...specs: StageSpec[]): TrainingTask['strategy'] => ({ type: 'staged', stages: specs })

describe.each(executorNames)('on the %s executor', (executor) => {
  test('a frozen part computed once a stage teaches the same as one recomputed at each step', async () => {
    const run = (epochs: number) =>
      follow(
        flowerTask({
          executor,
          strategy: stages({ name: 'end', epochs, train: ['second', 'species'], objective: { type: 'target' } }),
        }),
        flowerSource(),
      )
    // A single epoch recomputes; with more, what the frozen layer gives is kept.
    const [once, kept] = [await run(1), await run(2)]
    const losses = (metrics: typeof once.metrics) =>
      [...series(metrics, { resolution: 'STEP', name: 'loss' }).values()].slice(0, 4)
    losses(once.metrics).forEach((loss, index) => expect(losses(kept.metrics)[index]).toBeCloseTo(loss, 5))
  })

  test('an autoencoder rebuilds its input without any target feature', async () => {
    const task = flowerTask({
      executor,
      features: flowerTask().features.filter(({ kind }) => kind === 'NUMERIC'),
      architecture: architecture(
        [{ shape: [4] }],
        { dense: { units: 3, activation: 'TANH' } },
        { dense: { name: 'rebuilt', units: 4 } },
      ),
      inputs: [{ input: 'input_1', features: measures }],
      targets: [
        {
          output: 'rebuilt',
          source: { type: 'reconstructs', input: 'input_1' },
          loss: { type: 'meanSquaredError' },
          metrics: [{ name: 'meanAbsoluteError' }],
          weight: 1,
        },
      ],
      strategy: { type: 'endToEnd', epochs: 12 },
    })
    const result = await follow(task, flowerSource())
    const losses = [...series(result.metrics, { resolution: 'EPOCH', name: 'loss', split: 'VALIDATION' }).values()]
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 3)
    expect(completed(result).testCorrect).toBeNull()
    expect(completed(result).signature.outputs).toEqual([{ type: 'tensor', output: 'rebuilt', shape: [4] }])
  })

  test('blocks of a convolutional network rebuild pictures and feature maps, and resume to the same bytes', async () => {
    const task = flowerTask({
      executor,
      features: pictureFeatures,
      architecture: architecture(
        [{ shape: [6, 6, 1] }],
        { conv2d: { name: 'conv', filters: 2, kernelSize: [3, 3], padding: 'SAME', activation: 'RELU' } },
        { maxPooling2d: {} },
        { flatten: {} },
        { dense: { name: 'hidden', units: 6, activation: 'RELU' } },
        { dense: { name: 'shape', units: 2, activation: 'SOFTMAX' } },
      ),
      targets: [
        {
          output: 'shape',
          source: { type: 'features', features: ['shape'] },
          loss: { type: 'sparseCategoricalCrossentropy', fromLogits: false },
          metrics: [{ name: 'accuracy' }],
          weight: 1,
        },
      ],
      strategy: {
        type: 'greedyLayerwise',
        objective: 'reconstruction',
        epochsPerBlock: 2,
        corruption: 0.1,
        fineTuneEpochs: 6,
      },
    })
    const whole = await follow(task, picturesSource())
    expect(completed(whole).testMetrics.find(({ name }) => name === 'accuracy')?.value).toBeGreaterThan(0.9)
    const middle = whole.checkpoints[Math.floor(whole.checkpoints.length / 2)]
    const resumed = await follow(task, picturesSource(), { resumeFrom: middle?.bytes ?? new Uint8Array() })
    expect(completed(resumed).weights).toEqual(completed(whole).weights)
  })

  test('two outputs share the loss by their weights, and each reports its own', async () => {
    const [target] = flowerTask().targets
    const task = flowerTask({
      executor,
      architecture: {
        ...architecture(
          [{ shape: [3] }],
          { dense: { name: 'hidden', units: 6, activation: 'TANH' } },
          { dense: { name: 'species', inputs: ['hidden'], units: 3, activation: 'SOFTMAX' } },
        ),
      },
      inputs: [{ input: 'input_1', features: measures.slice(0, 3) }],
    })
    const width = { ...task.architecture.layers[0], name: 'width', inputs: ['hidden'], units: 1, activation: 'linear' }
    const both = {
      ...task,
      architecture: {
        ...task.architecture,
        layers: [...task.architecture.layers, width] as TrainingTask['architecture']['layers'],
        outputs: ['species', 'width'],
      },
      targets: [
        { ...target!, weight: 2 },
        {
          output: 'width',
          source: { type: 'features' as const, features: ['petalWidth'] },
          loss: { type: 'meanSquaredError' as const },
          metrics: [],
          weight: 0.5,
        },
      ],
    }
    const { metrics, outcome } = await follow(both, flowerSource())
    const at = (output: string | null) =>
      [...series(metrics, { name: 'loss', split: 'VALIDATION', resolution: 'EPOCH', output }).values()].at(-1) ?? NaN
    expect(at(null)).toBeCloseTo(2 * at('species') + 0.5 * at('width'), 5)
    expect(completed({ outcome }).signature.outputs.map(({ type }) => type)).toEqual(['classification', 'regression'])
  })

  test('a frozen batch normalization leaves its moving statistics alone', async () => {
    const normalized = architecture(
      [{ shape: [4] }],
      { dense: { name: 'first', units: 5 } },
      { batchNormalization: { name: 'norm' } },
      { dense: { name: 'species', units: 3, activation: 'SOFTMAX' } },
    )
    const run = (train: string[]) =>
      follow(
        flowerTask({
          executor,
          architecture: normalized,
          strategy: stages({ name: 'part', epochs: 2, train, objective: { type: 'target' } }),
        }),
        flowerSource(),
      )
    const mean = async (train: string[]) =>
      Array.from(readSafetensors(completed(await run(train)).weights).tensors.get('norm/movingMean')?.values ?? [])
    expect(await mean(['first', 'species'])).toEqual([0, 0, 0, 0, 0])
    expect((await mean(['norm', 'species'])).some((value) => value !== 0)).toBe(true)
  })
})
