import type * as tfjs from '@tensorflow/tfjs'
import type { Cell, RecurrenceResult } from '../recurrence/cell.js'
import { runRecurrence } from '../recurrence/run-recurrence.js'
import { drawMask } from './dropout.js'
import type { LayerContext } from './layer.js'
import { stateNames } from './recurrent.js'
import type { RecurrentSpec } from './recurrent.js'

const cellOf = ({ type, activation, recurrentActivation, resetAfter }: RecurrentSpec): Cell => ({
  type,
  activation,
  recurrentActivation: recurrentActivation ?? 'linear',
  resetAfter: resetAfter ?? false,
})

/** Bias of the input's products and of the state's; the second is there where a gru resets after it. */
function readBiases({ useBias, resetAfter }: RecurrentSpec, { tf, weight }: LayerContext) {
  if (!useBias) return {}
  const bias = weight('bias')
  if (!resetAfter) return { bias }
  const [input, recurrent] = tf.split(bias, 2, 0)
  return { bias: input?.reshape([-1]), recurrentBias: recurrent?.reshape([-1]) }
}

/**
 * Runs a recurrent layer over [batch, time, features], from the states that follow it in `inputs`, else from zeros. The
 * sequence comes back as [time, batch, units] in the order of the input, whichever way it was read; the last states are
 * handed out. A step of padding leaves them as they are.
 */
export function runRecurrent(
  spec: RecurrentSpec,
  inputs: readonly tfjs.Tensor[],
  context: LayerContext,
): RecurrenceResult {
  const { tf, training, weight } = context
  const [x, ...given] = inputs
  if (!x) throw new Error('a recurrent layer reads a sequence')
  const [batch = 1, time = 1, features = 1] = x.shape
  const keep = (name: string, size: number, rate: number) =>
    training && rate > 0 ? drawMask(context, name, [batch, size], rate).mul(1 / (1 - rate)) : undefined
  const inputScale = keep('dropout', features, spec.dropout)
  const stateScale = keep('recurrentDropout', spec.units, spec.recurrentDropout)
  const scaled = inputScale ? x.mul(inputScale.expandDims(1)) : x
  const result = runRecurrence(
    tf,
    cellOf(spec),
    {
      x: tf.transpose(scaled, [1, 0, 2]),
      kernel: weight('kernel'),
      recurrentKernel: weight('recurrentKernel'),
      ...readBiases(spec, context),
      states: stateNames(spec).map((_, index) => given[index] ?? tf.zeros([batch, spec.units])),
      mask: context.mask(0)?.transpose().reshape([time, batch, 1]),
      stateScale,
    },
    { isBackwards: spec.goBackwards, returnSequence: spec.returnSequences },
  )
  stateNames(spec).forEach((name, index) => context.give(name, result.states[index]!))
  return result
}

/** The output of a recurrent layer as Keras gives it: a sequence that was read backwards runs backwards. */
export function applyRecurrent(
  spec: RecurrentSpec,
  inputs: readonly tfjs.Tensor[],
  context: LayerContext,
): tfjs.Tensor {
  const { sequence, states } = runRecurrent(spec, inputs, context)
  if (!sequence) return states[0]!
  const { tf } = context
  return tf.transpose(spec.goBackwards ? tf.reverse(sequence, 0) : sequence, [1, 0, 2])
}
