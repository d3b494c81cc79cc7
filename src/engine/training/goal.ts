import type { LayerSpec } from '../layers/registry.js'
import type { LossConfig } from '../losses/registry.js'
import type { MetricConfig } from '../metrics/registry.js'
import type { Shape } from '../tensors.js'
import type { BoundTarget } from './target-bindings.js'

/** One thing that a stage minimises: a predicted value against a target. */
export interface Goal {
  /** The layer that predicts; temporary ones included. */
  readonly prediction: string
  /** A feed (`target:<output>`), or the clean value of an input or frozen layer. */
  readonly target:
    { readonly type: 'feed'; readonly target: BoundTarget } | { readonly type: 'value'; readonly name: string }
  readonly predictionShape: Shape
  readonly loss: LossConfig
  readonly weight: number
  /** The output that its metrics are reported under; null for a reconstruction. */
  readonly output: string | null
  readonly metrics: readonly MetricConfig[]
}

/** A stage's objective as layers and goals. */
export interface ObjectiveLayout {
  /** The architecture's layers, rewired where noise comes between. */
  readonly layers: readonly LayerSpec[]
  readonly temporary: readonly LayerSpec[]
  readonly goals: readonly Goal[]
  /** Inputs and layers whose clean values are targets. */
  readonly values: readonly string[]
  /** What the objective reads, for messages. */
  readonly reads: string
}
