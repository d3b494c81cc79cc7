import { lossTask, isFromLogits } from '../losses/registry.js'
import type { Goal } from './goal.js'
import { targetOf } from './measure.js'
import { breathe, requestOf, withSession, type Interruption } from './run.js'
import { evaluateSplit, type EvaluatedBatch } from './split-evaluation.js'
import { layOutStage } from './stage-layout.js'
import { epochRecords, freshMeasure, type StageRun } from './stage-run.js'
import { openStageSession } from './stage-session.js'
import type { TrainingOutcome } from './task.js'
import { evaluationBatchSize } from './train-stage.js'

type Completed = Extract<TrainingOutcome, { status: 'completed' }>
export type TestResult = Pick<Completed, 'testMetrics' | 'testCorrect'>

/**
 * Measures TEST once, on the run's targets where it has any, else on the last stage's objective. Reported under the last
 * stage.
 */
export async function measureTest(last: StageRun): Promise<TestResult | Interruption> {
  const { run } = last
  if (run.source.rowCount('TEST') === 0) return { testMetrics: [], testCorrect: null }
  if (last.stage.spec.objective.type === 'target' || run.resolved.targets.length === 0) return measureWith(last)
  const spec = { ...last.stage.spec, train: undefined, objective: { type: 'target' as const } }
  const layout = layOutStage(spec, run.resolved.network, run.resolved.targets, [], [])
  if (!layout) return measureWith(last)
  const stage = { spec, layout }
  const opened = await openStageSession(run, last.index, stage)
  return withSession(run, opened.session, () => measureWith({ ...last, ...opened, stage }))
}

async function measureWith(stageRun: StageRun): Promise<TestResult | Interruption> {
  const { run, stage, session } = stageRun
  const rowCount = run.source.rowCount('TEST')
  const goal = stage.layout.goals.find(isGraded)
  const correct = goal ? new Uint8Array(rowCount) : null
  const measure = freshMeasure(run, stage)
  for await (const batch of evaluateSplit(session, run.reader, 'TEST', rowCount, evaluationBatchSize(stageRun))) {
    measure.update(batch.result, batch.feeds, batch.rows)
    if (goal && correct) grade(goal, batch, correct)
    const request = requestOf(run)
    if (request) return request
    await breathe()
  }
  const testMetrics = measure.values()
  run.reporter.add(epochRecords(stageRun, 'TEST', testMetrics))
  await run.reporter.flush()
  return { testMetrics, testCorrect: correct }
}

/** One label a row: classes that exclude each other, or a single yes or no. */
const isGraded = ({ loss, predictionShape, target }: Goal): boolean =>
  target.type === 'feed' &&
  predictionShape.length === 1 &&
  (lossTask(loss) === 'classification' || (lossTask(loss) === 'binary' && predictionShape[0] === 1))

/** Marks the rows of a batch whose label was predicted: the largest value, or yes from one half (0 for logits). */
function grade(goal: Goal, { result, feeds, start, rows }: EvaluatedBatch, correct: Uint8Array): void {
  const units = goal.predictionShape[0] ?? 1
  const predictions = result.outputs[goal.prediction]
  const targets = targetOf(goal, feeds)
  if (!predictions || !targets) return
  const half = isFromLogits(goal.loss) ? 0 : 0.5
  const width = targets.length / rows
  for (let row = 0; row < rows; row++) {
    const prediction = predictions.subarray(row * units, (row + 1) * units)
    const target = targets.subarray(row * width, (row + 1) * width)
    const predicted = units === 1 ? Number((prediction[0] ?? NaN) >= half) : indexOfLargest(prediction)
    const wanted = width === 1 ? (target[0] ?? NaN) : indexOfLargest(target)
    correct[start + row] = predicted === wanted ? 1 : 0
  }
}

function indexOfLargest(values: Float32Array): number {
  let best = 0
  for (let index = 1; index < values.length; index++) if ((values[index] ?? NaN) > (values[best] ?? NaN)) best = index
  return best
}
