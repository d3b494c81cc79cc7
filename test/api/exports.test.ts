import '../engine/executors/process-arrays.js'
import { createHash } from 'node:crypto'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { parseArchitecture } from '../../src/engine/index.js'
import type { ArchitectureInput } from '../../src/engine/index.js'
import { loadTfjs } from '../../src/engine/tfjs.js'
import { relativeDifference } from '../engine/compiled/compare-kernel.js'
import { drawInputs, loadExport, predictEagerly } from '../engine/interchange/models.js'
import { buildArchitecture, plantFlowers, trainFlowers } from '../support/flowers.js'
import type { Flowers } from '../support/flowers.js'
import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import type { FinishedRun } from '../support/tour.js'
import type { UserError } from '../support/versions.js'

const architecture: ArchitectureInput = {
  inputs: [{ name: 'x', shape: [4] }],
  layers: [
    { dense: { name: 'hidden', units: 8, activation: 'RELU' } },
    { batchNormalization: { name: 'normal' } },
    { dense: { name: 'species', units: 3, activation: 'SOFTMAX' } },
  ],
}

let strata: TestStrata
let flowers: Flowers
let trained: FinishedRun
beforeAll(async () => {
  strata = await startStrata()
  flowers = await plantFlowers(strata)
  trained = await train(architecture, 'exported')
}, 120_000)
afterAll(() => strata.close())

async function train({ inputs, layers }: ArchitectureInput, modelName: string): Promise<FinishedRun> {
  const architectureId = await buildArchitecture(strata, { name: modelName, inputs, layers })
  return trainFlowers(strata, { ...flowers, architectureId }, { modelName, strategy: { endToEnd: { epochs: 3 } } })
}

interface ExportedFile {
  readonly name: string
  readonly byteSize: number
  readonly sha256: string
  readonly downloadUrl: string
}

interface Payload {
  readonly files: readonly ExportedFile[] | null
  readonly userErrors: readonly UserError[]
}

async function exportVersion(modelVersionId: string, format: string): Promise<Payload> {
  const { exportModelVersion } = await strata.graphql<{ exportModelVersion: Payload }>(
    `mutation ($input: ExportModelVersionInput!) {
      exportModelVersion(input: $input) {
        files { name byteSize sha256 downloadUrl }
        userErrors { code message path }
      }
    }`,
    { input: { modelVersionId, format } },
  )
  return exportModelVersion
}

const bytesAt = async (url: string): Promise<Buffer> => Buffer.from(await (await fetch(url)).arrayBuffer())

/** What the reference makes of drawn inputs with the weights that were published. */
async function expectedOf(run: FinishedRun, batchSize: number) {
  const model = {
    architecture: parseArchitecture(architecture),
    weights: await bytesAt(run.modelVersion!.weights.downloadUrl),
    codes: 1,
  }
  const inputs = drawInputs(model, batchSize)
  const [expected] = await predictEagerly(model, batchSize, inputs)
  return { values: inputs.x!.values as Float32Array, expected: expected!.values }
}

test('an ONNX export answers as the reference does with the published weights', async () => {
  const { files, userErrors } = await exportVersion(trained.modelVersion!.id, 'ONNX')
  expect(userErrors).toEqual([])
  const [file, ...others] = files!
  expect([file!.name, others]).toEqual(['model.onnx', []])
  const bytes = await bytesAt(file!.downloadUrl)
  expect(bytes.length).toBe(file!.byteSize)
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(file!.sha256)
  const session = await InferenceSession.create(bytes)
  const { values, expected } = await expectedOf(trained, 5)
  const answer = await session.run({ x: new Tensor('float32', values, [5, 4]) })
  expect(relativeDifference(answer.species!.data as Float32Array, expected)).toBeLessThan(1e-5)
  await session.release()
})

test('a TensorFlow.js export finds its weights beside it, and answers alike', async () => {
  const { files } = await exportVersion(trained.modelVersion!.id, 'TFJS')
  expect(files!.map(({ name }) => name)).toEqual(['model.json', 'weights.bin'])
  const tf = await loadTfjs()
  const { downloadUrl } = files![0]!
  const modelJson = (await bytesAt(downloadUrl)).toString()
  const { weightsManifest } = JSON.parse(modelJson) as { weightsManifest: { paths: string[] }[] }
  // As tf.loadLayersModel does with an address: the path in its folder, its query behind.
  const weights = await bytesAt(downloadUrl.replace('model.json', weightsManifest[0]!.paths[0]!))
  const model = await loadExport(tf, { modelJson, weights: Uint8Array.from(weights) })
  const { values, expected } = await expectedOf(trained, 5)
  const answer = model.predict(tf.tensor(values, [5, 4]))
  expect(relativeDifference((answer as { dataSync(): Float32Array }).dataSync(), expected)).toBeLessThan(1e-5)
  // The file with the weights has a URL of its own as well.
  expect((await bytesAt(files![1]!.downloadUrl)).length).toBe(files![1]!.byteSize)
  model.dispose()
})

test('exporting again, at the same time or later, gives the same bytes', async () => {
  const id = trained.modelVersion!.id
  const [one, other] = await Promise.all([exportVersion(id, 'TFJS'), exportVersion(id, 'TFJS')])
  const later = await exportVersion(id, 'TFJS')
  const hashes = [one, other, later].map(({ files }) => files!.map(({ sha256 }) => sha256))
  expect(hashes[1]).toEqual(hashes[0])
  expect(hashes[2]).toEqual(hashes[0])
})

test('layers that TensorFlow.js lacks are userErrors, and the ONNX export holds them', async () => {
  const run = await train(
    {
      inputs: [{ name: 'x', shape: [4] }],
      layers: [
        { groupNormalization: { groups: 2 } },
        { dense: { units: 4, activation: 'LEAKY_RELU' } },
        { dense: { name: 'species', units: 3, activation: 'SOFTMAX' } },
      ],
    },
    'not for TensorFlow.js',
  )
  const refused = await exportVersion(run.modelVersion!.id, 'TFJS')
  const message = (text: string) => `${text}; the ONNX export holds it`
  expect(refused).toEqual({
    files: null,
    userErrors: [
      {
        code: 'UNSUPPORTED',
        message: message('layer 0 (groupNormalization): TensorFlow.js has no such layer'),
        path: ['format'],
      },
      {
        code: 'UNSUPPORTED',
        message: message('layer 1 (dense): TensorFlow.js has no activation LEAKY_RELU as Keras has it'),
        path: ['format'],
      },
    ],
  })
  expect((await exportVersion(run.modelVersion!.id, 'ONNX')).userErrors).toEqual([])
})

test('a version that is not there is a userError', async () => {
  expect(await exportVersion('mv_none', 'ONNX')).toEqual({
    files: null,
    userErrors: [{ code: 'NOT_FOUND', message: 'no model version "mv_none"', path: ['modelVersionId'] }],
  })
})

test('the signature of an export opens its own files alone', async () => {
  const { files } = await exportVersion(trained.modelVersion!.id, 'TFJS')
  const [model] = files!
  const statusOf = async (url: string) => (await fetch(url)).status
  expect(await statusOf(model!.downloadUrl)).toBe(200)
  expect(await statusOf(model!.downloadUrl.replace('model.json', 'weights.bin'))).toBe(200)
  expect(await statusOf(model!.downloadUrl.replace('model.json', 'model.onnx'))).toBe(404)
  expect(await statusOf(model!.downloadUrl.replace(model!.sha256, '0'.repeat(64)))).toBe(403)
  expect(await statusOf(model!.downloadUrl.replace(/\?.*/, ''))).toBe(403)
})
