import { Presets, SingleBar } from 'cli-progress'
import type { Api } from './api.js'
import { watchDataset, watchRun } from './documents.js'

interface RunEvent extends Record<string, unknown> {
  readonly trainingRunUpdated: {
    readonly status: string
    readonly failure: { readonly message: string } | null
    readonly progress: {
      readonly stage: { readonly name: string } | null
      readonly epoch: number
      readonly step: number
      readonly totalSteps: number
      readonly stepsPerSecond: number | null
    }
  }
}

interface IngestEvent extends Record<string, unknown> {
  readonly datasetVersionUpdated: {
    readonly status: string
    readonly failure: { readonly message: string } | null
    readonly progress: { readonly phase: string; readonly done: number; readonly total: number | null } | null
  }
}

/** A bar in a terminal, a line now and then where the output goes to a file. */
function createBar(format: string): SingleBar {
  return new SingleBar({ format, hideCursor: true, noTTYOutput: true, notTTYSchedule: 5_000 }, Presets.shades_classic)
}

/** Draws an ingest until the version is READY. */
export async function showIngest(api: Api, name: string, id: string): Promise<void> {
  const bar = createBar(`${name.padEnd(22)} {bar} {percentage} %  {phase}`)
  bar.start(1, 0, { phase: 'waiting' })
  try {
    for await (const { datasetVersionUpdated: version } of api.watch<IngestEvent>(watchDataset, { id })) {
      if (version.status === 'FAILED') throw new Error(version.failure?.message ?? 'the ingest failed')
      const { phase, done, total } = version.progress ?? { phase: 'done', done: 1, total: 1 }
      bar.setTotal(Math.max(total ?? done, 1))
      bar.update(done, { phase })
      if (version.status === 'READY') bar.update(bar.getTotal(), { phase: 'ready' })
    }
  } finally {
    bar.stop()
  }
}

/** Draws a training run until it has SUCCEEDED. */
export async function showRun(api: Api, name: string, id: string): Promise<void> {
  const bar = createBar(`${name.padEnd(22)} {bar} {percentage} %  {rate} steps/s  {stage}, epoch {epoch}`)
  bar.start(1, 0, { stage: 'queued', epoch: 0, rate: '-' })
  try {
    for await (const { trainingRunUpdated: run } of api.watch<RunEvent>(watchRun, { id })) {
      if (run.status === 'FAILED' || run.status === 'CANCELLED') throw new Error(run.failure?.message ?? run.status)
      const { stage, epoch, step, totalSteps, stepsPerSecond } = run.progress
      bar.setTotal(Math.max(totalSteps, 1))
      bar.update(step, {
        stage: stage?.name ?? run.status.toLowerCase(),
        epoch,
        rate: stepsPerSecond?.toFixed(0) ?? '-',
      })
    }
  } finally {
    bar.stop()
  }
}
