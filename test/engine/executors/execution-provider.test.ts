import './process-arrays.js'
import { definitions, findExecutionProvider } from '../../../src/engine/compiled/runtime/providers.js'
import { openRuntime } from '../../../src/engine/compiled/runtime/open.js'
import { ExecutorUnavailable } from '../../../src/engine/errors.js'
import { createExecutor } from '../../../src/engine/executors/registry.js'
import type { ExecutionProvider } from '../../../src/engine/index.js'
import { relativeDifference } from '../compiled/compare-kernel.js'
import { createTrainee, crossentropy, sessionOptions } from './network-program.js'

const trainee = createTrainee(
  {
    name: 'CNN',
    input: [6, 6, 1],
    layers: [
      { conv2d: { filters: 16, kernelSize: [3, 3], activation: 'RELU' } },
      { batchNormalization: {} },
      { flatten: {} },
      { dense: { units: 4, activation: 'SOFTMAX' } },
    ],
    loss: crossentropy,
  },
  { type: 'sgd', learningRate: 0.1 },
)

/** Weights after three steps. */
async function train(provider?: ExecutionProvider): Promise<Map<string, Float32Array>> {
  const executor = await createExecutor('compiled', provider)
  const session = await executor.createTrainingSession(trainee.program, sessionOptions)
  session.load(trainee.weights)
  for (let step = 1; step <= 3; step += 1) await session.train(5, trainee.batch(5, step), { step, learningRate: 0.1 })
  const state = session.read()
  session.dispose()
  return new Map([...state].map(([name, { values }]) => [name, values as Float32Array]))
}

test('a provider that there is not is refused, and those that are here are named', () => {
  expect(() => findExecutionProvider('TPU')).toThrow(
    'the execution provider must be one of CPU, CUDA, WEBGPU, COREML, DIRECTML, got "TPU"; available here: CPU',
  )
})

test('a provider that this platform has no library of is refused, and those that are here are named', () => {
  const platform = `${process.platform}-${process.arch}`
  const elsewhere = (['COREML', 'DIRECTML'] as const).filter((name) => !definitions[name].platforms.includes(platform))
  expect(elsewhere).not.toHaveLength(0)
  for (const name of elsewhere)
    expect(() => findExecutionProvider(name)).toThrow(
      `the execution provider is not to be had here (onnxruntime-node has none for ${platform}), got "${name}"; available here: CPU`,
    )
  expect(findExecutionProvider('CPU')).toBe('CPU')
})

test('CPU is what runs where nothing is said', async () => {
  expect((await openRuntime()).provider).toBe('CPU')
  expect(await train('CPU')).toEqual(await train())
})

test.each(['CUDA', 'WEBGPU'] as const)('%s trains as CPU does, or says why it cannot', async (provider) => {
  const expected = await train()
  let actual: Map<string, Float32Array>
  try {
    actual = await train(provider)
  } catch (error) {
    expect(error).toBeInstanceOf(ExecutorUnavailable)
    expect((error as Error).message).toMatch(
      new RegExp(
        `^the execution provider ${provider} cannot be used on this machine \\(.+\\); CPU runs everywhere$`,
        's',
      ),
    )
    return
  }
  for (const [name, values] of expected) expect(relativeDifference(actual.get(name)!, values)).toBeLessThan(1e-3)
})
