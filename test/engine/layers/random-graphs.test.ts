import { computeCompiled, computeEagerly } from '../compiled/compare-kernel.js'
import { compareComputed, drawTensors, networkFunction } from './compare-network.js'
import { randomGraph } from './random-graph.js'

const seeds = Array.from({ length: 60 }, (_, seed) => [seed + 1] as const)

test.each(seeds)(
  'the random graph of seed %i computes compiled what it computes eagerly, gradients too',
  async (seed) => {
    const network = randomGraph(seed)
    const tensors = drawTensors(network, 2)
    const compute = networkFunction(network, true)
    const expected = await computeEagerly(compute, tensors, true)
    const actual = await computeCompiled(compute, tensors, true)
    const { values, gradients } = compareComputed(actual, expected, 0.1)
    const layers = network.spec.layers.map(({ type, inputs }) => `${type}(${inputs.join()})`)
    // The graph stands in the message of a failure.
    expect([values < 1e-4, gradients < 1e-4, values, gradients, ...layers]).toEqual([
      true,
      true,
      values,
      gradients,
      ...layers,
    ])
  },
)
