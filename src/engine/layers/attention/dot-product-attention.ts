import { z } from 'zod'
import { share } from '../fields.js'
import { drawDropout } from '../dropout.js'
import type { LayerDefinition } from '../layer.js'
import { refuse } from '../shapes.js'
import { learned } from '../weights.js'
import { attend } from '../../operations/attend.js'
import { attentionBias, sourceMask } from './attention-bias.js'
import { causal } from './fields.js'
import { pickAttentionInputs, readAttentionSequences } from './sequence-shapes.js'

const schema = z.strictObject({
  type: z.literal('attention'),
  useScale: z.boolean().default(false).describe('Multiplies the scores by a learned number that starts at 1.'),
  dropout: share('Share of the attention probabilities dropped in training.'),
  causal,
})

/** Operations on each score besides the two products: softmax (4) and dropout. */
const operationsPerScore = 5

export const attention: LayerDefinition<z.output<typeof schema>> = {
  type: 'attention',
  description:
    'softmax(query x key) x value, without weights but for a scale, and without division by the root of the width. Two inputs are query and value, three are query, value and key, each [time, features]; query and key are equally wide. Gives [targets, width of the value]. Keras Attention; Luong et al. 2015.',
  schema,
  arity: 'many',
  inferShape(_, inputs) {
    const { query, value, key } = readAttentionSequences(inputs)
    if (query.features === key.features) return [query.time, value.features]
    const widths = `${query.features} and ${key.features}`
    return refuse(`needs queries and keys of one width, got ${widths}: a dense layer makes them fit`, 'inputs')
  },
  weights: ({ useScale }) => (useScale ? [learned('scale', [], { type: 'ones' })] : []),
  flops(_, inputs) {
    const { query, value } = readAttentionSequences(inputs)
    const scores = (query.time ?? 1) * (value.time ?? 1)
    return scores * (2 * query.features + 2 * value.features + operationsPerScore)
  },
  mask: 'pass',
  apply(spec, inputs, context) {
    const { tf, weight } = context
    const { query, value, key } = pickAttentionInputs(inputs)
    const [batch = 1, targets = 1] = query.shape
    const sources = value.shape[1] ?? 1
    // As one head.
    const [q, k, v] = [spec.useScale ? query.mul(weight('scale')) : query, key, value].map((x) => x.expandDims(1))
    if (!q || !k || !v) throw new Error('attention reads two inputs or more')
    const bias = attentionBias(tf, [targets, sources], spec.causal, sourceMask(inputs, context))
    const dropout = drawDropout(context, 'dropout', [batch, 1, targets, sources], spec.dropout)
    return attend(tf, { query: q, key: k, value: v, scale: 1, bias, dropout }).squeeze([1])
  },
}
