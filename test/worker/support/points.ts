import { stepsPerEpoch, totalSteps } from './long-run.js'
import type { Strata } from './long-run.js'

export interface Point {
  readonly name: string
  readonly output: string | null
  readonly split: string
  readonly resolution: 'STEP' | 'EPOCH'
  readonly step: number
  readonly epoch: number
  readonly value: number | null
  readonly stage: { readonly position: number }
}

export interface Batch {
  readonly sequence: number
  readonly points: readonly Point[]
}

export const watchMetricsDocument = `subscription ($trainingRunId: ID!, $after: SafeInt) {
  metricsRecorded(trainingRunId: $trainingRunId, after: $after) {
    sequence
    points { name output split resolution step epoch value stage { position } }
  }
}`

/** Follows a run's metrics to its end; all of a run that has ended. */
export async function readPoints(strata: Strata, trainingRunId: string, after?: number): Promise<Point[]> {
  const points: Point[] = []
  const batches = strata.subscribe<{ metricsRecorded: Batch }>(watchMetricsDocument, { trainingRunId, after })
  for await (const { metricsRecorded } of batches) points.push(...metricsRecorded.points)
  return points
}

/** What names a point and what it says, in one line, in an order that does not depend on when it was recorded. */
export function linesOf(points: readonly Point[]): string[] {
  return points.map((point) => `${keyOf(point)} = ${point.value} (epoch ${point.epoch})`).sort()
}

const keyOf = ({ stage, output, split, name, resolution, step }: Point): string =>
  [stage.position, output, split, name, resolution, step].join(' ')

/** Each point of a whole long run once, every step and every epoch of it, TEST at its end alone. */
export function expectComplete(points: readonly Point[]): void {
  expect(new Set(points.map(keyOf)).size).toBe(points.length)
  const stepsOf = (wanted: Partial<Point>): number[] =>
    points
      .filter((point) => Object.entries(wanted).every(([key, value]) => point[key as keyof Point] === value))
      .map(({ step }) => step)
      .sort((a, b) => a - b)
  const everyStep = Array.from({ length: totalSteps }, (_, index) => index + 1)
  for (const name of ['LOSS', 'LEARNING_RATE', 'GRADIENT_NORM'])
    expect(stepsOf({ name, resolution: 'STEP', split: 'TRAIN', output: null })).toEqual(everyStep)
  for (const split of ['TRAIN', 'VALIDATION'])
    expect(stepsOf({ name: 'LOSS', resolution: 'EPOCH', split, output: null })).toEqual(
      everyStep.filter((step) => step % stepsPerEpoch === 0),
    )
  expect(stepsOf({ name: 'LOSS', split: 'TEST', output: null })).toEqual([totalSteps])
  expect(new Set(stepsOf({ split: 'TEST' }))).toEqual(new Set([totalSteps]))
}
