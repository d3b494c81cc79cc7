import { z } from 'zod'

/** Fields that attention layers share. */

export const heads = z.int().min(1).describe('How many attentions run side by side, each with kernels of its own.')

export const causal = z.boolean().default(false).describe('Hides from each place the places after it.')

export const rotary = z
  .boolean()
  .default(false)
  .describe(
    'Turns queries and keys by their positions (Su et al. 2021), value i together with value i + keyDim / 2 as in GPT-NeoX, so that scores depend on distances.',
  )

export const rotaryBase = z
  .number()
  .gt(1)
  .default(10_000)
  .describe('With rotary: the pair i turns by base^(-2i / keyDim) a place.')
