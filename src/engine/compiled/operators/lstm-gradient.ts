import type { RecurrenceAttributes } from '../../recurrence/cell.js'
import { fillOf } from '../graph/elementwise.js'
import type { GraphBuilder } from '../graph/builder.js'
import type { Value } from '../graph/graph.js'
import { axisSize } from '../graph/shapes.js'
import { transpose } from '../graph/shaping.js'
import { lstmGradient as writeRoutine } from '../machine/routines/lstm-gradient.js'
import { backwardLoop } from '../recurrence/backward.js'
import type { GradientValues } from '../recurrence/backward.js'
import { fitsRoutine, gates, plainLstm } from './lstm.js'
import { ownDomain, routineDomain } from './operator.js'
import type { OwnOperator } from './operator.js'

/** The recurrent kernel; the gradients of sequence, state and memory; the mask; what was saved of each step. */
type Inputs = readonly [Value, Value | null, Value, Value, Value | null, ...Value[]]

/**
 * Results as those of `backwardLoop`.
 */
export function recordLstmGradient(
  g: GraphBuilder,
  { recurrentKernel, mask, given }: GradientValues,
  { returnSequence, isBackwards, hasMask }: RecurrenceAttributes,
): Value[] {
  const [dSequence, dState, dMemory, ...kept] = returnSequence ? given : [null, ...given]
  const [time, batch, units] = kept[0]!.shape as [number, number, number]
  const [dSums, ...dStates] = g.node({
    op: lstmGradient.name,
    domain: ownDomain,
    inputs: [
      recurrentKernel,
      // A sequence that nothing reads has a gradient of zeros.
      dSequence && fillOf(dSequence) !== 0 ? dSequence : null,
      dState!,
      dMemory!,
      hasMask ? mask : null,
      ...kept,
    ],
    attributes: { backwards: Number(isBackwards) },
    outputs: [
      [time, batch, gates * units],
      [batch, units],
      [batch, units],
    ].map((shape) => ({ shape, dtype: 'float32' })),
  })
  return [dSums!, dSums!, ...dStates]
}

export const lstmGradient: OwnOperator = {
  name: 'LstmGradient',
  isOpen: true,
  lower(g, { inputs, attributes }) {
    const [recurrentKernel, dSequence, dState, dMemory, mask, ...kept] = inputs as Inputs
    const absent = recurrentKernel
    const given = [...(dSequence ? [dSequence] : []), dState, dMemory, ...kept]
    const [dSums, , ...dStates] = backwardLoop(
      g,
      { recurrentKernel, mask: mask ?? absent, stateScale: absent, given },
      {
        ...plainLstm,
        hasBias: false,
        hasMask: mask !== null,
        isSaved: true,
        isBackwards: attributes.backwards === 1,
        returnSequence: dSequence !== null,
      },
    )
    return [dSums!, ...dStates]
  },
  hasRoutine: ({ inputs }) => fitsRoutine(axisSize(inputs[0]!.shape, 0)),
  place(g, node) {
    const [recurrentKernel, dSequence, dState, dMemory, mask, , ...kept] = node.inputs as Inputs
    const [time, batch, units] = kept[0]!.shape as [number, number, number]
    return g.node({
      ...node,
      domain: routineDomain,
      inputs: [
        transpose(g, recurrentKernel, [1, 0]),
        dState,
        dMemory,
        ...(dSequence ? [dSequence] : []),
        ...(mask ? [mask] : []),
        ...kept,
        g.integers([time, batch, gates * units, batch, units]),
      ],
      attributes: { ...node.attributes, units, sequence: Number(dSequence !== null), masked: Number(mask !== null) },
    })
  },
  routine: (name, { attributes: { units, sequence, backwards, masked } }) =>
    writeRoutine(name, {
      units: Number(units),
      hasSequence: sequence === 1,
      isBackwards: backwards === 1,
      isMasked: masked === 1,
    }),
}
