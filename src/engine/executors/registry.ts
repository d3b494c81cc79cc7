import type { ExecutionProvider } from '../compiled/runtime/providers.js'
import type { Executor, ExecutorName } from './executor.js'

/** Loaded on demand: an executor brings TensorFlow.js and, if compiled, ONNX Runtime with it. */
const executors: Record<ExecutorName, (provider: ExecutionProvider) => Promise<Executor>> = {
  compiled: async (provider) => {
    const [{ createCompiledExecutor }, { openRuntime }] = await Promise.all([
      import('./compiled.js'),
      import('../compiled/runtime/open.js'),
    ])
    return createCompiledExecutor(await openRuntime(provider))
  },
  eager: async () => (await import('./eager.js')).createEagerExecutor(),
  tensorflow: async () => (await import('./tensorflow.js')).createTensorflowExecutor(),
}

/**
 * The executor of a name: `compiled` runs a stage as one ONNX graph, `eager` on TensorFlow.js's cpu backend (the
 * reference), `tensorflow` on libtensorflow.
 * @param provider what `compiled` runs on. (Default: CPU)
 * @throws ExecutorUnavailable for `tensorflow`, where tfjs-node is not installed
 */
export const createExecutor = (name: ExecutorName, provider: ExecutionProvider = 'CPU'): Promise<Executor> =>
  executors[name](provider)
