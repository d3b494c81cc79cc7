import type { GraphBuilder } from '../graph/builder.js'
import { add, mul, sub } from '../graph/elementwise.js'
import type { Value } from '../graph/graph.js'
import { concat, split } from '../graph/shaping.js'
import { at, product } from './loop-cell.js'
import type { CellSettings, LoopCell } from './loop-cell.js'
import { activateValue, activationGradient } from './slopes.js'

/** candidate + update x (state - candidate) */
export const mix = (g: GraphBuilder, state: Value, update: Value, candidate: Value): Value =>
  add(g, candidate, mul(g, update, sub(g, state, candidate)))

/** Gradients of what `mix` reads, those of update and candidate by their sums before the activation. */
export function mixGradient(
  g: GraphBuilder,
  { activation, recurrentActivation }: CellSettings,
  dState: Value,
  { state, update, candidate }: { state: Value; update: Value; candidate: Value },
): { direct: Value; dUpdate: Value; dCandidate: Value } {
  const direct = mul(g, dState, update)
  return {
    direct,
    dUpdate: activationGradient(g, recurrentActivation, mul(g, dState, sub(g, state, candidate)), update),
    dCandidate: activationGradient(g, activation, sub(g, dState, direct), candidate),
  }
}

/** Gates in Keras's order: update, reset, candidate. The reset gate works on the state's product. */
export const gru: LoopCell = {
  prepare: (_, __, recurrentKernel, recurrentBias) =>
    recurrentBias ? [recurrentKernel, recurrentBias] : [recurrentKernel],
  forward(g, { units, activation, recurrentActivation }, projected, [state], [kernel, bias]) {
    const widths = [units, units, units]
    const inputs = split(g, projected, widths, 1)
    const products = split(g, product(g, state!, kernel!, bias ?? null), widths, 1)
    const [update, reset] = [0, 1].map((gate) =>
      activateValue(g, recurrentActivation, add(g, at(inputs, gate), at(products, gate))),
    )
    const own = at(products, 2)
    const candidate = activateValue(g, activation, add(g, at(inputs, 2), mul(g, reset!, own)))
    return { states: [mix(g, state!, update!, candidate)], operands: [], saved: [update!, reset!, candidate, own] }
  },
  backward(g, settings, gradients, [state], saved, [kernel]) {
    const [update, reset, candidate, own] = [0, 1, 2, 3].map((index) => at(saved, index))
    const before = { state: state!, update: update!, candidate: candidate! }
    const { direct, dUpdate, dCandidate } = mixGradient(g, settings, at(gradients, 0), before)
    const dReset = activationGradient(g, settings.recurrentActivation, mul(g, dCandidate, own!), reset!)
    const dProduct = concat(g, [dUpdate, dReset, mul(g, dCandidate, reset!)], 1)
    return {
      states: [product(g, dProduct, kernel!, direct, true)],
      projected: concat(g, [dUpdate, dReset, dCandidate], 1),
      product: dProduct,
    }
  },
}
