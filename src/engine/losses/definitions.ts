import type * as tfjs from '@tensorflow/tfjs'
import { binaryCrossentropy } from './binary-crossentropy.js'
import { categoricalCrossentropy } from './categorical-crossentropy.js'
import { categoricalHinge } from './categorical-hinge.js'
import { contrastive } from './contrastive.js'
import { cosineSimilarity } from './cosine-similarity.js'
import { ctc } from './ctc.js'
import { binaryFocalCrossentropy, categoricalFocalCrossentropy } from './focal-crossentropy.js'
import { hinge, squaredHinge } from './hinge.js'
import { huber } from './huber.js'
import { kullbackLeiblerDivergence } from './kullback-leibler-divergence.js'
import { logCosh } from './log-cosh.js'
import type { LossConfig, LossDefinition, LossName, LossOf, LossTask } from './loss.js'
import { meanAbsoluteError } from './mean-absolute-error.js'
import { meanAbsolutePercentageError } from './mean-absolute-percentage-error.js'
import { meanSquaredError } from './mean-squared-error.js'
import { meanSquaredLogarithmicError } from './mean-squared-logarithmic-error.js'
import { dice, tversky } from './overlap.js'
import { poisson } from './poisson.js'
import { reduceLoss } from './reduce.js'
import { sparseCategoricalCrossentropy } from './sparse-categorical-crossentropy.js'
import { triplet } from './triplet.js'

/** Every loss by its name. */
export const losses: { readonly [N in LossName]: LossDefinition<LossOf<N>> } = {
  categoricalCrossentropy,
  sparseCategoricalCrossentropy,
  binaryCrossentropy,
  categoricalFocalCrossentropy,
  binaryFocalCrossentropy,
  meanSquaredError,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanSquaredLogarithmicError,
  huber,
  logCosh,
  poisson,
  cosineSimilarity,
  kullbackLeiblerDivergence,
  hinge,
  squaredHinge,
  categoricalHinge,
  dice,
  tversky,
  contrastive,
  triplet,
  ctc,
}

/** The definition of a configuration's loss, its type kept. */
export const lossDefinition = <N extends LossName>(config: LossOf<N>): LossDefinition<LossOf<N>> => losses[config.type]

/** What an output of so many units (its last axis) answers. */
export function lossTask(config: LossConfig, units: number): LossTask {
  const { task } = losses[config.type]
  if (task !== 'byUnits') return task
  return units === 1 ? 'binary' : 'classification'
}

/** True where the output that a loss reads is raw scores: those of hinge losses, whose side of 0 decides, among them. */
export const isFromLogits = (config: LossConfig): boolean =>
  ('fromLogits' in config && config.fromLogits) || losses[config.type].reads === 'scores'

/** The activation that an output of so many units should end with for this loss. */
export function activationRead(config: LossConfig, units: number): 'linear' | 'softmax' | 'sigmoid' | 'exponential' {
  const { reads } = losses[config.type]
  if (isFromLogits(config) || reads === 'any' || reads === 'scores') return 'linear'
  if (reads === 'positive') return 'exponential'
  if (reads === 'byUnits') return units === 1 ? 'sigmoid' : 'softmax'
  return reads
}

/**
 * The loss of a batch as a scalar: the mean over the batch and every further axis.
 * @param mask [batch] or [batch, ...positions]: what is to be counted, see `LossWeights`; absent: everything
 * @param samples [batch]: how much each sample matters, see `LossWeights`; absent: all alike
 */
export function computeLoss(
  tf: typeof tfjs,
  config: LossConfig,
  target: tfjs.Tensor,
  prediction: tfjs.Tensor,
  mask?: tfjs.Tensor,
  samples?: tfjs.Tensor,
): tfjs.Scalar {
  const definition = lossDefinition(config)
  if (definition.readsMask) return reduceLoss(tf, definition.values(tf, config, target, prediction, mask), { samples })
  return reduceLoss(tf, definition.values(tf, config, target, prediction), { mask, samples })
}
