import { binary } from '../graph/elementwise.js'
import type { GraphBuilder } from '../graph/builder.js'
import type { Value } from '../graph/graph.js'
import { broadcastShape, sameShape } from '../graph/shapes.js'
import { expand } from '../graph/shaping.js'
import { madeBy } from './rebuild.js'
import type { Rule } from './rebuild.js'
import { elementwise } from './sink-transposes.js'

/**
 * What is repeated along axes is repeated behind what works element by element, and not at all where another operand has
 * those axes: the gradient of a mean is one number for many places, and TensorFlow.js writes it out by a product with ones.
 */
export const widenLate: Rule = (node, { g }) => {
  const [output] = node.outputs
  if (!output || node.domain !== '' || !elementwise.has(node.op)) return null
  const inputs = node.inputs.map((value) => value && narrowed(g, value))
  if (inputs.every((value, index) => value === node.inputs[index])) return null
  const shape = inputs.reduce<readonly number[]>((wide, value) => broadcastShape(wide, value?.shape ?? []), [])
  const [a, b] = inputs
  const narrow =
    node.op === 'Mul' && a && b ? binary(g, 'Mul', a, b) : g.emit(node.op, inputs, shape, output.dtype, node.attributes)
  return [sameShape(shape, output.shape) ? narrow : expand(g, narrow, output.shape)]
}

/** What a value repeats. */
function narrowed(g: GraphBuilder, value: Value): Value {
  if (value.source.kind === 'fill') return value.shape.length > 0 ? g.fill(value.source.value, [], value.dtype) : value
  return madeBy(value, 'Expand')?.inputs[0] ?? value
}
