import { NotFinite } from '../../../src/engine/errors.js'
import type { TrainingTask } from '../../../src/engine/training/task.js'
import { executorNames } from '../support/executors.js'
import { flowerSource } from '../support/flowers.js'
import { follow } from '../support/follow.js'
import { architecture, flowerTask } from '../support/tasks.js'

/** Learns the petal's length, and has a task of its own where something else is to go wrong. */
const regression = (changes: Partial<TrainingTask>): TrainingTask =>
  flowerTask({
    targets: [
      {
        output: 'length',
        source: { type: 'features', features: ['petalLength'] },
        loss: { type: 'meanSquaredError' },
        metrics: [],
        weight: 1,
      },
    ],
    inputs: [{ input: 'input_1', features: ['sepalLength', 'sepalWidth', 'petalWidth'] }],
    ...changes,
  })

const perceptron = architecture(
  [{ shape: [3] }],
  { dense: { name: 'wide', units: 8, activation: 'RELU' } },
  { dense: { name: 'narrow', units: 4, activation: 'RELU' } },
  { dense: { name: 'length', units: 1 } },
)

async function failureOf(task: TrainingTask): Promise<NotFinite> {
  const failure = await follow(task, flowerSource()).then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(NotFinite)
  return failure as NotFinite
}

describe.each(executorNames)('on the %s executor', (executor) => {
  test('a learning rate that is too high names the first tensor that it spoils, and says what helps', async () => {
    const failure = await failureOf(
      regression({ executor, architecture: perceptron, optimizer: { type: 'sgd', learningRate: 1e6 } }),
    )
    expect(failure.step).toBeGreaterThan(1)
    expect(failure.step).toBeLessThan(8)
    expect(failure.layer).toMatch(/wide|narrow|length/)
    expect(failure.message).toMatch(
      new RegExp(`is not finite at step ${failure.step} \\(.*the learning rate was 1000000: .*a lower learning rate`),
    )
  })

  test('a weight that starts out of range overflows in its layer, at the first step', async () => {
    const huge = architecture(
      [{ shape: [3] }],
      { dense: { name: 'wide', units: 8, kernelInitializer: { constant: { value: 1e25 } } } },
      { dense: { name: 'narrow', units: 4, kernelInitializer: { constant: { value: 1e25 } } } },
      { dense: { name: 'length', units: 1 } },
    )
    const failure = await failureOf(regression({ executor, architecture: huge }))
    expect(failure).toMatchObject({ step: 1, layer: 'narrow', tensor: 'output' })
    expect(failure.message).toMatch(
      /^the output of layer narrow is not finite at step 1 \(-?Infinity, first of \d+ of its 64 values\)/,
    )
  })

  test('a loss that overflows on outputs that are finite is named, with what would help', async () => {
    const far = architecture([{ shape: [3] }], {
      dense: { name: 'length', units: 1, biasInitializer: { constant: { value: 1e25 } } },
    })
    const failure = await failureOf(regression({ executor, architecture: far }))
    expect(failure).toMatchObject({ step: 1, layer: null, tensor: 'loss' })
    expect(failure.message).toMatch(
      /^the loss is not finite at step 1 \(Infinity\); .*another activation of the output layer/,
    )
  })

  test('an update that throws a weight out of range is named with its weight', async () => {
    const { step, layer, tensor, message } = await failureOf(
      regression({
        executor,
        architecture: architecture([{ shape: [3] }], { dense: { name: 'length', units: 1 } }),
        optimizer: { type: 'sgd', learningRate: 3.4e38 },
      }),
    )
    expect({ step, layer, tensor }).toEqual({ step: 1, layer: 'length', tensor: 'length/kernel' })
    expect(message).toContain('the weight length/kernel after the update is not finite at step 1')
  })

  test('batches in parts are looked through part by part', async () => {
    const failure = await failureOf(
      regression({
        executor,
        architecture: architecture(
          [{ shape: [3] }],
          {
            dense: {
              name: 'wide',
              units: 8,
              activation: 'EXPONENTIAL',
              kernelInitializer: { constant: { value: 600 } },
            },
          },
          { dropout: { rate: 0.2 } },
          { dense: { name: 'length', units: 1 } },
        ),
        optimizer: { type: 'sgd', learningRate: 0.1, gradientAccumulation: 4 },
      }),
    )
    expect(failure).toMatchObject({ step: 1, layer: 'wide', tensor: 'output' })
    expect(failure.message).toContain('of its 32 values')
  })
})
