import type { Executor, ExecutorName } from './executor.js'

/** Loaded on demand: an executor brings TensorFlow.js and, if compiled, ONNX Runtime with it. */
const executors: Record<ExecutorName, () => Promise<Executor>> = {
  compiled: async () => (await import('./compiled.js')).createCompiledExecutor(),
  eager: async () => (await import('./eager.js')).createEagerExecutor(),
  tensorflow: async () => (await import('./tensorflow.js')).createTensorflowExecutor(),
}

/**
 * The executor of a name: `compiled` runs a stage as one ONNX graph, `eager` on TensorFlow.js's cpu backend (the
 * reference), `tensorflow` on libtensorflow.
 * @throws ExecutorUnavailable for `tensorflow`, where tfjs-node is not installed
 */
export const createExecutor = (name: ExecutorName): Promise<Executor> => executors[name]()
