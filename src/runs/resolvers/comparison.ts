import type { QueryResolvers } from '../../graphql/__generated__/resolvers.js'
import { toPublicMetric } from './metrics.js'

/** Finished runs side by side. */
export const comparison: NonNullable<QueryResolvers['comparison']> = async (
  _,
  { trainingRunIds },
  { services, projectId },
) => {
  const { runs, findings } = await services.runs.compare(projectId, trainingRunIds)
  const runOf = (id: string) => runs.flatMap(({ run }) => (run.id === id ? [run] : []))
  return {
    runs: runs.map(({ run, stages, testMetrics, durationMs, flops }) => ({
      trainingRun: run,
      testMetrics: testMetrics.map(({ name, output, value }) => ({ name: toPublicMetric(name), output, value })),
      durationMs,
      flops,
      trainedParameterCount: stages.reduce((sum, stage) => sum + Number(stage.trainableParameterCount), 0),
      stages: stages.map((stage) => ({
        stage,
        trainableParameterCount: Number(stage.trainableParameterCount),
        durationMs: Number(stage.durationMs),
        flops: stage.flops,
      })),
    })),
    verdict: findings.map(({ kind, message, metric, runIds, difference, mcnemar, isIndicative }) => ({
      kind,
      message,
      metric: metric === null ? null : toPublicMetric(metric),
      trainingRuns: runIds.flatMap(runOf),
      difference,
      mcnemar: mcnemar && {
        statistic: mcnemar.statistic,
        pValue: mcnemar.pValue,
        onlyFirstRight: mcnemar.onlyFirst,
        onlySecondRight: mcnemar.onlySecond,
        rowCount: mcnemar.rows,
      },
      isIndicative,
    })),
  }
}
