import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import { rememberLogits } from './logits.js'
import { gelu } from '../operations/gelu.js'
import { withGradient } from '../operations/with-gradient.js'

/** Activations by Keras's names and definitions (keras.activations, Keras 3), in camelCase. */
export const activationNames = [
  'linear',
  'relu',
  'relu6',
  'leakyRelu',
  'elu',
  'selu',
  'gelu',
  'geluApproximate',
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

/** Factor on the cube in the approximation of the normal distribution function by tanh. */
const cubic = 0.044715

/** Gelu by tanh (Hendrycks and Gimpel 2016): GPT-2's and Keras's `approximate=True`. */
const geluApproximate = (tf: Tf, input: Tensor): Tensor =>
  withGradient(tf, input, (x) => {
    const slope = Math.sqrt(2 / Math.PI)
    const distribution = tf
      .tanh(
        tf
          .square(x)
          .mul(cubic * slope)
          .add(slope)
          .mul(x),
      )
      .add(1)
      .mul(0.5)
    return {
      value: x.mul(distribution),
      saved: [x, distribution],
      gradient(dy, [at, below]) {
        const steepness = tf
          .square(at!)
          .mul(6 * cubic * slope)
          .add(2 * slope)
        const change = below!.sub(tf.square(below!)).mul(steepness)
        return dy.mul(below!.add(at!.mul(change)))
      },
    }
  })

/** x times its sigmoid: swish. */
const silu = (tf: Tf, input: Tensor): Tensor =>
  withGradient(tf, input, (x) => {
    const gate = tf.sigmoid(x)
    return {
      value: x.mul(gate),
      saved: [x, gate],
      gradient: (dy, [at, open]) => dy.mul(open!.add(at!.mul(open!.sub(tf.square(open!))))),
    }
  })

const apply: Record<Activation, (tf: Tf, x: Tensor) => Tensor> = {
  linear: (_, x) => x,
  relu: (tf, x) => tf.relu(x),
  relu6: (tf, x) => tf.relu6(x),
  leakyRelu: (tf, x) => tf.leakyRelu(x, leakyReluSlope),
  elu: (tf, x) => tf.elu(x),
  selu: (tf, x) => tf.selu(x),
  gelu,
  geluApproximate,
  silu,
  hardSilu: (tf, x) => x.mul(hardSigmoid(tf, x)),
  mish: (tf, x) => x.mul(tf.tanh(tf.softplus(x))),
  sigmoid: (tf, x) => rememberLogits('sigmoid', tf.sigmoid(x), x),
  hardSigmoid,
  logSigmoid: (tf, x) => tf.neg(tf.softplus(tf.neg(x))),
  tanh: (tf, x) => tf.tanh(x),
  softmax: (tf, x) => rememberLogits('softmax', tf.softmax(x), x),
  logSoftmax: (tf, x) => tf.logSoftmax(x),
  softplus: (tf, x) => tf.softplus(x),
  softsign: (tf, x) => x.div(tf.abs(x).add(1)),
  exponential: (tf, x) => tf.exp(x),
}

/** Elementwise, but for softmax and logSoftmax, which run over the last axis. The shape stays. */
export const activate = (tf: Tf, activation: Activation, x: Tensor): Tensor => apply[activation](tf, x)
