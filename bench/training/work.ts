import type { LossConfig, OptimizerConfig } from '../../src/engine/index.js'

/** A network that is trained step by step on random batches, here and in `bench/peers/training.py` under the same name. */
export interface Work {
  readonly name: string
  /** What stands in the table. */
  readonly title: string
  readonly batchSize: number
  /** Of one sample, without the batch axis. */
  readonly input: readonly number[]
  /** Inputs are whole numbers below this. (Default: normal deviates) */
  readonly codes?: number
  /** As GraphQL takes them. */
  readonly layers: readonly unknown[]
  readonly loss: LossConfig
  readonly optimizer: OptimizerConfig
}

export const adam: OptimizerConfig = {
  type: 'adam',
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-7,
  learningRate: 0.001,
}

export const meanSquaredError: LossConfig = { type: 'meanSquaredError' }

export const crossentropy: LossConfig = { type: 'categoricalCrossentropy', labelSmoothing: 0, fromLogits: false }
