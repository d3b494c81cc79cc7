import { reshape } from '../graph/shaping.js'
import { sameShape } from '../graph/shapes.js'
import { madeBy } from './rebuild.js'
import type { Rule } from './rebuild.js'

/** A reshape of a reshape is one; one to the same shape is none. */
export const foldReshapes: Rule = (node, { g }) => {
  const [x] = node.inputs
  const shape = node.outputs[0]?.shape
  if (node.op !== 'Reshape' || !x || !shape) return null
  if (sameShape(x.shape, shape)) return [x]
  const source = madeBy(x, 'Reshape')?.inputs[0]
  return source ? [reshape(g, source, shape)] : null
}
