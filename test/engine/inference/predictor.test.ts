import { createPredictor } from '../../../src/engine/inference/predictor.js'
import { executorNames } from '../support/executors.js'
import { drawFlowers, flowerSource, species } from '../support/flowers.js'
import { completed, follow } from '../support/follow.js'
import { createRowSource } from '../support/row-source.js'
import { architecture, flowerTask } from '../support/tasks.js'

const columnsOf = (columns: ReturnType<typeof drawFlowers>) => new Map(Object.entries(columns))

describe.each(executorNames)('on the %s executor', (executor) => {
  test('a classifier answers each row with its labels, the likeliest first, as it was measured', async () => {
    const task = flowerTask({ executor, strategy: { type: 'endToEnd', epochs: 20 } })
    const result = completed(await follow(task, flowerSource()))
    const predictor = await createPredictor({ ...result, architecture: task.architecture, executor })
    const answers = await predictor.predict(columnsOf(drawFlowers(3, 30)), 30)
    predictor.dispose()
    expect(answers.map(({ row }) => row)).toEqual(Array.from({ length: 30 }, (_, row) => row))
    answers.forEach((answer, row) => {
      if (answer.type !== 'classification') throw new Error(answer.type)
      expect(answer.output).toBe('species')
      expect(answer.label === species[row % 3]).toBe(result.testCorrect?.[row] === 1)
      const shares = answer.probabilities.map(({ probability }) => probability)
      expect(shares).toEqual([...shares].sort((a, b) => b - a))
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5)
      expect(answer.confidence).toBe(shares[0])
    })
  })

  test('a row has the same answer alone and among others, whatever the padding', async () => {
    const task = flowerTask({ executor })
    const result = completed(await follow(task, flowerSource()))
    const predictor = await createPredictor({ ...result, architecture: task.architecture, executor })
    const many = await predictor.predict(columnsOf(drawFlowers(3, 131)), 131)
    const one = await predictor.predict(columnsOf(drawFlowers(3, 1)), 1)
    predictor.dispose()
    expect(many).toHaveLength(131)
    expect(one).toHaveLength(1)
    const [first, alone] = [many[0], one[0]]
    if (first?.type !== 'classification' || alone?.type !== 'classification') throw new Error('not a classification')
    expect(first.label).toBe(alone.label)
    expect(first.confidence).toBeCloseTo(alone.confidence, 5)
  })

  test('a number is learned, measured and answered in its own unit', async () => {
    const count = 64
    const size = Float64Array.from({ length: count }, (_, row) => row / count)
    const price = size.map((value) => 200_000 + 50_000 * value)
    const columns = {
      size: { kind: 'NUMERIC' as const, values: size },
      price: { kind: 'NUMERIC' as const, values: price },
    }
    const source = createRowSource(
      [
        { name: 'size', kind: 'NUMERIC', shape: [] },
        { name: 'price', kind: 'NUMERIC', shape: [] },
      ],
      { TRAIN: columns, TEST: columns },
    )
    const task = flowerTask({
      executor,
      features: source.features,
      architecture: architecture([{ shape: [1] }], { dense: { name: 'price', units: 1 } }),
      targets: [
        {
          output: 'price',
          source: { type: 'features', features: ['price'] },
          loss: { type: 'meanSquaredError' },
          metrics: [{ name: 'meanAbsoluteError' }],
          weight: 1,
        },
      ],
      strategy: { type: 'endToEnd', epochs: 60 },
    })
    const result = completed(await follow(task, source))
    const error = result.testMetrics.find(({ name }) => name === 'meanAbsoluteError')?.value ?? NaN
    expect(error).toBeLessThan(1000)
    const predictor = await createPredictor({ ...result, architecture: task.architecture, executor })
    const answers = await predictor.predict(new Map([['size', columns.size]]), count)
    predictor.dispose()
    const errors = answers.map((answer, row) =>
      Math.abs((answer.type === 'regression' ? answer.value : NaN) - (price[row] ?? NaN)),
    )
    expect(errors.reduce((sum, value) => sum + value, 0) / count).toBeCloseTo(error, 0)
  })

  test('weights that do not belong to the architecture are refused by name', async () => {
    const task = flowerTask({ executor })
    const result = completed(await follow(task, flowerSource()))
    const other = architecture([{ shape: [4] }], { dense: { name: 'species', units: 4, activation: 'SOFTMAX' } })
    await expect(createPredictor({ ...result, architecture: other, executor })).rejects.toThrow(
      'weight "species/kernel" has shape [6,3], but the architecture expects [4,4]',
    )
  })
})
