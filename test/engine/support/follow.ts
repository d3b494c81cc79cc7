import type { RowSource } from '../../../src/engine/features/column.js'
import type {
  CheckpointRecord,
  MetricRecord,
  TrainingControl,
  TrainingOptions,
  TrainingOutcome,
  TrainingTask,
} from '../../../src/engine/training/task.js'
import { train } from '../../../src/engine/training/train.js'

/** All that a run told, and how it ended. */
export interface Followed {
  readonly outcome: TrainingOutcome
  readonly metrics: MetricRecord[]
  readonly checkpoints: CheckpointRecord[]
}

export type FollowOptions = Pick<TrainingOptions, 'resumeFrom' | 'checkpointIntervalMs' | 'readModelWeights'> & {
  control?: TrainingControl
  onMetrics?: (records: readonly MetricRecord[]) => void
  onCheckpoint?: (checkpoint: CheckpointRecord) => void
}

/** Trains and keeps what is reported. */
export async function follow(task: TrainingTask, source: RowSource, options: FollowOptions = {}): Promise<Followed> {
  const metrics: MetricRecord[] = []
  const checkpoints: CheckpointRecord[] = []
  const { onMetrics, onCheckpoint, ...rest } = options
  const outcome = await train(task, source, {
    ...rest,
    callbacks: {
      onMetrics(records) {
        metrics.push(...records)
        onMetrics?.(records)
      },
      async onCheckpoint(checkpoint) {
        checkpoints.push(checkpoint)
        onCheckpoint?.(checkpoint)
      },
    },
  })
  return { outcome, metrics, checkpoints }
}

export type Completed = Extract<TrainingOutcome, { status: 'completed' }>

/** The result of a run that has to be complete. */
export function completed({ outcome }: Pick<Followed, 'outcome'>): Completed {
  if (outcome.status !== 'completed') throw new Error(`the run ended ${outcome.status}`)
  return outcome
}

/** Values of one series by step, replays laid over one another: they have to agree. */
export function series(
  metrics: readonly MetricRecord[],
  wanted: Partial<Pick<MetricRecord, 'name' | 'split' | 'resolution' | 'output' | 'stage'>>,
): Map<string, number> {
  const values = new Map<string, number>()
  for (const record of metrics) {
    if (Object.entries(wanted).some(([key, value]) => record[key as keyof MetricRecord] !== value)) continue
    const { stage, output, split, name, resolution, step } = record
    const key = `${stage} ${output} ${split} ${name} ${resolution} ${step}`
    const before = values.get(key)
    if (before !== undefined && !Object.is(before, record.value)) {
      throw new Error(`${key} was reported as ${before} and as ${record.value}`)
    }
    values.set(key, record.value)
  }
  return values
}
