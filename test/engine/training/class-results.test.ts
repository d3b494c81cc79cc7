import { executorNames } from '../support/executors.js'
import { flowerSource, species } from '../support/flowers.js'
import { completed, follow } from '../support/follow.js'
import { flowerTask } from '../support/tasks.js'

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)

describe.each(executorNames)('on the %s executor', (executor) => {
  test('a completed run says which species of TEST it takes for which', async () => {
    const { testClasses, testMetrics, testCorrect } = completed(await follow(flowerTask({ executor }), flowerSource()))
    expect(testClasses.map(({ output, labels }) => ({ output, labels }))).toEqual([
      { output: 'species', labels: species },
    ])
    const { confusion } = testClasses[0]!
    // Ten of each species, as they are drawn in turn.
    expect(confusion.map(sum)).toEqual([10, 10, 10])
    const right = sum(confusion.map((row, place) => row[place]!))
    expect(right).toBe(sum([...testCorrect!]))
    expect(right / 30).toBeCloseTo(testMetrics.find(({ name }) => name === 'accuracy')!.value, 6)
  })

  test('an output of numbers has no classes', async () => {
    const [target] = flowerTask().targets
    const regression = { ...target!, loss: { type: 'meanSquaredError' as const }, metrics: [] }
    const { testClasses } = completed(
      await follow(flowerTask({ executor, targets: [regression], architecture: linear }), flowerSource()),
    )
    expect(testClasses).toEqual([])
  })
})

const linear = {
  ...flowerTask().architecture,
  layers: flowerTask().architecture.layers.map((layer) =>
    layer.type === 'dense' ? { ...layer, activation: 'linear' as const } : layer,
  ),
}
