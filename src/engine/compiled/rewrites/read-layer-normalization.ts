import { fillOf } from '../graph/elementwise.js'
import type { GraphBuilder } from '../graph/builder.js'
import type { Value } from '../graph/graph.js'
import { madeBy } from './rebuild.js'
import type { Rule } from './rebuild.js'

/** What a division by the deviation over the last axis is made of. */
interface Deviation {
  readonly x: Value
  readonly centered: Value
  readonly epsilon: number
}

/** What `mean` is the mean of over the last axis. */
const readMean = (mean: Value | null | undefined): Value | null => {
  const source = madeBy(mean, 'ReduceMean')
  const [x, axes] = source?.inputs ?? []
  if (!source || !x || source.attributes.keepdims !== 1 || axes?.source.kind !== 'constant') return null
  return axes.source.values.length === 1 && Number(axes.source.values[0]) === x.shape.length - 1 ? x : null
}

/** sqrt(mean(centered^2) + epsilon), centered = x - mean(x), over the last axis. */
function readDeviation(value: Value | null | undefined): Deviation | null {
  const [sum] = madeBy(value, 'Sqrt')?.inputs ?? []
  const [variance, added] = madeBy(sum, 'Add')?.inputs ?? []
  const epsilon = added ? fillOf(added) : undefined
  const [centered, again] = madeBy(readMean(variance), 'Mul')?.inputs ?? []
  const [x, mean] = madeBy(centered, 'Sub')?.inputs ?? []
  if (!x || !centered || centered !== again || epsilon === undefined || readMean(mean) !== x) return null
  return { x, centered, epsilon }
}

function emitNormalization(g: GraphBuilder, { x, epsilon }: Deviation): readonly Value[] {
  const ones = g.fill(1, x.shape.slice(-1))
  const statistic = { shape: [...x.shape.slice(0, -1), 1], dtype: 'float32' as const }
  return g.node({
    op: 'LayerNormalization',
    inputs: [x, ones],
    outputs: [{ shape: x.shape, dtype: 'float32' }, statistic, statistic],
    attributes: { axis: -1, epsilon: { float: epsilon } },
  })
}

/**
 * (x - mean) / sqrt(variance + epsilon) over the last axis is one operation of ONNX, which gives the factor, that the
 * gradient reads, beside it. For one pass: it remembers the factors of a graph.
 */
export function readLayerNormalization(): Rule {
  const normalized = new Map<Value, { readonly centered: Value; readonly result: Value }>()
  return (node, { g }) => {
    const [a, b] = node.inputs
    if (node.op === 'Reciprocal') {
      const deviation = readDeviation(a)
      const [result, , factor] = deviation ? emitNormalization(g, deviation) : []
      if (!deviation || !result || !factor) return null
      normalized.set(factor, { centered: deviation.centered, result })
      return [factor]
    }
    if (node.op !== 'Mul' || !a || !b) return null
    const known = normalized.get(b)
    return known?.centered === a ? [known.result] : null
  }
}
