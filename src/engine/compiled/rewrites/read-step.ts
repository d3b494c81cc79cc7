import { fillOf } from '../graph/elementwise.js'
import type { Node } from '../graph/graph.js'
import { madeBy } from './rebuild.js'
import type { Rule } from './rebuild.js'

/** Steeper than any normal number is small: above zero even the least one gives 1. Denormal numbers count as zero here. */
const steepest = 2 ** 127

/** Whether a node is what `readStep` makes. */
export const isStep = ({ op, attributes }: Pick<Node, 'op' | 'attributes'>): boolean =>
  op === 'HardSigmoid' &&
  typeof attributes.alpha === 'object' &&
  'float' in attributes.alpha &&
  attributes.alpha.float === steepest

/**
 * 1 above zero and 0 elsewhere: a hard sigmoid so steep that it is a step, in one pass and on all threads, where a comparison
 * and a cast are two on one. It is what the gradient of a relu is multiplied by.
 */
export const readStep: Rule = (node, { g }) => {
  const [output] = node.outputs
  const [x, zero] =
    node.op === 'Cast' && output?.dtype === 'float32' ? (madeBy(node.inputs[0], 'Greater')?.inputs ?? []) : []
  if (!output || x?.dtype !== 'float32' || !zero || zero.shape.length > 0 || fillOf(zero) !== 0) return null
  return [g.emit('HardSigmoid', [x], output.shape, 'float32', { alpha: { float: steepest }, beta: { float: 0 } })]
}
