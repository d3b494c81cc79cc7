import { flowerInput, plantFlowers } from '../support/flowers.js'
import type { Flowers } from '../support/flowers.js'
import { mistakeCase, runMistakes } from '../support/mistakes.js'
import type { MistakeCase } from '../support/mistakes.js'
import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { createDataset, ingested } from '../support/versions.js'

let strata: TestStrata
let flowers: Flowers
beforeAll(async () => {
  strata = await startStrata()
  flowers = await plantFlowers(strata)
})
afterAll(() => strata.close())

const species = (changes: object = {}) => ({
  targets: [{ source: { features: ['species'] }, loss: { categoricalCrossentropy: {} }, ...changes }],
})
const staged = (changes: object) => ({
  strategy: { staged: { stages: [{ name: 'only', epochs: 1, objective: { target: {} }, ...changes }] } },
})
const greedy = (changes: object) => ({
  strategy: { greedyLayerwise: { objective: 'SUPERVISED', epochsPerBlock: 1, ...changes } },
})
const measures = ['sepalLength', 'sepalWidth', 'petalLength', 'petalWidth']

test.each<MistakeCase>([
  mistakeCase(
    'an unknown layer in a stage',
    staged({ train: ['dense_1', 'hidden'] }),
    'strategy.staged.stages.0.train.1',
    'no layer is called "hidden"; the layers are dense_1, dense_2',
  ),
  mistakeCase(
    'an unknown layer in a block',
    greedy({ blocks: [['dense_1'], ['head']] }),
    'strategy.greedyLayerwise.blocks.1.0',
    'no layer is called "head"; the layers are dense_1, dense_2',
  ),
  mistakeCase(
    'a layer in two blocks',
    greedy({ blocks: [['dense_1'], ['dense_1', 'dense_2']] }),
    'strategy.greedyLayerwise.blocks.1.0',
    'stands in block 1 already',
  ),
  mistakeCase('no blocks', greedy({ blocks: [] }), 'strategy.greedyLayerwise.blocks', 'at least one block, got none'),
  mistakeCase(
    'corruption of 1',
    greedy({ objective: 'RECONSTRUCTION', corruption: 1 }),
    'strategy.greedyLayerwise.corruption',
    'below 1, got 1',
  ),
  mistakeCase(
    'no stages',
    { strategy: { staged: { stages: [] } } },
    'strategy.staged.stages',
    'at least one stage, got none',
  ),
  mistakeCase('batches of none', { batchSize: 0 }, 'batchSize', 'a whole number from 1 to 65536, got 0'),
  mistakeCase(
    'batches of none in a stage',
    staged({ batchSize: 0 }),
    'strategy.staged.stages.0.batchSize',
    'from 1 to 65536, got 0',
  ),
  mistakeCase(
    'no epochs',
    { strategy: { endToEnd: { epochs: 0 } } },
    'strategy.endToEnd.epochs',
    'a whole number from 1, got 0',
  ),
  mistakeCase('no epochs in a stage', staged({ epochs: 0 }), 'strategy.staged.stages.0.epochs', 'from 1, got 0'),
  mistakeCase(
    'no epochs a block',
    greedy({ epochsPerBlock: 0 }),
    'strategy.greedyLayerwise.epochsPerBlock',
    'from 1, got 0',
  ),
  mistakeCase(
    'a negative learning rate',
    { optimizer: { adam: { learningRate: -0.01 } } },
    'optimizer.adam.learningRate',
    'above 0, got -0.01',
  ),
  mistakeCase(
    'a negative learning rate in a stage',
    staged({ optimizer: { sgd: { learningRate: -1 } } }),
    'strategy.staged.stages.0.optimizer.sgd.learningRate',
    'above 0, got -1',
  ),
  mistakeCase('a patience of 0', { earlyStopping: { patience: 0 } }, 'earlyStopping.patience', 'from 1, got 0'),
  mistakeCase(
    'watching what is not measured',
    { ...species(), earlyStopping: { monitor: 'AUC' } },
    'earlyStopping.monitor',
    'not measured; measured are loss',
  ),
  mistakeCase(
    'clipping at 0',
    { gradientClipping: { globalNorm: 0 } },
    'gradientClipping.globalNorm',
    'above 0, got 0',
  ),
  mistakeCase(
    'no targets where a stage needs them',
    { targets: [], inputs: [{ features: measures }] },
    'targets',
    `stage "endToEnd" learns the run's targets, but there are none`,
  ),
  mistakeCase('a weight of 0', species({ weight: 0 }), 'targets.0.weight', 'above 0, got 0'),
  mistakeCase('a negative seed', { seed: -1 }, 'seed', 'got -1'),
  mistakeCase('a name of nothing', { name: ' ' }, 'name', 'must have 1 to 200 characters'),
  mistakeCase("a model's name with a version in it", { modelName: 'iris@2' }, 'modelName', '"@"'),
  mistakeCase('a priority beyond the range', { priority: 101 }, 'priority', '-100 to 100, got 101'),
])('%s is told with its place and what would fit', async (_, changes, path, message, { code = 'INVALID_INPUT' }) => {
  const errors = await runMistakes(strata, flowerInput(flowers, changes))
  expect(errors).toEqual([{ code, path: path.split('.'), message: expect.stringContaining(message) as string }])
})

test('every mistake of one input is told at once', async () => {
  const errors = await runMistakes(
    strata,
    flowerInput(flowers, {
      batchSize: -1,
      seed: -2,
      optimizer: { sgd: { learningRate: 0 } },
      ...species({ output: 'x' }),
    }),
  )
  expect(errors.map(({ path }) => path?.join('.')).sort()).toEqual([
    'batchSize',
    'optimizer.sgd.learningRate',
    'seed',
    'targets.0.output',
  ])
})

test('a dataset version that is not READY trains nothing', async () => {
  const source = { inline: { rows: [{ a: 1, part: 'later' }] } }
  const failed = await ingested(strata, { name: 'failed', source, splits: { column: 'part' } })
  const { datasetVersion } = await createDataset(strata, { name: 'new', source: { sample: 'MNIST' } })
  for (const [id, status] of [
    [failed.id, 'FAILED'],
    [datasetVersion!.id, 'PROCESSING'],
  ] as const)
    expect(await runMistakes(strata, flowerInput(flowers, { datasetVersionId: id }))).toEqual([
      {
        code: 'NOT_READY',
        path: ['datasetVersionId'],
        message: `the dataset version must be READY, it is ${status}`,
      },
    ])
})

test('mistakes started no run', async () => {
  const { trainingRuns } = await strata.graphql<{ trainingRuns: { totalCount: number } }>(
    '{ trainingRuns { totalCount } }',
  )
  expect(trainingRuns.totalCount).toBe(0)
})
