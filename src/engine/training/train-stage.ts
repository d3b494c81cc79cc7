import type { SplitName } from '../features/column.js'
import type { Measurement } from './measure.js'
import { watchEpoch } from './early-stopping.js'
import { measuredBy } from './resolve-task.js'
import { breathe, requestOf, type Interruption } from './run.js'
import { evaluateSplit } from './split-evaluation.js'
import { epochRecords, freshMeasure, readWeights, saveCheckpoint, type StageRun } from './stage-run.js'
import { reportProgress, trainEpoch } from './train-epoch.js'

/** Trains what is left of a stage and puts the best weights back. Pause and stop leave a checkpoint behind. */
export async function trainStage(stageRun: StageRun): Promise<Interruption | undefined> {
  let isPrepared = false
  while (!stageRun.position.isStageOver) {
    const request = (isPrepared ? undefined : await stageRun.input.prepare()) ?? (await takeEpoch(stageRun))
    isPrepared = true
    if (request === undefined) continue
    reportProgress(stageRun, true)
    if (request !== 'cancel') {
      await saveCheckpoint(stageRun, { reason: request, isBest: false, epoch: stageRun.position.epoch })
    }
    return request
  }
  if (stageRun.best.size > 0) stageRun.session.load(stageRun.best)
  return undefined
}

const takeEpoch = async (stageRun: StageRun): Promise<Interruption | undefined> =>
  (await trainEpoch(stageRun)) ?? (await endEpoch(stageRun))

/** Rows of one evaluation batch at least: no gradient is kept, so more fit than in a training batch. */
const leastEvaluationRows = 128

export const evaluationBatchSize = ({ stage }: Pick<StageRun, 'stage'>): number =>
  Math.max(stage.spec.batchSize, leastEvaluationRows)

/** Measures VALIDATION, reports the epoch, decides whether the stage is over and saves a checkpoint. */
async function endEpoch(stageRun: StageRun): Promise<Interruption | undefined> {
  const { run, measure, stage, position } = stageRun
  const trained = measure.values()
  const validation = run.source.rowCount('VALIDATION') > 0 ? await measureSplit(stageRun, 'VALIDATION') : []
  if (typeof validation === 'string') return validation
  run.reporter.add([...epochRecords(stageRun, 'TRAIN', trained), ...epochRecords(stageRun, 'VALIDATION', validation)])

  const watched = watch(stageRun, validation.length > 0 ? validation : trained)
  if (watched.isBest) stageRun.best = readWeights(stageRun)
  const isStageOver = watched.isOver || position.epoch >= stage.spec.epochs
  stageRun.measure = freshMeasure(run, stage)
  stageRun.position = {
    ...position,
    stopping: watched.state,
    isStageOver,
    batch: 0,
    epoch: isStageOver ? position.epoch : position.epoch + 1,
  }
  await saveCheckpoint(stageRun, { reason: 'epoch', isBest: watched.isBest, epoch: position.epoch })
  reportProgress(stageRun, true)
  return undefined
}

/**
 * Early stopping over one epoch's values. Where the run watches a metric that this stage does not measure (a stage that
 * reconstructs has no accuracy), the stage's loss is watched instead.
 */
function watch({ stage, run, position }: StageRun, values: readonly Measurement[]): ReturnType<typeof watchEpoch> {
  const stopping = stage.spec.earlyStopping
  if (!stopping) return { state: position.stopping, isBest: false, isOver: false }
  const isMeasured = measuredBy(stage.spec, run.task).includes(stopping.monitor)
  const config = isMeasured ? stopping : { ...stopping, monitor: 'loss', mode: 'min' as const, minDelta: 0 }
  const value = values.find(({ name }) => name === config.monitor)?.value ?? NaN
  return watchEpoch(config, position.stopping, position.epoch, value)
}

/** Losses and metrics counted over a whole split, in inference mode. */
async function measureSplit(stageRun: StageRun, split: SplitName): Promise<Measurement[] | Interruption> {
  const { run, stage, session, input } = stageRun
  const measure = freshMeasure(run, stage)
  const batches = evaluateSplit(session, input.read, split, run.source.rowCount(split), evaluationBatchSize(stageRun))
  for await (const { result, feeds, rows } of batches) {
    measure.update(result, feeds, rows)
    const request = requestOf(run)
    if (request) return request
    await breathe()
  }
  return measure.values()
}
