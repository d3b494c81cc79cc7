import { z } from 'zod'
import { initializer, regularizer, share, useBias } from '../fields.js'
import type { LayerDefinition } from '../layer.js'
import { refuse } from '../shapes.js'
import { applyMultiHead, multiHeadFlops, multiHeadWeights } from './multi-head.js'
import type { MultiHead } from './multi-head.js'
import { sourceMask } from './attention-bias.js'
import { heads, causal, rotary, rotaryBase } from './fields.js'
import { pickAttentionInputs, readAttentionSequences } from './sequence-shapes.js'

const schema = z.strictObject({
  type: z.literal('multiHeadAttention'),
  heads,
  keyValueHeads: z
    .int()
    .min(1)
    .optional()
    .describe(
      'How many heads keys and values have, each for an equal share of the heads: grouped queries (Ainslie et al. 2023), or with 1 multi-query attention. (Default: heads)',
    ),
  keyDim: z.int().min(1).describe("Length of each head's queries and keys."),
  valueDim: z.int().min(1).optional().describe("Length of each head's values. (Default: keyDim)"),
  useBias,
  dropout: share('Share of the attention probabilities dropped in training.'),
  causal,
  rotary,
  rotaryBase,
  kernelInitializer: initializer('kernels', 'glorotUniform'),
  biasInitializer: initializer('biases', 'zeros'),
  kernelRegularizer: regularizer('kernels'),
  biasRegularizer: regularizer('biases'),
})

type MultiHeadAttentionSpec = z.output<typeof schema>

const toMultiHead = (spec: MultiHeadAttentionSpec): MultiHead => ({
  ...spec,
  valueDim: spec.valueDim ?? spec.keyDim,
  keyValueHeads: spec.keyValueHeads ?? spec.heads,
})

export const multiHeadAttention: LayerDefinition<MultiHeadAttentionSpec> = {
  type: 'multiHeadAttention',
  description:
    'Each place of the query sees the places of the value, weighted by softmax(query x key / sqrt(keyDim)), in several heads at once. One input attends to itself; two are query and value, three are query, value and key, each [time, features]. The shape is that of the query. Keras MultiHeadAttention (with keyValueHeads: GroupedQueryAttention); Vaswani et al. 2017.',
  schema,
  arity: 'oneOrMore',
  inferShape(spec, inputs) {
    const { query } = readAttentionSequences(inputs)
    if (spec.heads % (spec.keyValueHeads ?? 1) > 0)
      return refuse(`keyValueHeads must divide the ${spec.heads} heads, got ${spec.keyValueHeads}`, 'keyValueHeads')
    if (spec.rotary && spec.keyDim % 2 > 0)
      return refuse(`needs an even keyDim to turn pairs of values with rotary, got ${spec.keyDim}`, 'keyDim')
    return [query.time, query.features]
  },
  weights: (spec, inputs) => multiHeadWeights(toMultiHead(spec), readAttentionSequences(inputs)),
  flops: (spec, inputs) => multiHeadFlops(toMultiHead(spec), readAttentionSequences(inputs)),
  mask: 'pass',
  apply(spec, inputs, context) {
    const mask = sourceMask(inputs, context)
    return applyMultiHead(toMultiHead(spec), { ...pickAttentionInputs(inputs), mask }, context)
  },
}
