import type { ExecutionProvider } from '../engine/index.js'

export const runStatuses = ['QUEUED', 'RUNNING', 'PAUSED', 'SUCCEEDED', 'FAILED', 'CANCELLED'] as const
export type RunStatus = (typeof runStatuses)[number]

/** Values of the public FailureCode that a run can end with. */
export type RunFailureCode = 'NON_FINITE_LOSS' | 'TRAINER_DIED' | 'OUT_OF_MEMORY' | 'INVALID_TASK' | 'INTERNAL'

export interface RunFailure {
  readonly code: RunFailureCode
  readonly message: string
  readonly step: number | null
}

/** A run in one of these changes only when it is retried. */
export const isTerminal = (status: RunStatus): boolean =>
  status === 'SUCCEEDED' || status === 'FAILED' || status === 'CANCELLED'

/** Deaths of a trainer without progress between them after which a run fails. */
export const mostDeathsWithoutProgress = 2

/** Where a trainer ran. Written when a run starts; a resume elsewhere makes it mixed. */
export interface RunEnvironment {
  readonly node: string
  readonly platform: string
  readonly cpuModel: string
  readonly onnxRuntimeVersion: string | null
  /** What ONNX Runtime ran on; null where the executor is another. Runs of before there was a choice lack it: CPU. */
  readonly executionProvider?: ExecutionProvider | null
  readonly threads: number
  readonly executor: string
  /** Why that executor. */
  readonly executorReason: string
  /** True where a later part of the run was computed in another environment: its bytes may differ from an undisturbed run's. */
  readonly isMixed: boolean
}

/** What the run began with, marked as mixed where it now goes on elsewhere. */
export function continueIn(before: RunEnvironment | null, now: RunEnvironment): RunEnvironment {
  if (!before) return now
  const isSame =
    (['cpuModel', 'onnxRuntimeVersion', 'threads', 'executor', 'platform'] as const).every(
      (key) => before[key] === now[key],
    ) && providerOf(before) === providerOf(now)
  return isSame ? before : { ...before, isMixed: true }
}

/** What ONNX Runtime ran on; null where it ran nothing. */
export const providerOf = ({ executor, executionProvider }: RunEnvironment): ExecutionProvider | null =>
  executionProvider ?? (executor === 'compiled' ? 'CPU' : null)
