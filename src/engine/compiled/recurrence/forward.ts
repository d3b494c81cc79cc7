import type { LoopActivation, RecurrenceAttributes } from '../../recurrence/cell.js'
import type { GraphBuilder } from '../graph/builder.js'
import { add, mul, sub } from '../graph/elementwise.js'
import type { Value } from '../graph/graph.js'
import { gemm } from '../graph/matrix.js'
import { reshape } from '../graph/shaping.js'
import { loopCell } from './cells.js'
import type { CellSettings } from './loop-cell.js'
import { emitLoop } from './loop.js'

/** Inputs of the recurrence's kernel; those that its attributes call absent are not to be read. */
export interface RecurrenceValues {
  readonly x: Value
  readonly kernel: Value
  readonly recurrentKernel: Value
  readonly bias: Value
  readonly recurrentBias: Value
  readonly state: Value
  readonly memory: Value
  readonly mask: Value
  readonly stateScale: Value
}

export const cellSettings = (recurrentKernel: Value, attributes: RecurrenceAttributes): CellSettings => ({
  units: recurrentKernel.shape[0] ?? 1,
  // Others are unrolled before they get here.
  activation: attributes.activation as LoopActivation,
  recurrentActivation: attributes.recurrentActivation as LoopActivation,
})

/** The input's products of all time steps at once: [time, batch, gates x units]. */
function project(g: GraphBuilder, { x, kernel, bias }: RecurrenceValues, hasBias: boolean): Value {
  const [time = 1, batch = 1, features = 1] = x.shape
  const rows = gemm(g, reshape(g, x, [time * batch, features]), kernel)
  return reshape(g, hasBias ? add(g, rows, bias) : rows, [time, batch, kernel.shape[1] ?? 1])
}

/** The recurrence as one loop: sequence (where asked for), last states and, for the gradient, operands and what the cell keeps. */
export function forwardLoop(g: GraphBuilder, inputs: RecurrenceValues, attributes: RecurrenceAttributes): Value[] {
  const { recurrentKernel, recurrentBias, mask, stateScale } = inputs
  const { type, hasMask, hasStateScale, isSaved, returnSequence, isBackwards } = attributes
  const cell = loopCell(attributes)
  const settings = cellSettings(recurrentKernel, attributes)
  const constants = cell.prepare(g, settings, recurrentKernel, attributes.hasRecurrentBias ? recurrentBias : null)
  const { states, kept } = emitLoop(g, {
    states: type === 'lstm' ? [inputs.state, inputs.memory] : [inputs.state],
    sequences: [project(g, inputs, attributes.hasBias), ...(hasMask ? [mask] : [])],
    constants: [...constants, ...(hasStateScale ? [stateScale] : [])],
    isBackwards,
    body(b, before, [projected, isReal], inner) {
      const [state, ...others] = before
      const scale = hasStateScale ? inner.at(-1) : undefined
      const read = scale ? mul(b, state!, scale) : state!
      const step = cell.forward(b, settings, projected!, [read, ...others], inner)
      const next = step.states.map((value, index) => {
        const old = before[index]!
        return isReal ? add(b, old, mul(b, sub(b, value, old), isReal)) : value
      })
      return {
        states: next,
        kept: [
          ...(returnSequence ? next.slice(0, 1) : []),
          ...(isSaved ? [read, ...step.operands, ...step.saved] : []),
        ],
      }
    },
  })
  return returnSequence ? [...kept.slice(0, 1), ...states, ...kept.slice(1)] : [...states, ...kept]
}
