import type { ScheduleConfig } from '../schedules/schedule.js'

/** What an optimizer makes of a gradient, by its name. */
export type OptimizerRule =
  | { type: 'sgd' }
  | { type: 'momentum'; momentum: number; nesterov: boolean }
  | { type: 'rmsprop'; rho: number; epsilon: number; momentum: number; centered?: boolean | undefined }
  | { type: 'adam'; beta1: number; beta2: number; epsilon: number; amsgrad?: boolean | undefined }
  | { type: 'adamw'; beta1: number; beta2: number; epsilon: number; weightDecay: number; amsgrad?: boolean | undefined }
  | { type: 'adagrad'; initialAccumulator: number; epsilon: number }
  | { type: 'adadelta'; rho: number; epsilon: number }
  | { type: 'adamax'; beta1: number; beta2: number; epsilon: number }
  | { type: 'nadam'; beta1: number; beta2: number; epsilon: number; momentumDecay: number }
  | { type: 'lion'; beta1: number; beta2: number }
  | { type: 'lazyAdam'; beta1: number; beta2: number; epsilon: number }

/** Weights that decay may leave out: offsets, what normalizations learn, and tables of vectors. */
export type WeightKind = 'bias' | 'normalization' | 'embedding'

export type OptimizerConfig = OptimizerRule & {
  learningRate: number
  schedule?: ScheduleConfig | undefined
  /**
   * Share of each weight, times the learning rate, that is taken away at each step before the update: decoupled, as in
   * AdamW (Loshchilov and Hutter 2019) and Keras's `weight_decay`. (Default: 0)
   */
  weightDecay?: number | undefined
  /** Kinds of weights that do not decay. (Default: none) */
  weightDecayExclusions?: readonly WeightKind[] | undefined
  /**
   * Keeps an exponential moving average of the weights, which is evaluated and published in their place: after the first
   * step the weights, then decay x average + (1 - decay) x weights. PyTorch's AveragedModel with `get_ema_multi_avg_fn`.
   */
  averaging?: { decay: number } | undefined
  /** What the learning rate is multiplied by in some layers; 0 holds their weights as they are. */
  learningRateFactors?: readonly { layer: string; factor: number }[] | undefined
  /** Parts that each batch is taken in, one after the other: see `StageProgram.microBatches`. (Default: 1) */
  gradientAccumulation?: number | undefined
}

/**
 * The arithmetic that an optimizer needs, over whatever stands for a tensor: expressions that become WebAssembly, or eager
 * tensors. An update is written once and used by every executor. Values are tensors or scalars; a scalar broadcasts.
 */
export interface Algebra<V> {
  constant(value: number): V
  add(a: V, b: V): V
  sub(a: V, b: V): V
  mul(a: V, b: V): V
  div(a: V, b: V): V
  minimum(a: V, b: V): V
  maximum(a: V, b: V): V
  sqrt(a: V): V
  abs(a: V): V
  /** -1, 0 or 1. */
  sign(a: V): V
}

/** What clipping needs on top. */
export interface ClippingAlgebra<V> extends Algebra<V> {
  /** Over all elements: a scalar. */
  sumOfSquares(a: V): V
}

/** Scalars of one step: `stepScalars` computes them in double precision, executors hand them to the update. */
export interface StepScalars<V> {
  readonly learningRate: V
  /**
   * The learning rate with the bias of the moments corrected, as the optimizer has it; else the learning rate. Computed
   * outside of the update: in single precision, 1 - 0.999 ** 1 is off by 5e-5.
   */
  readonly correctedRate: V
  /** What Nadam multiplies the gradient by, beside the moment. */
  readonly gradientRate: V
  /** 1 / (1 - beta2 ** step) where the optimizer corrects the second moment by itself. */
  readonly varianceFactor: V
  /** Share of the weight that is taken away. */
  readonly decay: V
  /** Share of the new weight in the average of weights. */
  readonly averageShare: V
}

export const scalarNames = [
  'learningRate',
  'correctedRate',
  'gradientRate',
  'varianceFactor',
  'decay',
  'averageShare',
] as const satisfies readonly (keyof StepScalars<unknown>)[]

/** An optimizer as a pure function of named tensors. Source of each definition stands with it. */
export interface Optimizer {
  /** State kept for each trainable weight, of its shape, starting at zero. */
  readonly slots: readonly string[]
  update<V>(
    algebra: Algebra<V>,
    weight: V,
    gradient: V,
    slots: Readonly<Record<string, V>>,
    scalars: StepScalars<V>,
  ): { weight: V; slots: Record<string, V> }
}
