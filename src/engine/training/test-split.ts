import { lossTask } from '../losses/registry.js'
import { markCorrect } from '../metrics/registry.js'
import { countClasses } from './class-results.js'
import type { Goal } from './goal.js'
import { targetOf } from './measure.js'
import { maskOutput } from './program.js'
import { breathe, requestOf, withSession, type Interruption } from './run.js'
import { evaluateSplit, type EvaluatedBatch } from './split-evaluation.js'
import { layOutStage } from './stage-layout.js'
import { epochRecords, freshMeasure, type StageRun } from './stage-run.js'
import { openStageSession } from './stage-session.js'
import type { TrainingOutcome } from './task.js'
import { evaluationBatchSize } from './train-stage.js'

type Completed = Extract<TrainingOutcome, { status: 'completed' }>
export type TestResult = Pick<Completed, 'testMetrics' | 'testCorrect' | 'testClasses'>

/**
 * Measures TEST once, on the run's targets where it has any, else on the last stage's objective. Reported under the last
 * stage.
 */
export async function measureTest(last: StageRun): Promise<TestResult | Interruption> {
  const { run } = last
  if (run.source.rowCount('TEST') === 0) return { testMetrics: [], testCorrect: null, testClasses: [] }
  if (last.stage.spec.objective.type === 'target' || run.resolved.targets.length === 0) return measureWith(last)
  const spec = { ...last.stage.spec, train: undefined, objective: { type: 'target' as const } }
  const layout = layOutStage(spec, run.resolved.network, run.resolved.targets, [], [])
  if (!layout) return measureWith(last)
  const stage = { spec, layout }
  const opened = await openStageSession(run, last.index, stage)
  return withSession(run, opened, () => measureWith({ ...last, ...opened, stage }))
}

async function measureWith(stageRun: StageRun): Promise<TestResult | Interruption> {
  const { run, stage, session, input } = stageRun
  const rowCount = run.source.rowCount('TEST')
  const goal = stage.layout.goals.find(isGraded)
  const correct = goal ? new Uint8Array(rowCount) : null
  const counters = stage.layout.goals.map(countClasses).filter((counter) => counter !== null)
  const measure = freshMeasure(run, stage)
  for await (const batch of evaluateSplit(session, input.read, 'TEST', rowCount, evaluationBatchSize(stageRun))) {
    measure.update(batch.result, batch.feeds, batch.rows)
    if (goal && correct) grade(goal, batch, correct)
    for (const counter of counters) counter.update(batch.result.outputs, batch.feeds, batch.rows)
    const request = requestOf(run)
    if (request) return request
    await breathe()
  }
  const testMetrics = measure.values()
  run.reporter.add(epochRecords(stageRun, 'TEST', testMetrics))
  await run.reporter.flush()
  return { testMetrics, testCorrect: correct, testClasses: counters.map((counter) => counter.result()) }
}

/** An output that answers with labels: what a comparison of two runs on the same rows counts. */
const isGraded = ({ loss, target, predictionShape }: Goal): boolean =>
  target.type === 'feed' &&
  ['classification', 'binary'].includes(lossTask(loss, predictionShape.at(-1) ?? 1)) &&
  target.target.features.length > 0 &&
  target.target.features.every(({ feature }) => feature.kind === 'CATEGORICAL' || feature.kind === 'BOOLEAN')

/** Marks the rows of a batch that were answered right. */
function grade(goal: Goal, { result, feeds, start, rows }: EvaluatedBatch, correct: Uint8Array): void {
  const prediction = result.outputs[goal.prediction]
  const target = targetOf(goal, feeds)
  if (!prediction || !target) return
  const site = { outputShape: goal.predictionShape, loss: goal.loss }
  correct.set(markCorrect(prediction, target, rows, site, result.outputs[maskOutput(goal.prediction)]), start)
}
