import type * as tfjs from '@tensorflow/tfjs'
import { createExecutor } from '../../../src/engine/executors/registry.js'
import { buildNetwork } from '../../../src/engine/spec/network.js'
import { parseArchitecture } from '../../../src/engine/spec/parse.js'
import type { HostTensor, NamedTensors } from '../../../src/engine/tensors.js'
import { loadTfjs } from '../../../src/engine/tfjs.js'
import { inferenceProgram } from '../../../src/engine/training/inference-program.js'
import { inputFeed } from '../../../src/engine/training/program.js'
import { buildGraph, drawNormal, drawWeights } from '../layers/forward.js'

let tf: typeof tfjs
beforeAll(async () => {
  tf = await loadTfjs()
})

const units = 3

const stepwise: [string, Record<string, unknown>, string[]][] = [
  ['simpleRnn', { simpleRnn: { units } }, ['state']],
  ['gru', { gru: { units } }, ['state']],
  ['lstm', { lstm: { units } }, ['state', 'memory']],
]

/** The layer over [time, 2] that starts from inputs and gives its last states. */
function build(layer: Record<string, unknown>, states: readonly string[], time: number) {
  const [[type, fields]] = Object.entries(layer) as [[string, object]]
  return buildNetwork(
    parseArchitecture({
      inputs: [{ name: 'x', shape: [time, 2] }, ...states.map((name) => ({ name, shape: [units] }))],
      layers: [{ [type]: { name: 'layer', inputs: ['x', ...states], returnSequences: true, ...fields } }],
      outputs: ['layer', ...states.map((name) => `layer.${name}`)],
    }),
  )
}

describe.each(['compiled', 'eager'] as const)('on the %s executor', (name) => {
  test.each(stepwise)(
    '%s step by step, carrying its states, says what it says over the whole',
    async (_, layer, states) => {
      const executor = await createExecutor(name)
      const whole = build(layer, states, 4)
      const drawn = drawWeights(tf, whole)
      const weights: NamedTensors = new Map(
        whole.weights.map(({ name: weight, shape }): [string, HostTensor] => [
          weight,
          { shape, dtype: 'float32', values: drawn[weight]!.dataSync() as Float32Array },
        ]),
      )
      const x = drawNormal(tf, 'x', [4, 2]).dataSync() as Float32Array
      const zeros = Object.fromEntries(states.map((state) => [inputFeed(state), new Float32Array(units)]))
      const session = await executor.createInferenceSession(inferenceProgram(whole), weights)
      const expected = await session.run(1, { [inputFeed('x')]: x, ...zeros })
      const single = await executor.createInferenceSession(inferenceProgram(build(layer, states, 1)), weights)
      let carried: Record<string, Float32Array> = zeros
      for (let step = 0; step < 4; step += 1) {
        const result = await single.run(1, { [inputFeed('x')]: x.slice(2 * step, 2 * step + 2), ...carried })
        carried = Object.fromEntries(states.map((state) => [inputFeed(state), result[`layer.${state}`]!.values]))
        const own = expected.layer!.values.subarray(units * step, units * (step + 1))
        result.layer!.values.forEach((value, unit) => expect(value).toBeCloseTo(own[unit]!, 6))
      }
      for (const state of states) {
        carried[inputFeed(state)]!.forEach((value, unit) =>
          expect(value).toBeCloseTo(expected[`layer.${state}`]!.values[unit]!, 6),
        )
      }
      session.dispose()
      single.dispose()
    },
  )
})

const inputs = [
  { name: 'x', shape: [5, 2] },
  { name: 'first', shape: [3] },
]

test.each<[string, unknown[], string]>([
  [
    'an lstm without its memory',
    [{ lstm: { units: 3, inputs: ['x', 'first'] } }],
    'reads a sequence and, where it does not start at zeros, its first states (state [3], memory [3]), got 1 more of shape [3]',
  ],
  [
    'a state of another size',
    [{ gru: { units: 4, inputs: ['x', 'first'] } }],
    'its first states (state [4]), got 1 more of shape [3]',
  ],
  [
    'a value that a layer does not have',
    [
      { gru: { name: 'encoder', units: 3, inputs: ['x', 'first'] } },
      { dense: { units: 2, inputs: ['encoder.memory'] } },
    ],
    'there is no layer or input named encoder.memory; there are x, first, encoder, encoder.state',
  ],
  [
    "a name that is taken by another layer's value",
    [{ gru: { name: 'encoder', units: 3, inputs: ['x', 'first'] } }, { dense: { name: 'encoder.state', units: 2 } }],
    'name encoder.state is taken by layer 0 (gru)',
  ],
])('%s is refused', (_, layers, message) => {
  expect(() => buildGraph({ inputs, layers })).toThrow(message)
})
