import type * as tfjs from '@tensorflow/tfjs'
import { drawDropout } from '../dropout.js'
import type { Initializer } from '../initializers.js'
import type { LayerContext, LayerWeight } from '../layer.js'
import type { Regularizer } from '../regularizers.js'
import { learned } from '../weights.js'
import { attend } from '../../operations/attend.js'
import { attentionBias } from './attention-bias.js'
import { projectFromHeads, projectToHeads } from './heads.js'
import { rotate } from './rotary.js'
import type { AttentionSequences } from './sequence-shapes.js'

/** An attention with several heads, as the layer and the blocks of transformers configure it. */
export interface MultiHead {
  readonly heads: number
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
  const { heads, keyDim, valueDim } = spec
  const parts = [
    { name: 'query', kernel: [query.features, heads, keyDim], bias: [heads, keyDim] },
    { name: 'key', kernel: [key.features, heads, keyDim], bias: [heads, keyDim] },
    { name: 'value', kernel: [value.features, heads, valueDim], bias: [heads, valueDim] },
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
  const { heads, keyDim, valueDim } = spec
  const targets = query.time ?? 1
  const sources = value.time ?? 1
  const bias = spec.useBias ? 1 : 0
  const projections =
    targets * heads * keyDim * (2 * query.features + bias) +
    sources * heads * keyDim * (2 * key.features + bias) +
    sources * heads * valueDim * (2 * value.features + bias) +
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
  const bias = (name: string) => (spec.useBias ? weight(`${name}Bias`) : undefined)
  const project = (name: 'query' | 'key' | 'value') =>
    projectToHeads(tf, inputs[name], weight(`${name}Kernel`), bias(name))
  const place = (x: tfjs.Tensor) => (spec.rotary ? rotate(tf, x, spec.rotaryBase) : x)
  const query = place(project('query'))
  const key = place(project('key'))
  const [batch = 1, heads = 1, targets = 1] = query.shape
  const sources = key.shape[2] ?? 1
  const result = attend(tf, {
    query,
    key,
    value: project('value'),
    scale: 1 / Math.sqrt(spec.keyDim),
    bias: attentionBias(tf, [targets, sources], spec.causal, inputs.mask),
    dropout: drawDropout(context, 'dropout', [batch, heads, targets, sources], spec.dropout),
  })
  return projectFromHeads(tf, result, weight('outputKernel'), bias('output'))
}
