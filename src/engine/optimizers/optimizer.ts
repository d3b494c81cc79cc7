import type { ScheduleConfig } from '../schedules/schedule.js'

export type OptimizerConfig = (
  | { type: 'sgd' }
  | { type: 'momentum'; momentum: number; nesterov: boolean }
  | { type: 'rmsprop'; rho: number; epsilon: number; momentum: number }
  | { type: 'adam'; beta1: number; beta2: number; epsilon: number }
  | { type: 'adamw'; beta1: number; beta2: number; epsilon: number; weightDecay: number }
) & { learningRate: number; schedule?: ScheduleConfig | undefined }

/**
 * The arithmetic that an optimizer needs, over whatever stands for a tensor: nodes of the compiled graph, or eager
 * tensors. An update is written once and emitted by every executor. Values are tensors or scalars; a scalar broadcasts.
 */
export interface Algebra<V> {
  constant(value: number): V
  add(a: V, b: V): V
  sub(a: V, b: V): V
  mul(a: V, b: V): V
  div(a: V, b: V): V
  sqrt(a: V): V
}

/** What clipping needs on top. */
export interface ClippingAlgebra<V> extends Algebra<V> {
  minimum(a: V, b: V): V
  maximum(a: V, b: V): V
  /** Over all elements: a scalar. */
  sumOfSquares(a: V): V
}

/** Scalars of one step: `stepScalars` computes them in double precision, executors feed them to the graph. */
export interface StepScalars<V> {
  readonly learningRate: V
  /** Counted from 1 in the stage. */
  readonly step: V
  /**
   * learningRate x sqrt(1 - beta2 ** step) / (1 - beta1 ** step) for the optimizers that correct bias, else the learning
   * rate. Computed outside of the graph: in single precision, 1 - 0.999 ** 1 is off by 5e-5.
   */
  readonly correctedRate: V
}

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
