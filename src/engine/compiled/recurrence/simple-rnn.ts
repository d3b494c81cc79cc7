import { at, product } from './loop-cell.js'
import type { LoopCell } from './loop-cell.js'
import { activateValue, activationGradient } from './slopes.js'

/** state = activation(projected + state x kernel) */
export const simpleRnn: LoopCell = {
  prepare: (_, __, recurrentKernel) => [recurrentKernel],
  forward(g, { activation }, projected, [state], [kernel]) {
    const next = activateValue(g, activation, product(g, state!, kernel!, projected))
    return { states: [next], operands: [], saved: [next] }
  },
  backward(g, { activation }, gradients, _, saved, [kernel]) {
    const projected = activationGradient(g, activation, at(gradients, 0), at(saved, 0))
    return { states: [product(g, projected, kernel!, null, true)], projected, product: null }
  },
}
