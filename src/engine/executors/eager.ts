import { loadTfjs } from '../tfjs.js'
import type { EagerBackend } from './eager-forward.js'
import { EagerInferenceSession } from './eager-inference.js'
import { EagerTrainingSession } from './eager-training.js'
import type { Executor } from './executor.js'

/** TensorFlow.js's cpu backend, kernel by kernel: slow, and what the other executors are compared with. */
export async function createEagerExecutor(): Promise<Executor> {
  return eagerExecutor('eager', await loadTfjs(), 'cpu')
}

/** An executor of an instance of TensorFlow.js on one of its backends, which must be registered. */
export const eagerExecutor = (
  name: Executor['name'],
  tf: Awaited<ReturnType<typeof loadTfjs>>,
  backend: EagerBackend,
): Executor => ({
  name,
  createTrainingSession: (program, options) =>
    Promise.resolve(new EagerTrainingSession(tf, program, options ?? {}, backend)),
  createInferenceSession: (program, weights, options) =>
    Promise.resolve(new EagerInferenceSession(tf, program, weights, options ?? {}, backend)),
})
