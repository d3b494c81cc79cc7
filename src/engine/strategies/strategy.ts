import type { LossConfig } from '../losses/registry.js'
import type { OptimizerConfig } from '../optimizers/optimizer.js'
import type { GradientClipping } from '../executors/executor.js'
import type { EarlyStopping } from '../training/early-stopping.js'

/** What a stage minimises. */
export type StageObjective =
  /** The run's targets, on the architecture's outputs. */
  | { type: 'target' }
  /**
   * A temporary decoder reads the layer `from` and rebuilds `of` (a layer or an input); it is dropped when the stage
   * ends. `corruption`: the share of `of`'s values that is set to zero before the stage reads them (masking noise,
   * Vincent 2010).
   */
  | { type: 'reconstruction'; from: string; of: string; corruption: number; loss: LossConfig }
  /** A temporary head (flatten, dense) reads `layer` and learns the run's target for `output`; it is dropped when the stage ends. */
  | { type: 'auxiliary'; layer: string; output: string }

/** One stage as data: which layers are trained on what, and for how long. What is left out is the run's. */
export interface StageSpec {
  readonly name: string
  /** Most epochs that the stage takes. */
  readonly epochs: number
  /** Names of the layers that are trained; the others are frozen and run in inference mode. (Default: all) */
  readonly train?: readonly string[] | undefined
  readonly objective: StageObjective
  readonly optimizer?: OptimizerConfig | undefined
  readonly batchSize?: number | undefined
  readonly earlyStopping?: EarlyStopping | undefined
  readonly gradientClipping?: GradientClipping | undefined
}

export type StrategyConfig =
  | { type: 'endToEnd'; epochs: number }
  | { type: 'staged'; stages: readonly StageSpec[] }
  | {
      type: 'greedyLayerwise'
      objective: 'reconstruction' | 'supervised'
      /** Layers trained as one unit. (Default: each layer with weights; the layers before the next one belong to it) */
      blocks?: readonly (readonly string[])[] | undefined
      epochsPerBlock: number
      /** Masking noise on each block's input, 0..1. With it and reconstruction: a stacked denoising autoencoder. */
      corruption: number
      /** Epochs of end-to-end training after the last block. */
      fineTuneEpochs: number
    }
