import type { RecurrenceAttributes } from '../../recurrence/cell.js'
import { operandCount, resultCount } from '../../recurrence/gradient.js'
import type { GraphBuilder } from '../graph/builder.js'
import { add, fillOf, mul, sub } from '../graph/elementwise.js'
import type { Value } from '../graph/graph.js'
import { loopCell } from './cells.js'
import { cellSettings } from './forward.js'
import { at } from './loop-cell.js'
import { emitLoop } from './loop.js'

/** Inputs of the gradient's kernel: `given` are the gradients of the results, then what the forward loop kept. */
export interface GradientValues {
  readonly recurrentKernel: Value
  readonly mask: Value
  readonly stateScale: Value
  readonly given: readonly Value[]
}

/** The gradient of a recurrence as one loop against its direction: dProjected, dProduct, and those of the first states. */
export function backwardLoop(g: GraphBuilder, inputs: GradientValues, attributes: RecurrenceAttributes): Value[] {
  const { recurrentKernel, mask, stateScale, given } = inputs
  const { hasMask, hasStateScale, returnSequence, isBackwards } = attributes
  const cell = loopCell(attributes)
  const settings = cellSettings(recurrentKernel, attributes)
  const constants = cell.prepare(g, settings, recurrentKernel, null)
  const results = resultCount(attributes)
  const dStates = given.slice(returnSequence ? 1 : 0, results)
  const kept = given.slice(results)
  // A sequence that nothing reads has a gradient of zeros.
  const dSequence = returnSequence && fillOf(at(given, 0)) !== 0 ? [at(given, 0)] : []
  const { states, kept: gradients } = emitLoop(g, {
    states: dStates,
    sequences: [...kept, ...dSequence, ...(hasMask ? [mask] : [])],
    constants: [...constants, ...(hasStateScale ? [stateScale] : [])],
    isBackwards: !isBackwards,
    body(b, after, slices, inner) {
      const scale = hasStateScale ? inner.at(-1) : undefined
      const isReal = hasMask ? slices.at(-1) : undefined
      const saved = slices.slice(0, kept.length)
      const operands = operandCount(attributes)
      const total = after.map((value, index) =>
        index === 0 && dSequence.length > 0 ? add(b, value, at(slices, kept.length)) : value,
      )
      // Through padding the gradient goes past the cell.
      const through = isReal ? total.map((value) => mul(b, value, isReal)) : total
      const step = cell.backward(b, settings, through, saved.slice(0, operands), saved.slice(operands), inner)
      const before = step.states.map((value, index) => {
        const scaled = index === 0 && scale ? mul(b, value, scale) : value
        return isReal ? add(b, scaled, sub(b, at(total, index), at(through, index))) : scaled
      })
      return { states: before, kept: step.product ? [step.projected, step.product] : [step.projected] }
    },
  })
  return [at(gradients, 0), gradients[1] ?? at(gradients, 0), ...states]
}
