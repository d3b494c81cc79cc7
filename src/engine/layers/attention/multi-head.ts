import type * as tfjs from '@tensorflow/tfjs'
import { drawDropout } from '../dropout.js'
import type { Initializer } from '../initializers.js'
import type { LayerContext, LayerWeight } from '../layer.js'
import type { Regularizer } from '../regularizers.js'
import { learned } from '../weights.js'
import { attend } from '../../operations/attend.js'
import { attentionBias, repeatTargets } from './attention-bias.js'
import { projectFromHeads, projectToHeads } from './heads.js'
import { rotate } from './rotary.js'
import type { AttentionSequences } from './sequence-shapes.js'

/** An attention with several heads, as the layer and the blocks of transformers configure it. */
export interface MultiHead {
  readonly heads: number
  /** Heads that keys and values have; each serves an equal share of the query's heads. */
  readonly keyValueHeads: number
  /** Values of each head's queries and keys. */
  readonly keyDim: number
  /** Values of each head's values. */
  readonly valueDim: number
  readonly useBias: boolean
  /** Share of the probabilities dropped in training. */
  readonly dropout: number
  readonly causal: boolean
  readonly rotary: boolean
  readonly rotaryBase: number
  readonly kernelInitializer: Initializer
  readonly biasInitializer: Initializer
  readonly kernelRegularizer?: Regularizer | undefined
  readonly biasRegularizer?: Regularizer | undefined
}

/** Kernels [features, heads, width] of query, key and value, [heads, valueDim, features] of the output, and biases. */
export function multiHeadWeights(spec: MultiHead, { query, value, key }: AttentionSequences): LayerWeight[] {
  const { heads, keyValueHeads, keyDim, valueDim } = spec
  const parts = [
    { name: 'query', kernel: [query.features, heads, keyDim], bias: [heads, keyDim] },
    { name: 'key', kernel: [key.features, keyValueHeads, keyDim], bias: [keyValueHeads, keyDim] },
    { name: 'value', kernel: [value.features, keyValueHeads, valueDim], bias: [keyValueHeads, valueDim] },
    { name: 'output', kernel: [heads, valueDim, query.features], bias: [query.features] },
  ]
  return parts.flatMap(({ name, kernel, bias }) => [
    learned(`${name}Kernel`, kernel, spec.kernelInitializer, spec.kernelRegularizer),
    ...(spec.useBias ? [learned(`${name}Bias`, bias, spec.biasInitializer, spec.biasRegularizer)] : []),
  ])
}

/** Operations on each score besides the two products: scaling, softmax (4) and dropout. */
const operationsPerScore = 6

export function multiHeadFlops(spec: MultiHead, { query, value, key }: AttentionSequences): number {
  const { heads, keyValueHeads, keyDim, valueDim } = spec
  const targets = query.time ?? 1
  const sources = value.time ?? 1
  const bias = spec.useBias ? 1 : 0
  const projections =
    targets * heads * keyDim * (2 * query.features + bias) +
    sources * keyValueHeads * keyDim * (2 * key.features + bias) +
    sources * keyValueHeads * valueDim * (2 * value.features + bias) +
    targets * query.features * (2 * heads * valueDim + bias)
  return projections + heads * targets * sources * (2 * keyDim + 2 * valueDim + operationsPerScore)
}

export interface MultiHeadInputs {
  /** [batch, targets, features] */
  readonly query: tfjs.Tensor
  /** [batch, sources, features] */
  readonly value: tfjs.Tensor
  readonly key: tfjs.Tensor
  /** [batch, sources]: 1 where a source is real, 0 where it is padding and must not be seen. */
  readonly mask?: tfjs.Tensor | undefined
}

/** [batch, targets, query's features] */
export function applyMultiHead(spec: MultiHead, inputs: MultiHeadInputs, context: LayerContext): tfjs.Tensor {
  const { tf, weight } = context
  const offset = (name: string) => (spec.useBias ? weight(`${name}Bias`) : undefined)
  const project = (name: 'query' | 'key' | 'value') =>
    projectToHeads(tf, inputs[name], weight(`${name}Kernel`), offset(name))
  const place = (x: tfjs.Tensor) => (spec.rotary ? rotate(tf, x, spec.rotaryBase) : x)
  const query = place(project('query'))
  const key = place(project('key'))
  const [batch = 1, heads = 1, targets = 1, width = 1] = query.shape
  const [, groups = 1, sources = 1] = key.shape
  // Heads that share a key stand one behind the other, as one long sequence of queries.
  const share = heads / groups
  const bias = attentionBias(tf, [targets, sources], spec.causal, inputs.mask)
  const result = attend(tf, {
    query: query.reshape([batch, groups, share * targets, width]),
    key,
    value: project('value'),
    scale: 1 / Math.sqrt(spec.keyDim),
    bias: bias && repeatTargets(tf, bias, share),
    dropout: drawDropout(context, 'dropout', [batch, groups, share * targets, sources], spec.dropout),
  })
  const perHead = result.reshape([batch, heads, targets, spec.valueDim])
  return projectFromHeads(tf, perHead, weight('outputKernel'), offset('output'))
}
