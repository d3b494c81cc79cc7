import { loadTfjs } from '../tfjs.js'
import { EagerInferenceSession } from './eager-inference.js'
import { EagerTrainingSession } from './eager-training.js'
import type { Executor } from './executor.js'

/** TensorFlow.js's cpu backend, kernel by kernel: slow, and what the other executors are compared with. */
export async function createEagerExecutor(): Promise<Executor> {
  const tf = await loadTfjs()
  return {
    name: 'eager',
    createTrainingSession: (program, options) => Promise.resolve(new EagerTrainingSession(tf, program, options ?? {})),
    createInferenceSession: (program, weights, options) =>
      Promise.resolve(new EagerInferenceSession(tf, program, weights, options ?? {})),
  }
}
