import type { CheckpointRecord, TrainingTask } from '../../../src/engine/training/task.js'
import { executorNames } from '../support/executors.js'
import { flowerSource } from '../support/flowers.js'
import { completed, follow, series } from '../support/follow.js'
import { flowerLayers, flowerTask } from '../support/tasks.js'

const dropout = (executor: TrainingTask['executor']): TrainingTask =>
  flowerTask({ executor, architecture: flowerLayers(0.2), strategy: { type: 'endToEnd', epochs: 2 } })

/** Two stages, dropout, noise and early stopping: everything that a checkpoint has to carry. */
const layered = (executor: TrainingTask['executor']): TrainingTask =>
  flowerTask({
    executor,
    architecture: flowerLayers(0.2),
    strategy: {
      type: 'greedyLayerwise',
      objective: 'reconstruction',
      blocks: [['first'], ['second', 'species']],
      epochsPerBlock: 2,
      corruption: 0.25,
      fineTuneEpochs: 1,
    },
    earlyStopping: { monitor: 'loss', mode: 'min', patience: 1, minDelta: 0 },
  })

/** What an optimizer can keep beside its moments, and batches in parts. */
const averaged = (executor: TrainingTask['executor']): TrainingTask => ({
  ...dropout(executor),
  optimizer: {
    type: 'nadam',
    learningRate: 0.03,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-7,
    momentumDecay: 0.004,
    weightDecay: 0.01,
    weightDecayExclusions: ['bias'],
    averaging: { decay: 0.9 },
    gradientAccumulation: 3,
    schedule: { type: 'oneCycle', riseShare: 0.3, startDivisor: 25, endDivisor: 100, warmupSteps: 2 },
  },
  earlyStopping: { monitor: 'loss', mode: 'min', patience: 2, minDelta: 0 },
})

describe.each(executorNames)('on the %s executor', (executor) => {
  test('two runs with one seed end with the same bytes and the same metrics', async () => {
    const [first, second] = [
      await follow(dropout(executor), flowerSource()),
      await follow(dropout(executor), flowerSource()),
    ]
    expect(completed(first).weights).toEqual(completed(second).weights)
    expect(series(first.metrics, {})).toEqual(series(second.metrics, {}))
  })

  test('two runs with different seeds end with different bytes', async () => {
    const other = { ...dropout(executor), seed: 8 }
    const [first, second] = [await follow(dropout(executor), flowerSource()), await follow(other, flowerSource())]
    expect(completed(first).weights).not.toEqual(completed(second).weights)
  })

  test.each([
    ['with dropout', dropout],
    ['with an average of weights and batches in parts', averaged],
    ['in stages with noise, decoders and early stopping', layered],
  ])('a run %s, resumed from any of its checkpoints, ends with the same bytes and metrics', async (_, makeTask) => {
    const task = makeTask(executor)
    const source = flowerSource()
    const whole = await follow(task, source)
    // An interval of 0 saves after every step: in mid-epoch, at each epoch's end and in each stage.
    const { checkpoints } = await follow(task, source, { checkpointIntervalMs: 0 })
    expect(checkpoints.filter(({ reason }) => reason === 'interval').length).toBeGreaterThan(7)
    expect(checkpoints.filter(({ reason }) => reason === 'epoch').length).toBeGreaterThan(1)
    const expected = series(whole.metrics, {})
    for (const checkpoint of checkpoints) {
      const resumed = await follow(task, source, { resumeFrom: checkpoint.bytes })
      expect(completed(resumed).weights).toEqual(completed(whole).weights)
      expect(completed(resumed).testMetrics).toEqual(completed(whole).testMetrics)
      expect(completed(resumed).testCorrect).toEqual(completed(whole).testCorrect)
      const later = series(resumed.metrics, {})
      expect(later.size).toBeGreaterThan(0)
      for (const [key, value] of later) expect([key, value]).toEqual([key, expected.get(key)])
    }
  })

  test('a run killed again and again, a step after each resume, ends with the same bytes', async () => {
    const task = layered(executor)
    const source = flowerSource()
    const whole = await follow(task, source)
    let last: CheckpointRecord | undefined
    for (let lives = 0; lives < 200; lives++) {
      try {
        let steps = 0
        const resumed = await follow(task, source, {
          checkpointIntervalMs: 0,
          ...(last && { resumeFrom: last.bytes }),
          onCheckpoint(checkpoint) {
            last = checkpoint
            steps += 1
            if (steps === 2) throw new Error('killed')
          },
        })
        expect(lives).toBeGreaterThan(5)
        expect(completed(resumed).weights).toEqual(completed(whole).weights)
        return
      } catch (error) {
        if (!(error instanceof Error) || error.message !== 'killed') throw error
      }
    }
    throw new Error('the run never ended')
  })
})
