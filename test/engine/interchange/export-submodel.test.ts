import '../executors/process-arrays.js'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { createEagerExecutor } from '../../../src/engine/executors/eager.js'
import { exportOnnx } from '../../../src/engine/interchange/onnx/export-onnx.js'
import { writeSafetensors } from '../../../src/engine/interchange/safetensors.js'
import { buildNetwork } from '../../../src/engine/spec/network.js'
import { parseArchitecture } from '../../../src/engine/spec/parse.js'
import { inferenceProgram } from '../../../src/engine/training/inference-program.js'
import { startingWeights } from '../../../src/engine/training/stage-session.js'
import { exportTfjs } from '../../../src/engine/interchange/tfjs/export-tfjs.js'
import { inlineSubmodels } from '../../../src/engine/spec/inline-submodels.js'
import { loadTfjs } from '../../../src/engine/tfjs.js'
import { relativeDifference } from '../compiled/compare-kernel.js'
import { drawInputs, drawModel, loadExport, predictEagerly, predictWith } from './models.js'

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

test('TensorFlow.js gets the layers that submodels stand for, one inside of another as well', async () => {
  const inner = parseArchitecture({
    inputs: [{ name: 'image', shape: [6, 6, 2] }],
    layers: [{ conv2d: { name: 'conv', filters: 4, kernelSize: [3, 3] } }, { batchNormalization: { name: 'norm' } }],
  })
  const middle = parseArchitecture({
    inputs: [{ name: 'image', shape: [6, 6, 2] }],
    layers: [
      { submodel: { name: 'inner', modelVersionId: 'mv_a' } },
      { flatten: {} },
      { dense: { name: 'code', units: 3 } },
    ],
    submodels: { mv_a: inner },
  })
  const model = drawModel({
    inputs: [{ name: 'x', shape: [6, 6, 2] }],
    layers: [
      { submodel: { name: 'outer', modelVersionId: 'mv_b' } },
      { globalAveragePooling2d: { name: 'mean', inputs: ['outer.inner'] } },
    ],
    outputs: ['outer', 'mean'],
    submodels: { mv_b: middle },
  })
  expect(inlineSubmodels(model.architecture).outputs).toEqual(['outer.code', 'mean'])
  const tf = await loadTfjs()
  const loaded = await loadExport(tf, exportTfjs(model.architecture, model.weights))
  const inputs = drawInputs(model, 3)
  const expected = await predictEagerly(model, 3, inputs)
  const found = predictWith(tf, loaded, model.architecture, inputs)
  expect(found.map(({ shape }) => shape)).toEqual(expected.map(({ shape }) => shape))
  found.forEach(({ values }, index) => expect(relativeDifference(values, expected[index]!.values)).toBeLessThan(1e-6))
  loaded.dispose()
})
