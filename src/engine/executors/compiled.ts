import type * as tfjs from '@tensorflow/tfjs'
import { openRuntime } from '../compiled/runtime/open.js'
import type { Runtime } from '../compiled/runtime/runtime.js'
import { loadTfjs } from '../tfjs.js'
import { CompiledInferenceSession } from './compiled-inference.js'
import { CompiledTrainingSession } from './compiled-training.js'
import type { Executor } from './executor.js'

/**
 * Runs a stage as one ONNX graph a batch size, forward and backward, whole or in shards; the optimizer is a loop of ours.
 * @param runtime How ONNX Runtime is reached. (Default: its C API where that is possible, else its Node binding)
 */
export async function createCompiledExecutor(runtime?: Runtime): Promise<Executor> {
  const [tf, opened]: [typeof tfjs, Runtime] = await Promise.all([loadTfjs(), runtime ?? openRuntime()])
  return {
    name: 'compiled',
    createTrainingSession: (program, options) =>
      Promise.resolve(new CompiledTrainingSession(tf, opened, program, options ?? {})),
    createInferenceSession: (program, weights, options) =>
      Promise.resolve(new CompiledInferenceSession(tf, opened, program, weights, options ?? {})),
  }
}
