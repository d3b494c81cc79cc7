import type * as tfjs from '@tensorflow/tfjs'
import { activate } from '../layers/activations.js'
import type { Cell, RecurrenceInputs } from './cell.js'

type Tensor = tfjs.Tensor

/** Makes the next states from one step's input products [batch, gates x units] and the states before. */
export type Step = (projected: Tensor, states: readonly Tensor[]) => readonly Tensor[]

type Weights = Pick<RecurrenceInputs, 'recurrentKernel' | 'recurrentBias'>

/** state = activation(input + state x recurrentKernel) */
const simpleRnnStep =
  (tf: typeof tfjs, { activation }: Cell, { recurrentKernel }: Weights): Step =>
  (projected, [state]) => [activate(tf, activation, projected.add(tf.matMul(state!, recurrentKernel)))]

/** Gates in Keras's order: input, forget, candidate, output. */
const lstmStep =
  (tf: typeof tfjs, cell: Cell, { recurrentKernel }: Weights): Step =>
  (projected, [state, memory]) => {
    const gate = (sum: Tensor) => activate(tf, cell.recurrentActivation, sum)
    const sums = projected.add(tf.matMul(state!, recurrentKernel))
    const [input, forget, candidate, output] = tf.split(sums, 4, 1)
    const added = gate(input!).mul(activate(tf, cell.activation, candidate!))
    const next = gate(forget!).mul(memory!).add(added)
    return [gate(output!).mul(activate(tf, cell.activation, next)), next]
  }

const mix = (state: Tensor, update: Tensor, candidate: Tensor): Tensor[] => [
  candidate.add(update.mul(state.sub(candidate))),
]

/** Gates in Keras's order: update, reset, candidate. The reset gate works on the state's product. */
const gruStep =
  (tf: typeof tfjs, cell: Cell, { recurrentKernel, recurrentBias }: Weights): Step =>
  (projected, [state]) => {
    const gate = (sum: Tensor) => activate(tf, cell.recurrentActivation, sum)
    const product = tf.matMul(state!, recurrentKernel)
    const inputs = tf.split(projected, 3, 1)
    const states = tf.split(recurrentBias ? product.add(recurrentBias) : product, 3, 1)
    const update = gate(inputs[0]!.add(states[0]!))
    const reset = gate(inputs[1]!.add(states[1]!))
    return mix(state!, update, activate(tf, cell.activation, inputs[2]!.add(reset.mul(states[2]!))))
  }

/** The reset gate works on the state itself (Cho et al. 2014). */
const gruResetBeforeStep = (tf: typeof tfjs, cell: Cell, { recurrentKernel }: Weights): Step => {
  const units = recurrentKernel.shape[0] ?? 1
  const [gateKernel, candidateKernel] = tf.split(recurrentKernel, [2 * units, units], 1)
  return (projected, [state]) => {
    const [gateInput, candidateInput] = tf.split(projected, [2 * units, units], 1)
    const sums = activate(tf, cell.recurrentActivation, gateInput!.add(tf.matMul(state!, gateKernel!)))
    const [update, reset] = tf.split(sums, 2, 1)
    const candidate = candidateInput!.add(tf.matMul(reset!.mul(state!), candidateKernel!))
    return mix(state!, update!, activate(tf, cell.activation, candidate))
  }
}

export function createStep(tf: typeof tfjs, cell: Cell, weights: Weights): Step {
  switch (cell.type) {
    case 'simpleRnn':
      return simpleRnnStep(tf, cell, weights)
    case 'lstm':
      return lstmStep(tf, cell, weights)
    case 'gru':
      return cell.resetAfter ? gruStep(tf, cell, weights) : gruResetBeforeStep(tf, cell, weights)
  }
}
