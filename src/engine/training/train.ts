import { InvalidSpec } from '../errors.js'
import type { RowSource } from '../features/column.js'
import { writeSafetensors } from '../interchange/safetensors.js'
import type { NamedTensors } from '../tensors.js'
import { fitClassWeights } from './class-weight-fit.js'
import { readCheckpoint, startOf, type Checkpoint } from './checkpoint.js'
import { fitFeeds } from './fitted-feeds.js'
import { stageFlops } from './plan.js'
import { createReporter } from './reporter.js'
import { resolveTask } from './resolve-task.js'
import { withSession, type Interruption, type Run } from './run.js'
import { buildSignature, measuredUnits } from './signature.js'
import { elapsedMs, openStage, readWeights } from './stage-run.js'
import { startingWeights } from './stage-session.js'
import type { TrainingOptions, TrainingOutcome, TrainingTask } from './task.js'
import { takeSubmodelWeights } from './submodel-weights.js'
import { measureTest, type TestResult } from './test-split.js'
import { trainStage } from './train-stage.js'

/**
 * Runs a task from its first step, or from a checkpoint, to trained weights. Everything random comes from the seed by
 * (stage, stream, step), so a resumed run ends with the same bytes as one that was never stopped. Stages are reported
 * again after a resume; metrics may be reported twice, with the same values.
 * @throws InvalidSpec where the task is not sound, the train split is empty or a target is missing in a row
 * @throws NotFinite at the first step whose loss or gradient is not finite
 */
export async function train(task: TrainingTask, source: RowSource, options: TrainingOptions): Promise<TrainingOutcome> {
  const resumed = options.resumeFrom && readCheckpoint(options.resumeFrom)
  const run = await prepare(task, source, options, resumed)
  let position = resumed?.position ?? startOf(0, 0)
  let test: TestResult = { testMetrics: [], testCorrect: null, testClasses: [] }
  for (let index = position.stage; index < run.resolved.stages.length; index++) {
    const isLast = index === run.resolved.stages.length - 1
    const stageRun = await openStage(run, index, position, position === resumed?.position ? resumed : undefined)
    const ended = await withSession(run, stageRun, async (): Promise<TestResult | null | Interruption> => {
      await options.callbacks.onStageStart?.(index)
      const request = await trainStage(stageRun)
      if (request) return request
      keepWeights(run, readWeights(stageRun))
      return isLast ? measureTest(stageRun) : null
    })
    if (typeof ended === 'string') return { status: outcomes[ended] }
    if (ended) test = ended
    const flops = stageRun.position.trainedRows * stageFlops(stageRun.stage)
    await run.reporter.flush()
    await options.callbacks.onStageEnd?.(index, { durationMs: elapsedMs(stageRun), flops })
    position = startOf(index + 1, stageRun.position.step)
  }
  return {
    status: 'completed',
    weights: writeSafetensors(run.weights),
    signature: buildSignature(task, run.resolved, run.feeds),
    ...test,
  }
}

const outcomes = { pause: 'paused', stop: 'stopped', cancel: 'cancelled' } as const

async function prepare(
  asked: TrainingTask,
  source: RowSource,
  options: TrainingOptions,
  resumed: Checkpoint | undefined,
): Promise<Run> {
  resolveTask(asked)
  if (source.rowCount('TRAIN') === 0) {
    throw new InvalidSpec([
      { path: ['datasetVersionId'], message: 'the TRAIN split has no rows, so there is nothing to learn from' },
    ])
  }
  const task = await fitClassWeights(asked, source)
  const resolved = resolveTask(task)
  // Loaded here only: whoever plans or validates a task needs no executor.
  const { createExecutor } = await import('../executors/registry.js')
  const executor = await createExecutor(task.executor, options.executionProvider)
  const feeds = await fitFeeds(resolved, source, resumed?.encoders)
  const weights: NamedTensors = startingWeights(resolved.network, task.seed, (name) => name)
  if (!resumed) await takeSubmodelWeights(resolved.network, weights, options.readModelWeights)
  const run: Run = {
    task,
    resolved,
    source,
    options,
    executor,
    feeds,
    units: measuredUnits(resolved, feeds),
    reporter: createReporter(options.callbacks),
    weights,
  }
  if (resumed) keepWeights(run, resumed.state)
  return run
}

/** Takes over the values of the architecture's own weights; those of temporary layers are dropped. */
function keepWeights({ weights }: Run, values: NamedTensors): void {
  for (const name of weights.keys()) {
    const value = values.get(name)
    if (value) weights.set(name, value)
  }
}
