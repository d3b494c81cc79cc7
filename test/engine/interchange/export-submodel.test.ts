import '../executors/process-arrays.js'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { createEagerExecutor } from '../../../src/engine/executors/eager.js'
import { exportOnnx } from '../../../src/engine/interchange/onnx/export-onnx.js'
import { writeSafetensors } from '../../../src/engine/interchange/safetensors.js'
import { buildNetwork } from '../../../src/engine/spec/network.js'
import { parseArchitecture } from '../../../src/engine/spec/parse.js'
import { inferenceProgram } from '../../../src/engine/training/inference-program.js'
import { startingWeights } from '../../../src/engine/training/stage-session.js'
import { relativeDifference } from '../compiled/compare-kernel.js'

test('a model with a submodel is exported with the layers that the submodel stands for', async () => {
  const encoder = parseArchitecture({
    inputs: [{ name: 'image', shape: [6, 6, 2] }],
    layers: [
      { conv2d: { filters: 4, kernelSize: [3, 3], activation: 'RELU' } },
      { batchNormalization: {} },
      { globalAveragePooling2d: { name: 'pooled' } },
    ],
  })
  const architecture = parseArchitecture({
    inputs: [{ name: 'x', shape: [6, 6, 2] }],
    layers: [{ submodel: { modelVersionId: 'mv_a' } }, { dense: { name: 'y', units: 3 } }],
    submodels: { mv_a: encoder },
  })
  const network = buildNetwork(architecture)
  const weights = startingWeights(network, 3, (name) => name)
  const session = await InferenceSession.create(await exportOnnx(architecture, writeSafetensors(weights, {})))
  expect([session.inputNames, session.outputNames]).toEqual([['x'], ['y']])
  const executor = await createEagerExecutor()
  const eager = await executor.createInferenceSession(inferenceProgram(network), weights)
  const x = Float32Array.from({ length: 5 * 72 }, (_, index) => Math.sin(index))
  const { y } = await session.run({ x: new Tensor('float32', x, [5, 6, 6, 2]) })
  const expected = await eager.run(5, { 'input:x': x })
  expect(relativeDifference(y!.data as Float32Array, expected.y!.values)).toBeLessThan(1e-5)
  eager.dispose()
  await session.release()
})
