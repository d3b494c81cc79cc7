import { parseArchitecture, toLayerInput } from '../../../src/engine/spec/parse.js'
import type { ArchitectureInput } from '../../../src/engine/spec/parse.js'
import { buildNetwork } from '../../../src/engine/spec/network.js'
import { findMistakes } from './find-mistakes.js'

const encoder = parseArchitecture({
  inputs: [{ name: 'image', shape: [8, 8, 1] }],
  layers: [
    { conv2d: { name: 'conv', filters: 3, kernelSize: [3, 3] } },
    { flatten: { name: 'flat' } },
    { dense: { name: 'code', units: 5 } },
    { dense: { name: 'rebuilt', units: 64 } },
  ],
})
const pair = parseArchitecture({
  inputs: [
    { name: 'left', shape: [2] },
    { name: 'right', shape: [null, 3] },
  ],
  layers: [
    { lstm: { name: 'read', inputs: ['right'], units: 2 } },
    { add: { name: 'both', inputs: ['left', 'read'] } },
    { dense: { name: 'one', units: 1 } },
    { dense: { name: 'two', inputs: ['both'], units: 1 } },
  ],
  outputs: ['one', 'two'],
})
const words = parseArchitecture({
  inputs: [{ name: 'words', shape: [null], dtype: 'INT32' }],
  layers: [{ embedding: { name: 'table', inputDim: 10, outputDim: 4 } }, { globalAveragePooling1d: {} }],
})
const submodels = { mv_encoder: encoder, mv_pair: pair, mv_words: words }

const over = (shape: (number | null)[], layers: unknown[], more: Partial<ArchitectureInput> = {}) => ({
  inputs: [{ name: 'x', shape }],
  layers,
  submodels,
  ...more,
})
const inside = (fields: object) => ({ submodel: { name: 'inner', ...fields } })

test.each([
  [
    'an unknown model version',
    over([8, 8, 1], [inside({ modelVersionId: 'mv_none' }), { dense: { units: 2 } }]),
    'layers.0.submodel.modelVersionId: layer 0 (submodel): there is no model version mv_none',
  ],
  [
    'no model version',
    over([8, 8, 1], [inside({})]),
    'layers.0.submodel.modelVersionId: layer 0 (submodel): modelVersionId is required',
  ],
  [
    'an unknown layer',
    over([8, 8, 1], [inside({ modelVersionId: 'mv_encoder', outputLayer: 'coed' })]),
    'layers.0.submodel.outputLayer: layer 0 (submodel): its model has no layer named coed; did you mean conv or code?',
  ],
  [
    'an input of another shape',
    over([8, 9, 1], [inside({ modelVersionId: 'mv_encoder' })]),
    'layers.0.submodel.inputs: layer 0 (submodel): reads [8, 8, 1], as its model was trained with, but its input has shape [8, 9, 1]',
  ],
  [
    'several outputs',
    over([8, 8, 1], [{ flatten: {} }, inside({ modelVersionId: 'mv_pair' })]),
    'layers.1.submodel.outputLayer: layer 1 (submodel): its model has 2 outputs (one, two): name one in outputLayer',
  ],
  [
    'too few inputs',
    over([2], [inside({ modelVersionId: 'mv_pair', outputLayer: 'both' })]),
    'layers.0.submodel.inputs: layer 0 (submodel): its model reads 2 inputs (left, right), got 1 (x)',
  ],
  [
    'too many inputs for the part that is taken',
    over([null, 3], [inside({ modelVersionId: 'mv_pair', outputLayer: 'read', inputs: ['x', 'x'] })]),
    'layers.0.submodel.inputs: layer 0 (submodel): its model reads one input (right), got 2 (x, x)',
  ],
  [
    'numbers where codes are read',
    over([7], [inside({ modelVersionId: 'mv_words' })]),
    'layers.0.submodel: layer 0 (submodel): its layer table (embedding) reads int32, but inner.words is float32: declare that input as INT32',
  ],
  [
    'a name that one of its layers has',
    over([8, 8, 1], [inside({ modelVersionId: 'mv_encoder' }), { dense: { name: 'inner.code', units: 2 } }]),
    'layers.1.dense.name: layer 1 (dense): name inner.code is taken by layer 0 (submodel)',
  ],
  [
    'a field that it has not',
    over([8, 8, 1], [inside({ modelVersionId: 'mv_encoder', frozen: true })]),
    'layers.0.submodel.frozen: layer 0 (submodel): has no field frozen; there are modelVersionId, outputLayer, trainable',
  ],
])('%s is told once, with its place', (_, input, message) => {
  expect(findMistakes(input)).toEqual([message])
})

test('what is inside of a submodel can be read beside its result, as in a skip connection', () => {
  const spec = parseArchitecture(
    over(
      [8, 8, 1],
      [
        inside({ modelVersionId: 'mv_encoder', outputLayer: 'code' }),
        { flatten: { name: 'wide', inputs: ['inner.conv'] } },
        { concatenate: { inputs: ['inner', 'wide'] } },
      ],
    ),
  )
  expect(buildNetwork(spec).outputs).toEqual([{ name: 'concatenate_1', shape: [5 + 6 * 6 * 3] }])
})

test('a model of several inputs reads them in its own order, and only what its part needs comes along', () => {
  const spec = parseArchitecture({
    inputs: [
      { name: 'a', shape: [2] },
      { name: 'b', shape: [5, 3] },
    ],
    layers: [inside({ modelVersionId: 'mv_pair', outputLayer: 'both', inputs: ['a', 'b'] })],
    submodels,
  })
  const network = buildNetwork(spec)
  expect(network.layers.map(({ name }) => name)).toEqual([
    'inner.left',
    'inner.right',
    'inner.read',
    'inner.both',
    'inner',
  ])
  expect(network.outputs).toEqual([{ name: 'inner', shape: [2] }])
})

test('a stored architecture holds those of its submodels and says its layers again as they were given', () => {
  const given = over(
    [8, 8, 1],
    [inside({ modelVersionId: 'mv_encoder', outputLayer: 'code' }), { dense: { units: 2 } }],
  )
  const spec = JSON.parse(JSON.stringify(parseArchitecture(given))) as ReturnType<typeof parseArchitecture>
  expect(Object.keys(spec.submodels ?? {})).toEqual(['mv_encoder'])
  expect(buildNetwork(spec).parameterCount).toBe(3 * 9 + 3 + (6 * 6 * 3 + 1) * 5 + 6 * 2)
  expect(spec.layers.map(toLayerInput)[0]).toEqual({
    submodel: {
      name: 'inner',
      inputs: ['x'],
      modelVersionId: 'mv_encoder',
      outputLayer: 'code',
      trainable: false,
    },
  })
  expect(parseArchitecture({ ...given, layers: spec.layers.map(toLayerInput) })).toEqual(spec)
})
