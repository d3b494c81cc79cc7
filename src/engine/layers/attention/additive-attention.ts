import { z } from 'zod'
import { share } from '../fields.js'
import { drawDropout } from '../dropout.js'
import type { LayerDefinition } from '../layer.js'
import { refuse } from '../shapes.js'
import { learned } from '../weights.js'
import { attentionBias, sourceMask } from './attention-bias.js'
import { causal } from './fields.js'
import { pickAttentionInputs, readAttentionSequences } from './sequence-shapes.js'

const schema = z.strictObject({
  type: z.literal('additiveAttention'),
  useScale: z.boolean().default(true).describe('Weighs the values that a score is the sum of by learned factors.'),
  dropout: share('Share of the attention probabilities dropped in training.'),
  causal,
})

/** Operations on each score besides those for each feature: softmax (4) and dropout. */
const operationsPerScore = 5

export const additiveAttention: LayerDefinition<z.output<typeof schema>> = {
  type: 'additiveAttention',
  description:
    'softmax(scores) x value, a score being the sum of scale x tanh(query + key) over the features. Two inputs are query and value, three are query, value and key, each [time, features]; query and key are equally wide. Gives [targets, width of the value]. Keras AdditiveAttention; Bahdanau et al. 2015.',
  schema,
  arity: 'many',
  inferShape(_, inputs) {
    const { query, value, key } = readAttentionSequences(inputs)
    if (query.features === key.features) return [query.time, value.features]
    const widths = `${query.features} and ${key.features}`
    return refuse(`needs queries and keys of one width, got ${widths}: a dense layer makes them fit`, 'inputs')
  },
  weights({ useScale }, inputs) {
    const { key } = readAttentionSequences(inputs)
    return useScale ? [learned('scale', [key.features], { type: 'glorotUniform' })] : []
  },
  flops(_, inputs) {
    const { query, value } = readAttentionSequences(inputs)
    const scores = (query.time ?? 1) * (value.time ?? 1)
    return scores * (4 * query.features + 2 * value.features + operationsPerScore)
  },
  mask: 'pass',
  apply(spec, inputs, context) {
    const { tf, weight } = context
    const { query, value, key } = pickAttentionInputs(inputs)
    const [batch = 1, targets = 1, features = 1] = query.shape
    const sources = value.shape[1] ?? 1
    const sums = tf.tanh(query.expandDims(2).add(key.expandDims(1)))
    const scale = spec.useScale ? weight('scale') : tf.ones([features])
    const scores = tf.matMul(sums.reshape([-1, features]), scale.reshape([features, 1]))
    const bias = attentionBias(tf, [targets, sources], spec.causal, sourceMask(inputs, context))
    const heads = scores.reshape([batch, 1, targets, sources])
    const probabilities = tf.softmax(bias ? heads.add(bias) : heads)
    const dropout = drawDropout(context, 'dropout', [batch, 1, targets, sources], spec.dropout)
    const kept = dropout ? probabilities.mul(dropout.mask) : probabilities
    return tf.matMul(kept.squeeze([1]), value).mul(dropout?.factor ?? 1)
  },
}
