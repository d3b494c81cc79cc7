import type * as tfjs from '@tensorflow/tfjs'
import type { Activation } from '../layers/activations.js'

/** What one time step of a recurrent layer computes. Weights are laid out as Keras lays them out. */
export interface Cell {
  readonly type: 'simpleRnn' | 'lstm' | 'gru'
  readonly activation: Activation
  /** Of the gates; a simpleRnn has none. */
  readonly recurrentActivation: Activation
  /** A gru's reset gate works on the recurrent product, not on the state before it. */
  readonly resetAfter: boolean
}

export const gateCount = ({ type }: Pick<Cell, 'type'>): number => ({ simpleRnn: 1, gru: 3, lstm: 4 })[type]

/** Tensors of a recurrence over time; what is absent is left out. */
export interface RecurrenceInputs {
  /** [time, batch, features] */
  readonly x: tfjs.Tensor
  /** [features, gates x units] */
  readonly kernel: tfjs.Tensor
  /** [units, gates x units] */
  readonly recurrentKernel: tfjs.Tensor
  /** Of the input's products, [gates x units]. */
  readonly bias?: tfjs.Tensor | undefined
  /** Of the state's products, [gates x units]: a gru that resets after it has one. */
  readonly recurrentBias?: tfjs.Tensor | undefined
  /** What the states are before the first step, each [batch, units]: the output, and an lstm's memory. */
  readonly states: readonly tfjs.Tensor[]
  /** [time, batch, 1], 1 where a step is real: padding leaves the states as they are. */
  readonly mask?: tfjs.Tensor | undefined
  /** [batch, units]: the output is multiplied with it before a step reads it (dropout of the state). */
  readonly stateScale?: tfjs.Tensor | undefined
}

export interface RecurrenceResult {
  /** The output after each step, [time, batch, units], in the order of the input's steps. */
  readonly sequence: tfjs.Tensor | null
  /** The states after the last step that was run. */
  readonly states: readonly tfjs.Tensor[]
}

export interface RecurrenceOptions {
  /** Runs from the last step to the first. */
  readonly isBackwards: boolean
  readonly returnSequence: boolean
}

/** What a kernel is told beside its tensors. Tensors that are absent are scalars there. */
export interface RecurrenceAttributes extends Cell, RecurrenceOptions {
  readonly hasBias: boolean
  readonly hasRecurrentBias: boolean
  readonly hasMask: boolean
  readonly hasStateScale: boolean
  /** Whether a gradient will be asked for: then what it reads is kept. */
  readonly isSaved: boolean
}

/** Activations whose slope can be told from their result: a loop keeps nothing else of them for its gradient. */
export const loopActivations = ['linear', 'relu', 'leakyRelu', 'elu', 'sigmoid', 'hardSigmoid', 'tanh'] as const
export type LoopActivation = (typeof loopActivations)[number]
