import type * as tfjs from '@tensorflow/tfjs'
import { registerConvolution } from './convolution.js'
import { registerUpsampling } from './upsampling.js'

/** Makes the engine's own operations known to a TensorFlow.js instance, once: on its cpu backend, with their gradients. */
export function registerOperations(tf: typeof tfjs): void {
  registerConvolution(tf)
  registerUpsampling(tf)
}
