import { reduce } from '../graph/reducing.js'
import { reshape } from '../graph/shaping.js'
import { madeBy } from './rebuild.js'
import type { Rule } from './rebuild.js'

const reductions = ['ReduceSum', 'ReduceMean', 'ReduceMax', 'ReduceMin', 'ReduceSumSquare'] as const

/** A reduction to one axis at most reads a tensor as it was before it was transposed. */
export const reduceTransposed: Rule = (node, { g }) => {
  const op = reductions.find((name) => name === node.op)
  const [x, axes] = node.inputs
  const [output] = node.outputs
  const inner = madeBy(x, 'Transpose')
  const [source] = inner?.inputs ?? []
  if (!op || !x || !output || !inner || !source || axes?.source.kind !== 'constant') return null
  const order = inner.attributes.perm as readonly number[]
  const reduced = Array.from(axes.source.values, Number)
  const kept = x.shape.filter((size, axis) => size !== 1 && !reduced.includes(axis))
  if (kept.length > 1) return null
  return [
    reshape(
      g,
      reduce(
        g,
        op,
        source,
        reduced.map((axis) => order[axis] ?? 0).sort((a, b) => a - b),
      ),
      output.shape,
    ),
  ]
}
