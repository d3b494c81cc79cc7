import { loadTfjs } from '../tfjs.js'
import { ExecutorUnavailable } from '../errors.js'
import { eagerExecutor } from './eager.js'
import type { Executor } from './executor.js'
import { findTensorflow } from './find-tensorflow.js'

/**
 * libtensorflow through @tensorflow/tfjs-node, kernel by kernel. Its threads are TensorFlow's own affair, so that the
 * bytes of a run may differ from one time to the next in their last digits.
 * @throws ExecutorUnavailable where tfjs-node is not installed, or its library cannot be loaded
 */
export async function createTensorflowExecutor(): Promise<Executor> {
  const tf = await loadTfjs()
  const previous = tf.getBackend()
  await loadNode()
  // The addon registers itself with the instance of TensorFlow.js that it finds, and makes itself current.
  if (!tf.findBackend('tensorflow'))
    throw new ExecutorUnavailable(
      'the executor tensorflow needs tfjs-node and Strata to share one @tensorflow/tfjs; `npm ls @tensorflow/tfjs` shows two',
    )
  await tf.setBackend(previous)
  return eagerExecutor('tensorflow', tf, 'tensorflow')
}

async function loadNode(): Promise<void> {
  const found = findTensorflow()
  if (found === null)
    throw new ExecutorUnavailable(
      'the executor tensorflow needs @tensorflow/tfjs-node, which is not installed here (an optional dependency: its installation downloads libtensorflow); compiled and eager run',
    )
  await restoreRemovedChecks()
  try {
    await import(found)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ExecutorUnavailable(`the executor tensorflow could not load libtensorflow: ${reason}`)
  }
}

/** tfjs-node calls functions of `util` that Node 23 removed. */
async function restoreRemovedChecks(): Promise<void> {
  const { default: util } = (await import('node:util')) as unknown as { default: Record<string, unknown> }
  util.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined
  util.isArray ??= Array.isArray
}
