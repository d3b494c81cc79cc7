import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import type { Cell } from '../recurrence/cell.js'
import type { Activation } from './activations.js'
import { activation, initializer, regularizer, share, units, useBias } from './fields.js'
import { initializerSchema } from './initializers.js'
import type { Initializer } from './initializers.js'
import type { LayerContext, LayerWeight } from './layer.js'
import type { Regularizer } from './regularizers.js'
import { formatShape, refuse, requireLastAxis, requireRank } from './shapes.js'
import type { Shape, SymbolicShape } from '../tensors.js'
import { learned } from './weights.js'

/** Fields that recurrent layers share. */
export const recurrentFields = {
  units,
  activation: activation('tanh').describe('Applied to the new state.'),
  useBias,
  kernelInitializer: initializer('input kernel', 'glorotUniform'),
  recurrentInitializer: initializerSchema
    .default({ type: 'orthogonal', gain: 1 })
    .describe('How the recurrent kernel starts.'),
  biasInitializer: initializer('bias', 'zeros'),
  kernelRegularizer: regularizer('input kernel'),
  recurrentRegularizer: regularizer('recurrent kernel'),
  biasRegularizer: regularizer('bias'),
  dropout: share('Share of the input values dropped in training: the same ones at every time step.'),
  recurrentDropout: share('Share of the state values dropped in training: the same ones at every time step.'),
  returnSequences: z.boolean().default(false).describe('Gives the state after every time step, not only the last.'),
  goBackwards: z.boolean().default(false).describe('Reads the sequence from its end; the output runs backwards too.'),
}

export const recurrentActivation = activation('sigmoid').describe('Applied to the gates.')

export interface RecurrentSpec {
  readonly type: Cell['type']
  readonly units: number
  readonly activation: Activation
  /** Of the gates; a simpleRnn has none. */
  readonly recurrentActivation?: Activation
  readonly resetAfter?: boolean
  readonly useBias: boolean
  readonly kernelInitializer: Initializer
  readonly recurrentInitializer: Initializer
  readonly kernelRegularizer?: Regularizer | undefined
  readonly recurrentRegularizer?: Regularizer | undefined
  readonly biasRegularizer?: Regularizer | undefined
  readonly dropout: number
  readonly recurrentDropout: number
  readonly returnSequences: boolean
  readonly goBackwards: boolean
}

const inputAxes = ['time', 'features']

const sequenceOf = (inputs: readonly SymbolicShape[]): SymbolicShape => requireRank(inputs.slice(0, 1), inputAxes)

/** Names of the states: the output, and an lstm's memory. */
export const stateNames = ({ type }: Pick<RecurrentSpec, 'type'>): readonly string[] =>
  type === 'lstm' ? ['state', 'memory'] : ['state']

/** First states may follow the sequence: each [units], all or none. */
export function checkStates(inputs: readonly SymbolicShape[], names: readonly string[], units: number): void {
  const states = inputs.slice(1)
  if (states.length === 0) return
  const found = states.map(formatShape).join(', ')
  const wanted = names.map((name) => `${name} [${units}]`).join(', ')
  const isFitting = states.every((shape) => shape.length === 1 && (shape[0] === units || shape[0] === null))
  if (states.length === names.length && isFitting) return
  refuse(
    `reads a sequence and, where it does not start at zeros, its first states (${wanted}), got ${states.length} more of shape ${found}`,
    'inputs',
  )
}

export function inferRecurrentShape(spec: RecurrentSpec, inputs: readonly SymbolicShape[]): SymbolicShape {
  const shape = sequenceOf(inputs)
  requireLastAxis(shape, 'the kernel has one row for each feature')
  checkStates(inputs, stateNames(spec), spec.units)
  return spec.returnSequences ? [shape[0] ?? null, spec.units] : [spec.units]
}

/** The states after the last step, whatever the layer itself returns. */
export const recurrentExtras = (spec: RecurrentSpec): Readonly<Record<string, SymbolicShape>> =>
  Object.fromEntries(stateNames(spec).map((name) => [name, [spec.units]]))

/** Kernel [features, gates x units], recurrent kernel [units, gates x units] and bias. */
export function recurrentWeights(
  spec: RecurrentSpec,
  inputs: readonly SymbolicShape[],
  gates: number,
  bias: { shape: Shape; initializer: Initializer },
): LayerWeight[] {
  const features = requireLastAxis(sequenceOf(inputs), 'the kernel has one row for each feature')
  const width = gates * spec.units
  return [
    learned('kernel', [features, width], spec.kernelInitializer, spec.kernelRegularizer),
    learned('recurrentKernel', [spec.units, width], spec.recurrentInitializer, spec.recurrentRegularizer),
    ...(spec.useBias ? [learned('bias', bias.shape, bias.initializer, spec.biasRegularizer)] : []),
  ]
}

/** The matrix products of all time steps and a handful of operations for each gate; any length counts as one step. */
export function recurrentFlops(spec: RecurrentSpec, inputs: readonly SymbolicShape[], gates: number): number {
  const [time, features] = sequenceOf(inputs)
  return (time ?? 1) * gates * spec.units * (2 * ((features ?? 1) + spec.units) + 4)
}

/** The mask of a recurrent layer's result: that of its sequence, where it gives one. */
export const recurrentMask = (
  { returnSequences }: RecurrentSpec,
  _: readonly tfjs.Tensor[],
  { mask }: LayerContext,
): tfjs.Tensor | undefined => (returnSequences ? mask(0) : undefined)
