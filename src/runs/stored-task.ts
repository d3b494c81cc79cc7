import { z } from 'zod'
import type { TrainingTask } from '../engine/index.js'

/** What a run's row keeps of its task: the engine's, and what only people read. */
export interface StoredTask {
  readonly task: TrainingTask
  /** Why this executor was chosen. */
  readonly executorReason: string
}

const stored = z.object({ executorReason: z.string(), task: z.record(z.string(), z.unknown()) })

/** The task as it was stored when the run was started; its contents were checked then. */
export function parseStored(json: unknown): StoredTask {
  const { executorReason, task } = stored.parse(json)
  return { executorReason, task: task as unknown as TrainingTask }
}
