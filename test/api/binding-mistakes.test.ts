import { buildArchitecture, flowerInput, plantFlowers } from '../support/flowers.js'
import type { Flowers } from '../support/flowers.js'
import { mistakeCase, runMistakes } from '../support/mistakes.js'
import type { MistakeCase } from '../support/mistakes.js'
import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'

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
const measures = ['sepalLength', 'sepalWidth', 'petalLength', 'petalWidth']

test.each<MistakeCase>([
  mistakeCase(
    'no such dataset version',
    { datasetVersionId: 'dsv_1' },
    'datasetVersionId',
    'no dataset version "dsv_1"',
    {
      code: 'NOT_FOUND',
    },
  ),
  mistakeCase('no such architecture', { architectureId: 'arch_1' }, 'architectureId', 'no architecture "arch_1"', {
    code: 'NOT_FOUND',
  }),
  mistakeCase(
    'an unknown feature for an input',
    { inputs: [{ features: ['sepalLength', 'colour'] }] },
    'inputs.0.features.1',
    'no feature is called "colour"; the features are sepalLength, sepalWidth, petalLength, petalWidth, species',
    { code: 'UNKNOWN_FEATURE' },
  ),
  mistakeCase(
    'an unknown feature for a target',
    { inputs: [{ features: measures }], ...species({ source: { features: ['kind'] } }) },
    'targets.0.source.features.0',
    'no feature is called "kind"; the features are sepalLength',
    { code: 'UNKNOWN_FEATURE' },
  ),
  mistakeCase(
    'an unknown input',
    { inputs: [{ input: 'pixels', features: measures }] },
    'inputs.0.input',
    'the inputs are input_1',
  ),
  mistakeCase(
    'an empty name of an input',
    { inputs: [{ input: '', features: measures }] },
    'inputs.0.input',
    'no input is called ""',
  ),
  mistakeCase('an unknown output', species({ output: 'label' }), 'targets.0.output', 'the outputs are dense_2'),
  mistakeCase(
    'too few features for an input',
    { inputs: [{ features: ['sepalLength', 'sepalWidth'] }] },
    'inputs.0.features',
    'input "input_1" holds 4 values a row, but its features give 2 (sepalLength: 1 (standardize), sepalWidth: 1 (standardize))',
    { code: 'SHAPE_MISMATCH' },
  ),
  mistakeCase('features by default that do not fit', {}, 'inputs', 'holds 5 values a row, but its features give 4', {
    code: 'SHAPE_MISMATCH',
    on: 'wide',
  }),
  mistakeCase(
    'an encoding that does not fit its feature',
    { inputs: [{ features: ['sepalLength'], encoding: { oneHot: {} } }] },
    'inputs.0.features.0',
    'oneHot does not fit: feature sepalLength is NUMERIC; standardize, rescale, none would fit',
  ),
  mistakeCase(
    'a linear output into cross-entropy',
    {},
    'targets.0.loss',
    'expects softmax probabilities, found an output with no activation; activation softmax, or fromLogits: true, would fit',
    { on: 'linear' },
  ),
  mistakeCase(
    'softmax applied twice',
    species({ loss: { categoricalCrossentropy: { fromLogits: true } } }),
    'targets.0.loss',
    "applies softmax itself, but the output's activation is softmax already; fromLogits: false, or an output without activation, would fit",
  ),
  mistakeCase(
    'sigmoid into categorical cross-entropy',
    {},
    'targets.0.loss',
    'found an output with activation sigmoid; activation softmax would fit',
    { on: 'sigmoid' },
  ),
  mistakeCase(
    'softmax into binary cross-entropy',
    species({ loss: { binaryCrossentropy: {} } }),
    'targets.0.loss',
    'for classes that exclude each other, softmax with categoricalCrossentropy',
  ),
  mistakeCase('two units for three species', {}, 'targets.0.loss', 'the output has shape [2], the target [3]', {
    code: 'SHAPE_MISMATCH',
    on: 'two',
  }),
  mistakeCase(
    'two units for the codes of three species',
    species({ loss: { sparseCategoricalCrossentropy: {} } }),
    'targets.0.loss',
    'the output has 2, the target 3 categories; 3 units would fit',
    { on: 'two' },
  ),
  mistakeCase('one unit for three species', {}, 'targets.0.loss', 'found an output of shape [1] with 1 unit', {
    on: 'one',
  }),
  mistakeCase(
    'a number as a class',
    { inputs: [{ features: measures }], ...species({ source: { features: ['petalWidth'] } }) },
    'targets.0.loss',
    'expects classes, found the NUMERIC feature petalWidth',
  ),
  mistakeCase(
    'a metric of numbers on the codes of classes',
    species({ loss: { sparseCategoricalCrossentropy: {} }, metrics: [{ name: 'ACCURACY' }, { name: 'R2' }] }),
    'targets.0.metrics.1',
    'found a target of class indices (sparseCategoricalCrossentropy); accuracy, topKAccuracy or f1 would fit',
  ),
  mistakeCase(
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
  mistakeCase(
    'a class weight of no category',
    species({
      loss: { categoricalCrossentropy: { classWeights: { byCategory: [{ category: 'rose', weight: 2 }] } } },
    }),
    'targets.0.loss.classWeights',
    'no category is called "rose"; the categories are ',
  ),
  mistakeCase(
    'a sample weight that is no number',
    { inputs: [{ features: measures }], ...species({ sampleWeight: 'species' }) },
    'targets.0.sampleWeight',
    '"species" is CATEGORICAL; one NUMERIC or BOOLEAN value a row would fit as its weight',
  ),
  mistakeCase(
    'a sample weight that is not there',
    { inputs: [{ features: measures }], ...species({ sampleWeight: 'weight' }) },
    'targets.0.sampleWeight',
    'no feature is called "weight"',
    { code: 'UNKNOWN_FEATURE' },
  ),
  mistakeCase(
    'probabilities for a hinge',
    species({ loss: { categoricalHinge: {} } }),
    'targets.0.loss',
    'categoricalHinge expects scores on both sides of 0',
  ),
  mistakeCase(
    'a k of no top k',
    species({ metrics: [{ name: 'ACCURACY', k: 2 }] }),
    'targets.0.metrics.0',
    'accuracy takes no k',
  ),
  mistakeCase(
    'a metric that is recorded anyway',
    species({ metrics: [{ name: 'LEARNING_RATE' }] }),
    'targets.0.metrics.0',
    'recorded for every run',
  ),
])(
  '%s is told with its place and what would fit',
  async (_, changes, path, message, { code = 'INVALID_INPUT', on }) => {
    const errors = await runMistakes(
      strata,
      flowerInput(flowers, { ...(on && { architectureId: ends[on as keyof typeof ends] }), ...changes }),
    )
    expect(errors).toEqual([{ code, path: path.split('.'), message: expect.stringContaining(message) as string }])
  },
)
