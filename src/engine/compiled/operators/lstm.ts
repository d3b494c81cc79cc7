import type { RecurrenceAttributes } from '../../recurrence/cell.js'
import type { GraphBuilder } from '../graph/builder.js'
import type { Value } from '../graph/graph.js'
import { axisSize } from '../graph/shapes.js'
import { concat, reshape, transpose } from '../graph/shaping.js'
import { lanes } from '../machine/assembler.js'
import { lstm as writeRoutine } from '../machine/routines/lstm.js'
import { forwardLoop } from '../recurrence/forward.js'
import type { RecurrenceValues } from '../recurrence/forward.js'
import { fitsOnnxLayer, onnxLayer } from '../recurrence/onnx-layer.js'
import type { PendingNode } from '../rewrites/rebuild.js'
import { ownDomain, routineDomain } from './operator.js'
import type { OwnOperator } from './operator.js'

export const gates = 4
/** Each task reads all of the weights at each step: larger ones are no longer in a cache near by. */
const mostWeights = 2 ** 21
/** What the gradient reads of every step: the state and the memory before it, the gates, and tanh of the memory. */
const savedCount = 7

export const plainLstm = {
  type: 'lstm',
  activation: 'tanh',
  recurrentActivation: 'sigmoid',
  resetAfter: false,
  hasRecurrentBias: false,
  hasStateScale: false,
} as const

/** Whether it is Keras's LSTM as it comes: gates logistic, the rest tanh, no dropout of the state. */
export const isPlainLstm = (attributes: RecurrenceAttributes): boolean =>
  attributes.type === 'lstm' &&
  attributes.activation === 'tanh' &&
  attributes.recurrentActivation === 'sigmoid' &&
  !attributes.hasStateScale

/** Units in whole vectors, and no more weights than are read fast. @param features beside the units, that states come from */
export const fitsRoutine = (units: number, features = 0): boolean =>
  units % lanes === 0 && gates * units * (units + features) <= mostWeights

/** Results as those of `forwardLoop`. */
export function recordLstm(g: GraphBuilder, inputs: RecurrenceValues, attributes: RecurrenceAttributes): Value[] {
  const { x, kernel, recurrentKernel, bias, state, memory, mask } = inputs
  const { returnSequence, isSaved, isBackwards, hasBias, hasMask } = attributes
  const [time, batch] = x.shape as [number, number]
  const units = axisSize(recurrentKernel.shape, 0)
  const output = (...shape: number[]) => ({ shape, dtype: 'float32' as const })
  const sequences = (count: number) => Array.from({ length: count }, () => output(time, batch, units))
  const [sequence, ...others] = g.node({
    op: lstm.name,
    domain: ownDomain,
    inputs: [x, kernel, recurrentKernel, hasBias ? bias : null, state, memory, hasMask ? mask : null],
    attributes: { sequence: Number(returnSequence), saved: Number(isSaved), backwards: Number(isBackwards) },
    outputs: [...sequences(1), output(batch, units), output(batch, units), ...sequences(isSaved ? savedCount : 0)],
  })
  return returnSequence ? [sequence!, ...others] : others
}

/** x, kernel, recurrent kernel, bias; the first state and memory; the mask. */
type Inputs = readonly [Value, Value, Value, Value | null, Value, Value, Value | null]

/** What `forwardLoop` and `onnxLayer` read of a node. */
function readNode({ inputs, attributes }: PendingNode): readonly [RecurrenceValues, RecurrenceAttributes] {
  const [x, kernel, recurrentKernel, bias, state, memory, mask] = inputs as unknown as Inputs
  const settings: RecurrenceAttributes = {
    ...plainLstm,
    hasBias: bias !== null,
    hasMask: mask !== null,
    isSaved: attributes.saved === 1,
    isBackwards: attributes.backwards === 1,
    returnSequence: attributes.sequence === 1,
  }
  const absent = state
  const values = { x, kernel, recurrentKernel, bias: bias ?? absent, state, memory }
  return [{ ...values, recurrentBias: absent, mask: mask ?? absent, stateScale: absent }, settings]
}

/** [rows, gates x units] as the routine reads it: by vectors of units, then rows, then gates. */
function pack(g: GraphBuilder, kernel: Value, units: number): Value {
  const rows = axisSize(kernel.shape, 0)
  return transpose(g, reshape(g, kernel, [rows, gates, units / lanes, lanes]), [2, 0, 1, 3])
}

export const lstm: OwnOperator = {
  name: 'Lstm',
  isOpen: true,
  lower(g, node) {
    const [values, attributes] = readNode(node)
    const results = fitsOnnxLayer(attributes) ? onnxLayer(g, values, attributes) : forwardLoop(g, values, attributes)
    // A sequence that nobody reads.
    return attributes.returnSequence ? results : [g.fill(0, node.outputs[0]!.shape), ...results]
  },
  hasRoutine: ({ inputs }) => fitsRoutine(axisSize(inputs[2]!.shape, 0), axisSize(inputs[1]!.shape, 0)),
  place(g, node) {
    const [x, kernel, recurrentKernel, bias, state, memory, mask] = node.inputs as unknown as Inputs
    const { attributes } = node
    const [features, units] = [axisSize(kernel.shape, 0), axisSize(recurrentKernel.shape, 0)]
    const weights = concat(g, [pack(g, kernel, units), pack(g, recurrentKernel, units)], 1)
    const sums = bias
      ? pack(g, reshape(g, bias, [1, gates * units]), units)
      : g.fill(0, [units / lanes, 1, gates, lanes])
    const leading = g.emit('Shape', [x], [2], 'int64', { start: 0, end: 2 })
    const sizes = g.emit('Concat', [leading, g.integers([units])], [3], 'int64', { axis: 0 })
    return g.node({
      ...node,
      domain: routineDomain,
      inputs: [x, weights, sums, state, memory, ...(mask ? [mask] : []), sizes],
      attributes: {
        saved: attributes.saved!,
        backwards: attributes.backwards!,
        masked: Number(mask !== null),
        features,
        units,
      },
    })
  },
  routine: (name, { attributes: { features, units, saved, backwards, masked } }) =>
    writeRoutine(name, {
      features: Number(features),
      units: Number(units),
      isSaved: saved === 1,
      isBackwards: backwards === 1,
      isMasked: masked === 1,
    }),
}
