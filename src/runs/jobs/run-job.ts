import { z } from 'zod'
import type { Events } from '../../platform/events.js'
import { newId } from '../../platform/ids.js'
import type { Logger } from '../../platform/logger.js'
import type { Child, ChildExit } from '../../platform/processes.js'
import type { Queue } from '../../platform/queue.js'
import type { LeaseStore } from '../lease-store.js'
import type { Lease } from '../metrics/store.js'
import { mostDeathsWithoutProgress } from '../training-run.js'
import type { RunFailure } from '../training-run.js'
import { untilReachable } from '../until-reachable.js'

/** A queued job lives at most 24 hours; a longer run goes on in a next one, from its checkpoint. */
const longestTurnMs = 22 * 3_600_000

export interface RunJobDependencies {
  readonly leases: LeaseStore
  readonly queue: Queue
  readonly events: Events
  readonly logger: Logger
  readonly leaseMs: number
  /** Forks dist/trainer.js for the run that is held under this lease. */
  readonly forkTrainer: (lease: Lease) => Child
}

const jobPayload = z.object({ runId: z.string() })

/** One claimed job: holds the run, keeps a trainer on it, and leaves when the run is done or this worker stops. */
export async function workOnRun(
  dependencies: RunJobDependencies,
  payload: unknown,
  stopping: AbortSignal,
): Promise<void> {
  const { leases, queue, logger, leaseMs } = dependencies
  const { runId } = jobPayload.parse(payload)
  if (stopping.aborted) return
  let lease: Lease = { runId, leaseId: newId('lease') }
  if (!(await leases.claim(lease, { leaseMs }))) return
  logger.info({ runId }, 'run claimed')
  for (;;) {
    const exit = await train(dependencies, lease, stopping)
    await untilReachable(() => leases.recordPeakMemory(runId, exit.peakMemoryBytes), logger)
    const run = await untilReachable(() => leases.findHeld(lease), logger)
    if (!run) break
    // The trainer left the run as it was: told to stop while it was still starting, it did so by that signal. Else it died.
    if (stopping.aborted || run.pendingAction !== null) {
      await untilReachable(() => leases.settle(lease), logger)
      break
    }
    const deaths = await untilReachable(() => leases.recordDeath(lease, exit.peakMemoryBytes), logger)
    if (deaths === null) break
    logger.warn({ runId, ...exit, deaths }, 'the trainer died')
    if (deaths >= mostDeathsWithoutProgress) {
      await untilReachable(() => leases.fail(lease, failureOf(exit, deaths)), logger)
      break
    }
    const next: Lease = { runId, leaseId: newId('lease') }
    if (!(await untilReachable(() => leases.pass(lease, next.leaseId, { leaseMs }), logger))) break
    lease = next
  }
  const after = await untilReachable(() => leases.find(runId), logger)
  if (after?.status === 'QUEUED') await queue.send('training-run', { runId }, { priority: after.priority, key: runId })
}

/** One trainer from fork to exit. */
async function train(
  { leases, logger, leaseMs, forkTrainer }: RunJobDependencies,
  lease: Lease,
  stopping: AbortSignal,
): Promise<ChildExit> {
  const child = forkTrainer(lease)
  logger.info({ runId: lease.runId, pid: child.pid }, 'trainer started')
  const stop = (): void => child.kill('SIGTERM')
  const renewal = setInterval(() => {
    leases.renew(lease, { leaseMs }).then(
      // Somebody else has the run by now, or it has ended; this trainer could write nothing any more.
      (isHeld) => isHeld || setTimeout(() => child.kill('SIGKILL'), 5000).unref(),
      (error: unknown) => logger.warn({ err: error, runId: lease.runId }, 'the lease could not be renewed'),
    )
  }, leaseMs / 4)
  const turn = setTimeout(stop, longestTurnMs)
  stopping.addEventListener('abort', stop, { once: true })
  if (stopping.aborted) stop()
  try {
    return await child.exited
  } finally {
    clearInterval(renewal)
    clearTimeout(turn)
    stopping.removeEventListener('abort', stop)
  }
}

function failureOf({ signal, code, peakMemoryBytes, isOverMemoryLimit }: ChildExit, deaths: number): RunFailure {
  const how = signal ? `signal ${signal}` : `exit code ${code ?? 'unknown'}`
  const peak = `peak memory ${Math.round(peakMemoryBytes / 2 ** 20)} MiB`
  return isOverMemoryLimit
    ? {
        code: 'OUT_OF_MEMORY',
        message: `The trainer went over its memory limit ${deaths} times without progress (${how}, ${peak}); a smaller batch or architecture, or a higher TRAINER_MEMORY_MB, would help.`,
        step: null,
      }
    : {
        code: 'TRAINER_DIED',
        message: `The trainer died ${deaths} times without progress (${how}, ${peak}).`,
        step: null,
      }
}
