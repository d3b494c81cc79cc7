import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import { gelu } from '../operations/gelu.js'

/** Activations by Keras's names and definitions (keras.activations, Keras 3), in camelCase. */
export const activationNames = [
  'linear',
  'relu',
  'relu6',
  'leakyRelu',
  'elu',
  'selu',
  'gelu',
  'silu',
  'hardSilu',
  'mish',
  'sigmoid',
  'hardSigmoid',
  'logSigmoid',
  'tanh',
  'softmax',
  'logSoftmax',
  'softplus',
  'softsign',
  'exponential',
] as const

export const activationSchema = z.enum(activationNames).meta({ title: 'Activation' })

export type Activation = (typeof activationNames)[number]

type Tensor = tfjs.Tensor
type Tf = typeof tfjs

/** Share of a negative input that leakyRelu lets through (Keras: negative_slope). */
const leakyReluSlope = 0.2

const hardSigmoid = (tf: Tf, x: Tensor): Tensor => tf.relu6(x.add(3)).div(6)

const apply: Record<Activation, (tf: Tf, x: Tensor) => Tensor> = {
  linear: (_, x) => x,
  relu: (tf, x) => tf.relu(x),
  relu6: (tf, x) => tf.relu6(x),
  leakyRelu: (tf, x) => tf.leakyRelu(x, leakyReluSlope),
  elu: (tf, x) => tf.elu(x),
  selu: (tf, x) => tf.selu(x),
  // The exact form, as Keras's default: x times the normal distribution function of x.
  gelu,
  silu: (tf, x) => x.mul(tf.sigmoid(x)),
  hardSilu: (tf, x) => x.mul(hardSigmoid(tf, x)),
  mish: (tf, x) => x.mul(tf.tanh(tf.softplus(x))),
  sigmoid: (tf, x) => tf.sigmoid(x),
  hardSigmoid,
  logSigmoid: (tf, x) => tf.neg(tf.softplus(tf.neg(x))),
  tanh: (tf, x) => tf.tanh(x),
  softmax: (tf, x) => tf.softmax(x),
  logSoftmax: (tf, x) => tf.logSoftmax(x),
  softplus: (tf, x) => tf.softplus(x),
  softsign: (tf, x) => x.div(tf.abs(x).add(1)),
  exponential: (tf, x) => tf.exp(x),
}

/** Elementwise, but for softmax and logSoftmax, which run over the last axis. The shape stays. */
export const activate = (tf: Tf, activation: Activation, x: Tensor): Tensor => apply[activation](tf, x)
