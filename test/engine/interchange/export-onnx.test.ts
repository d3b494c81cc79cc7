import '../executors/process-arrays.js'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { createEagerExecutor } from '../../../src/engine/executors/eager.js'
import { exportOnnx } from '../../../src/engine/interchange/onnx/export-onnx.js'
import { writeSafetensors } from '../../../src/engine/interchange/safetensors.js'
import { buildNetwork } from '../../../src/engine/spec/network.js'
import { parseArchitecture } from '../../../src/engine/spec/parse.js'
import { inferenceProgram } from '../../../src/engine/training/inference-program.js'
import { relativeDifference } from '../compiled/compare-kernel.js'
import { createTrainee, mse } from '../executors/network-program.js'
import { networks } from '../executors/networks.js'

const optimizer = { type: 'sgd', learningRate: 0.1 } as const

test.each(networks.map((network) => [network.name, network] as const))(
  '%s: the exported model answers batches of any size as the reference does',
  async (_, network) => {
    const trainee = createTrainee(network, optimizer)
    const dtype = network.codes === undefined ? 'FLOAT32' : 'INT32'
    const architecture = parseArchitecture({
      inputs: [{ name: 'x', shape: [...network.input], dtype }],
      layers: network.layers,
    })
    const session = await InferenceSession.create(await exportOnnx(architecture, writeSafetensors(trainee.weights, {})))
    const eager = await (
      await createEagerExecutor()
    ).createInferenceSession(inferenceProgram(buildNetwork(architecture)), trainee.weights)
    const [output] = architecture.outputs
    expect([session.inputNames, session.outputNames]).toEqual([['x'], [output]])
    for (const batchSize of [1, 3, 17]) {
      const { x } = trainee.batch(batchSize, batchSize)
      const tensor =
        x instanceof Int32Array
          ? new Tensor('int32', x, [batchSize, ...network.input])
          : new Tensor('float32', x as Float32Array, [batchSize, ...network.input])
      const answer = (await session.run({ x: tensor }))[output!]!
      const expected = (await eager.run(batchSize, { 'input:x': x! }))[output!]!
      expect(answer.dims).toEqual(expected.shape)
      expect(relativeDifference(answer.data as Float32Array, expected.values)).toBeLessThan(1e-5)
    }
    eager.dispose()
    await session.release()
  },
)

test('the batch is an axis with a name, and the rest of the shapes is fixed', async () => {
  const { weights } = createTrainee(
    { name: 'dense', input: [5], layers: [{ dense: { units: 3 } }], loss: mse },
    optimizer,
  )
  const architecture = parseArchitecture({ inputs: [{ name: 'x', shape: [5] }], layers: [{ dense: { units: 3 } }] })
  const session = await InferenceSession.create(await exportOnnx(architecture, writeSafetensors(weights, {})))
  expect(session.inputMetadata).toMatchObject([{ name: 'x', type: 'float32', shape: ['batch', 5] }])
  expect(session.outputMetadata).toMatchObject([{ name: 'dense_1', shape: ['batch', 3] }])
  await session.release()
})
