import { execFileSync } from 'node:child_process'
import { waitFor } from '../../support/wait.js'

export interface RunningProcess {
  readonly pid: number
  readonly parentPid: number
  /** As in `worker`, of dist/worker.js. */
  readonly entry: string
  /** Of a trainer, its run. */
  readonly runId: string | null
}

/** Processes of dist/ that live at this moment. */
export function listProcesses(): RunningProcess[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' }).trim().split('\n')
  return lines.flatMap((line) => {
    const parts = /^\s*(\d+)\s+(\d+)\s+([^Z\s]\S*)\s+\S*node\S* .*dist\/(\w+)\.js(?: (run_\w+))?/.exec(line)
    return parts
      ? [{ pid: Number(parts[1]), parentPid: Number(parts[2]), entry: parts[4]!, runId: parts[5] ?? null }]
      : []
  })
}

export const trainersOf = (runId: string): RunningProcess[] =>
  listProcesses().filter((one) => one.entry === 'trainer' && one.runId === runId)

/** Waits for a trainer of a run, other than those named. */
export function untilTrainer(runId: string, others: readonly number[] = []): Promise<RunningProcess> {
  return waitFor(`a trainer of ${runId}`, () => trainersOf(runId).find(({ pid }) => !others.includes(pid)), 60_000, 50)
}

export const untilGone = (runId: string, timeoutMs?: number): Promise<true> =>
  waitFor(`no trainer of ${runId} to be left`, () => trainersOf(runId).length === 0, timeoutMs)
