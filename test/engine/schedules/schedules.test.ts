import { learningRateAt } from '../../../src/engine/schedules/registry.js'
import type { ScheduleConfig } from '../../../src/engine/schedules/schedule.js'
import keras from './keras.json' with { type: 'json' }
import pytorch from './pytorch-schedules.json' with { type: 'json' }

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

test.each<[keyof typeof pytorch, ScheduleConfig]>([
  ['exponential', { type: 'exponential', everySteps: 1, factor: 0.8, warmupSteps: 0 }],
  ['polynomial', { type: 'polynomial', decaySteps: 8, minimum: 0, power: 2, warmupSteps: 0 }],
  [
    'cosineRestarts',
    { type: 'cosineRestarts', firstSteps: 4, lengthFactor: 2, heightFactor: 1, minimum: 0.2, warmupSteps: 0 },
  ],
  ['oneCycle', { type: 'oneCycle', riseShare: 0.3, startDivisor: 25, endDivisor: 1e4, warmupSteps: 0 }],
])('the %s schedule is that of PyTorch', (name, schedule) => {
  expectClose(rates(schedule, pytorch[name].length), pytorch[name])
})

test('after the last step of its cycle a rate stays at the lowest, and restarts can be lower each time', () => {
  const cycle = {
    type: 'oneCycle',
    totalSteps: 4,
    riseShare: 0.5,
    startDivisor: 2,
    endDivisor: 5,
    warmupSteps: 0,
  } as const
  expectClose(rates(cycle, 6).slice(3), [0.01, 0.01, 0.01])
  const falls = { type: 'cosineRestarts', firstSteps: 2, lengthFactor: 1, heightFactor: 0.5, minimum: 0 } as const
  expectClose(rates({ ...falls, warmupSteps: 0 }, 5), [0.1, 0.05, 0.05, 0.025, 0.025])
})
