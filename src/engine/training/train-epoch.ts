import type { Feeds } from '../executors/executor.js'
import { learningRateAt } from '../schedules/registry.js'
import { notFinite } from './fault-sentence.js'
import { deriveKey, permutation } from './random.js'
import { breathe, requestOf, type Interruption } from './run.js'
import { prefetch } from './split-evaluation.js'
import { batchesPerEpoch, saveCheckpoint, type StageRun } from './stage-run.js'
import type { MetricRecord } from './task.js'

const defaultCheckpointIntervalMs = 30_000

/**
 * Steps through what is left of the epoch under way. The order of the rows is a permutation for (seed, stage, epoch);
 * the last batch holds what is left over. Returns at once what was asked for from outside.
 * @throws NotFinite at the first step whose loss or gradient is not finite
 */
export async function trainEpoch(stageRun: StageRun): Promise<Interruption | undefined> {
  const { run, index, stage, session, input } = stageRun
  const { batchSize } = stage.spec
  const count = run.source.rowCount('TRAIN')
  const batches = batchesPerEpoch(stageRun)
  const order = permutation(count, deriveKey(run.task.seed, index, 'shuffle'), stageRun.position.epoch)
  const rowsOf = (batch: number): Uint32Array =>
    order.slice(batch * batchSize, Math.min(count, (batch + 1) * batchSize))
  const read = (batch: number) => (batch < batches ? prefetch(() => input.read('TRAIN', rowsOf(batch))) : undefined)

  let next = read(stageRun.position.batch)
  while (stageRun.position.batch < batches) {
    const request = requestOf(run)
    if (request) return request
    const { position } = stageRun
    const feeds = (await next) ?? {}
    const rows = rowsOf(position.batch).length
    const step = position.stageStep + 1
    const learningRate = learningRateAt(stage.spec.optimizer, step, batches * stage.spec.epochs)
    const stepping = session.train(rows, feeds, { step, learningRate })
    next = read(position.batch + 1)
    const result = await stepping
    stageRun.measure.update(result, feeds, rows)
    stageRun.position = {
      ...position,
      batch: position.batch + 1,
      step: position.step + 1,
      stageStep: step,
      trainedRows: position.trainedRows + rows,
    }
    await run.reporter.addStep(stepRecords(stageRun, { ...result, learningRate }))
    await checkFinite(stageRun, result, { feeds, learningRate, rowsOf: () => rowsOf(position.batch) })
    reportProgress(stageRun)
    await saveWhenDue(stageRun)
    await breathe()
  }
  return undefined
}

function stepRecords(
  { index, position }: StageRun,
  values: { loss: number; gradientNorm: number; learningRate: number },
): MetricRecord[] {
  return (['loss', 'learningRate', 'gradientNorm'] as const).map((name) => ({
    stage: index,
    output: null,
    split: 'TRAIN',
    name,
    resolution: 'STEP',
    step: position.step,
    epoch: position.epoch,
    value: values[name],
  }))
}

async function checkFinite(
  stageRun: StageRun,
  { loss, gradientNorm }: { loss: number; gradientNorm: number },
  { feeds, learningRate, rowsOf }: { feeds: Feeds; learningRate: number; rowsOf: () => Uint32Array },
): Promise<void> {
  if (Number.isFinite(loss) && Number.isFinite(gradientNorm)) return
  const { run, session, position } = stageRun
  reportProgress(stageRun, true)
  await run.reporter.flush()
  const rows = rowsOf()
  // Whatever keeps the cause from being found, the run has failed for its numbers.
  const fault = await session.diagnose(rows.length, feeds, position.stageStep).catch(() => undefined)
  const rowOf = (row: number): number => rows[row] ?? row
  throw notFinite(fault, { step: position.step, loss, learningRate, rowCount: rows.length, rowOf })
}

/** Steps of the stages before this one as they were, of this one and those after it as they are at most. */
export function reportProgress(stageRun: StageRun, isForced = false): void {
  const { run, index, position } = stageRun
  const ahead = run.resolved.stages
    .slice(index)
    .reduce((sum, stage) => sum + stage.spec.epochs * batchesPerEpoch({ run, stage }), 0)
  const totalSteps = position.step - position.stageStep + ahead
  run.reporter.progress({ stage: index, epoch: position.epoch, step: position.step, totalSteps }, isForced)
}

async function saveWhenDue(stageRun: StageRun): Promise<void> {
  const interval = stageRun.run.options.checkpointIntervalMs ?? defaultCheckpointIntervalMs
  if (performance.now() - stageRun.lastCheckpointMs < interval) return
  await saveCheckpoint(stageRun, { reason: 'interval', isBest: false, epoch: stageRun.position.epoch })
}
