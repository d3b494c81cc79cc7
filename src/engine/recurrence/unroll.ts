import type * as tfjs from '@tensorflow/tfjs'
import { createStep } from './steps.js'
import type { Cell, RecurrenceInputs, RecurrenceOptions, RecurrenceResult } from './cell.js'

/** The new state where the step is real, else the one before it. */
const carry = (next: tfjs.Tensor, before: tfjs.Tensor, isReal: tfjs.Tensor): tfjs.Tensor =>
  before.add(next.sub(before).mul(isReal))

/** A recurrence step after step, in operations whose gradients TensorFlow.js derives. */
export function unroll(
  tf: typeof tfjs,
  cell: Cell,
  inputs: RecurrenceInputs,
  { isBackwards, returnSequence }: RecurrenceOptions,
): RecurrenceResult {
  const { x, kernel, bias, mask, stateScale } = inputs
  const [time = 1, batch = 1, features = 1] = x.shape
  const product = tf.matMul(x.reshape([time * batch, features]), kernel)
  const projected = tf.unstack((bias ? product.add(bias) : product).reshape([time, batch, -1]))
  const isReal = mask && tf.unstack(mask)
  const step = createStep(tf, cell, inputs)
  let states = inputs.states
  const outputs: tfjs.Tensor[] = []
  for (let count = 0; count < time; count += 1) {
    const place = isBackwards ? time - 1 - count : count
    const [state, ...others] = states
    if (!state) throw new Error('a recurrence needs a state to start from')
    const next = step(projected[place]!, stateScale ? [state.mul(stateScale), ...others] : states)
    const real = isReal?.[place]
    states = real ? next.map((value, index) => carry(value, states[index] ?? value, real)) : next
    outputs[place] = states[0] ?? state
  }
  return { sequence: returnSequence ? tf.stack(outputs) : null, states }
}
