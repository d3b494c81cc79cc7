import { mapLayer, noSuchLayer } from '../converter.js'

const absent = { missingInTfjs: noSuchLayer }

export const attention = {
  multiHeadAttention: mapLayer('multiHeadAttention', 'MultiHeadAttention', {
    ...absent,
    renamed: { heads: ['num_heads'] },
    fixed: { attention_axes: [1] },
  }),
  additiveAttention: mapLayer('additiveAttention', 'AdditiveAttention', absent),
  attention: mapLayer('attention', 'Attention', { ...absent, fixed: { score_mode: 'dot' } }),
}
