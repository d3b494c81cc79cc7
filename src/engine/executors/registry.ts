import type { Executor, ExecutorName } from './executor.js'

/** Loaded on demand: an executor brings TensorFlow.js and, if compiled, ONNX Runtime with it. */
const executors: Record<ExecutorName, () => Promise<Executor>> = {
  compiled: async () => (await import('./compiled.js')).createCompiledExecutor(),
  eager: async () => (await import('./eager.js')).createEagerExecutor(),
  tensorflow: () =>
    Promise.reject(
      new Error("the executor tensorflow is not available yet; compiled and eager are (it comes with tfjs-node's)"),
    ),
}

/**
 * The executor of a name: `compiled` runs a stage as one ONNX graph, `eager` on TensorFlow.js's cpu backend (the
 * reference).
 * @throws Error for `tensorflow`, which is not built yet
 */
export const createExecutor = (name: ExecutorName): Promise<Executor> => executors[name]()
