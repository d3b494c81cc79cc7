import { add, mul } from '../graph/elementwise.js'
import { concat, slice, split } from '../graph/shaping.js'
import { mix, mixGradient } from './gru.js'
import { at, product } from './loop-cell.js'
import type { LoopCell } from './loop-cell.js'
import { activateValue, activationGradient } from './slopes.js'

/** The reset gate works on the state itself, so that there are two recurrent products, one after the other. */
export const gruResetBefore: LoopCell = {
  prepare: (g, { units }, recurrentKernel) => [
    slice(g, recurrentKernel, [{ axis: 1, begin: 0, length: 2 * units }]),
    slice(g, recurrentKernel, [{ axis: 1, begin: 2 * units, length: units }]),
  ],
  forward(g, { units, activation, recurrentActivation }, projected, [state], [gateKernel, candidateKernel]) {
    const [gateInput, candidateInput] = split(g, projected, [2 * units, units], 1)
    const sums = activateValue(g, recurrentActivation, product(g, state!, gateKernel!, gateInput!))
    const [update, reset] = split(g, sums, [units, units], 1)
    const kept = mul(g, reset!, state!)
    const candidate = activateValue(g, activation, product(g, kept, candidateKernel!, candidateInput!))
    return { states: [mix(g, state!, update!, candidate)], operands: [kept], saved: [update!, reset!, candidate] }
  },
  backward(g, settings, gradients, [state], saved, [gateKernel, candidateKernel]) {
    const [update, reset, candidate] = [0, 1, 2].map((index) => at(saved, index))
    const before = { state: state!, update: update!, candidate: candidate! }
    const { direct, dUpdate, dCandidate } = mixGradient(g, settings, at(gradients, 0), before)
    const dKept = product(g, dCandidate, candidateKernel!, null, true)
    const dReset = activationGradient(g, settings.recurrentActivation, mul(g, dKept, state!), reset!)
    const dGates = concat(g, [dUpdate, dReset], 1)
    const rest = add(g, direct, mul(g, dKept, reset!))
    return {
      states: [product(g, dGates, gateKernel!, rest, true)],
      projected: concat(g, [dGates, dCandidate], 1),
      product: null,
    }
  },
}
