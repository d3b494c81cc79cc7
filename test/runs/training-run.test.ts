import { continueIn, providerOf } from '../../src/runs/training-run.js'
import type { RunEnvironment } from '../../src/runs/training-run.js'

const environment: RunEnvironment = {
  node: 'v20.0.0',
  platform: 'linux-x64',
  cpuModel: 'a processor',
  onnxRuntimeVersion: '1.30.0',
  threads: 2,
  executor: 'compiled',
  executorReason: 'asked for',
  isMixed: false,
}

test('a run of before there was a choice of execution providers ran on CPU, and goes on there unmixed', () => {
  expect(providerOf(environment)).toBe('CPU')
  expect(continueIn(environment, { ...environment, executionProvider: 'CPU' }).isMixed).toBe(false)
})

test('a run that goes on with another execution provider is mixed', () => {
  expect(
    continueIn({ ...environment, executionProvider: 'CPU' }, { ...environment, executionProvider: 'WEBGPU' }),
  ).toEqual({
    ...environment,
    executionProvider: 'CPU',
    isMixed: true,
  })
})

test('an executor that does without ONNX Runtime has no execution provider', () => {
  expect(providerOf({ ...environment, executor: 'eager', executionProvider: null })).toBeNull()
})
