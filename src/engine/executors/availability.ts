import { findLibrary } from '../compiled/runtime/library.js'
import type { ExecutorName } from './executor.js'
import { findTensorflow } from './find-tensorflow.js'

export interface ExecutorAvailability {
  readonly name: ExecutorName
  readonly isAvailable: boolean
  /** What it is, or what it lacks. */
  readonly message: string
}

/** Every executor, the fastest first. Looked up, not loaded: nothing native comes into the process. */
export function listExecutors(): readonly ExecutorAvailability[] {
  const [hasOnnxRuntime, hasTensorflow] = [findLibrary() !== null, findTensorflow() !== null]
  return [
    {
      name: 'compiled',
      isAvailable: hasOnnxRuntime,
      message: hasOnnxRuntime
        ? 'each stage is traced once to an ONNX graph, which ONNX Runtime runs'
        : 'onnxruntime-node is not installed here, or has no library for this platform',
    },
    {
      name: 'tensorflow',
      isAvailable: hasTensorflow,
      message: hasTensorflow
        ? 'libtensorflow through tfjs-node, kernel by kernel'
        : '@tensorflow/tfjs-node is not installed here (optional: its installation downloads libtensorflow)',
    },
    {
      name: 'eager',
      isAvailable: true,
      message: 'TensorFlow.js on its cpu backend, kernel by kernel: slow, and the reference',
    },
  ]
}

/** The fastest that is there, and why it is taken. Each of them runs every layer. */
export function fastestExecutor(): { readonly name: ExecutorName; readonly reason: string } {
  const executors = listExecutors()
  const taken = executors.find(({ isAvailable }) => isAvailable)
  if (!taken) throw new Error('eager is always there')
  const missing = executors.slice(0, executors.indexOf(taken)).map(({ message }) => message)
  return { name: taken.name, reason: [`the fastest here: ${taken.message}`, ...missing].join('; ') }
}
