import type { ExecutorName } from '../../../src/engine/executors/executor.js'

/** Engine tests run on each of these: what holds on the reference has to hold on the compiled one. */
export const executorNames: readonly ExecutorName[] = ['eager', 'compiled']
