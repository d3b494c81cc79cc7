import { computeCompiled, computeEagerly } from '../compiled/compare-kernel.js'
import { compareComputed, drawTensors, networkFunction } from './compare-network.js'
import { buildCase, layerCases } from './layer-cases.js'

test.each(layerCases.map((layerCase) => [layerCase.name, layerCase] as const))(
  '%s computes compiled what it computes eagerly, gradients too, in training and in inference',
  async (_, layerCase) => {
    const network = buildCase(layerCase)
    const tensors = drawTensors(network, 3)
    for (const training of [true, false]) {
      const compute = networkFunction(network, training)
      const expected = await computeEagerly(compute, tensors, true)
      const actual = await computeCompiled(compute, tensors, true)
      const { values, gradients } = compareComputed(actual, expected)
      expect(values).toBeLessThan(1e-5)
      expect(gradients).toBeLessThan(1e-5)
      const [output] = network.outputs
      expect(expected.values[0]).toHaveLength(3 * output!.shape.map(Number).reduce((size, axis) => size * axis, 1))
    }
  },
)
