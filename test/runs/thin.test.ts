import { createThinning } from '../../src/runs/metrics/thin.js'
import type { MetricRow } from '../../src/runs/metrics/metric.js'

const row = (step: number, value: number | null, resolution: 'STEP' | 'EPOCH' = 'STEP'): MetricRow => ({
  stage: 0,
  output: '',
  split: 'TRAIN',
  name: 'loss',
  resolution,
  step,
  epoch: 1,
  value,
})

test('every step of a run of 10,000 steps is kept', () => {
  const thinning = createThinning(10_000)
  const rows = Array.from({ length: 100 }, (_, index) => row(index + 1, index))
  expect(thinning.add(rows)).toEqual(rows)
  expect(thinning.flush()).toEqual([])
})

test('a million steps leave at most 10,000 points, the extremes among them', () => {
  const totalSteps = 1_000_000
  const thinning = createThinning(totalSteps)
  const kept: MetricRow[] = []
  for (let step = 1; step <= totalSteps; step++) {
    const value = step === 123_456 ? 99 : step === 654_321 ? -99 : Math.sin(step)
    kept.push(...thinning.add([row(step, value)]))
  }
  kept.push(...thinning.flush())
  expect(kept.length).toBeLessThanOrEqual(10_000)
  expect(kept).toEqual(expect.arrayContaining([row(123_456, 99), row(654_321, -99)]))
  const steps = kept.map(({ step }) => step)
  expect(steps).toEqual([...steps].sort((a, b) => a - b))
})

test('epochs and values that are not finite pass at once', () => {
  const thinning = createThinning(1_000_000)
  const rows = [row(5, 1, 'EPOCH'), row(6, null)]
  expect(thinning.add(rows)).toEqual(rows)
})

test('a run resumed from a checkpoint keeps the points of one that was not stopped there', () => {
  const totalSteps = 100_000
  const value = (step: number) => Math.cos(step * 7.7)
  const stepsOf = (from: number, to: number, thinning = createThinning(totalSteps)) => {
    const kept: MetricRow[] = []
    for (let step = from; step <= to; step++) kept.push(...thinning.add([row(step, value(step))]))
    return [...kept, ...thinning.flush()].map((one) => one.step)
  }
  const thinning = createThinning(totalSteps)
  const undisturbed = [...stepsOf(1, 5003, thinning), ...stepsOf(5004, 9000, thinning)]
  const resumed = new Set([...stepsOf(1, 5003), ...stepsOf(5004, 7000), ...stepsOf(5004, 9000)])
  // What was written between the checkpoint and the death is written again, to the same steps.
  const before = new Set(undisturbed)
  const extra = [...resumed].filter((step) => !before.has(step))
  expect(extra.length).toBeLessThanOrEqual(2)
  expect(undisturbed.every((step) => resumed.has(step))).toBe(true)
})
