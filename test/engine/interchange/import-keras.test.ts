import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEagerExecutor } from '../../../src/engine/executors/eager.js'
import { importKeras } from '../../../src/engine/interchange/keras/import-keras.js'
import { buildNetwork } from '../../../src/engine/spec/network.js'
import { parseArchitecture } from '../../../src/engine/spec/parse.js'
import { elementCount } from '../../../src/engine/tensors.js'
import type { HostTensor } from '../../../src/engine/tensors.js'
import { inferenceProgram } from '../../../src/engine/training/inference-program.js'
import { relativeDifference } from '../compiled/compare-kernel.js'

interface Fixture {
  readonly rows: number
  readonly cases: readonly { readonly name: string; readonly model: object; readonly outputs: readonly number[][] }[]
}

/** Written by bench/peers/fixtures/keras_json.py. */
const fixture = JSON.parse(readFileSync(join(__dirname, 'keras-models.json'), 'utf8')) as Fixture

const wave = (count: number, step: number, start: number): Float32Array =>
  Float32Array.from({ length: count }, (_, index) => Math.sin(step * index + start))

test.each(fixture.cases.map((one) => [one.name, one] as const))(
  '%s: an architecture that Keras 3 wrote answers here as it does there',
  async (_, { model, outputs }) => {
    const architecture = parseArchitecture(importKeras(JSON.stringify(model)))
    const network = buildNetwork(architecture)
    const weights = new Map(
      network.weights.map(({ name, shape }, index): [string, HostTensor] => {
        const values = wave(elementCount(shape), 0.7, index).map((value) => 0.4 * value)
        const isVariance = name.endsWith('movingVariance')
        return [name, { shape, dtype: 'float32', values: isVariance ? values.map((x) => Math.abs(x) + 0.5) : values }]
      }),
    )
    const feeds = Object.fromEntries(
      architecture.inputs.map(({ name, shape, dtype }, index) => {
        const values = wave(fixture.rows * elementCount(shape.map((axis) => axis ?? 1)), 0.37, index + 1)
        const codes = Int32Array.from(values, (value) => Math.floor((value + 1) * 2))
        return [`input:${name}`, dtype === 'int32' ? codes : values]
      }),
    )
    const session = await (await createEagerExecutor()).createInferenceSession(inferenceProgram(network), weights)
    const answers = await session.run(fixture.rows, feeds)
    architecture.outputs.forEach((name, index) =>
      expect(relativeDifference(answers[name]!.values, Float32Array.from(outputs[index]!))).toBeLessThan(1e-5),
    )
    session.dispose()
  },
)

const dense = (config: object, inbound: unknown) => ({
  module: 'keras.layers',
  class_name: 'Dense',
  config: { units: 2, ...config },
  name: 'd',
  inbound_nodes: inbound,
})
const tensor = { class_name: '__keras_tensor__', config: { keras_history: ['x', 0, 0] } }
const functional = (layer: object) =>
  JSON.stringify({
    module: 'keras.src.models.functional',
    class_name: 'Functional',
    config: {
      layers: [
        {
          class_name: 'InputLayer',
          config: { batch_shape: [null, 3], dtype: 'float32' },
          name: 'x',
          inbound_nodes: [],
        },
        layer,
      ],
      input_layers: ['x', 0, 0],
      output_layers: ['d', 0, 0],
    },
  })

test('one input and one output may stand without a list around them', () => {
  const { inputs, layers, outputs } = importKeras(functional(dense({}, [{ args: [tensor], kwargs: {} }])))
  expect(inputs).toEqual([{ name: 'x', shape: [3], dtype: 'FLOAT32' }])
  expect(layers).toEqual([{ dense: { name: 'd', inputs: ['x'], units: 2 } }])
  expect(outputs).toEqual(['d'])
})

test('arguments by name come in the order in which ours are read', () => {
  const of = (name: string) => ({ ...tensor, config: { keras_history: [name, 0, 0] } })
  const kwargs = { key: of('k'), query: of('q'), value: of('v') }
  const attention = { class_name: 'Attention', config: {}, name: 'd', inbound_nodes: [{ args: [], kwargs }] }
  const input = (name: string) => ({ class_name: 'InputLayer', config: { batch_shape: [null, 4, 3] }, name })
  const model = {
    class_name: 'Functional',
    config: {
      layers: [input('k'), input('q'), input('v'), attention],
      input_layers: ['k', 'q', 'v'].map((name) => [name, 0, 0]),
      output_layers: ['d', 0, 0],
    },
  }
  expect(importKeras(JSON.stringify(model)).layers).toMatchObject([{ attention: { inputs: ['q', 'v', 'k'] } }])
})

test('hard_sigmoid is what Keras 3 says where Keras 3 says it', () => {
  const { layers } = importKeras(functional(dense({ activation: 'hard_sigmoid' }, [{ args: [tensor], kwargs: {} }])))
  expect(layers).toMatchObject([{ dense: { activation: 'HARD_SIGMOID' } }])
})

test('hard_sigmoid is refused where Keras 2 says it: no weights are there to make it good', () => {
  const layers = [
    { class_name: 'Dense', config: { name: 'd', units: 2, batch_input_shape: [null, 3], activation: 'hard_sigmoid' } },
  ]
  const model = { class_name: 'Sequential', keras_version: '2.9.0', config: { layers } }
  expect(() => importKeras(JSON.stringify(model))).toThrow(
    'layer 0 (dense): hard_sigmoid is clip(x / 5 + 1/2, 0, 1) in Keras 2',
  )
})

test.each([
  [
    'calls that say more than what is read',
    dense({}, [{ args: [tensor], kwargs: { use_causal_mask: true } }]),
    'layers.1.inbound_nodes: layer 1 (Dense d): is called with use_causal_mask, which has no counterpart',
  ],
  [
    'layers that are not there',
    dense({}, [{ args: [{ ...tensor, config: { keras_history: ['y', 0, 0] } }], kwargs: {} }]),
    'there is no layer y',
  ],
  [
    'functions with settings',
    dense({ activation: { class_name: 'function', config: 'gelu' } }, [{ args: [tensor], kwargs: {} }]),
    'layers.1.activation: layer 1 (Dense d): there is no activation',
  ],
])('%s are refused', (_, layer, message) => {
  expect(() => importKeras(functional(layer))).toThrow(message)
})
