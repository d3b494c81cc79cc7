import { z } from 'zod'
import type { LayerDefinition } from '../layer.js'
import { onlyInput } from '../shapes.js'
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

const schema = z.strictObject({ type: z.literal('transformerEncoder'), ...transformerFields })

type TransformerEncoderSpec = z.output<typeof schema>

function readBlock(spec: TransformerEncoderSpec, shape: SymbolicShape) {
  const sequence = readSequence(shape, 'input')
  const attention = blockAttention(spec, sequence.features, false, spec.rotary)
  const sequences = { query: sequence, value: sequence, key: sequence }
  const parts = [attentionPart('selfAttention', attention, sequences, toItself), feedForwardPart(spec, sequence)]
  return { sequence, parts }
}

export const transformerEncoder: LayerDefinition<TransformerEncoderSpec> = {
  type: 'transformerEncoder',
  description:
    'A block of a transformer encoder: self-attention, then two dense layers at each place, both with a residual sum, layer normalization and dropout. [time, features] stays. KerasHub TransformerEncoder; Vaswani et al. 2017.',
  schema,
  arity: 'one',
  inferShape(spec, inputs) {
    const shape = onlyInput(inputs)
    readBlock(spec, shape)
    return shape
  },
  weights(spec, inputs) {
    const { sequence, parts } = readBlock(spec, onlyInput(inputs))
    return blockWeights(parts, sequence.features)
  },
  flops(spec, inputs) {
    const { sequence, parts } = readBlock(spec, onlyInput(inputs))
    return blockFlops(parts, sequence)
  },
  mask: 'pass',
  apply(spec, inputs, context) {
    const x = onlyInput(inputs)
    return applyBlock(spec, readBlock(spec, x.shape.slice(1)).parts, x, context)
  },
}
