import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import type { LayerContext, LayerDefinition } from '../layer.js'
import { refuse } from '../shapes.js'
import type { SymbolicShape } from '../../tensors.js'
import { readSequence } from './sequence-shapes.js'
import { transformerFields } from './transformer-fields.js'
import {
  applyBlock,
  attentionPart,
  blockAttention,
  blockFlops,
  blockWeights,
  feedForwardPart,
  toItself,
} from './transformer-parts.js'

const schema = z.strictObject({ type: z.literal('transformerDecoder'), ...transformerFields })

type TransformerDecoderSpec = z.output<typeof schema>

/** `encoded`: what an encoder made, where the block reads two inputs; needed only to apply it. */
function readBlock(spec: TransformerDecoderSpec, inputs: readonly SymbolicShape[], encoded?: tfjs.Tensor) {
  if (inputs.length > 2)
    return refuse(`reads at most two inputs (its sequence and an encoder's result), got ${inputs.length}`, 'inputs')
  const query = readSequence(inputs[0], 'sequence')
  const self = blockAttention(spec, query.features, true, spec.rotary)
  const parts = [attentionPart('selfAttention', self, { query, value: query, key: query }, toItself)]
  if (inputs.length > 1) {
    const value = readSequence(inputs[1], "encoder's result")
    // Positions of two sequences do not lie on one line: only self-attention turns by them.
    const cross = blockAttention(spec, query.features, false, false)
    const pick = (x: tfjs.Tensor, { mask }: LayerContext) => ({
      query: x,
      value: encoded ?? x,
      key: encoded ?? x,
      mask: mask(1),
    })
    parts.push(attentionPart('crossAttention', cross, { query, value, key: value }, pick))
  }
  return { sequence: query, parts: [...parts, feedForwardPart(spec, query)] }
}

export const transformerDecoder: LayerDefinition<TransformerDecoderSpec> = {
  type: 'transformerDecoder',
  description:
    "A block of a transformer decoder: causal self-attention, with a second input attention to it (an encoder's result), then two dense layers at each place, each with a residual sum, layer normalization and dropout. [time, features] of the first input stays. KerasHub TransformerDecoder; Vaswani et al. 2017.",
  schema,
  arity: 'oneOrMore',
  inferShape(spec, inputs) {
    const { sequence } = readBlock(spec, inputs)
    return [sequence.time, sequence.features]
  },
  weights(spec, inputs) {
    const { sequence, parts } = readBlock(spec, inputs)
    return blockWeights(parts, sequence.features)
  },
  flops(spec, inputs) {
    const { sequence, parts } = readBlock(spec, inputs)
    return blockFlops(parts, sequence)
  },
  mask: 'pass',
  apply(spec, inputs, context) {
    const [x, encoded] = inputs
    if (!x) throw new Error('transformerDecoder reads one input or two')
    const shapes = inputs.map(({ shape }) => shape.slice(1))
    return applyBlock(spec, readBlock(spec, shapes, encoded).parts, x, context)
  },
}
