import { learningRateAt } from '../../../src/engine/schedules/registry.js'
import type { ScheduleConfig } from '../../../src/engine/schedules/schedule.js'
import keras from './keras.json' with { type: 'json' }

const rates = (schedule: ScheduleConfig | undefined, steps: number, totalSteps = steps): number[] =>
  Array.from({ length: steps }, (_, i) =>
    learningRateAt({ type: 'sgd', learningRate: 0.1, schedule }, i + 1, totalSteps),
  )

const expectClose = (found: readonly number[], wanted: readonly number[]): void => {
  expect(found).toHaveLength(wanted.length)
  found.forEach((value, i) => expect(value).toBeCloseTo(wanted[i]!, 7))
}

test('without a schedule, and with a constant one, the rate stays', () => {
  expect(rates(undefined, 3)).toEqual([0.1, 0.1, 0.1])
  expect(rates({ type: 'constant', warmupSteps: 0 }, 3)).toEqual([0.1, 0.1, 0.1])
})

test('warm-up rises in equal steps, and its last step is the first at the full rate', () => {
  expectClose(rates({ type: 'constant', warmupSteps: 4 }, 6), [0.025, 0.05, 0.075, 0.1, 0.1, 0.1])
})

test('the step schedule is the staircase of Keras', () => {
  expectClose(rates({ type: 'step', everySteps: 3, factor: 0.5, warmupSteps: 0 }, 12), keras.step)
})

test('the cosine schedule is that of Keras, and stays at its minimum', () => {
  expectClose(rates({ type: 'cosine', decaySteps: 8, minimum: 0.2, warmupSteps: 0 }, 12), keras.cosine)
})

test('after warm-up a schedule starts from its beginning', () => {
  const late = rates({ type: 'cosine', decaySteps: 8, minimum: 0.2, warmupSteps: 5 }, 17).slice(5)
  expectClose(late, keras.cosine)
})

test('a cosine without a length takes the steps that remain after warm-up', () => {
  const schedule = { type: 'cosine', minimum: 0, warmupSteps: 2 } as const
  expectClose(rates(schedule, 6), [
    0.05,
    0.1,
    0.1,
    0.1 * 0.5 * (1 + Math.SQRT1_2),
    0.05,
    0.1 * 0.5 * (1 - Math.SQRT1_2),
  ])
  expect(rates({ type: 'cosine', minimum: 0.5, warmupSteps: 6 }, 8, 6).at(-1)).toBeCloseTo(0.05, 12)
})
