import { reshape, transpose } from '../graph/shaping.js'
import { madeBy } from './rebuild.js'
import type { Rule } from './rebuild.js'

/** A transpose of a transpose is one, or none; one that only moves axes of length 1 is a reshape. */
export const cancelTransposes: Rule = (node, { g }) => {
  const [x] = node.inputs
  if (node.op !== 'Transpose' || !x) return null
  const order = node.attributes.perm as readonly number[]
  const moved = order.filter((axis) => x.shape[axis] !== 1)
  if (moved.every((axis, index) => index === 0 || axis > (moved[index - 1] ?? 0))) {
    return [reshape(g, x, node.outputs[0]?.shape ?? [])]
  }
  const inner = madeBy(x, 'Transpose')
  const [source] = inner?.inputs ?? []
  if (!inner || !source) return null
  const innerOrder = inner.attributes.perm as readonly number[]
  return [
    transpose(
      g,
      source,
      order.map((axis) => innerOrder[axis] ?? 0),
    ),
  ]
}
