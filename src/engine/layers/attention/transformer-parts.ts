import type * as tfjs from '@tensorflow/tfjs'
import { activate } from '../activations.js'
import { drawDropout } from '../dropout.js'
import type { LayerContext, LayerWeight } from '../layer.js'
import { normalizeLastAxis } from '../layer-normalization.js'
import { refuse } from '../shapes.js'
import { learned } from '../weights.js'
import { applyMultiHead, multiHeadFlops, multiHeadWeights } from './multi-head.js'
import type { MultiHead, MultiHeadInputs } from './multi-head.js'
import type { AttentionSequences, Sequence } from './sequence-shapes.js'
import type { TransformerSpec } from './transformer-fields.js'

/** `queryKernel` as a weight of one part of a block: `selfAttention/queryKernel`. */
const within = (part: string, weights: readonly LayerWeight[]): LayerWeight[] =>
  weights.map((weight) => ({ ...weight, name: `${part}/${weight.name}` }))

/** A part of a block sees its own weights and random numbers alone. */
const narrow = (context: LayerContext, part: string): LayerContext => ({
  ...context,
  weight: (name) => context.weight(`${part}/${name}`),
  update: (name, value) => context.update(`${part}/${name}`, value),
  random: (name, shape, distribution) => context.random(`${part}/${name}`, shape, distribution),
})

/** The attention of a block over places of `features` values: each head takes an equal share of them. */
export function blockAttention(spec: TransformerSpec, features: number, causal: boolean, rotary: boolean): MultiHead {
  if (features % spec.heads > 0)
    return refuse(`heads must divide the ${features} features of the input, got ${spec.heads}`, 'heads')
  const keyDim = features / spec.heads
  if (rotary && keyDim % 2 > 0)
    return refuse(`needs an even share of the features for each head with rotary, got ${keyDim}`, 'heads')
  return { ...spec, keyValueHeads: spec.heads, keyDim, valueDim: keyDim, useBias: true, causal, rotary }
}

const normalizationWeights = (features: number): LayerWeight[] => [
  learned('gamma', [features], { type: 'ones' }),
  learned('beta', [features], { type: 'zeros' }),
]

/** One part of a block and the normalization that belongs to it. */
export interface BlockPart {
  readonly name: 'selfAttention' | 'crossAttention' | 'feedForward'
  weights(features: number): LayerWeight[]
  flops(features: number): number
  /** What the part makes of [batch, time, features]; the shape stays. */
  apply(x: tfjs.Tensor, context: LayerContext): tfjs.Tensor
}

/** The sequence attends to itself, to its real places. */
export const toItself = (x: tfjs.Tensor, { mask }: LayerContext): MultiHeadInputs => ({
  query: x,
  value: x,
  key: x,
  mask: mask(0),
})

export const attentionPart = (
  name: 'selfAttention' | 'crossAttention',
  attention: MultiHead,
  sequences: AttentionSequences,
  /** What is attended to, where that is not the sequence itself. */
  pick: (x: tfjs.Tensor, context: LayerContext) => MultiHeadInputs,
): BlockPart => ({
  name,
  weights: () => multiHeadWeights(attention, sequences),
  flops: () => multiHeadFlops(attention, sequences),
  apply: (x, context) => applyMultiHead(attention, pick(x, context), context),
})

/** dense(activation(dense(x))): features to feedForwardDim and back. */
export const feedForwardPart = (spec: TransformerSpec, { time }: Sequence): BlockPart => ({
  name: 'feedForward',
  weights: (features) => [
    learned('innerKernel', [features, spec.feedForwardDim], spec.kernelInitializer),
    learned('innerBias', [spec.feedForwardDim], spec.biasInitializer),
    learned('outputKernel', [spec.feedForwardDim, features], spec.kernelInitializer),
    learned('outputBias', [features], spec.biasInitializer),
  ],
  flops: (features) => (time ?? 1) * (4 * features * spec.feedForwardDim + 2 * spec.feedForwardDim + features),
  apply(x, { tf, weight }) {
    const features = x.shape.at(-1) ?? 1
    const rows = x.reshape([-1, features])
    const inner = activate(tf, spec.activation, tf.matMul(rows, weight('innerKernel')).add(weight('innerBias')))
    return tf.matMul(inner, weight('outputKernel')).add(weight('outputBias')).reshape(x.shape)
  },
})

/** Operations on each value for a normalization (8) and a residual sum. */
const operationsPerValue = 9

export const blockWeights = (parts: readonly BlockPart[], features: number): LayerWeight[] =>
  parts.flatMap((part) => [
    ...within(part.name, part.weights(features)),
    ...within(`${part.name}Norm`, normalizationWeights(features)),
  ])

export const blockFlops = (parts: readonly BlockPart[], { time, features }: Sequence): number =>
  parts.reduce((sum, part) => sum + part.flops(features) + operationsPerValue * (time ?? 1) * features, 0)

/** Each part in turn, with its normalization, dropout and the sum with what it read. */
export function applyBlock(
  spec: TransformerSpec,
  parts: readonly BlockPart[],
  x: tfjs.Tensor,
  context: LayerContext,
): tfjs.Tensor {
  const { tf } = context
  return parts.reduce((read, part) => {
    const { weight } = narrow(context, `${part.name}Norm`)
    const normalize = (y: tfjs.Tensor) => normalizeLastAxis(tf, y, weight('gamma'), weight('beta'), spec.epsilon)
    const inside = narrow(context, part.name)
    const made = part.apply(spec.normalizeFirst ? normalize(read) : read, inside)
    const dropout = drawDropout(inside, 'resultDropout', made.shape, spec.dropout)
    const sum = read.add(dropout ? made.mul(dropout.mask).mul(dropout.factor) : made)
    return spec.normalizeFirst ? sum : normalize(sum)
  }, x)
}
