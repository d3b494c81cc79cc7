import type { ExecutionProvider } from '../compiled/runtime/providers.js'
import type { EncodingConfig } from '../features/encoder.js'
import type { ExecutorName, GradientClipping } from '../executors/executor.js'
import type { LossConfig } from '../losses/registry.js'
import type { MetricConfig } from '../metrics/registry.js'
import type { OptimizerConfig } from '../optimizers/optimizer.js'
import type { ArchitectureSpec } from '../spec/architecture.js'
import type { StageSpec, StrategyConfig } from '../strategies/strategy.js'
import type { FeatureSpec, SplitName } from '../features/column.js'
import type { EarlyStopping } from './early-stopping.js'

/** Which features feed an input of the architecture. Features concatenate in order; equal element counts reshape row-major. */
export interface InputBinding {
  readonly input: string
  readonly features: readonly string[]
  /** (Default: by the feature's kind: NUMERIC standardize, CATEGORICAL oneHot, IMAGE rescale) */
  readonly encoding?: EncodingConfig | undefined
}

export interface TargetBinding {
  /** Name of the layer whose value is the output. */
  readonly output: string
  readonly source: { type: 'features'; features: readonly string[] } | { type: 'reconstructs'; input: string }
  readonly loss: LossConfig
  readonly metrics: readonly MetricConfig[]
  /** Share of this output in the total loss. (Default: 1) */
  readonly weight: number
  /** A NUMERIC or BOOLEAN feature, >= 0 in every row: how much the row counts in loss and metrics. (Default: 1 each) */
  readonly sampleWeight?: string | undefined
}

/** Everything that decides the bytes of the result, as plain data: what startTrainingRun stores and the trainer runs. */
export interface TrainingTask {
  readonly architecture: ArchitectureSpec
  readonly features: readonly FeatureSpec[]
  /** May be empty: then every feature that no target names feeds the single input. */
  readonly inputs: readonly InputBinding[]
  readonly targets: readonly TargetBinding[]
  /** Taken over where a binding says no encoding and reads the same feature: a submodel reads what its model was trained on. */
  readonly encoders?: readonly KnownEncoder[] | undefined
  readonly strategy: StrategyConfig
  readonly optimizer: OptimizerConfig
  readonly batchSize: number
  readonly seed: number
  readonly earlyStopping?: EarlyStopping | undefined
  readonly gradientClipping?: GradientClipping | undefined
  readonly executor: ExecutorName
  /** Inside one operation: see `chooseThreads`. Another number may change the last bits of a sum. */
  readonly threads: number
}

/** What a stage will do, before anything is spent. */
export interface PlannedStage {
  readonly spec: StageSpec & { readonly optimizer: OptimizerConfig; readonly batchSize: number }
  readonly trainableParameterCount: number
  /** Forward and backward, one sample. */
  readonly flopsPerSample: number
  readonly estimatedMemoryBytes: number
  /** Of a single operation of a forward pass, and of a step: what decides whether threads are worth it. */
  readonly largestOperationFlops: number
  readonly stepFlops: number
}

export interface MetricRecord {
  readonly stage: number
  /** Null: the whole model. */
  readonly output: string | null
  readonly split: SplitName
  /** 'loss', 'accuracy', 'learningRate', 'gradientNorm', ... */
  readonly name: string
  readonly resolution: 'STEP' | 'EPOCH'
  /** Optimizer updates over the whole run, counted from 1. */
  readonly step: number
  /** Counted from 1 in the stage. */
  readonly epoch: number
  readonly value: number
}

export interface Progress {
  readonly stage: number
  readonly epoch: number
  /** Over the whole run. */
  readonly step: number
  readonly totalSteps: number
}

export interface CheckpointRecord {
  readonly stage: number
  readonly epoch: number
  readonly step: number
  readonly reason: 'epoch' | 'interval' | 'pause' | 'stop'
  /** True where early stopping holds these weights for the best so far. */
  readonly isBest: boolean
  /** A safetensors file: weights, optimizer slots, and in its metadata every counter needed to go on exactly. */
  readonly bytes: Uint8Array
}

/** How the loop reports. It awaits what is returned, so a slow consumer slows training rather than filling memory. */
export interface TrainingCallbacks {
  onStageStart?(stage: number): void | Promise<void>
  onStageEnd?(stage: number, totals: { durationMs: number; flops: number }): void | Promise<void>
  onMetrics(records: readonly MetricRecord[]): void | Promise<void>
  onProgress?(progress: Progress): void
  onCheckpoint(checkpoint: CheckpointRecord): Promise<void>
}

/** Asked from outside, obeyed at the next step: pause and stop checkpoint first. */
export interface TrainingControl {
  readonly request: 'pause' | 'cancel' | 'stop' | undefined
}

export interface TrainingOptions {
  readonly callbacks: TrainingCallbacks
  readonly control?: TrainingControl
  /** Weights of a model version that a submodel names: a safetensors file. Not asked for where a run is resumed. */
  readonly readModelWeights?: ((modelVersionId: string) => Promise<Uint8Array>) | undefined
  /** Bytes of a CheckpointRecord to go on from. */
  readonly resumeFrom?: Uint8Array
  /** (Default: 30_000) */
  readonly checkpointIntervalMs?: number
  /** Threads that share the update of a large weight. Any number gives the same bytes. (Default: the task's `threads`) */
  readonly updateThreads?: number
  /** What the compiled executor runs on. (Default: CPU) */
  readonly executionProvider?: ExecutionProvider
}

export type TrainingOutcome =
  | { readonly status: 'paused' | 'cancelled' | 'stopped' }
  | {
      readonly status: 'completed'
      /** A safetensors file of the architecture's weights alone. */
      readonly weights: Uint8Array
      /** Fitted encoders and output decoding, as JSON: with the weights and the architecture all that prediction needs. */
      readonly signature: ModelSignature
      readonly testMetrics: readonly { output: string | null; name: string; value: number }[]
      /** One byte a test row, in split order, 1 where the first classification output was right; null without one. */
      readonly testCorrect: Uint8Array | null
      /** Of each output that answers with one of a feature's labels. */
      readonly testClasses: readonly ClassResult[]
    }

/** Which labels an output takes for which, over a whole split. */
export interface ClassResult {
  readonly output: string
  readonly labels: readonly string[]
  /** Row: the true label, column: the answer; how many there are, each by its weight. Padding is left out. */
  readonly confusion: readonly (readonly number[])[]
}

/** How raw rows become tensors and tensors become answers. Serialisable. */
export interface ModelSignature {
  readonly inputs: readonly {
    readonly input: string
    readonly shape: readonly (number | null)[]
    readonly features: readonly { readonly feature: FeatureSpec; readonly encoder: FittedEncoder }[]
  }[]
  readonly outputs: readonly SignatureOutput[]
}

/** An encoder that was fitted for an input and feature before. */
export interface KnownEncoder {
  readonly input: string
  readonly feature: FeatureSpec
  readonly encoder: FittedEncoder
}

/** `fitted` holds what was learned on the train split: means, deviations, categories. */
export interface FittedEncoder {
  readonly type: string
  readonly fitted: Readonly<Record<string, unknown>>
  /** Shape of one encoded value. */
  readonly shape: readonly number[]
}

export type SignatureOutput =
  /** Probabilities over labels (softmax), or of the second label (sigmoid, one unit). `fromLogits`: apply softmax or sigmoid first. */
  | {
      readonly type: 'classification'
      readonly output: string
      readonly labels: readonly string[]
      readonly fromLogits: boolean
      readonly binary: boolean
    }
  /** value x scale + offset, in the target feature's own unit. */
  | { readonly type: 'regression'; readonly output: string; readonly scale: number; readonly offset: number }
  | { readonly type: 'tensor'; readonly output: string; readonly shape: readonly (number | null)[] }
