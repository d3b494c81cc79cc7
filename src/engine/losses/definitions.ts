import type * as tfjs from '@tensorflow/tfjs'
import { binaryCrossentropy } from './binary-crossentropy.js'
import { categoricalCrossentropy } from './categorical-crossentropy.js'
import { huber } from './huber.js'
import type { LossConfig, LossDefinition, LossName, LossOf, LossTask } from './loss.js'
import { meanAbsoluteError } from './mean-absolute-error.js'
import { meanSquaredError } from './mean-squared-error.js'
import { sparseCategoricalCrossentropy } from './sparse-categorical-crossentropy.js'

/** Every loss by its name. */
export const losses: { readonly [N in LossName]: LossDefinition<LossOf<N>> } = {
  categoricalCrossentropy,
  sparseCategoricalCrossentropy,
  binaryCrossentropy,
  meanSquaredError,
  meanAbsoluteError,
  huber,
}

/** The definition of a configuration's loss, its type kept. */
export const lossDefinition = <N extends LossName>(config: LossOf<N>): LossDefinition<LossOf<N>> => losses[config.type]

export const lossTask = (config: LossConfig): LossTask => losses[config.type].task

/** True where the output that a loss reads is raw scores. */
export const isFromLogits = (config: LossConfig): boolean => 'fromLogits' in config && config.fromLogits

/**
 * The loss of a batch as a scalar: the mean over the batch and every further axis.
 * @param weights how much each place counts, over the leading axes of the prediction: padding counts 0
 */
export const computeLoss = (
  tf: typeof tfjs,
  config: LossConfig,
  target: tfjs.Tensor,
  prediction: tfjs.Tensor,
  weights?: tfjs.Tensor,
): tfjs.Scalar => lossDefinition(config).compute(tf, config, target, prediction, weights)
