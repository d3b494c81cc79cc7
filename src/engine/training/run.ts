import type { Executor, TrainingSession } from '../executors/executor.js'
import type { RowSource } from '../features/column.js'
import type { NamedTensors } from '../tensors.js'
import type { FittedFeed } from './fitted-feeds.js'
import type { Unit } from './measure.js'
import type { Reporter } from './reporter.js'
import type { ResolvedTask } from './resolve-task.js'
import type { TrainingControl, TrainingOptions, TrainingTask } from './task.js'

/** What every stage of one run shares. */
export interface Run {
  readonly task: TrainingTask
  readonly resolved: ResolvedTask
  readonly source: RowSource
  readonly options: TrainingOptions
  readonly executor: Executor
  readonly feeds: readonly FittedFeed[]
  readonly units: ReadonlyMap<string, Unit>
  readonly reporter: Reporter
  /** The architecture's weights as the last finished stage left them. */
  readonly weights: NamedTensors
}

/** What was asked for from outside; it ends `train` without a result. */
export type Interruption = NonNullable<TrainingControl['request']>

export const requestOf = ({ options }: Run): Interruption | undefined => options.control?.request

const cancelPollMs = 25

/**
 * Runs `work` with the session; a cancel breaks off the step under way, and that failure is answered with 'cancel'.
 * Session and input are gone afterwards.
 */
export async function withSession<T>(
  run: Run,
  { session, input }: { readonly session: TrainingSession; readonly input: { dispose(): void } },
  work: () => Promise<T | Interruption>,
): Promise<T | Interruption> {
  const timer = setInterval(() => {
    if (requestOf(run) === 'cancel') session.abort()
  }, cancelPollMs)
  try {
    return await work()
  } catch (error) {
    if (requestOf(run) === 'cancel') return 'cancel'
    throw error
  } finally {
    clearInterval(timer)
    session.dispose()
    input.dispose()
  }
}

/** Lets timers, messages and signals through: an eager step never leaves the event loop by itself. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
