import { readFileSync } from 'node:fs'
import path from 'node:path'
import type * as tfjs from '@tensorflow/tfjs'
import type { HostTensor } from '../../../src/engine/tensors.js'
import { computeCompiled, computeEagerly, relativeDifference } from '../compiled/compare-kernel.js'
import type { Compute } from '../compiled/compare-kernel.js'
import { buildGraph } from '../layers/forward.js'

interface Numbers {
  readonly shape: readonly number[]
  readonly values: readonly number[]
}

interface FixtureCase {
  readonly name: string
  readonly layers: readonly Record<string, unknown>[]
  readonly inputs: Readonly<Record<string, Numbers>>
  readonly weights: Readonly<Record<string, Numbers>>
  /** 1 for each real place of an input, [batch, time]. */
  readonly masks?: Readonly<Record<string, Numbers>>
  readonly output: Numbers
  /** Of the output's sum weighted by `wave` of phase 5, by every input and weight. */
  readonly gradients: Readonly<Record<string, Numbers>>
}

const cases = ['attention', 'padding', 'blocks'].flatMap(
  (name) =>
    JSON.parse(readFileSync(path.join('test/engine/attention', `pytorch-${name}.json`), 'utf8')) as FixtureCase[],
)

const toHost = ({ shape, values }: Numbers): HostTensor => ({
  shape,
  dtype: 'float32',
  values: Float32Array.from(values),
})

/** The network as a function of its inputs and weights, in the fixture's order. */
function describeNetwork({ layers, inputs, weights, masks = {} }: FixtureCase): {
  compute: Compute
  operands: HostTensor[]
} {
  const network = buildGraph({
    inputs: Object.entries(inputs).map(([name, { shape }]) => ({ name, shape: shape.slice(1) })),
    layers,
  })
  expect(Object.fromEntries(network.weights.map(({ name, shape }) => [name, shape]))).toEqual(
    Object.fromEntries(Object.entries(weights).map(([name, { shape }]) => [name, shape])),
  )
  const names = [...Object.keys(inputs), ...Object.keys(weights)]
  return {
    operands: [...Object.values(inputs), ...Object.values(weights)].map(toHost),
    compute(tf, tensors) {
      const operand = (name: string) => tensors[names.indexOf(name)]!
      const context = {
        tf,
        training: true,
        isTraining: () => true,
        weight: operand,
        update: () => undefined,
        random: () => operand('a random tensor'),
      }
      const given = Object.fromEntries(Object.keys(inputs).map((name) => [name, operand(name)]))
      const [output] = network.outputs
      const real = Object.entries(masks).map(([name, { values, shape }]) => [name, tf.tensor([...values], [...shape])])
      const known = Object.fromEntries(real) as Record<string, tfjs.Tensor>
      return network.applyMasked(context, given, [output!.name], known).values[output!.name]!
    },
  }
}

test.each(cases.map((fixture) => [fixture.name, fixture] as const))(
  '%s gives what PyTorch gives, and its gradients, eagerly and compiled',
  async (_, fixture) => {
    const { compute, operands } = describeNetwork(fixture)
    const names = [...Object.keys(fixture.inputs), ...Object.keys(fixture.weights)]
    for (const run of [computeEagerly, computeCompiled]) {
      const { values, gradients } = await run(compute, operands, true)
      expect(relativeDifference(values[0]!, fixture.output.values)).toBeLessThan(1e-5)
      const beyond = names.flatMap((name, index) => {
        const expected = fixture.gradients[name]!.values
        // Adding one vector to all keys changes no probability: that gradient is zero but for rounding.
        const scale = Math.max(...expected.map(Math.abs), 0.5)
        const difference = Math.max(...expected.map((value, at) => Math.abs(value - gradients[index]![at]!)))
        return difference / scale <= 1e-5 ? [] : [`${name}: ${difference / scale}`]
      })
      expect(beyond).toEqual([])
    }
  },
)
