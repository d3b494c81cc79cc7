import type * as tfjs from '@tensorflow/tfjs'
import type { OptimizerConfig, WeightKind } from '../optimizers/optimizer.js'
import type { DType, NamedTensors, Shape, TensorValues } from '../tensors.js'
import type { Fault } from './fault.js'

/** Stands in a feed's shape for an axis whose length each batch decides anew: the number of time steps. */
export const anyLength = -1

export interface FeedSpec {
  readonly name: string
  /** With the batch axis; one axis may be `anyLength`, then the number of values says how long it is. */
  readonly shape: Shape
  readonly dtype: DType
  /** Feeds whose axes of any length are equally long have one name here. (Default: the feed's) */
  readonly lengthName?: string
}

export interface WeightSpec {
  /** `layer/weight` */
  readonly name: string
  readonly shape: Shape
  /** What optimizers may treat in their own way. (Default: a kernel) */
  readonly kind?: WeightKind | undefined
}

/** What a program's forward pass reads; the tensors are eager or symbolic, as the executor likes. */
export interface ForwardContext {
  readonly tf: typeof tfjs
  /** True in a training step, false in evaluation. */
  readonly training: boolean
  weight(name: string): tfjs.Tensor
  /** New value of a weight that no optimizer touches. */
  update(name: string, value: tfjs.Tensor): void
  random(name: string, shape: Shape, distribution: 'uniform' | 'normal'): tfjs.Tensor
  /** Sees what each layer computes, in the order in which they do. (Default: nobody looks) */
  readonly observe?: (layer: string, value: tfjs.Tensor) => void
}

/** One stage's computation as a pure function of tfjs tensors; executors run it or trace it. Serialisable parts apart. */
export interface StageProgram {
  readonly weights: readonly WeightSpec[]
  /** Names of the weights that the optimizer updates. */
  readonly trainable: readonly string[]
  /** Encoded inputs, targets and sample weights of a batch. */
  feeds(batchSize: number): readonly FeedSpec[]
  /** The objective (mean over the batch, penalties included) and the outputs that metrics are counted on. */
  forward(
    context: ForwardContext,
    feeds: Readonly<Record<string, tfjs.Tensor>>,
  ): { loss: tfjs.Scalar; outputs: Record<string, tfjs.Tensor> }
  readonly optimizer: OptimizerConfig
  readonly gradientClipping?: GradientClipping | undefined
  /**
   * Parts that a batch is taken in, one after the other, to save memory: their gradients are added up, each by its share of
   * the rows, and the optimizer then steps once. For a loss that is a mean over rows that is the gradient of the whole
   * batch; batch normalization sees each part by itself, and its moving statistics follow the mean of theirs. (Default: 1)
   */
  readonly microBatches?: number | undefined
}

export type GradientClipping =
  { type: 'value'; limit: number } | { type: 'norm'; limit: number } | { type: 'globalNorm'; limit: number }

/** A network without an objective: what predictors run. */
export interface InferenceProgram {
  readonly weights: readonly WeightSpec[]
  feeds(batchSize: number): readonly FeedSpec[]
  forward(context: ForwardContext, feeds: Readonly<Record<string, tfjs.Tensor>>): Record<string, tfjs.Tensor>
}

export type Feeds = Readonly<Record<string, TensorValues>>

/** Fills `out` for one draw of one step: the same (name, step) gives the same numbers, on any executor. */
export type RandomFiller = (name: string, distribution: 'uniform' | 'normal', step: number, out: Float32Array) => void

export interface SessionOptions {
  /** Threads inside one operation. (Default: 1) */
  readonly threads?: number
  /** Threads that share the update of a large weight. Any number gives the same bytes. (Default: `threads`) */
  readonly updateThreads?: number | undefined
  /**
   * Equal parts of a batch that the compiled executor computes apart, where rows do not depend on each other and their
   * number can be divided so. (Default: as many as suit the threads and the caches)
   */
  readonly shards?: number | undefined
  readonly random?: RandomFiller
}

export interface StepResult {
  readonly loss: number
  /**
   * Global norm of the gradients, before clipping. Not finite where a gradient or a new weight is not, and where the loss is
   * not: then no weight was touched.
   */
  readonly gradientNorm: number
  /** Valid until the next call. */
  readonly outputs: Readonly<Record<string, Float32Array>>
}

/** Owns the state of one stage (weights and optimizer slots) and steps it. Graphs for new batch sizes and lengths are made on first use. */
export interface TrainingSession {
  /** Replaces state by name; weights and slots that are not named keep their values (slots start at zero). */
  load(state: NamedTensors): void
  /** A copy: weights under `layer/weight`, optimizer slots under `slot:layer/weight`. */
  read(): NamedTensors
  /** One optimizer update. `step` counts from 1 in the stage (Adam's bias correction); the learning rate is already scheduled. */
  train(batchSize: number, feeds: Feeds, scalars: { step: number; learningRate: number }): Promise<StepResult>
  /**
   * The tensor that was first not finite in a step that has just ended with a loss or a gradient norm that is not, from
   * what that step was called with. The forward pass is computed again for it.
   */
  diagnose(batchSize: number, feeds: Feeds, step: number): Promise<Fault | undefined>
  /** Forward only, in inference mode; by the average of the weights where the optimizer keeps one. */
  evaluate(batchSize: number, feeds: Feeds): Promise<Omit<StepResult, 'gradientNorm'>>
  /**
   * Breaks off a step under way, within milliseconds; its promise rejects and the state is as before it. A step whose
   * optimizer is already at work ends as if it had not been asked. What is called next waits for the operation that was
   * being computed.
   */
  abort(): void
  dispose(): void
}

/** What a network gives for a batch, by the names of its outputs. */
export type Outputs = Readonly<Record<string, { readonly shape: Shape; readonly values: Float32Array }>>

export interface InferenceSession {
  run(batchSize: number, feeds: Feeds): Promise<Outputs>
  /** What `read` makes of the outputs, which are not copied: the next run overwrites them. */
  read<T>(batchSize: number, feeds: Feeds, read: (outputs: Outputs) => T): Promise<T>
  dispose(): void
}

export type ExecutorName = 'compiled' | 'eager' | 'tensorflow'

export interface Executor {
  readonly name: ExecutorName
  /** State starts at zero until `load`. */
  createTrainingSession(program: StageProgram, options?: SessionOptions): Promise<TrainingSession>
  createInferenceSession(
    program: InferenceProgram,
    weights: NamedTensors,
    options?: SessionOptions,
  ): Promise<InferenceSession>
}
