import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import type { Activation } from './activations.js'
import { drawMask } from './dropout.js'
import { activation, initializer, regularizer, share, units, useBias } from './fields.js'
import { initializerSchema } from './initializers.js'
import type { Initializer } from './initializers.js'
import type { LayerContext, LayerWeight } from './layer.js'
import type { Regularizer } from './regularizers.js'
import { requireLastAxis, requireRank } from './shapes.js'
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
  readonly units: number
  readonly activation: Activation
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

export function inferRecurrentShape(spec: RecurrentSpec, inputs: readonly SymbolicShape[]): SymbolicShape {
  const shape = requireRank(inputs, inputAxes)
  requireLastAxis(shape, 'the kernel has one row for each feature')
  return spec.returnSequences ? [shape[0] ?? null, spec.units] : [spec.units]
}

/** Kernel [features, gates x units], recurrent kernel [units, gates x units] and bias. */
export function recurrentWeights(
  spec: RecurrentSpec,
  inputs: readonly SymbolicShape[],
  gates: number,
  bias: { shape: Shape; initializer: Initializer },
): LayerWeight[] {
  const features = requireLastAxis(requireRank(inputs, inputAxes), 'the kernel has one row for each feature')
  const width = gates * spec.units
  return [
    learned('kernel', [features, width], spec.kernelInitializer, spec.kernelRegularizer),
    learned('recurrentKernel', [spec.units, width], spec.recurrentInitializer, spec.recurrentRegularizer),
    ...(spec.useBias ? [learned('bias', bias.shape, bias.initializer, spec.biasRegularizer)] : []),
  ]
}

/** The matrix products of all time steps and a handful of operations for each gate; any length counts as one step. */
export function recurrentFlops(spec: RecurrentSpec, inputs: readonly SymbolicShape[], gates: number): number {
  const [time, features] = requireRank(inputs, inputAxes)
  return (time ?? 1) * gates * spec.units * (2 * ((features ?? 1) + spec.units) + 4)
}

/** The new state where the step is real, else the one before it. */
const carry = (next: tfjs.Tensor, before: tfjs.Tensor, isReal: tfjs.Tensor): tfjs.Tensor =>
  before.add(next.sub(before).mul(isReal))

/** The mask of a recurrent layer's result: that of its sequence, where it gives one. */
export const recurrentMask = (
  { returnSequences }: RecurrentSpec,
  _: readonly tfjs.Tensor[],
  { mask }: LayerContext,
): tfjs.Tensor | undefined => (returnSequences ? mask(0) : undefined)

/**
 * Runs over time: `project` maps all steps' inputs at once ([time x batch, features] to [time x batch, width]), `step`
 * makes the next states of one step's projection. The first state is the output. States start at zero; a step of
 * padding leaves them as they are.
 */
export function unroll(
  spec: RecurrentSpec,
  x: tfjs.Tensor,
  stateCount: number,
  context: LayerContext,
  project: (rows: tfjs.Tensor) => tfjs.Tensor,
  step: (projected: tfjs.Tensor, states: readonly tfjs.Tensor[]) => tfjs.Tensor[],
): tfjs.Tensor {
  const { tf, training } = context
  const [batch = 1, time = 1, features = 1] = x.shape
  const keep = (name: string, size: number, rate: number) =>
    training && rate > 0 ? drawMask(context, name, [batch, size], rate).mul(1 / (1 - rate)) : null
  const inputMask = keep('dropout', features, spec.dropout)
  const stateMask = keep('recurrentDropout', spec.units, spec.recurrentDropout)
  const rows = tf.transpose(inputMask ? x.mul(inputMask.expandDims(1)) : x, [1, 0, 2])
  const projected = project(rows.reshape([time * batch, features]))
  const unstacked = tf.unstack(projected.reshape([time, batch, projected.shape[1] ?? 1]))
  // Not reversed in place: the gradient of unstack reads that very list.
  const steps = spec.goBackwards ? unstacked.toReversed() : unstacked
  const mask = context.mask(0)
  const columns = mask && tf.unstack(mask.reshape([batch, time, 1]), 1)
  const isReal = spec.goBackwards ? columns?.toReversed() : columns
  let states = Array.from({ length: stateCount }, (): tfjs.Tensor => tf.zeros([batch, spec.units]))
  const outputs: tfjs.Tensor[] = []
  for (const [index, input] of steps.entries()) {
    const [state, ...others] = states
    const next = step(input, stateMask && state ? [state.mul(stateMask), ...others] : states)
    const real = isReal?.[index]
    states = real ? next.map((value, place) => carry(value, states[place] ?? value, real)) : next
    outputs.push(...states.slice(0, 1))
  }
  return spec.returnSequences ? tf.stack(outputs, 1) : (outputs.at(-1) ?? tf.zeros([batch, spec.units]))
}
