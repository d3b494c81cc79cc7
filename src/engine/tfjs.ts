import type * as tfjs from '@tensorflow/tfjs'
import { registerOperations } from './operations/register.js'

let loading: Promise<typeof tfjs> | undefined

/**
 * TensorFlow.js, loaded once a process and only where training or prediction happens; the cpu backend is current.
 * The union package: core and layers alone lack what recurrent networks need.
 */
export function loadTfjs(): Promise<typeof tfjs> {
  loading ??= load()
  return loading
}

async function load(): Promise<typeof tfjs> {
  const loaded = (await import('@tensorflow/tfjs')) as typeof tfjs & { readonly default?: typeof tfjs }
  // A CommonJS bundle: as an ES module it is the default export.
  const tf = loaded.default ?? loaded
  // Silences the advice to install another backend that is printed at the first tensor.
  tf.enableProdMode()
  await tf.setBackend('cpu')
  registerOperations(tf)
  return tf
}
