import { elementCount } from '../../tensors.js'
import type { Value } from '../graph/graph.js'
import { reshape } from '../graph/shaping.js'
import { madeBy } from './rebuild.js'
import type { Rule } from './rebuild.js'

/** Axis of the channels in the results that take a bias. */
const channelAxis = { Conv: 1, Gemm: 1 } as const

/** A sum of a product and a vector over the channels is the product with a bias, where nothing else reads the product. */
export const foldBias: Rule = (node, context) => {
  if (node.op !== 'Add') return null
  const { g } = context
  const [a, b] = node.inputs
  if (!a || !b) return null
  for (const [product, bias] of [
    [a, b],
    [b, a],
  ] as const) {
    for (const op of ['Conv', 'Gemm'] as const) {
      const source = madeBy(product, op)
      if (!source || source.inputs.length !== 2 || context.useCount(product) !== 1) continue
      if (!isAlong(product, bias, channelAxis[op])) continue
      const inputs = [...source.inputs, reshape(g, bias, [elementCount(bias.shape)])]
      return [g.emit(op, inputs, product.shape, product.dtype, source.attributes)]
    }
  }
  return null
}

/** Whether `bias` has one value for each place of `axis` of `product` and is broadcast over the others. */
function isAlong(product: Value, bias: Value, axis: number): boolean {
  const { shape } = product
  const missing = shape.length - bias.shape.length
  if (missing < 0 || bias.dtype !== 'float32') return false
  return shape.every((size, index) => (bias.shape[index - missing] ?? 1) === (index === axis ? size : 1))
}
