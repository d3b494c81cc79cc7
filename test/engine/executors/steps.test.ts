import type { TrainingSession } from '../../../src/engine/executors/executor.js'
import { createExecutor } from '../../../src/engine/executors/registry.js'
import type { OptimizerConfig } from '../../../src/engine/optimizers/optimizer.js'
import type { HostTensor, NamedTensors } from '../../../src/engine/tensors.js'
import { relativeDifference } from '../compiled/compare-kernel.js'
import { createTrainee, sessionOptions } from './network-program.js'
import type { Trainee } from './network-program.js'
import { networks } from './networks.js'

const adam: OptimizerConfig = { type: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7, learningRate: 0.01 }
const sgd: OptimizerConfig = { type: 'sgd', learningRate: 0.05 }
const batchSize = 6

async function createSessions({ program, weights }: Trainee): Promise<Record<'compiled' | 'eager', TrainingSession>> {
  const create = async (name: 'compiled' | 'eager') => {
    const session = await (await createExecutor(name)).createTrainingSession(program, sessionOptions)
    session.load(weights)
    return session
  }
  return { compiled: await create('compiled'), eager: await create('eager') }
}

const named = (state: NamedTensors, prefix: string) => [...state].filter(([name]) => name.startsWith(prefix))

/** What differs more than the tolerance, by name. */
function differences(
  actual: NamedTensors,
  expected: readonly (readonly [string, HostTensor])[],
  tolerance: number,
): string[] {
  return expected.flatMap(([name, { values }]) => {
    const difference = relativeDifference(actual.get(name)?.values ?? [], values)
    return difference <= tolerance ? [] : [`${name}: ${difference}`]
  })
}

/** Adam makes full steps of gradients that are zero but for noise: such elements are left out. */
function weightDifferences(
  compiled: NamedTensors,
  eager: NamedTensors,
  weights: readonly string[],
  tolerance: number,
): string[] {
  return weights.filter((name) => {
    const [actual, expected, variance] = [compiled.get(name), eager.get(name), eager.get(`variance:${name}`)]
    if (!actual || !expected) return true
    return expected.values.some((value, index) => {
      if (variance && Math.sqrt((variance.values[index] ?? 0) / 0.001) < 1e-6) return false
      return !(Math.abs((actual.values[index] ?? Number.NaN) - value) <= tolerance)
    })
  })
}

test.each(networks.map((network) => [network.name, network] as const))(
  '%s: five steps of Adam end compiled where they end eagerly',
  async (_, network) => {
    const trainee = createTrainee(network, adam)
    const { compiled, eager } = await createSessions(trainee)
    for (let step = 1; step <= 5; step += 1) {
      const batch = trainee.batch(batchSize, step)
      const actual = await compiled.train(batchSize, batch, { step, learningRate: 0.01 })
      const expected = await eager.train(batchSize, batch, { step, learningRate: 0.01 })
      expect(Math.abs(actual.loss - expected.loss)).toBeLessThan(1e-4 * Math.max(1, Math.abs(expected.loss)))
      expect(relativeDifference([actual.gradientNorm], [expected.gradientNorm])).toBeLessThan(1e-3)
      // After the first step the first moment is a tenth of the gradient.
      if (step > 1) continue
      const moments = named(eager.read(), 'moment:').filter(([name]) => !network.idle?.includes(name.slice(7)))
      expect(differences(compiled.read(), moments, 1e-5)).toEqual([])
    }
    expect(
      weightDifferences(
        compiled.read(),
        eager.read(),
        trainee.program.weights.map(({ name }) => name),
        1e-4,
      ),
    ).toEqual([])
    const held = trainee.batch(4, 9)
    const [actual, expected] = [await compiled.evaluate(4, held), await eager.evaluate(4, held)]
    expect(relativeDifference(actual.outputs.prediction ?? [], expected.outputs.prediction ?? [])).toBeLessThan(1e-3)
    compiled.dispose()
    eager.dispose()
  },
)

test.each(networks.map((network) => [network.name, network] as const))(
  '%s: five steps of SGD end compiled where they end eagerly, the last batch being smaller',
  async (_, network) => {
    const trainee = createTrainee(network, sgd)
    const { compiled, eager } = await createSessions(trainee)
    for (let step = 1; step <= 5; step += 1) {
      const size = step === 5 ? 3 : batchSize
      const batch = trainee.batch(size, step)
      await compiled.train(size, batch, { step, learningRate: 0.05 })
      await eager.train(size, batch, { step, learningRate: 0.05 })
    }
    expect(
      weightDifferences(
        compiled.read(),
        eager.read(),
        trainee.program.weights.map(({ name }) => name),
        1e-4,
      ),
    ).toEqual([])
    compiled.dispose()
    eager.dispose()
  },
)
