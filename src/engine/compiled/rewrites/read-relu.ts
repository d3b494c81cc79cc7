import { fillOf } from '../graph/elementwise.js'
import type { Value } from '../graph/graph.js'
import type { Rule } from './rebuild.js'

/**
 * `x > 0` is `relu(x) > 0`: the gradient then reads the activation, and what comes before it is needed nowhere else, so
 * that ONNX Runtime runs it and the activation as one. For one pass: it remembers the activations of a graph.
 */
export function readRelu(): Rule {
  const activations = new Map<Value, Value>()
  return (node, { g }) => {
    const [x, zero] = node.inputs
    if (!x) return null
    if (node.op === 'Relu') {
      const known = activations.get(x) ?? g.emit('Relu', [x], x.shape, x.dtype)
      activations.set(x, known)
      return [known]
    }
    const activation = activations.get(x)
    if (node.op !== 'Greater' || !activation || !zero || zero.shape.length > 0 || fillOf(zero) !== 0) return null
    return g.node({ ...node, inputs: [activation, zero] })
  }
}
