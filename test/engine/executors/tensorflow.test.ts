import { fastestExecutor, listExecutors } from '../../../src/engine/executors/availability.js'
import { createExecutor } from '../../../src/engine/executors/registry.js'
import type { OptimizerConfig } from '../../../src/engine/optimizers/optimizer.js'
import { loadTfjs } from '../../../src/engine/tfjs.js'
import { relativeDifference } from '../compiled/compare-kernel.js'
import { createTrainee, sessionOptions } from './network-program.js'
import { networks } from './networks.js'

const sgd: OptimizerConfig = { type: 'sgd', learningRate: 0.05 }
const batchSize = 6
const isInstalled = listExecutors().some(({ name, isAvailable }) => name === 'tensorflow' && isAvailable)
const [whereInstalled, whereMissing] = isInstalled ? [test, test.skip] : [test.skip, test]

test('AUTO takes the compiled executor where ONNX Runtime is installed, and says why', () => {
  expect(fastestExecutor()).toEqual({ name: 'compiled', reason: expect.stringContaining('ONNX Runtime') as string })
})

whereMissing('without tfjs-node the executor says what is missing', async () => {
  await expect(createExecutor('tensorflow')).rejects.toThrow('needs @tensorflow/tfjs-node, which is not installed here')
})

whereInstalled.each(networks.map((network) => [network.name, network] as const))(
  '%s: five steps of SGD end on libtensorflow where they end on the cpu backend',
  async (_, network) => {
    const trainee = createTrainee(network, sgd)
    const [eager, tensorflow] = await Promise.all(
      (['eager', 'tensorflow'] as const).map(async (name) => {
        const session = await (await createExecutor(name)).createTrainingSession(trainee.program, sessionOptions)
        session.load(trainee.weights)
        return session
      }),
    )
    for (let step = 1; step <= 5; step += 1) {
      const scalars = { step, learningRate: 0.05 }
      await eager!.train(batchSize, trainee.batch(batchSize, step), scalars)
      await tensorflow!.train(batchSize, trainee.batch(batchSize, step), scalars)
    }
    const expected = eager!.read()
    const differences = [...tensorflow!.read()].filter(
      ([name, { values }]) => relativeDifference(values, expected.get(name)?.values ?? []) > 1e-4,
    )
    expect(differences.map(([name]) => name)).toEqual([])
    expect((await loadTfjs()).getBackend()).toBe('cpu')
  },
)
