import { readFileSync } from 'node:fs'
import type { HostTensor } from '../../../src/engine/tensors.js'
import { computeCompiled, computeEagerly, relativeDifference } from '../compiled/compare-kernel.js'
import { networkFunction } from './compare-network.js'
import { buildCase } from './layer-cases.js'

interface Listed {
  readonly shape: readonly number[]
  readonly values: readonly number[]
}

/** Written by bench/peers/fixtures/layers.py. */
interface Fixture {
  readonly layer: Readonly<Record<string, object>>
  readonly inputs: readonly Listed[]
  readonly weights: readonly Listed[]
  readonly direction: Listed
  readonly result: Listed
  readonly gradients: readonly (readonly number[] | null)[]
}

const toTensor = ({ shape, values }: Listed): HostTensor => ({
  shape,
  dtype: 'float32',
  values: Float32Array.from(values),
})

const fixtures = ['convolutions', 'pooling', 'elementwise'].flatMap((name) =>
  (JSON.parse(readFileSync(`test/engine/layers/pytorch-${name}.json`, 'utf8')) as Fixture[]).map(
    (fixture, index) => [`${name} ${index}: ${JSON.stringify(fixture.layer)}`, fixture] as const,
  ),
)

test.each(fixtures)('%s gives the values and gradients of PyTorch, eagerly and compiled', async (_, fixture) => {
  const { layer, inputs, weights, direction, result, gradients } = fixture
  const network = buildCase({ layer, shapes: inputs.map(({ shape }) => shape.slice(1)) })
  expect(network.weights.map(({ shape }) => shape)).toEqual(weights.map(({ shape }) => shape))
  const tensors = [...inputs, ...weights].map(toTensor)
  for (const run of [computeEagerly, computeCompiled]) {
    const computed = await run(networkFunction(network, true), tensors, true, [toTensor(direction)])
    expect(relativeDifference(computed.values[0]!, result.values)).toBeLessThan(1e-5)
    gradients.forEach((gradient, index) => {
      if (gradient) expect(relativeDifference(computed.gradients[index]!, gradient)).toBeLessThan(1e-5)
    })
  }
})
