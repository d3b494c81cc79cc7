import type * as tfjs from '@tensorflow/tfjs'
import type { Activation } from '../layers/activations.js'
import { loopActivations } from './cell.js'
import type {
  Cell,
  LoopActivation,
  RecurrenceAttributes,
  RecurrenceInputs,
  RecurrenceOptions,
  RecurrenceResult,
} from './cell.js'
import { recurrenceKernel, registerRecurrenceGradient } from './gradient.js'
import { unroll } from './unroll.js'

const isLoopActivation = (activation: Activation): activation is LoopActivation =>
  (loopActivations as readonly string[]).includes(activation)

/**
 * Runs a cell over time. Where the backend has a kernel for it (the compiled executor: one loop forward, one backward)
 * that is what runs; elsewhere, and for activations that a loop cannot hold, step after step in TensorFlow.js's own
 * operations, which are the reference.
 */
export function runRecurrence(
  tf: typeof tfjs,
  cell: Cell,
  inputs: RecurrenceInputs,
  options: RecurrenceOptions,
): RecurrenceResult {
  const isLoop = isLoopActivation(cell.activation) && isLoopActivation(cell.recurrentActivation)
  if (!isLoop || !tf.getKernel(recurrenceKernel, tf.getBackend())) return unroll(tf, cell, inputs, options)
  registerRecurrenceGradient(tf)
  const { x, kernel, recurrentKernel, bias, recurrentBias, mask, stateScale } = inputs
  const [state, memory] = inputs.states
  const absent = tf.scalar(0)
  const attributes: RecurrenceAttributes = {
    ...cell,
    ...options,
    hasBias: bias !== undefined,
    hasRecurrentBias: recurrentBias !== undefined,
    hasMask: mask !== undefined,
    hasStateScale: stateScale !== undefined,
    isSaved: tf.engine().state.gradientDepth > 0,
  }
  const results: tfjs.Tensor[] = tf.engine().runKernel(
    recurrenceKernel,
    {
      x,
      kernel,
      recurrentKernel,
      bias: bias ?? absent,
      recurrentBias: recurrentBias ?? absent,
      state: state ?? absent,
      memory: memory ?? absent,
      mask: mask ?? absent,
      stateScale: stateScale ?? absent,
    },
    { ...attributes },
  )
  const sequence = options.returnSequence ? (results[0] ?? null) : null
  const first = options.returnSequence ? 1 : 0
  return { sequence, states: results.slice(first, first + inputs.states.length) }
}
