import type { Feeds, StepResult } from '../executors/executor.js'
import { createMetric, isCounted } from '../metrics/registry.js'
import { elementCount } from '../tensors.js'
import type { Goal } from './goal.js'
import { goalLoss, inputFeed, maskOutput } from './program.js'
import { weightFeed } from './sample-weights.js'
import type { MetricRecord } from './task.js'

/** Sums of one split so far; with it a measure goes on exactly where it was. */
export interface MeasureState {
  readonly rows: number
  /** The objective, then each goal's own loss; each times its rows. */
  readonly losses: readonly number[]
  readonly metrics: readonly (readonly number[])[]
}

export type Measurement = Pick<MetricRecord, 'output' | 'name' | 'value'>

/** How the values of an output are put into the target feature's own unit: value x scale + offset. */
export interface Unit {
  readonly scale: number
  readonly offset: number
}

/** Counts losses and metrics over a whole split, batch by batch. */
export interface Measure {
  update(result: Omit<StepResult, 'gradientNorm'>, feeds: Feeds, rows: number): void
  values(): Measurement[]
  state(): MeasureState
  restore(state: MeasureState): void
}

/** @param units by output, where predictions are learned in another unit than the feature's own */
export function createMeasure(goals: readonly Goal[], units: ReadonlyMap<string, Unit>): Measure {
  const counted = goals.flatMap((goal) =>
    goal.metrics
      .filter(({ name }) => isCounted(name))
      .map((config) => ({ goal, name: config.name, metric: createMetric(config, goal.predictionShape, goal.loss) })),
  )
  const parts = goals.length > 1 ? goals : []
  let rowCount = 0
  let losses = new Array<number>(1 + parts.length).fill(0)

  return {
    update({ loss, outputs }, feeds, rows) {
      rowCount += rows
      const values = [loss, ...parts.map((goal) => outputs[goalLoss(goal)]?.[0] ?? NaN)]
      losses = losses.map((sum, index) => sum + (values[index] ?? NaN) * rows)
      for (const { goal, metric } of counted) {
        const prediction = outputs[goal.prediction]
        const target = targetOf(goal, feeds)
        if (!prediction || !target) throw new Error(`no values to measure "${goal.output}" by`)
        const unit = goal.output === null ? undefined : units.get(goal.output)
        const shown = prediction.subarray(0, rows * elementCount(goal.predictionShape))
        const weights = weightsOf(goal, feeds, outputs[maskOutput(goal.prediction)], rows)
        metric.update(inUnit(shown, unit), inUnit(target, unit), rows, weights)
      }
    },
    values: () => [
      { output: null, name: 'loss', value: (losses[0] ?? 0) / rowCount },
      ...parts.map((goal, index) => ({
        output: goal.output,
        name: 'loss',
        value: (losses[index + 1] ?? 0) / rowCount,
      })),
      ...counted.map(({ goal, name, metric }) => ({ output: goal.output, name, value: metric.value() })),
    ],
    state: () => ({ rows: rowCount, losses, metrics: counted.map(({ metric }) => metric.state()) }),
    restore(state) {
      rowCount = state.rows
      losses = [...state.losses]
      counted.forEach(({ metric }, index) => metric.restore([...(state.metrics[index] ?? [])]))
    },
  }
}

/** A goal's target of one batch, as the feeds hold it. */
export function targetOf({ target }: Goal, feeds: Feeds): Float32Array | undefined {
  const values = feeds[target.type === 'feed' ? target.target.feed : inputFeed(target.name)]
  return values instanceof Int32Array ? Float32Array.from(values) : values
}

/** How much each row of a batch counts for a goal, or each of its places where padding is masked; undefined: all alike. */
export function weightsOf(
  { target }: Goal,
  feeds: Feeds,
  mask: Float32Array | undefined,
  rows: number,
): ArrayLike<number> | undefined {
  const samples = target.type === 'feed' ? feeds[weightFeed(target.target.output)] : undefined
  if (!mask) return samples
  const places = mask.length / rows
  return samples ? mask.map((real, place) => real * samples[Math.floor(place / places)]!) : mask
}

const inUnit = (values: Float32Array, unit: Unit | undefined): Float32Array =>
  unit ? values.map((value) => value * unit.scale + unit.offset) : values
