import type * as tfjs from '@tensorflow/tfjs'
import type { FeatureSpec } from '../features/column.js'
import type { EncodingConfig } from '../features/encoding.js'
import type { SymbolicShape } from '../tensors.js'

/** What an output is trained on. `fromLogits`: the output is raw scores, to which softmax or sigmoid was not yet applied. */
export type LossConfig =
  | { type: 'categoricalCrossentropy'; labelSmoothing: number; fromLogits: boolean }
  | { type: 'sparseCategoricalCrossentropy'; fromLogits: boolean }
  | { type: 'binaryCrossentropy'; labelSmoothing: number; fromLogits: boolean }
  | { type: 'meanSquaredError' }
  | { type: 'meanAbsoluteError' }
  | { type: 'huber'; delta: number }

export type LossName = LossConfig['type']

export type LossOf<N extends LossName> = Extract<LossConfig, { type: N }>

/** classification: one of several classes. binary: each element yes or no by itself. regression: numbers. */
export type LossTask = 'classification' | 'binary' | 'regression'

/** What a loss is to be computed on. Shapes leave the batch axis out. */
export interface LossSite {
  readonly outputShape: SymbolicShape
  /** Of the encoded target. */
  readonly targetShape: SymbolicShape
  /** What the output's last layer applies, as Keras names it ('softmax', 'linear', ...); left out where it is not known. */
  readonly activation?: string | undefined
  /** Left out where no encoder makes the target (a layer's values to be reconstructed), or where it is not known. */
  readonly targetEncoding?: EncodingConfig | undefined
  /** What the target is made of; empty for a reconstruction. */
  readonly features?: readonly FeatureSpec[] | undefined
  /** Name of the output, for the message. */
  readonly output?: string | undefined
}

/** A loss: what it can be computed on, and its value. */
export interface LossDefinition<C extends LossConfig> {
  readonly task: LossTask
  /** What does not fit and what would; null where all fits. */
  check(config: C, site: LossSite): string | null
  /**
   * Mean over the batch and every further axis (Keras's "sum_over_batch_size"). Plain differentiable operations, no
   * control flow on values: it can be traced. Arguments carry the batch axis first; `weights` says how much each place
   * counts, over the leading axes of the prediction.
   */
  compute(tf: typeof tfjs, config: C, target: tfjs.Tensor, prediction: tfjs.Tensor, weights?: tfjs.Tensor): tfjs.Scalar
}

/** Probabilities are kept this far from 0 and 1 before their logarithm is taken (Keras's epsilon). */
export const PROBABILITY_MARGIN = 1e-7
