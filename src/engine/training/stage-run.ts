import type { Checkpoint, Position } from './checkpoint.js'
import { writeCheckpoint } from './checkpoint.js'
import { stateName } from '../executors/state-names.js'
import { averageSlot } from '../optimizers/additions.js'
import type { HostTensor, NamedTensors } from '../tensors.js'
import { createMeasure, type Measure, type Measurement } from './measure.js'
import type { ResolvedStage } from './resolve-task.js'
import type { Run } from './run.js'
import { openStageSession, type StageSession } from './stage-session.js'
import type { CheckpointRecord, MetricRecord } from './task.js'

/** One stage under way. What changes from step to step is `position`, `best` and the sums in `measure`. */
export interface StageRun extends StageSession {
  readonly run: Run
  readonly index: number
  readonly stage: ResolvedStage
  /** Counts the train split of the epoch under way. */
  measure: Measure
  position: Position
  best: NamedTensors
  readonly startedMs: number
  lastCheckpointMs: number
}

export async function openStage(run: Run, index: number, position: Position, resumed?: Checkpoint): Promise<StageRun> {
  const stage = run.resolved.stages[index]
  if (!stage) throw new Error(`the run has no stage ${index}`)
  const opened = await openStageSession(run, index, stage, resumed?.state)
  const measure = freshMeasure(run, stage)
  if (position.train) measure.restore(position.train)
  const now = performance.now()
  return {
    ...opened,
    run,
    index,
    stage,
    measure,
    position,
    best: resumed?.best ?? new Map<string, HostTensor>(),
    startedMs: now,
    lastCheckpointMs: now,
  }
}

export const freshMeasure = (run: Run, stage: ResolvedStage): Measure => createMeasure(stage.layout.goals, run.units)

export const batchesPerEpoch = ({ run, stage }: Pick<StageRun, 'run' | 'stage'>): number =>
  Math.ceil(run.source.rowCount('TRAIN') / stage.spec.batchSize)

export const elapsedMs = ({ position, startedMs }: StageRun): number =>
  position.elapsedMs + performance.now() - startedMs

/** The weights of the session, as their averages where the optimizer keeps some; its other slots left out. */
export function readWeights({ session, program }: StageSession): NamedTensors {
  const state = session.read()
  return new Map(
    program.weights.flatMap(({ name }) => {
      const tensor = state.get(stateName(averageSlot, name)) ?? state.get(name)
      return tensor ? [[name, tensor] as const] : []
    }),
  )
}

/** Puts weights back, in place of their averages too. */
export function loadWeights({ session }: StageSession, weights: NamedTensors): void {
  const averages = [...weights].map(([name, tensor]) => [stateName(averageSlot, name), tensor] as const)
  session.load(new Map([...weights, ...averages]))
}

/** Hands out a checkpoint of the stage as it stands, once all metrics before it are handed out. */
export async function saveCheckpoint(
  stageRun: StageRun,
  record: Pick<CheckpointRecord, 'reason' | 'isBest' | 'epoch'>,
): Promise<void> {
  const { run, index, session, measure, position, best } = stageRun
  await run.reporter.flush()
  const bytes = writeCheckpoint({
    position: { ...position, train: position.batch > 0 ? measure.state() : null, elapsedMs: elapsedMs(stageRun) },
    state: new Map([...run.weights, ...session.read()]),
    best,
    encoders: run.feeds.map(({ features }) => features.map(({ encoder }) => encoder)),
  })
  await run.options.callbacks.onCheckpoint({ ...record, stage: index, step: position.step, bytes })
  stageRun.lastCheckpointMs = performance.now()
}

/** Measurements as records of an epoch. */
export const epochRecords = (
  { index, position }: StageRun,
  split: MetricRecord['split'],
  values: readonly Measurement[],
): MetricRecord[] =>
  values.map((value) => ({
    ...value,
    stage: index,
    split,
    resolution: 'EPOCH',
    step: position.step,
    epoch: position.epoch,
  }))
