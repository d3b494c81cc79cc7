import type { MetricRecord, Progress, TrainingCallbacks } from './task.js'

const batchIntervalMs = 100
const batchSteps = 200
const progressIntervalMs = 250

/** Gathers metrics into batches and holds progress to four reports a second. */
export interface Reporter {
  /** Keeps the records of one step; hands the batch over when it is 100 ms or 200 steps old. */
  addStep(records: readonly MetricRecord[]): Promise<void>
  add(records: readonly MetricRecord[]): void
  /** Hands over what is kept: before each checkpoint, so that a resumed run misses nothing. */
  flush(): Promise<void>
  progress(progress: Progress, isForced?: boolean): void
}

export function createReporter(callbacks: TrainingCallbacks): Reporter {
  let kept: MetricRecord[] = []
  let steps = 0
  let lastBatchMs = performance.now()
  let lastProgressMs = -Infinity

  const flush = async (): Promise<void> => {
    const records = kept
    kept = []
    steps = 0
    if (records.length > 0) await callbacks.onMetrics(records)
    lastBatchMs = performance.now()
  }
  return {
    async addStep(records) {
      kept.push(...records)
      steps += 1
      if (steps >= batchSteps || performance.now() - lastBatchMs >= batchIntervalMs) await flush()
    },
    add(records) {
      kept.push(...records)
    },
    flush,
    progress(progress, isForced = false) {
      const now = performance.now()
      if (!isForced && now - lastProgressMs < progressIntervalMs) return
      lastProgressMs = now
      callbacks.onProgress?.(progress)
    },
  }
}
