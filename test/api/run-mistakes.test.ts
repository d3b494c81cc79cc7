import { buildArchitecture, flowerInput, plantFlowers, runMistakes } from '../support/flowers.js'
import type { Flowers } from '../support/flowers.js'
import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { createDataset, ingested } from '../support/versions.js'

let strata: TestStrata
let flowers: Flowers
/** Architectures on four inputs by how they end. */
let ends: Record<'linear' | 'sigmoid' | 'two' | 'one' | 'wide', string>
beforeAll(async () => {
  strata = await startStrata()
  flowers = await plantFlowers(strata)
  const end = (name: string, units: number, activation: string, shape = [4]) =>
    buildArchitecture(strata, { name, inputs: [{ shape }], layers: [{ dense: { units, activation } }] })
  ends = {
    linear: await end('linear', 3, 'LINEAR'),
    sigmoid: await end('sigmoid', 3, 'SIGMOID'),
    two: await end('two', 2, 'SOFTMAX'),
    one: await end('one', 1, 'LINEAR'),
    wide: await end('wide', 3, 'SOFTMAX', [5]),
  }
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

type Mistake = [string, object, string, string, string, keyof typeof ends | null]
const mistake = (
  what: string,
  changes: object,
  path: string,
  message: string,
  { code = 'INVALID_INPUT', on = null }: { code?: string; on?: keyof typeof ends | null } = {},
): Mistake => [what, changes, path, message, code, on]

test.each<Mistake>([
  mistake('no such dataset version', { datasetVersionId: 'dsv_1' }, 'datasetVersionId', 'no dataset version "dsv_1"', {
    code: 'NOT_FOUND',
  }),
  mistake('no such architecture', { architectureId: 'arch_1' }, 'architectureId', 'no architecture "arch_1"', {
    code: 'NOT_FOUND',
  }),
  mistake(
    'an unknown feature for an input',
    { inputs: [{ features: ['sepalLength', 'colour'] }] },
    'inputs.0.features.1',
    'no feature is called "colour"; the features are sepalLength, sepalWidth, petalLength, petalWidth, species',
    { code: 'UNKNOWN_FEATURE' },
  ),
  mistake(
    'an unknown feature for a target',
    { inputs: [{ features: measures }], ...species({ source: { features: ['kind'] } }) },
    'targets.0.source.features.0',
    'no feature is called "kind"; the features are sepalLength',
    { code: 'UNKNOWN_FEATURE' },
  ),
  mistake(
    'an unknown input',
    { inputs: [{ input: 'pixels', features: measures }] },
    'inputs.0.input',
    'the inputs are input_1',
  ),
  mistake(
    'an empty name of an input',
    { inputs: [{ input: '', features: measures }] },
    'inputs.0.input',
    'no input is called ""',
  ),
  mistake('an unknown output', species({ output: 'label' }), 'targets.0.output', 'the outputs are dense_2'),
  mistake(
    'too few features for an input',
    { inputs: [{ features: ['sepalLength', 'sepalWidth'] }] },
    'inputs.0.features',
    'input "input_1" holds 4 values a row, but its features give 2 (sepalLength: 1 (standardize), sepalWidth: 1 (standardize))',
    { code: 'SHAPE_MISMATCH' },
  ),
  mistake('features by default that do not fit', {}, 'inputs', 'holds 5 values a row, but its features give 4', {
    code: 'SHAPE_MISMATCH',
    on: 'wide',
  }),
  mistake(
    'an encoding that does not fit its feature',
    { inputs: [{ features: ['sepalLength'], encoding: { oneHot: {} } }] },
    'inputs.0.features.0',
    'oneHot does not fit: feature sepalLength is NUMERIC; standardize, rescale, none would fit',
  ),
  mistake(
    'a linear output into cross-entropy',
    {},
    'targets.0.loss',
    'expects softmax probabilities, found an output with no activation; activation softmax, or fromLogits: true, would fit',
    { on: 'linear' },
  ),
  mistake(
    'softmax applied twice',
    species({ loss: { categoricalCrossentropy: { fromLogits: true } } }),
    'targets.0.loss',
    "applies softmax itself, but the output's activation is softmax already; fromLogits: false, or an output without activation, would fit",
  ),
  mistake(
    'sigmoid into categorical cross-entropy',
    {},
    'targets.0.loss',
    'found an output with activation sigmoid; activation softmax would fit',
    { on: 'sigmoid' },
  ),
  mistake(
    'softmax into binary cross-entropy',
    species({ loss: { binaryCrossentropy: {} } }),
    'targets.0.loss',
    'for classes that exclude each other, softmax with categoricalCrossentropy',
  ),
  mistake('two units for three species', {}, 'targets.0.loss', 'the output has shape [2], the target [3]', {
    code: 'SHAPE_MISMATCH',
    on: 'two',
  }),
  mistake(
    'two units for the codes of three species',
    species({ loss: { sparseCategoricalCrossentropy: {} } }),
    'targets.0.loss',
    'the output has 2, the target 3 categories; 3 units would fit',
    { on: 'two' },
  ),
  mistake('one unit for three species', {}, 'targets.0.loss', 'found an output of shape [1] with 1 unit', {
    on: 'one',
  }),
  mistake(
    'a number as a class',
    { inputs: [{ features: measures }], ...species({ source: { features: ['petalWidth'] } }) },
    'targets.0.loss',
    'expects classes, found the NUMERIC feature petalWidth',
  ),
  mistake(
    'a metric of numbers on the codes of classes',
    species({ loss: { sparseCategoricalCrossentropy: {} }, metrics: [{ name: 'ACCURACY' }, { name: 'R2' }] }),
    'targets.0.metrics.1',
    'found a target of class indices (sparseCategoricalCrossentropy); accuracy, topKAccuracy or f1 would fit',
  ),
  mistake(
    'a metric of classes on numbers',
    {
      inputs: [{ features: measures }],
      ...species({
        source: { features: ['petalWidth'] },
        loss: { meanSquaredError: {} },
        metrics: [{ name: 'ACCURACY' }],
      }),
    },
    'targets.0.metrics.0',
    'accuracy counts right and wrong answers, found an output trained by meanSquaredError; meanSquaredError',
    { on: 'one' },
  ),
  mistake(
    'a k of no top k',
    species({ metrics: [{ name: 'ACCURACY', k: 2 }] }),
    'targets.0.metrics.0',
    'accuracy takes no k',
  ),
  mistake(
    'a metric that is recorded anyway',
    species({ metrics: [{ name: 'LEARNING_RATE' }] }),
    'targets.0.metrics.0',
    'recorded for every run',
  ),
  mistake(
    'an unknown layer in a stage',
    staged({ train: ['dense_1', 'hidden'] }),
    'strategy.staged.stages.0.train.1',
    'no layer is called "hidden"; the layers are dense_1, dense_2',
  ),
  mistake(
    'an unknown layer in a block',
    greedy({ blocks: [['dense_1'], ['head']] }),
    'strategy.greedyLayerwise.blocks.1.0',
    'no layer is called "head"; the layers are dense_1, dense_2',
  ),
  mistake(
    'a layer in two blocks',
    greedy({ blocks: [['dense_1'], ['dense_1', 'dense_2']] }),
    'strategy.greedyLayerwise.blocks.1.0',
    'stands in block 1 already',
  ),
  mistake('no blocks', greedy({ blocks: [] }), 'strategy.greedyLayerwise.blocks', 'at least one block, got none'),
  mistake(
    'corruption of 1',
    greedy({ objective: 'RECONSTRUCTION', corruption: 1 }),
    'strategy.greedyLayerwise.corruption',
    'below 1, got 1',
  ),
  mistake(
    'no stages',
    { strategy: { staged: { stages: [] } } },
    'strategy.staged.stages',
    'at least one stage, got none',
  ),
  mistake('batches of none', { batchSize: 0 }, 'batchSize', 'a whole number from 1 to 65536, got 0'),
  mistake(
    'batches of none in a stage',
    staged({ batchSize: 0 }),
    'strategy.staged.stages.0.batchSize',
    'from 1 to 65536, got 0',
  ),
  mistake(
    'no epochs',
    { strategy: { endToEnd: { epochs: 0 } } },
    'strategy.endToEnd.epochs',
    'a whole number from 1, got 0',
  ),
  mistake('no epochs in a stage', staged({ epochs: 0 }), 'strategy.staged.stages.0.epochs', 'from 1, got 0'),
  mistake(
    'no epochs a block',
    greedy({ epochsPerBlock: 0 }),
    'strategy.greedyLayerwise.epochsPerBlock',
    'from 1, got 0',
  ),
  mistake(
    'a negative learning rate',
    { optimizer: { adam: { learningRate: -0.01 } } },
    'optimizer.adam.learningRate',
    'above 0, got -0.01',
  ),
  mistake(
    'a negative learning rate in a stage',
    staged({ optimizer: { sgd: { learningRate: -1 } } }),
    'strategy.staged.stages.0.optimizer.sgd.learningRate',
    'above 0, got -1',
  ),
  mistake('a patience of 0', { earlyStopping: { patience: 0 } }, 'earlyStopping.patience', 'from 1, got 0'),
  mistake(
    'watching what is not measured',
    { ...species(), earlyStopping: { monitor: 'AUC' } },
    'earlyStopping.monitor',
    'not measured; measured are loss',
  ),
  mistake('clipping at 0', { gradientClipping: { globalNorm: 0 } }, 'gradientClipping.globalNorm', 'above 0, got 0'),
  mistake(
    'no targets where a stage needs them',
    { targets: [], inputs: [{ features: measures }] },
    'targets',
    `stage "endToEnd" learns the run's targets, but there are none`,
  ),
  mistake('a weight of 0', species({ weight: 0 }), 'targets.0.weight', 'above 0, got 0'),
  mistake('a negative seed', { seed: -1 }, 'seed', 'got -1'),
  mistake('a name of nothing', { name: ' ' }, 'name', 'must have 1 to 200 characters'),
  mistake("a model's name with a version in it", { modelName: 'iris@2' }, 'modelName', '"@"'),
  mistake('a priority beyond the range', { priority: 101 }, 'priority', '-100 to 100, got 101'),
])('%s is told with its place and what would fit', async (_, changes, path, message, code, on) => {
  const input = flowerInput(flowers, { ...(on && { architectureId: ends[on] }), ...changes })
  const errors = await runMistakes(strata, input)
  expect(errors).toContainEqual({ code, path: path.split('.'), message: expect.stringContaining(message) as string })
  expect(errors.map((error) => [error.path?.join('.'), error.message])).toHaveLength(1)
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
