import type { MetricFilter, MetricName, TrainingRunMetricsArgs } from '../../graphql/__generated__/resolvers.js'
import { mistake } from '../../platform/errors.js'
import { loadStages } from '../loaders.js'
import type { SeriesFilter } from '../metrics/metric.js'
import type { RunService, StageRow } from '../service.js'
import { toEngineName, toPublicName } from '../task/one-of.js'
import type { MetricBatch } from '../watch.js'

const pointsAllowed = { least: 3, most: 10_000 }

export const toPublicMetric = (name: string): MetricName => toPublicName(name) as MetricName

/** The stored form of a filter: stages by their position, the whole model as ''. */
export function toSeriesFilter(filter: MetricFilter | null | undefined, stages: readonly StageRow[]): SeriesFilter {
  const { names, outputs, splits, stageIds } = filter ?? {}
  return {
    ...(names && { names: names.map(toEngineName) }),
    ...(outputs && { outputs }),
    ...(splits && { splits }),
    ...(stageIds && { stages: stages.filter(({ id }) => stageIds.includes(id)).map(({ position }) => position) }),
  }
}

/** TrainingRun.metrics. */
export async function readSeriesOf(
  runs: RunService,
  runId: string,
  { filter, resolution, maxPoints }: Pick<TrainingRunMetricsArgs, 'filter' | 'resolution' | 'maxPoints'>,
) {
  if (maxPoints < pointsAllowed.least || maxPoints > pointsAllowed.most)
    throw mistake(
      'INVALID_INPUT',
      `maxPoints must be ${pointsAllowed.least} to ${pointsAllowed.most}, got ${maxPoints}`,
      ['maxPoints'],
    )
  const stages = await loadStages(runs, runId)
  const series = await runs.readMetrics(runId, { filter: toSeriesFilter(filter, stages), resolution, maxPoints })
  return series.map(({ stage, name, output, ...rest }) => ({
    ...rest,
    points: [...rest.points],
    name: toPublicMetric(name),
    output: output === '' ? null : output,
    stage: stageAt(stages, stage),
  }))
}

/** A batch of metricsRecorded. */
export const toPublicBatch = ({ sequence, points }: MetricBatch, stages: readonly StageRow[]) => ({
  sequence,
  points: points.map(({ stage, name, output, ...point }) => ({
    ...point,
    name: toPublicMetric(name),
    output: output === '' ? null : output,
    stage: stageAt(stages, stage),
  })),
})

function stageAt(stages: readonly StageRow[], position: number): StageRow {
  const stage = stages[position]
  if (!stage) throw new Error(`a metric belongs to stage ${position + 1} of ${stages.length}`)
  return stage
}
