import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'

const strength = (what: string) =>
  z.number().min(0).default(0.01).describe(`Factor on the sum of the weights' ${what}.`)

/** A penalty on a weight that is added to the objective. Definitions of keras.regularizers (Keras 3). */
export const regularizerSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('l1'), l1: strength('absolute values') }),
    z.strictObject({ type: z.literal('l2'), l2: strength('squares') }),
    z.strictObject({ type: z.literal('l1l2'), l1: strength('absolute values'), l2: strength('squares') }),
  ])
  .meta({ title: 'Regularizer' })

export type Regularizer = z.output<typeof regularizerSchema>

/** The penalty on one weight: l1 x sum(|w|) + l2 x sum(w^2). */
export function penalize(tf: typeof tfjs, regularizer: Regularizer, weight: tfjs.Tensor): tfjs.Scalar {
  const terms: tfjs.Tensor[] = []
  if ('l1' in regularizer) terms.push(tf.sum(tf.abs(weight)).mul(regularizer.l1))
  if ('l2' in regularizer) terms.push(tf.sum(tf.square(weight)).mul(regularizer.l2))
  return terms.reduce((sum, term) => sum.add(term)).asScalar()
}
