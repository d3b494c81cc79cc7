import { mapLayer, noSuchLayer } from '../converter.js'

const absent = { missingInTfjs: noSuchLayer }

/** Read for their architecture alone: Keras lays their weights out otherwise. */
export const attention = {
  multiHeadAttention: mapLayer('multiHeadAttention', 'MultiHeadAttention', {
    ...absent,
    renamed: { heads: ['num_heads'] },
  }),
  additiveAttention: mapLayer('additiveAttention', 'AdditiveAttention', absent),
  attention: mapLayer('attention', 'Attention', { ...absent, fixed: { score_mode: 'dot' } }),
}
