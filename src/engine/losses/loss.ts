import type * as tfjs from '@tensorflow/tfjs'
import type { FeatureSpec } from '../features/column.js'
import type { EncodingConfig } from '../features/encoding.js'
import type { SymbolicShape } from '../tensors.js'
import type { ClassWeights } from './class-weights.js'

interface Weighable {
  /** (Default: every class counts alike) */
  readonly classWeights?: ClassWeights | undefined
}

interface Probabilistic {
  /** The output is raw scores, to which softmax or sigmoid was not yet applied. */
  readonly fromLogits: boolean
}

interface Crossentropy extends Weighable, Probabilistic {
  readonly labelSmoothing: number
}

/** How far apart two embeddings are: the length of their difference, or 1 - the cosine of their angle. */
export type Distance = 'euclidean' | 'cosine'

/** What an output is trained on. */
export type LossConfig =
  | ({ type: 'categoricalCrossentropy' } & Crossentropy)
  | ({ type: 'sparseCategoricalCrossentropy'; labelSmoothing?: number | undefined } & Weighable & Probabilistic)
  | ({ type: 'binaryCrossentropy' } & Crossentropy)
  | ({ type: 'categoricalFocalCrossentropy'; alpha: number; gamma: number } & Crossentropy)
  | ({ type: 'binaryFocalCrossentropy'; alpha?: number | null | undefined; gamma: number } & Crossentropy)
  | { type: 'meanSquaredError' }
  | { type: 'meanAbsoluteError' }
  | { type: 'meanAbsolutePercentageError' }
  | { type: 'meanSquaredLogarithmicError' }
  | { type: 'huber'; delta: number }
  | { type: 'logCosh' }
  | { type: 'poisson' }
  | { type: 'cosineSimilarity' }
  | { type: 'kullbackLeiblerDivergence' }
  | { type: 'hinge' }
  | { type: 'squaredHinge' }
  | { type: 'categoricalHinge' }
  | { type: 'dice' }
  | { type: 'tversky'; alpha: number; beta: number }
  | { type: 'contrastive'; margin: number; distance: Distance }
  | { type: 'triplet'; margin: number; distance: Distance; mining: 'batchHard' | 'semiHard' }
  | { type: 'ctc' }

export type LossName = LossConfig['type']

export type LossOf<N extends LossName> = Extract<LossConfig, { type: N }>

/**
 * classification: one of several classes. binary: each element yes or no by itself. regression: numbers. embedding: a
 * point in a space where alike things lie close. sequence: labels in order, fewer than the places that give them.
 */
export type LossTask = 'classification' | 'binary' | 'regression' | 'embedding' | 'sequence'

/**
 * What the target holds.
 * - classes: a value for each class, in the output's shape; index: the class's index, one a place
 * - answers: yes (1) or no (0) for each element
 * - amounts: numbers in the output's shape, in any unit; counts: numbers whose own zero and unit matter
 * - label: one whole number a row; labels: a row of whole numbers, 0 where it ended
 */
export type TargetForm = 'classes' | 'index' | 'answers' | 'amounts' | 'counts' | 'label' | 'labels'

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

/** A loss: what it can be computed on, and its values. */
export interface LossDefinition<C extends LossConfig> {
  /** byUnits: yes or no on 1 unit, classes on more. */
  readonly task: LossTask | 'byUnits'
  readonly target: TargetForm
  /**
   * What the output's last layer should apply. byUnits: sigmoid on 1 unit, softmax on more. scores: nothing, the side of
   * 0 decides. positive: what never gives a negative number. any: anything.
   */
  readonly reads: 'softmax' | 'sigmoid' | 'byUnits' | 'scores' | 'positive' | 'any'
  /** True where the values are one a row and the mask [batch, time] says which places each is made of. */
  readonly readsMask?: true
  /** What does not fit and what would; null where all fits. */
  check(config: C, site: LossSite): string | null
  /**
   * One value for each place of the output, [batch, ...]; `reduceLoss` makes one number of them. Plain differentiable
   * operations, no control flow on values: it can be traced. Arguments carry the batch axis first. `mask` is given where
   * the loss reads it, and there is one.
   */
  values(tf: typeof tfjs, config: C, target: tfjs.Tensor, prediction: tfjs.Tensor, mask?: tfjs.Tensor): tfjs.Tensor
}

/** Probabilities are kept this far from 0 and 1 before their logarithm is taken (Keras's epsilon). */
export const PROBABILITY_MARGIN = 1e-7
