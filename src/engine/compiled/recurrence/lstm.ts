import { add, mul } from '../graph/elementwise.js'
import { concat, split } from '../graph/shaping.js'
import { at, product } from './loop-cell.js'
import type { LoopCell } from './loop-cell.js'
import { activateValue, slopeOf } from './slopes.js'

/** Gates in Keras's order: input, forget, candidate, output. */
export const lstm: LoopCell = {
  prepare: (_, __, recurrentKernel) => [recurrentKernel],
  forward(g, { units, activation, recurrentActivation }, projected, [state, memory], [kernel]) {
    const sums = split(g, product(g, state!, kernel!, projected), [units, units, units, units], 1)
    const input = activateValue(g, recurrentActivation, at(sums, 0))
    const forget = activateValue(g, recurrentActivation, at(sums, 1))
    const candidate = activateValue(g, activation, at(sums, 2))
    const output = activateValue(g, recurrentActivation, at(sums, 3))
    const nextMemory = add(g, mul(g, forget, memory!), mul(g, input, candidate))
    const shown = activateValue(g, activation, nextMemory)
    return {
      states: [mul(g, output, shown), nextMemory],
      operands: [],
      saved: [memory!, input, forget, candidate, output, shown],
    }
  },
  backward(g, { activation, recurrentActivation }, gradients, _, saved, [kernel]) {
    const [memory, input, forget, candidate, output, shown] = [0, 1, 2, 3, 4, 5].map((index) => at(saved, index))
    const [dState, dMemoryAfter] = [at(gradients, 0), at(gradients, 1)]
    // Products that several gradients read are made once: where tanh and sigmoid act, 17 operations a step are left.
    const dOutputTimesOutput = mul(g, dState, output!)
    const dShownTimesShown = mul(g, dOutputTimesOutput, shown!)
    const dShown = { dy: () => dOutputTimesOutput, dyTimesY: () => dShownTimesShown }
    const dMemory = add(g, dMemoryAfter, slopeOf(g, activation, dShown, shown!))
    const dBefore = mul(g, dMemory, forget!)
    const dCandidate = mul(g, dMemory, input!)
    const dAdded = mul(g, dCandidate, candidate!)
    const dGates = [
      slopeOf(g, recurrentActivation, { dy: () => mul(g, dMemory, candidate!), dyTimesY: () => dAdded }, input!),
      slopeOf(
        g,
        recurrentActivation,
        { dy: () => mul(g, dMemory, memory!), dyTimesY: () => mul(g, dBefore, memory!) },
        forget!,
      ),
      slopeOf(g, activation, { dy: () => dCandidate, dyTimesY: () => dAdded }, candidate!),
      slopeOf(g, recurrentActivation, { dy: () => mul(g, dState, shown!), dyTimesY: () => dShownTimesShown }, output!),
    ]
    const projected = concat(g, dGates, 1)
    return {
      states: [product(g, projected, kernel!, null, true), dBefore],
      projected,
      product: null,
    }
  },
}
