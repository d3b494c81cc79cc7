import { NotFinite } from '../../../src/engine/errors.js'
import { readSafetensors } from '../../../src/engine/interchange/safetensors.js'
import { executorNames } from '../support/executors.js'
import { drawFlowers, flowerFeatures, flowerSource } from '../support/flowers.js'
import { completed, follow, series } from '../support/follow.js'
import { createRowSource } from '../support/row-source.js'
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
    expect([...series(metrics, { split: 'TEST' }).keys()].sort()).toEqual(
      [`0  TEST loss EPOCH 120`.replace('0  ', '0 null '), '0 species TEST accuracy EPOCH 120'].sort(),
    )
  })

  test('staged with one stage over all layers ends with the same bytes as endToEnd, under any name', async () => {
    const endToEnd = await follow(flowerTask({ executor }), flowerSource())
    const stage = { name: 'whatever', epochs: 3, objective: { type: 'target' as const } }
    const staged = await follow(flowerTask({ executor, strategy: { type: 'staged', stages: [stage] } }), flowerSource())
    expect(completed(staged).weights).toEqual(completed(endToEnd).weights)
    expect(series(staged.metrics, {})).toEqual(series(endToEnd.metrics, {}))
  })

  test('the last partial batch is one exact step of its own size', async () => {
    const sgd = { type: 'sgd' as const, learningRate: 0.1 }
    // 10 rows in batches of 7: the second step is of 3 rows. One epoch of the whole as one batch has another mean.
    const task = flowerTask({ executor, batchSize: 7, optimizer: sgd, strategy: { type: 'endToEnd', epochs: 1 } })
    const columns = drawFlowers(5, 10)
    const source = createRowSource(flowerFeatures, { TRAIN: columns })
    const { metrics, checkpoints } = await follow(task, source, { checkpointIntervalMs: 0 })
    const losses = [...series(metrics, { resolution: 'STEP', name: 'loss' }).values()]
    expect(losses).toHaveLength(2)
    const epoch = [...series(metrics, { resolution: 'EPOCH', name: 'loss', split: 'TRAIN' }).values()]
    expect(epoch).toHaveLength(1)
    expect(epoch[0]).toBeCloseTo(((losses[0] ?? 0) * 7 + (losses[1] ?? 0) * 3) / 10, 6)

    // The same second step made by hand: a fresh run of just those 3 rows, from the weights after the first step.
    const first = checkpoints.find(({ step }) => step === 1)
    const bias = (bytes: Uint8Array | undefined) =>
      Array.from(readSafetensors(bytes ?? new Uint8Array()).tensors.get('species/bias')?.values ?? [])
    const before = bias(first?.bytes)
    const after = bias(checkpoints.at(-1)?.bytes)
    // Softmax with cross-entropy: the bias's gradient is the mean of (probability - target), so its parts sum to zero,
    // and a mean over 7 instead of 3 rows would be 3/7 of it; the gradient's norm tells the two apart.
    const change = after.map((value, index) => value - (before[index] ?? 0))
    expect(change.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 5)
    expect(Math.hypot(...change)).toBeGreaterThan(0)
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
      targets: [{ ...flowerTask().targets[0]!, loss: { type: 'meanSquaredError' } }],
      architecture: { ...flowerTask().architecture },
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
