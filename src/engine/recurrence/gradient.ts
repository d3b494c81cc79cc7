import type * as tfjs from '@tensorflow/tfjs'
import type { RecurrenceAttributes } from './cell.js'

/**
 * A recurrence as one TensorFlow.js kernel. It gives the sequence (where asked for), the last states, and, where a
 * gradient will be asked for, what that reads: the operands of the recurrent products ([time, batch, units] each), then
 * what the cell keeps.
 */
export const recurrenceKernel = 'StrataRecurrence'

/**
 * Its gradient by the states and the input's products: dProjected and dProduct ([time, batch, gates x units] each;
 * they differ where the reset gate stands between), then the gradients of the first states.
 */
export const recurrenceGradientKernel = 'StrataRecurrenceGradient'

const savedInputs = ['x', 'kernel', 'recurrentKernel', 'state', 'memory', 'mask', 'stateScale'] as const

/** More outputs than any cell has: all are saved. */
const mostOutputs = 16

/** How many results come before those that are saved for the gradient. */
export const resultCount = ({ type, returnSequence }: RecurrenceAttributes): number =>
  (returnSequence ? 1 : 0) + (type === 'lstm' ? 2 : 1)

/** A gru that resets before its product has two recurrent products. */
export const operandCount = ({ type, resetAfter }: RecurrenceAttributes): number =>
  type === 'gru' && !resetAfter ? 2 : 1

/** The gradient of a recurrent kernel: one product over all time steps for each operand. */
function recurrentKernelGradient(tf: typeof tfjs, operands: readonly tfjs.Tensor[], dProduct: tfjs.Tensor) {
  const units = operands[0]?.shape[2] ?? 1
  const width = dProduct.shape[1] ?? 1
  const multiply = (operand: tfjs.Tensor | undefined, part: tfjs.Tensor | undefined) =>
    tf.matMul(operand!.reshape([-1, units]), part!, true, false)
  if (operands.length === 1) return multiply(operands[0], dProduct)
  const [gates, candidate] = tf.split(dProduct, [width - units, units], 1)
  return tf.concat([multiply(operands[0], gates), multiply(operands[1], candidate)], 1)
}

const registered = new WeakSet<object>()

/** Weights get their gradients outside of the loop: a matrix product over all time steps, biases a sum. */
export function registerRecurrenceGradient(tf: typeof tfjs): void {
  if (registered.has(tf)) return
  registered.add(tf)
  tf.registerGradient({
    kernelName: recurrenceKernel,
    inputsToSave: [...savedInputs],
    outputsToSave: Array.from({ length: mostOutputs }, () => true),
    gradFunc(dy, saved, attrs) {
      const attributes = attrs as unknown as RecurrenceAttributes
      const results = resultCount(attributes)
      const inputs = Object.fromEntries(savedInputs.map((name, index) => [name, saved[index]!]))
      const kept = saved.slice(savedInputs.length + results)
      const given = [...(Array.isArray(dy) ? dy.slice(0, results) : [dy]), ...kept]
      const [dProjected, dProduct, ...dStates] = tf
        .engine()
        .runKernel<tfjs.Tensor[]>(
          recurrenceGradientKernel,
          { ...inputs, ...Object.fromEntries(given.map((tensor, index) => [`given${index}`, tensor])) },
          attrs,
        )
      const { x, kernel } = inputs as { x: tfjs.Tensor; kernel: tfjs.Tensor }
      const [features = 1, width = 1] = kernel.shape
      const dRows = dProjected!.reshape([-1, width])
      const dProducts = dProduct!.reshape([-1, width])
      // Masks and dropout are choices: where one is made of something that is learned, it has no slope all the same.
      const none = (name: (typeof savedInputs)[number]) => (): tfjs.Tensor => tf.zerosLike(inputs[name]!)
      return {
        x: () => tf.matMul(dRows, kernel, false, true).reshape(x.shape),
        kernel: () => tf.matMul(x.reshape([-1, features]), dRows, true, false),
        recurrentKernel: () => recurrentKernelGradient(tf, kept.slice(0, operandCount(attributes)), dProducts),
        bias: () => tf.sum(dRows, 0),
        recurrentBias: () => tf.sum(dProducts, 0),
        state: () => dStates[0] ?? none('state')(),
        memory: () => dStates[1] ?? none('memory')(),
        mask: none('mask'),
        stateScale: none('stateScale'),
      }
    },
  })
}
