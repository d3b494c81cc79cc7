import type { RecurrenceAttributes } from '../../recurrence/cell.js'
import { gateCount } from '../../recurrence/cell.js'
import type { GraphBuilder } from '../graph/builder.js'
import { fillOf } from '../graph/elementwise.js'
import type { Value } from '../graph/graph.js'
import { concat, reshape, split, transpose } from '../graph/shaping.js'
import type { RecurrenceValues } from './forward.js'

const operations = { simpleRnn: 'RNN', lstm: 'LSTM', gru: 'GRU' } as const

/** The order in which ONNX wants Keras's gates: an LSTM's are input, output, forget, candidate there. */
const gateOrders = { simpleRnn: [0], lstm: [0, 3, 1, 2], gru: [0, 1, 2] } as const

/**
 * Whether ONNX's own layer computes it: only the results are wanted, the activations are ONNX's defaults, and nothing is
 * padding (its lengths cannot say where padding lies).
 */
export function fitsOnnxLayer({ isSaved, hasMask, hasStateScale, ...cell }: RecurrenceAttributes): boolean {
  if (isSaved || hasMask || hasStateScale || cell.activation !== 'tanh') return false
  return cell.type === 'simpleRnn' || cell.recurrentActivation === 'sigmoid'
}

/** Gates of the last axis in ONNX's order. */
function reorder(g: GraphBuilder, weights: Value, type: RecurrenceAttributes['type'], units: number): Value {
  const order = gateOrders[type]
  const axis = weights.shape.length - 1
  const gates = split(
    g,
    weights,
    order.map(() => units),
    axis,
  )
  return concat(
    g,
    order.flatMap((gate) => gates[gate] ?? []),
    axis,
  )
}

/** [rows, gates x units] as [1, gates x units, rows]. */
function layOut(g: GraphBuilder, kernel: Value, type: RecurrenceAttributes['type'], units: number): Value {
  const turned = transpose(g, reorder(g, kernel, type, units), [1, 0])
  return reshape(g, turned, [1, ...turned.shape])
}

/** Both biases, one after the other; null where there is none. */
function joinBiases(
  g: GraphBuilder,
  { bias, recurrentBias }: RecurrenceValues,
  { type, hasBias, hasRecurrentBias }: RecurrenceAttributes,
  units: number,
): Value | null {
  if (!hasBias && !hasRecurrentBias) return null
  const width = gateCount({ type }) * units
  const order = (isThere: boolean, value: Value): Value =>
    isThere ? reorder(g, value, type, units) : g.fill(0, [width])
  const joined = concat(g, [order(hasBias, bias), order(hasRecurrentBias, recurrentBias)], 0)
  return reshape(g, joined, [1, 2 * width])
}

/** The recurrence as ONNX's own layer: sequence (where asked for) and last states. */
export function onnxLayer(g: GraphBuilder, inputs: RecurrenceValues, attributes: RecurrenceAttributes): Value[] {
  const { x, kernel, recurrentKernel, state, memory } = inputs
  const { type, resetAfter, isBackwards, returnSequence } = attributes
  const [time = 1, batch = 1] = x.shape
  const units = recurrentKernel.shape[0] ?? 1
  // States that are left out are zeros.
  const start = (value: Value): Value | null => (fillOf(value) === 0 ? null : reshape(g, value, [1, batch, units]))
  const last = { shape: [1, batch, units], dtype: 'float32' as const }
  const [sequence, ...states] = g.node({
    op: operations[type],
    inputs: [
      x,
      layOut(g, kernel, type, units),
      layOut(g, recurrentKernel, type, units),
      joinBiases(g, inputs, attributes, units),
      null,
      start(state),
      ...(type === 'lstm' ? [start(memory)] : []),
    ],
    outputs: [{ shape: [time, 1, batch, units], dtype: 'float32' }, ...(type === 'lstm' ? [last, last] : [last])],
    attributes: {
      hidden_size: units,
      direction: isBackwards ? 'reverse' : 'forward',
      ...(type === 'gru' && { linear_before_reset: resetAfter ? 1 : 0 }),
    },
  })
  const results = states.map((value) => reshape(g, value, [batch, units]))
  return returnSequence && sequence ? [reshape(g, sequence, [time, batch, units]), ...results] : results
}
