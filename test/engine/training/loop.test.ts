import { NotFinite } from '../../../src/engine/errors.js'
import { readSafetensors } from '../../../src/engine/interchange/safetensors.js'
import { deriveKey, permutation } from '../../../src/engine/training/random.js'
import { executorNames } from '../support/executors.js'
import { flowerSource } from '../support/flowers.js'
import { completed, follow, series } from '../support/follow.js'
import { lineSource, lineStep, lineTask, points, rounded } from '../support/line.js'
import { flowerTask } from '../support/tasks.js'

describe.each(executorNames)('on the %s executor', (executor) => {
  test('a dense classifier learns three species', async () => {
    const task = flowerTask({ executor, strategy: { type: 'endToEnd', epochs: 30 } })
    const { outcome, metrics } = await follow(task, flowerSource())
    const result = completed({ outcome })
    const accuracy = result.testMetrics.find(({ name }) => name === 'accuracy')
    expect(accuracy?.output).toBe('species')
    expect(accuracy?.value).toBeGreaterThanOrEqual(0.93)
    const correct = result.testCorrect ?? new Uint8Array()
    expect(correct).toHaveLength(30)
    expect(correct.reduce((sum, value) => sum + value, 0) / 30).toBeCloseTo(accuracy?.value ?? 0, 6)
    expect([...series(metrics, { split: 'TEST' }).keys()].sort()).toEqual([
      '0 null TEST loss EPOCH 120',
      '0 species TEST accuracy EPOCH 120',
    ])
  })

  test('staged with one stage over all layers ends with the same bytes as endToEnd, under any name', async () => {
    const endToEnd = await follow(flowerTask({ executor }), flowerSource())
    const stage = { name: 'whatever', epochs: 3, objective: { type: 'target' as const } }
    const staged = await follow(flowerTask({ executor, strategy: { type: 'staged', stages: [stage] } }), flowerSource())
    expect(completed(staged).weights).toEqual(completed(endToEnd).weights)
    expect(series(staged.metrics, {})).toEqual(series(endToEnd.metrics, {}))
  })

  test('every step, the last and smaller one too, is exactly the gradient step over its own rows', async () => {
    const rate = 0.1
    const { outcome, metrics } = await follow(lineTask(executor, rate), lineSource())
    // The same by hand, in double precision: batches of 7 and 3 in the order of the permutation.
    const order = Array.from(permutation(points.length, deriveKey(7, 0, 'shuffle'), 1))
    const [kernel, bias] = [new Array<number>(4).fill(0), [0, 0]]
    const losses = [order.slice(0, 7), order.slice(7)].map((rows) => lineStep(rows, kernel, bias, rate))
    expect([...series(metrics, { resolution: 'STEP', name: 'loss' }).values()].map(rounded)).toEqual(
      losses.map(rounded),
    )
    const weights = readSafetensors(completed({ outcome }).weights).tensors
    expect(Array.from(weights.get('line/kernel')?.values ?? [], rounded)).toEqual(kernel.map(rounded))
    expect(Array.from(weights.get('line/bias')?.values ?? [], rounded)).toEqual(bias.map(rounded))
    const epoch = series(metrics, { resolution: 'EPOCH', name: 'loss', split: 'TRAIN' })
    expect([...epoch.values()].map(rounded)).toEqual([rounded(((losses[0] ?? 0) * 7 + (losses[1] ?? 0) * 3) / 10)])
  })

  test('early stopping ends the stage after its patience and puts the best weights back', async () => {
    const task = flowerTask({
      executor,
      // A rate that overshoots: the loss soon gets worse.
      optimizer: { type: 'sgd', learningRate: 2.5 },
      strategy: { type: 'endToEnd', epochs: 40 },
      earlyStopping: { monitor: 'loss', mode: 'min', patience: 3, minDelta: 0 },
    })
    const { outcome, metrics, checkpoints } = await follow(task, flowerSource())
    const losses = [...series(metrics, { resolution: 'EPOCH', name: 'loss', split: 'VALIDATION' }).values()]
    const best = losses.indexOf(Math.min(...losses))
    expect(losses.length).toBeLessThan(40)
    expect(losses.length).toBe(best + 1 + 3)
    const bestCheckpoint = checkpoints.filter(({ isBest }) => isBest).at(-1)
    expect(bestCheckpoint?.epoch).toBe(best + 1)
    const kept = readSafetensors(completed({ outcome }).weights).tensors
    const saved = readSafetensors(bestCheckpoint?.bytes ?? new Uint8Array()).tensors
    for (const [name, tensor] of kept) expect(tensor.values).toEqual(saved.get(name)?.values)
  })

  test('a loss that is not finite ends the run and names the step', async () => {
    const task = flowerTask({
      executor,
      targets: [{ ...flowerTask().targets[0]!, loss: { type: 'meanSquaredError' }, metrics: [] }],
      optimizer: { type: 'sgd', learningRate: 1e38 },
    })
    const linear = {
      ...task,
      architecture: {
        ...task.architecture,
        layers: task.architecture.layers.map((layer) => ({ ...layer, activation: 'linear' as const })),
      },
    } as typeof task
    const failure = await follow(linear, flowerSource()).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(NotFinite)
    expect((failure as NotFinite).step).toBeGreaterThanOrEqual(1)
    expect((failure as NotFinite).step).toBeLessThanOrEqual(4)
    expect((failure as NotFinite).message).toContain(`at step ${(failure as NotFinite).step}`)
  })
})
