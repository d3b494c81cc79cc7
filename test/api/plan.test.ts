import { buildArchitecture, flowerInput, plantFlowers, trainFlowers } from '../support/flowers.js'
import type { Flowers } from '../support/flowers.js'
import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'

interface Plan {
  readonly trainableParameterCount: number
  readonly estimatedMemoryBytes: number
  readonly estimatedDurationMs: number
  readonly stages: readonly {
    readonly name: string
    readonly objective: string
    readonly batchSize: number
    readonly spec: { readonly objective: object } & Readonly<Record<string, unknown>>
    readonly trainedLayers: readonly string[]
    readonly epochs: number
    readonly steps: number
    readonly trainableParameterCount: number
    readonly flopsPerSample: number
  }[]
}

let strata: TestStrata
let flowers: Flowers
beforeAll(async () => {
  strata = await startStrata()
  const { datasetVersionId } = await plantFlowers(strata)
  const architectureId = await buildArchitecture(strata, {
    name: 'deep',
    layers: [
      { dense: { name: 'first', units: 8, activation: 'SIGMOID' } },
      { dropout: { name: 'rest', rate: 0.1 } },
      { dense: { name: 'second', units: 6, activation: 'RELU' } },
      { dense: { name: 'species', units: 3, activation: 'SOFTMAX' } },
    ],
  })
  flowers = { datasetVersionId, architectureId }
})
afterAll(() => strata.close())

const planDocument = `query ($input: StartTrainingRunInput!) {
  planTrainingRun(input: $input) {
    plan {
      trainableParameterCount estimatedMemoryBytes estimatedDurationMs
      stages {
        name objective trainedLayers epochs batchSize spec steps trainableParameterCount flopsPerSample
        estimatedMemoryBytes estimatedDurationMs
      }
    }
    userErrors { code message path }
  }
}`

const trainRows = 90
const [first, second, species] = [4 * 8 + 8, 8 * 6 + 6, 6 * 3 + 3] as const

async function plan(changes: object): Promise<Plan> {
  const { planTrainingRun } = await strata.graphql<{ planTrainingRun: { plan: Plan; userErrors: unknown[] } }>(
    planDocument,
    {
      input: flowerInput(flowers, changes),
    },
  )
  expect(planTrainingRun.userErrors).toEqual([])
  return planTrainingRun.plan
}

test('end-to-end is one stage over all layers', async () => {
  const { stages, ...whole } = await plan({ strategy: { endToEnd: { epochs: 7 } }, batchSize: 16 })
  expect(stages).toMatchObject([
    {
      name: 'endToEnd',
      objective: 'TARGET',
      trainedLayers: ['first', 'rest', 'second', 'species'],
      epochs: 7,
      steps: 7 * Math.ceil(trainRows / 16),
      trainableParameterCount: first + second + species,
    },
  ])
  expect(whole.trainableParameterCount).toBe(first + second + species)
  // Weights, gradients and Adam's two moments in 4 bytes each, at least.
  expect(whole.estimatedMemoryBytes).toBeGreaterThan(4 * 4 * (first + second + species))
  expect(whole.estimatedDurationMs).toBeGreaterThan(0)
})

test('staged keeps the stages as given, and counts what each trains', async () => {
  const { stages, trainableParameterCount } = await plan({
    batchSize: 32,
    strategy: {
      staged: {
        stages: [
          {
            name: 'code',
            epochs: 2,
            train: ['first'],
            objective: { auxiliary: { layer: 'first', output: 'species' } },
          },
          { name: 'head', epochs: 3, train: ['second', 'species'], objective: { target: {} }, batchSize: 9 },
          { name: 'all', epochs: 1, objective: { target: {} } },
        ],
      },
    },
  })
  expect(stages.map(({ name, epochs, steps }) => [name, epochs, steps])).toEqual([
    ['code', 2, 2 * 3],
    ['head', 3, 3 * 10],
    ['all', 1, 3],
  ])
  expect(stages.map((stage) => stage.trainableParameterCount)).toEqual([
    first,
    second + species,
    first + second + species,
  ])
  expect(stages[0]!.spec.objective).toEqual({ auxiliary: { layer: 'first', output: 'species' } })
  expect(stages.map(({ objective }) => objective)).toEqual(['AUXILIARY', 'TARGET', 'TARGET'])
  expect(stages.map(({ batchSize }) => batchSize)).toEqual([32, 9, 32])
  // Each parameter once, however many stages train it.
  expect(trainableParameterCount).toBe(first + second + species)
  expect(stages[1]!.flopsPerSample).toBeLessThan(stages[2]!.flopsPerSample)
})

test('greedy reconstruction is a stacked denoising autoencoder, then fine-tuning', async () => {
  const { stages } = await plan({
    strategy: {
      greedyLayerwise: { objective: 'RECONSTRUCTION', epochsPerBlock: 4, corruption: 0.25, fineTuneEpochs: 2 },
    },
  })
  expect(stages.map(({ name, epochs, trainedLayers }) => [name, epochs, trainedLayers])).toEqual([
    ['block1', 4, ['first']],
    ['block2', 4, ['rest', 'second']],
    ['block3', 4, ['species']],
    ['fineTune', 2, ['first', 'rest', 'second', 'species']],
  ])
  // Standardized measures are rebuilt by squared error, values of a sigmoid by cross-entropy.
  expect(stages.map(({ spec }) => spec.objective)).toMatchObject([
    { reconstruction: { from: 'first', of: 'input_1', corruption: 0.25, loss: { meanSquaredError: {} } } },
    { reconstruction: { from: 'second', of: 'first', corruption: 0.25, loss: { binaryCrossentropy: {} } } },
    { target: {} },
    { target: {} },
  ])
  expect(stages.map((stage) => stage.trainableParameterCount)).toEqual([
    first,
    second,
    species,
    first + second + species,
  ])
})

test.each([
  { endToEnd: { epochs: 2 } },
  { greedyLayerwise: { objective: 'RECONSTRUCTION', epochsPerBlock: 4, corruption: 0.25, fineTuneEpochs: 2 } },
  {
    greedyLayerwise: {
      objective: 'SUPERVISED',
      epochsPerBlock: 1,
      blocks: [
        ['first', 'rest'],
        ['second', 'species'],
      ],
    },
  },
])('the stages of %j can be sent back as they are', async (strategy) => {
  const { stages } = await plan({
    strategy,
    optimizer: { momentum: { learningRate: 0.1, momentum: 0.9, schedule: { cosine: { warmupSteps: 3 } } } },
    earlyStopping: { patience: 3 },
    gradientClipping: { globalNorm: 1 },
  })
  const sent = await plan({ strategy: { staged: { stages: stages.map(({ spec }) => spec) } } })
  expect(sent.stages).toEqual(stages)
})

test('larger batches need more memory and fewer steps', async () => {
  const [small, large] = [await plan({ batchSize: 1 }), await plan({ batchSize: 90 })]
  expect(large.estimatedMemoryBytes).toBeGreaterThan(small.estimatedMemoryBytes)
  expect(small.stages[0]!.steps).toBe(90 * large.stages[0]!.steps)
})

test('a run takes the stages that were planned, and its time tells what the next one takes', async () => {
  const strategy = { greedyLayerwise: { objective: 'SUPERVISED', epochsPerBlock: 2, fineTuneEpochs: 2 } }
  const planned = await plan({ strategy })
  const { id, status } = await trainFlowers(strata, flowers, { strategy, modelName: 'planned' })
  expect(status).toBe('SUCCEEDED')
  const { trainingRun } = await strata.graphql<{
    trainingRun: { stages: Plan['stages']; progress: { step: number; totalSteps: number } }
  }>(
    `query ($id: ID!) {
      trainingRun(id: $id) {
        stages { name objective trainedLayers epochs trainableParameterCount }
        progress { step totalSteps }
      }
    }`,
    { id },
  )
  expect(planned.stages).toMatchObject(trainingRun.stages)
  const steps = planned.stages.reduce((sum, stage) => sum + stage.steps, 0)
  expect(trainingRun.progress).toEqual({ step: steps, totalSteps: steps })
  // Twice the epochs of what was measured: about twice its time.
  const again = await plan({ strategy })
  const double = await plan({
    strategy: { greedyLayerwise: { ...strategy.greedyLayerwise, epochsPerBlock: 4, fineTuneEpochs: 4 } },
  })
  expect(double.estimatedDurationMs / again.estimatedDurationMs).toBeCloseTo(2, 0)
})

test('planning makes no run', async () => {
  const { trainingRuns } = await strata.graphql<{ trainingRuns: { nodes: { name: string }[] } }>(
    '{ trainingRuns { nodes { name } } }',
  )
  expect(trainingRuns.nodes).toHaveLength(1)
})
