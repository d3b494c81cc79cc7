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
 * tensors. An update is written once and emitted by every executor.
 */
export interface Algebra<V> {
  constant(value: number): V
  add(a: V, b: V): V
  sub(a: V, b: V): V
  mul(a: V, b: V): V
  div(a: V, b: V): V
  sqrt(a: V): V
}

/** Scalars of one step. `step` counts from 1. */
export interface StepScalars<V> {
  readonly learningRate: V
  readonly step: V
  /** beta ** step for the optimizers that correct bias, computed in double precision by the caller. */
  readonly beta1Power: V
  readonly beta2Power: V
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
