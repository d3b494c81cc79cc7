import { execFileSync } from 'node:child_process'
import { InvalidSpec } from '../../../src/engine/errors.js'
import { planTraining } from '../../../src/engine/training/plan.js'
import type { MetricRecord, Progress, TrainingTask } from '../../../src/engine/training/task.js'
import { train } from '../../../src/engine/training/train.js'
import { executorNames } from '../support/executors.js'
import { drawFlowers, flowerFeatures, flowerSource } from '../support/flowers.js'
import { follow, series } from '../support/follow.js'
import { createRowSource } from '../support/row-source.js'
import { flowerTask } from '../support/tasks.js'

const twoStages: TrainingTask['strategy'] = {
  type: 'staged',
  stages: [
    { name: 'all', epochs: 2, objective: { type: 'target' } },
    { name: 'end', epochs: 3, train: ['species'], objective: { type: 'target' }, batchSize: 26 },
  ],
}

describe.each(executorNames)('on the %s executor', (executor) => {
  test('stages report their start, their end, their time and their operations', async () => {
    const task = flowerTask({ executor, strategy: twoStages })
    const told: string[] = []
    const flops: number[] = []
    const progress: Progress[] = []
    await train(task, flowerSource(), {
      callbacks: {
        onStageStart: (stage) => void told.push(`start ${stage}`),
        onStageEnd(stage, totals) {
          told.push(`end ${stage}`)
          flops.push(totals.flops)
          expect(totals.durationMs).toBeGreaterThan(0)
        },
        onMetrics: () => undefined,
        onProgress: (now) => void progress.push(now),
        onCheckpoint: () => Promise.resolve(),
      },
    })
    expect(told).toEqual(['start 0', 'end 0', 'start 1', 'end 1'])
    const planned = planTraining(task)
    expect(flops).toEqual([2, 3].map((epochs, index) => epochs * 52 * (planned[index]?.flopsPerSample ?? NaN)))
    // 52 rows: 4 batches of 16, then 2 of 26.
    expect(progress.at(-1)).toEqual({ stage: 1, epoch: 3, step: 2 * 4 + 3 * 2, totalSteps: 2 * 4 + 3 * 2 })
  })

  test('every step and epoch is reported, in few batches and in order', async () => {
    const batches: (readonly MetricRecord[])[] = []
    const task = flowerTask({ executor, strategy: { type: 'endToEnd', epochs: 5 } })
    const { metrics } = await follow(task, flowerSource(), { onMetrics: (records) => void batches.push(records) })
    for (const name of ['loss', 'learningRate', 'gradientNorm']) {
      const steps = metrics.filter((record) => record.resolution === 'STEP' && record.name === name)
      expect(steps.map(({ step }) => step)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    }
    for (const split of ['TRAIN', 'VALIDATION'] as const) {
      expect(series(metrics, { resolution: 'EPOCH', split, name: 'accuracy', output: 'species' }).size).toBe(5)
      expect(series(metrics, { resolution: 'EPOCH', split, name: 'loss', output: null }).size).toBe(5)
    }
    // One before each of the five checkpoints, one for TEST, and few by time.
    expect(batches.length).toBeLessThan(20)
  })

  test('a schedule moves the learning rate over the steps of its stage', async () => {
    const schedule = { type: 'cosine' as const, warmupSteps: 2, minimum: 0 }
    const task = flowerTask({ executor, optimizer: { type: 'sgd', learningRate: 0.1, schedule } })
    const { metrics } = await follow(task, flowerSource())
    const rates = [...series(metrics, { resolution: 'STEP', name: 'learningRate' }).values()]
    expect(rates).toHaveLength(12)
    expect(rates[0]).toBeCloseTo(0.05, 9)
    expect(rates[1]).toBeCloseTo(0.1, 9)
    expect(rates.slice(3).every((rate, index) => rate < (rates[index + 2] ?? 0))).toBe(true)
  })

  test('a row without its target ends the run and is named', async () => {
    const columns = drawFlowers(1, 20)
    const codes = Int32Array.from({ length: 20 }, (_, row) => (row === 13 ? -1 : row % 3))
    const source = createRowSource(flowerFeatures, { TRAIN: { ...columns, species: { kind: 'CATEGORICAL', codes } } })
    const failure = await follow(flowerTask({ executor }), source).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(InvalidSpec)
    expect((failure as InvalidSpec).message).toContain('feature "species"')
    expect((failure as InvalidSpec).message).toContain('row 13 of TRAIN')
  })

  test('a dataset without train rows is refused', async () => {
    const source = createRowSource(flowerFeatures, { TEST: drawFlowers(1, 5) })
    await expect(follow(flowerTask({ executor }), source)).rejects.toThrow('the TRAIN split has no rows')
  })
})

test("importing the engine's door loads neither TensorFlow.js nor ONNX Runtime", () => {
  const script = `
    import { createRequire } from 'node:module'
    await import('./src/engine/index.ts')
    const files = [...Object.keys(createRequire(process.cwd() + '/')('node:module')._cache), ...process.report.getReport().sharedObjects]
    console.log(JSON.stringify(files.filter((file) => /tensorflow|onnxruntime|koffi/.test(file))))`
  const args = ['--import', 'tsx', '--input-type=module', '-e', script]
  expect(execFileSync(process.execPath, args, { encoding: 'utf8' }).trim()).toBe('[]')
})
