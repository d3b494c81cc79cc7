import { createEagerExecutor } from '../../../src/engine/executors/eager.js'
import type { NamedTensors } from '../../../src/engine/tensors.js'
import { inferenceProgram } from '../../../src/engine/training/inference-program.js'
import { startingWeights } from '../../../src/engine/training/stage-session.js'
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
    'an unknown layer to begin with',
    over([5], [inside({ modelVersionId: 'mv_encoder', inputLayer: 'coda' })]),
    'layers.0.submodel.inputLayer: layer 0 (submodel): its model has no layer named coda; did you mean code or conv?',
  ],
  [
    'a part without layers',
    over([5], [inside({ modelVersionId: 'mv_encoder', inputLayer: 'code', outputLayer: 'code' })]),
    'layers.0.submodel.inputLayer: layer 0 (submodel): code is its result already: nothing is left of its model',
  ],
  [
    'an end before its beginning',
    over([5], [inside({ modelVersionId: 'mv_encoder', inputLayer: 'code', outputLayer: 'conv' })]),
    'layers.0.submodel.inputLayer: layer 0 (submodel): in its model conv does not read code',
  ],
  [
    'something else in the place of a layer',
    over([6], [inside({ modelVersionId: 'mv_encoder', inputLayer: 'code' })]),
    'layers.0.submodel.inputs: layer 0 (submodel): reads [5], as its model was trained with, but its input has shape [6]',
  ],
  [
    'one input where two are read',
    over([2], [inside({ modelVersionId: 'mv_pair', inputLayer: 'read', outputLayer: 'one' })]),
    'layers.0.submodel.inputs: layer 0 (submodel): that part of its model reads 2 inputs (read, left), got 1 (x)',
  ],
  [
    'a name that one of its layers has',
    over([8, 8, 1], [inside({ modelVersionId: 'mv_encoder' }), { dense: { name: 'inner.code', units: 2 } }]),
    'layers.1.dense.name: layer 1 (dense): name inner.code is taken by layer 0 (submodel)',
  ],
  [
    'a field that it has not',
    over([8, 8, 1], [inside({ modelVersionId: 'mv_encoder', frozen: true })]),
    'layers.0.submodel.frozen: layer 0 (submodel): has no field frozen; there are modelVersionId, inputLayer, outputLayer, trainable',
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

test('models out of models do not grow without end', () => {
  let spec = parseArchitecture({ inputs: [{ name: 'x', shape: [2] }], layers: [{ dense: { units: 2 } }] })
  const doubled = () =>
    parseArchitecture({
      inputs: [{ name: 'x', shape: [2] }],
      layers: [{ submodel: { modelVersionId: 'mv' } }, { submodel: { modelVersionId: 'mv' } }],
      submodels: { mv: spec },
    })
  expect(() => {
    for (let generation = 0; generation < 40; generation++) spec = doubled()
  }).toThrow(/submodels stand for their layers, and with this one there are \d+ in all; at most 1000 fit/)
})

test('an encoder and a decoder of one model make the model again', async () => {
  const model = parseArchitecture({
    inputs: [{ name: 'x', shape: [4] }],
    layers: [
      { dense: { name: 'wide', units: 6, activation: 'TANH' } },
      { dense: { name: 'code', units: 2 } },
      { dense: { name: 'open', units: 6, activation: 'TANH' } },
      { dense: { name: 'rebuilt', units: 4 } },
    ],
  })
  const halves = parseArchitecture({
    inputs: [{ name: 'x', shape: [4] }],
    layers: [
      { submodel: { name: 'encoder', modelVersionId: 'mv', outputLayer: 'code' } },
      { submodel: { name: 'decoder', modelVersionId: 'mv', inputLayer: 'code' } },
    ],
    submodels: { mv: model },
  })
  const [whole, parts] = [buildNetwork(model), buildNetwork(halves)]
  expect(parts.parameterCount).toBe(whole.parameterCount)
  const weights = startingWeights(whole, 1, (name) => name)
  const placed: NamedTensors = new Map()
  for (const { name } of parts.weights) placed.set(name, weights.get(name.slice(name.indexOf('.') + 1))!)
  const executor = await createEagerExecutor()
  const feeds = { 'input:x': Float32Array.from({ length: 12 }, (_, index) => Math.sin(index)) }
  const [expected, found] = await Promise.all([
    (await executor.createInferenceSession(inferenceProgram(whole), weights)).run(3, feeds),
    (await executor.createInferenceSession(inferenceProgram(parts), placed)).run(3, feeds),
  ])
  expect(found.decoder?.values).toEqual(expected.rebuilt?.values)
})
