import '../engine/executors/process-arrays.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as tfjs from '@tensorflow/tfjs'
import { loadTfjs } from '../../src/engine/tfjs.js'
import { projectRoot } from '../../src/platform/paths.js'
import { relativeDifference } from '../engine/compiled/compare-kernel.js'
import { predict, predictOutputs } from '../support/predictions.js'
import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { announce, uploadFile } from '../support/uploads.js'
import type { UserError } from '../support/versions.js'

let strata: TestStrata
let tf: typeof tfjs
beforeAll(async () => {
  tf = await loadTfjs()
  strata = await startStrata({ worker: false })
})
afterAll(() => strata.close())

interface Imported {
  readonly modelVersion: {
    readonly id: string
    readonly number: number
    readonly trainingRun: null
    readonly architecture: { readonly name: string; readonly parameterCount: number }
    readonly signature: {
      readonly inputs: readonly { readonly name: string; readonly features: readonly { readonly kind: string }[] }[]
      readonly outputs: readonly { readonly name: string; readonly type: string }[]
    }
  } | null
  readonly userErrors: readonly UserError[]
}

async function importModel(input: object): Promise<Imported> {
  const { importModel: imported } = await strata.graphql<{ importModel: Imported }>(
    `mutation ($input: ImportModelInput!) {
      importModel(input: $input) {
        modelVersion {
          id number
          trainingRun { id }
          architecture { name parameterCount }
          signature { inputs { name features { kind } } outputs { name type } }
        }
        userErrors { code message path }
      }
    }`,
    { input },
  )
  return imported
}

/** model.json, and the weights in as many files as are asked for. */
async function save(model: tfjs.LayersModel, fileCount = 1): Promise<{ json: string; files: Uint8Array[] }> {
  let saved: tfjs.io.ModelArtifacts | undefined
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      saved = artifacts
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } }
    }),
  )
  const { modelTopology, weightSpecs: weights, weightData } = saved!
  const bytes = new Uint8Array(tf.io.CompositeArrayBuffer.join(weightData))
  const size = Math.ceil(bytes.length / fileCount)
  const files = Array.from({ length: fileCount }, (_, index) => bytes.slice(index * size, (index + 1) * size))
  const paths = files.map((_, index) => `group1-shard${index + 1}of${fileCount}.bin`)
  return { json: JSON.stringify({ modelTopology, weightsManifest: [{ paths, weights }] }), files }
}

async function upload({ json, files }: { json: string; files: readonly Uint8Array[] }) {
  const weightUploadIds: string[] = []
  for (const file of files) weightUploadIds.push(await uploadFile(strata, file))
  return { modelUploadId: await uploadFile(strata, json), weightUploadIds }
}

test('a model that TensorFlow.js saved in several files predicts here what it predicts there', async () => {
  const pixels = tf.input({ shape: [4, 4, 1], name: 'pixels' })
  const codes = tf.input({ shape: [3], name: 'codes', dtype: 'int32' })
  const convolved = tf.layers.conv2d({ filters: 2, kernelSize: 3, activation: 'relu' }).apply(pixels)
  const embedded = tf.layers.embedding({ inputDim: 5, outputDim: 2 }).apply(codes)
  const flat = [convolved, embedded].map((x) => tf.layers.flatten().apply(x) as tfjs.SymbolicTensor)
  const all = tf.layers.concatenate().apply(flat)
  const output = tf.layers.dense({ units: 3, activation: 'softmax', name: 'kind' }).apply(all) as tfjs.SymbolicTensor
  const model = tf.model({ inputs: [pixels, codes], outputs: output })
  const files = await upload(await save(model, 3))
  const { modelVersion, userErrors } = await importModel({ name: 'seen', tfjs: files })
  expect(userErrors).toEqual([])
  expect(modelVersion).toMatchObject({
    number: 1,
    trainingRun: null,
    architecture: { name: 'seen', parameterCount: model.countParams() },
    signature: {
      inputs: [
        { name: 'pixels', features: [{ kind: 'TENSOR' }] },
        { name: 'codes', features: [{ kind: 'TENSOR' }] },
      ],
      outputs: [{ name: 'kind', type: 'TENSOR' }],
    },
  })

  const rows = [0, 1].map((row) => ({
    pixels: Array.from({ length: 16 }, (_, index) => Math.sin(index + row)),
    codes: [row, 4, 2],
  }))
  const answers = await predictOutputs(strata, 'seen', rows)
  const expected = model.predict([
    tf
      .tensor(
        rows.map((row) => row.pixels),
        [2, 16],
      )
      .reshape([2, 4, 4, 1]),
    tf.tensor(
      rows.map((row) => row.codes),
      [2, 3],
      'int32',
    ),
  ]) as tfjs.Tensor
  const found = Float32Array.from(answers.flatMap(({ values = [] }) => values))
  expect(relativeDifference(found, expected.dataSync<'float32'>())).toBeLessThan(1e-5)

  const again = await importModel({ name: 'seen', tfjs: files })
  expect(again.modelVersion?.number).toBe(2)
  const fraction = await predict(strata, 'seen', [{ ...rows[0], codes: [0.5, 1, 2] }])
  expect(fraction.userErrors[0]?.message).toMatch('has to be a whole number')
}, 60_000)

test('what cannot be read is a userError for each mistake', async () => {
  const layers = [
    tf.layers.dense({ units: 2, inputShape: [3], name: 'd', kernelConstraint: tf.constraints.nonNeg() }),
    tf.layers.thresholdedReLU({ theta: 0.5, name: 't' }),
  ]
  const { modelVersion, userErrors } = await importModel({
    name: 'foreign',
    tfjs: await upload(await save(tf.sequential({ layers }))),
  })
  expect(modelVersion).toBeNull()
  expect(userErrors).toEqual([
    {
      code: 'INVALID_INPUT',
      message: expect.stringContaining('layer 0 (Dense d): kernel_constraint') as string,
      path: ['tfjs', 'modelUploadId'],
    },
    {
      code: 'INVALID_INPUT',
      message: expect.stringContaining('there is no counterpart to the class ThresholdedReLU') as string,
      path: ['tfjs', 'modelUploadId'],
    },
  ])
}, 60_000)

test('inputs of any length are refused, since predict needs to know their length', async () => {
  const model = tf.sequential({ layers: [tf.layers.conv1d({ filters: 2, kernelSize: 2, inputShape: [null, 3] })] })
  const { userErrors } = await importModel({ name: 'long', tfjs: await upload(await save(model)) })
  expect(userErrors.map(({ message }) => message)).toEqual([
    'input 0 (input) needs every axis fixed, got [any, 3]: give its batch_input_shape a length',
  ])
}, 60_000)

test('an architecture that Keras wrote comes in as an object or as its text, and its mistakes are userErrors', async () => {
  const { cases } = JSON.parse(
    readFileSync(join(projectRoot, 'test/engine/interchange/keras-models.json'), 'utf8'),
  ) as {
    cases: { name: string; model: { config: { layers: { class_name: string }[] } } }[]
  }
  const { model } = cases.find(({ name }) => name === 'sequences')!
  const importArchitecture = async (keras: unknown) => {
    const { importArchitecture: imported } = await strata.graphql<{
      importArchitecture: { architecture: { version: number; layers: { type: string }[] } | null; userErrors: object[] }
    }>(
      `mutation ($input: ImportArchitectureInput!) {
        importArchitecture(input: $input) {
          architecture { version layers { type } }
          userErrors { code message path }
        }
      }`,
      { input: { name: 'keras', keras } },
    )
    return imported
  }
  const first = await importArchitecture(model)
  expect(first.userErrors).toEqual([])
  expect(first.architecture?.layers[0]).toEqual({ type: 'conv1d' })
  const second = await importArchitecture(JSON.stringify(model))
  expect(second.architecture).toEqual({ ...first.architecture, version: 2 })
  model.config.layers[1]!.class_name = 'Lambda'
  expect(await importArchitecture(model)).toEqual({
    architecture: null,
    userErrors: [
      {
        code: 'INVALID_INPUT',
        message: expect.stringContaining(
          'layer 1 (Lambda conv1d): there is no counterpart to the class Lambda',
        ) as string,
        path: ['keras'],
      },
    ],
  })
  expect((await importArchitecture('{')).userErrors).toMatchObject([{ path: ['keras'] }])
})

test('uploads that are not there, or not complete, are userErrors', async () => {
  const waiting = await announce(strata, { filename: 'model.json' })
  const missing = await importModel({ name: 'x', tfjs: { modelUploadId: 'up_none', weightUploadIds: [] } })
  expect(missing.userErrors).toEqual([
    { code: 'NOT_FOUND', message: 'no upload "up_none"', path: ['tfjs', 'modelUploadId'] },
  ])
  const early = await importModel({ name: 'x', tfjs: { modelUploadId: waiting.id, weightUploadIds: [] } })
  expect(early.userErrors).toMatchObject([{ code: 'NOT_READY', path: ['tfjs', 'modelUploadId'] }])
})
