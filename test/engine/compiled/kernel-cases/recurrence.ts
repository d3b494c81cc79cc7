import type * as tfjs from '@tensorflow/tfjs'
import type { Cell, RecurrenceOptions } from '../../../../src/engine/recurrence/cell.js'
import { gateCount } from '../../../../src/engine/recurrence/cell.js'
import { runRecurrence } from '../../../../src/engine/recurrence/run-recurrence.js'
import type { HostTensor } from '../../../../src/engine/tensors.js'
import { wave } from '../compare-kernel.js'
import type { KernelCase } from './kernel-case.js'

const [time, features] = [5, 4]
const small = { batch: 3, units: 3 }

/** A wave that does not rise: gates that were open or shut for good would have no gradient but noise. */
const ripple = (shape: readonly number[], phase: number, scale: number): HostTensor => {
  const { values, ...rest } = wave(shape)
  return { ...rest, values: values.map((_, index) => scale * Math.sin(1.7 * index + 0.3 * phase + 0.1)) }
}

/** Padding before, between and behind real steps. */
const mask = [
  [1, 1, 0],
  [1, 0, 1],
  [1, 1, 0],
  [0, 1, 1],
  [0, 1, 1],
]

interface Setting extends Partial<RecurrenceOptions> {
  readonly isMasked?: boolean
  readonly isScaled?: boolean
  readonly hasBias?: boolean
  readonly batch?: number
  readonly units?: number
}

/** Gradients of everything that is not a mask, the first states included. */
function recurrenceCase(name: string, cell: Cell, setting: Setting = {}): KernelCase {
  const { batch, units, hasBias = true } = { ...small, ...setting }
  const width = gateCount(cell) * units
  const stateCount = cell.type === 'lstm' ? 2 : 1
  const hasRecurrentBias = cell.type === 'gru' && cell.resetAfter
  const states = Array.from({ length: stateCount }, (_, index) => ripple([batch, units], index + 7, 0.5))
  return {
    name: `recurrence: ${name}`,
    inputs: [
      ripple([time, batch, features], 1, 0.8),
      ripple([features, width], 2, 0.4),
      ripple([units, width], 3, 0.4),
      ripple([width], 4, 0.2),
      ...states,
      ...(hasRecurrentBias ? [ripple([width], 5, 0.2)] : []),
    ],
    compute(tf, inputs) {
      const [x, kernel, recurrentKernel, bias] = inputs as [tfjs.Tensor, tfjs.Tensor, tfjs.Tensor, tfjs.Tensor]
      const { sequence, states: last } = runRecurrence(
        tf,
        cell,
        {
          x,
          kernel,
          recurrentKernel,
          bias: hasBias ? bias : undefined,
          recurrentBias: hasRecurrentBias ? inputs.at(-1) : undefined,
          states: inputs.slice(4, 4 + stateCount),
          mask: setting.isMasked ? tf.tensor(mask.flat(), [time, batch, 1]) : undefined,
          stateScale: setting.isScaled ? tf.tensor([2, 0, 2, 0, 2, 2, 2, 2, 0], [batch, units]) : undefined,
        },
        { isBackwards: setting.isBackwards ?? false, returnSequence: setting.returnSequence ?? true },
      )
      return sequence ? [sequence, ...last] : [...last]
    },
  }
}

const cells: Record<string, Cell> = {
  'a simple RNN': { type: 'simpleRnn', activation: 'tanh', recurrentActivation: 'linear', resetAfter: false },
  'an LSTM': { type: 'lstm', activation: 'tanh', recurrentActivation: 'sigmoid', resetAfter: false },
  'a GRU': { type: 'gru', activation: 'tanh', recurrentActivation: 'sigmoid', resetAfter: true },
  'a GRU that resets before': { type: 'gru', activation: 'tanh', recurrentActivation: 'sigmoid', resetAfter: false },
}

const settings: Record<string, Setting> = {
  forwards: {},
  'backwards, the last state alone': { isBackwards: true, returnSequence: false },
  'over padding': { isMasked: true },
  'backwards over padding with dropout of the state': { isBackwards: true, isMasked: true, isScaled: true },
}

const activations: [Cell['activation'], Cell['activation']][] = [
  ['linear', 'hardSigmoid'],
  ['relu', 'sigmoid'],
  ['leakyRelu', 'tanh'],
  ['elu', 'sigmoid'],
  // Its slope cannot be told from its result: unrolled.
  ['silu', 'sigmoid'],
]

/** Without gradients ONNX's own layers compute what they can. */
const forInference = (kernelCase: KernelCase): KernelCase => ({
  ...kernelCase,
  name: `${kernelCase.name}, for inference`,
  hasGradient: false,
})

export const recurrenceCases: readonly KernelCase[] = [
  ...Object.entries(cells).flatMap(([cellName, cell]) =>
    Object.entries(settings).map(([name, setting]) =>
      forInference(recurrenceCase(`${cellName} ${name}`, cell, setting)),
    ),
  ),
  ...Object.entries(cells).flatMap(([cellName, cell]) =>
    Object.entries(settings).map(([name, setting]) => recurrenceCase(`${cellName} ${name}`, cell, setting)),
  ),
  ...activations.map(([activation, recurrentActivation]) =>
    recurrenceCase(`an LSTM of ${activation} and ${recurrentActivation}`, {
      type: 'lstm',
      activation,
      recurrentActivation,
      resetAfter: false,
    }),
  ),
]

/** Units in whole vectors, and rows as a task of the routine has them, fewer and more. */
export const lstmsOfVectors: readonly KernelCase[] = [
  { units: 16, batch: 1 },
  { units: 16, batch: 2, isBackwards: true },
  { units: 16, batch: 3, returnSequence: false },
  { units: 48, batch: 4, isBackwards: true, returnSequence: false },
  { units: 32, batch: 5, hasBias: false },
  { units: 80, batch: 6 },
  { units: 16, batch: 13 },
  { units: 16, batch: 3, isMasked: true },
  { units: 32, batch: 3, isMasked: true, isBackwards: true },
  { units: 80, batch: 3, isMasked: true, returnSequence: false },
].flatMap((setting) => {
  const details = Object.entries(setting).map(([name, value]) => `${name} ${value}`)
  const trained = recurrenceCase(`an LSTM of whole vectors, ${details.join(', ')}`, cells['an LSTM']!, setting)
  return [trained, forInference(trained)]
})
