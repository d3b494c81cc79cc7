import { readSafetensors } from '../../../src/engine/interchange/safetensors.js'
import { createPredictor } from '../../../src/engine/inference/predictor.js'
import { buildNetwork } from '../../../src/engine/spec/network.js'
import type { ArchitectureSpec } from '../../../src/engine/spec/architecture.js'
import type { ExecutorName } from '../../../src/engine/executors/executor.js'
import { planTraining } from '../../../src/engine/training/plan.js'
import type { TrainingTask } from '../../../src/engine/training/task.js'
import { relativeDifference } from '../compiled/compare-kernel.js'
import { executorNames } from '../support/executors.js'
import { drawFlowers, flowerSource } from '../support/flowers.js'
import { completed, follow } from '../support/follow.js'
import { registryOf, type PublishedModel } from '../support/submodels.js'
import { architecture, flowerTask } from '../support/tasks.js'

/** Four measures, normalized and with dropout, to a code of three and to the species. */
const source = (): ArchitectureSpec =>
  architecture(
    [{ shape: [4] }],
    { dense: { name: 'first', units: 8, activation: 'TANH' } },
    { batchNormalization: { name: 'norm' } },
    { dropout: { name: 'drop', rate: 0.3 } },
    { dense: { name: 'code', units: 3, activation: 'TANH' } },
    { dense: { name: 'species', units: 3, activation: 'SOFTMAX' } },
  )

async function publish(executor: ExecutorName, spec: ArchitectureSpec): Promise<PublishedModel> {
  const task = flowerTask({ executor, architecture: spec, strategy: { type: 'endToEnd', epochs: 2 } })
  return { architecture: spec, weights: completed(await follow(task, flowerSource())).weights }
}

const encoder = (changes: object = {}) => ({
  submodel: { name: 'encoder', modelVersionId: 'mv_a', outputLayer: 'code', ...changes },
})
const head = { dense: { name: 'species', units: 3, activation: 'SOFTMAX' } }

const tensorsOf = (weights: Uint8Array) => readSafetensors(weights).tensors
const moved = (before: Uint8Array, after: Uint8Array, prefix = 'encoder.'): string[] =>
  [...tensorsOf(after)].flatMap(([name, { values }]) => {
    const was = tensorsOf(before).get(name.slice(prefix.length))
    return name.startsWith(prefix) && was && String(was.values) !== String(values) ? [name.slice(prefix.length)] : []
  })

describe.each(executorNames)('on the %s executor', (executor) => {
  const taskOf = (spec: ArchitectureSpec, changes: Partial<TrainingTask> = {}): TrainingTask =>
    flowerTask({ executor, architecture: spec, strategy: { type: 'endToEnd', epochs: 2 }, ...changes })

  test('a frozen encoder does not move by a bit, its moving statistics included, while the head learns', async () => {
    const model = await publish(executor, source())
    const { parse, readModelWeights } = registryOf({ mv_a: model })
    const task = taskOf(parse({ inputs: [{ shape: [4] }], layers: [encoder(), head] }), {
      strategy: { type: 'endToEnd', epochs: 12 },
    })
    expect(planTraining(task)[0]?.trainableParameterCount).toBe(3 * 3 + 3)
    const { weights, testMetrics } = completed(await follow(task, flowerSource(), { readModelWeights }))
    expect(moved(model.weights, weights)).toEqual([])
    expect([...tensorsOf(weights).keys()]).toEqual([
      'encoder.code/bias',
      'encoder.code/kernel',
      'encoder.first/bias',
      'encoder.first/kernel',
      'encoder.norm/beta',
      'encoder.norm/gamma',
      'encoder.norm/movingMean',
      'encoder.norm/movingVariance',
      'species/bias',
      'species/kernel',
    ])
    expect(testMetrics.find(({ name }) => name === 'accuracy')?.value).toBeGreaterThan(0.6)
  })

  test('behind a layer that is trained a frozen encoder stands still too, in inference mode', async () => {
    const model = await publish(executor, source())
    const { parse, readModelWeights } = registryOf({ mv_a: model })
    const before = { dense: { name: 'before', units: 4 } }
    const task = taskOf(parse({ inputs: [{ shape: [4] }], layers: [before, encoder(), head] }))
    const { weights } = completed(await follow(task, flowerSource(), { readModelWeights }))
    expect(moved(model.weights, weights)).toEqual([])
  })

  test('an encoder that is trainable goes on from the weights of its model', async () => {
    const model = await publish(executor, source())
    const { parse, readModelWeights } = registryOf({ mv_a: model })
    const spec = parse({ inputs: [{ shape: [4] }], layers: [encoder({ trainable: true }), head] })
    const still = taskOf(spec, { optimizer: { type: 'sgd', learningRate: 1e-30 } })
    const { weights } = completed(await follow(still, flowerSource(), { readModelWeights }))
    expect(moved(model.weights, weights)).toEqual(['norm/movingMean', 'norm/movingVariance'])
    const learning = completed(await follow(taskOf(spec), flowerSource(), { readModelWeights }))
    expect(moved(model.weights, learning.weights)).toHaveLength(8)
  })

  test('a factor for a submodel is one for each of its layers', async () => {
    const model = await publish(executor, source())
    const { parse, readModelWeights } = registryOf({ mv_a: model })
    const spec = parse({ inputs: [{ shape: [4] }], layers: [encoder({ trainable: true }), head] })
    const learningRateFactors = [{ layer: 'encoder', factor: 0 }]
    const held = taskOf(spec, { optimizer: { type: 'sgd', learningRate: 0.1, learningRateFactors } })
    const { weights } = completed(await follow(held, flowerSource(), { readModelWeights }))
    expect(moved(model.weights, weights)).toEqual(['norm/movingMean', 'norm/movingVariance'])
  })

  test('stages train an encoder, or some of its layers, where they name them', async () => {
    const model = await publish(executor, source())
    const { parse, readModelWeights } = registryOf({ mv_a: model })
    const spec = parse({ inputs: [{ shape: [4] }], layers: [encoder(), head] })
    const stage = (name: string, train?: string[]) => ({
      name,
      epochs: 1,
      train,
      objective: { type: 'target' as const },
    })
    const staged = (train: string[]) =>
      taskOf(spec, { strategy: { type: 'staged', stages: [stage('head'), stage('tune', train)] } })
    const part = staged(['encoder.code', 'species'])
    expect(planTraining(part).map((planned) => planned.trainableParameterCount)).toEqual([12, 27 + 12])
    const outcome = completed(await follow(part, flowerSource(), { readModelWeights }))
    expect(moved(model.weights, outcome.weights)).toEqual(['code/bias', 'code/kernel'])
    const whole = completed(await follow(staged(['encoder', 'species']), flowerSource(), { readModelWeights }))
    expect(moved(model.weights, whole.weights)).toHaveLength(8)
  })

  test('a submodel of a submodel is trained or frozen as its own model has it', async () => {
    const base = await publish(executor, source())
    const first = registryOf({ mv_a: base })
    const middle = first.parse({
      inputs: [{ name: 'measures', shape: [4] }],
      layers: [encoder(), { dense: { name: 'wide', units: 5, activation: 'TANH' } }, head],
    })
    const task = taskOf(middle)
    const weights = completed(await follow(task, flowerSource(), first)).weights
    const second = registryOf({ mv_b: { architecture: middle, weights } })
    const tower = { name: 'tower', modelVersionId: 'mv_b', outputLayer: 'wide', trainable: true }
    const outer = second.parse({ inputs: [{ shape: [4] }], layers: [{ submodel: tower }, head] })
    const result = completed(await follow(taskOf(outer), flowerSource(), second)).weights
    expect(moved(weights, result, 'tower.')).toEqual(['wide/bias', 'wide/kernel'])
    const named = taskOf(outer, {
      strategy: {
        type: 'staged',
        stages: [{ name: 'all', epochs: 1, train: ['tower.encoder', 'species'], objective: { type: 'target' } }],
      },
    })
    const tuned = completed(await follow(named, flowerSource(), second)).weights
    expect(moved(weights, tuned, 'tower.')).toHaveLength(8)
  })

  test('greedy blocks take a submodel as one, and leave a frozen one alone', async () => {
    const model = await publish(executor, source())
    const { parse, readModelWeights } = registryOf({ mv_a: model })
    const greedy = (trainable: boolean) =>
      taskOf(
        parse({
          inputs: [{ shape: [4] }],
          layers: [encoder({ trainable }), { dense: { name: 'more', units: 4 } }, head],
        }),
        {
          strategy: {
            type: 'greedyLayerwise',
            objective: 'reconstruction',
            epochsPerBlock: 1,
            corruption: 0.2,
            fineTuneEpochs: 1,
          },
        },
      )
    const trains = (task: TrainingTask) => planTraining(task).map(({ spec }) => spec.train)
    expect(trains(greedy(true))).toEqual([['encoder'], ['more'], ['species'], undefined])
    expect(trains(greedy(false))).toEqual([['more'], ['species'], undefined])
    const { weights } = completed(await follow(greedy(false), flowerSource(), { readModelWeights }))
    expect(moved(model.weights, weights)).toEqual([])
    completed(await follow(greedy(true), flowerSource(), { readModelWeights }))
  })

  test('a run with submodels, resumed from any checkpoint without their models, ends with the same bytes', async () => {
    const model = await publish(executor, source())
    const { parse, readModelWeights } = registryOf({ mv_a: model })
    const stage = (name: string, train?: string[]) => ({
      name,
      epochs: 1,
      train,
      objective: { type: 'target' as const },
    })
    const task = taskOf(parse({ inputs: [{ shape: [4] }], layers: [encoder(), head] }), {
      strategy: { type: 'staged', stages: [stage('head'), stage('tune', ['encoder', 'species'])] },
    })
    const whole = await follow(task, flowerSource(), { readModelWeights, checkpointIntervalMs: 0 })
    expect(whole.checkpoints.length).toBeGreaterThan(5)
    for (const { bytes } of whole.checkpoints) {
      const resumed = await follow(task, flowerSource(), { resumeFrom: bytes })
      expect(completed(resumed).weights).toEqual(completed(whole).weights)
    }
  })

  test('what a frozen model has inside is read beside its result, and two of one model are two', async () => {
    const model = await publish(executor, source())
    const { parse, readModelWeights } = registryOf({ mv_a: model })
    const second = { submodel: { ...encoder().submodel, name: 'other', inputs: ['input_1'], trainable: true } }
    const spec = parse({
      inputs: [{ shape: [4] }],
      layers: [encoder(), second, { concatenate: { inputs: ['encoder', 'encoder.first', 'other'] } }, head],
    })
    const { weights } = completed(await follow(taskOf(spec), flowerSource(), { readModelWeights }))
    expect(moved(model.weights, weights)).toEqual([])
    expect(moved(model.weights, weights, 'other.')).toHaveLength(8)
    expect(tensorsOf(weights).get('species/kernel')?.shape).toEqual([3 + 8 + 3, 3])
  })

  test('a model with submodels answers as it was measured', async () => {
    const model = await publish(executor, source())
    const { parse, readModelWeights } = registryOf({ mv_a: model })
    const task = taskOf(parse({ inputs: [{ shape: [4] }], layers: [encoder(), head] }))
    const result = completed(await follow(task, flowerSource(), { readModelWeights }))
    const predictor = await createPredictor({ ...result, architecture: task.architecture, executor })
    const answers = await predictor.predict(new Map(Object.entries(drawFlowers(3, 30))), 30)
    predictor.dispose()
    const names = ['setosa', 'versicolor', 'virginica']
    answers.forEach((answer, row) => {
      if (answer.type !== 'classification') throw new Error(answer.type)
      expect(answer.label === names[row % 3]).toBe(result.testCorrect?.[row] === 1)
    })
  })

  test('a run whose submodel has no weights, or others, says so', async () => {
    const model = await publish(executor, source())
    const { parse } = registryOf({ mv_a: model })
    const task = taskOf(parse({ inputs: [{ shape: [4] }], layers: [encoder(), head] }))
    await expect(follow(task, flowerSource())).rejects.toThrow(
      'submodel "encoder" (mv_a): there are no weights of its model version',
    )
    const other = await publish(executor, architecture([{ shape: [4] }], head))
    const readModelWeights = async () => other.weights
    await expect(follow(task, flowerSource(), { readModelWeights })).rejects.toThrow(
      'needs "first/kernel" of shape [4, 8], which in its model version is missing',
    )
  })
})

test('the executors end five epochs with a trainable encoder at the same weights', async () => {
  const model = await publish('eager', source())
  const { parse, readModelWeights } = registryOf({ mv_a: model })
  const plain = architecture(
    [{ shape: [4] }],
    { dense: { name: 'first', units: 8, activation: 'TANH' } },
    { batchNormalization: { name: 'norm' } },
    { dense: { name: 'species', units: 3, activation: 'SOFTMAX' } },
  )
  const still = await publish('eager', plain)
  const second = registryOf({ mv_a: still })
  const run = async (executor: ExecutorName, registry: typeof second, outputLayer: string) => {
    const spec = registry.parse({
      inputs: [{ shape: [4] }],
      layers: [encoder({ trainable: true, outputLayer }), head],
    })
    const task = flowerTask({
      executor,
      architecture: spec,
      strategy: { type: 'endToEnd', epochs: 5 },
      optimizer: { type: 'sgd', learningRate: 0.05 },
    })
    return tensorsOf(completed(await follow(task, flowerSource(), registry)).weights)
  }
  for (const [registry, layer] of [
    [second, 'norm'],
    [{ parse, readModelWeights }, 'code'],
  ] as const) {
    const [eager, compiled] = [await run('eager', registry, layer), await run('compiled', registry, layer)]
    for (const [name, { values }] of eager) {
      const found = compiled.get(name)?.values as Float32Array
      expect(relativeDifference(found, values as Float32Array)).toBeLessThan(1e-4)
    }
  }
})

test('a network with a submodel counts as the layers that it stands for', () => {
  const { parse } = registryOf({ mv_a: { architecture: source(), weights: new Uint8Array() } })
  const network = buildNetwork(parse({ inputs: [{ shape: [4] }], layers: [encoder({ outputLayer: undefined })] }))
  const plain = buildNetwork(source())
  expect(network.parameterCount).toBe(plain.parameterCount)
  expect(network.flopsPerSample).toBe(plain.flopsPerSample)
  expect(network.outputs).toEqual([{ name: 'encoder', shape: [3] }])
})
