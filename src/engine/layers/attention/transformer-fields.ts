import { z } from 'zod'
import { activation, initializer, share } from '../fields.js'
import { heads, rotary, rotaryBase } from './fields.js'

/** Fields that the blocks of transformers share: KerasHub's, under its defaults. */
export const transformerFields = {
  heads,
  feedForwardDim: z.int().min(1).describe('Values of each place between the two dense layers of the block.'),
  activation: activation('relu').describe('Applied between the two dense layers.'),
  dropout: share('Share of the attention probabilities, and of the results of each part, dropped in training.'),
  normalizeFirst: z
    .boolean()
    .default(false)
    .describe(
      'Normalizes what each part reads (pre-norm, as in GPT-2); else the sum of what it reads and gives (post-norm, as in Vaswani et al. 2017).',
    ),
  epsilon: z.number().gt(0).default(1e-5).describe('Added to the variance in the normalizations.'),
  rotary,
  rotaryBase,
  kernelInitializer: initializer('kernels', 'glorotUniform'),
  biasInitializer: initializer('biases', 'zeros'),
}

export type TransformerSpec = z.output<z.ZodObject<typeof transformerFields>>
