import type * as tfjs from '@tensorflow/tfjs'
import type * as ort from 'onnxruntime-web'
import type { Browser, Page } from 'playwright-core'
import { InvalidSpec } from '../../src/engine/errors.js'
import { exportOnnx } from '../../src/engine/interchange/onnx/export-onnx.js'
import { exportTfjs } from '../../src/engine/interchange/tfjs/export-tfjs.js'
import { relativeDifference } from '../engine/compiled/compare-kernel.js'
import { exportCases } from '../engine/interchange/export-cases.js'
import { drawInputs, drawModel, predictEagerly } from '../engine/interchange/models.js'
import { inBrowser, launchChromium } from '../support/chromium.js'
import { buildArchitecture, plantFlowers, trainFlowers } from '../support/flowers.js'
import { startStrata } from '../support/server.js'
import { servePages } from './pages.js'
import type { Pages } from './pages.js'

/** What a page is given, and gives back, as plain lists. */
interface Given {
  readonly name: string
  readonly dtype: 'float32' | 'int32'
  readonly shape: number[]
  readonly values: number[]
}
type Answers = readonly { readonly shape: readonly number[]; readonly values: number[] }[]

interface Subject {
  readonly name: string
  readonly given: readonly Given[]
  readonly outputs: readonly string[]
  readonly expected: Answers
  readonly isForTfjs: boolean
}

declare const globalThis: { readonly ort: typeof ort; readonly tf: typeof tfjs }

const batchSize = 3
const files = new Map<string, Uint8Array | string>()
const subjects: Subject[] = []
let browser: Browser
let pages: Pages

beforeAll(async () => {
  browser = await launchChromium()
  pages = await servePages(files)
  for (const [index, one] of exportCases.entries()) await addSubject(`/models/${index}`, one)
}, 120_000)
afterAll(async () => {
  await browser.close()
  await pages.close()
})

/** Exports a network for the browser to fetch, with what the reference makes of some inputs. */
async function addSubject(folder: string, { name, input, codes }: (typeof exportCases)[number]): Promise<void> {
  const model = drawModel(input, codes)
  const { architecture, weights } = model
  files.set(`${folder}/model.onnx`, await exportOnnx(architecture, weights))
  let isForTfjs = true
  try {
    const exported = exportTfjs(architecture, weights)
    files.set(`${folder}/model.json`, exported.modelJson).set(`${folder}/weights.bin`, exported.weights)
  } catch (error) {
    if (!(error instanceof InvalidSpec)) throw error
    isForTfjs = false
  }
  const inputs = drawInputs(model, batchSize)
  const expected = await predictEagerly(model, batchSize, inputs)
  subjects.push({
    name: folder + ' ' + name,
    given: architecture.inputs.map((spec) => ({
      name: spec.name,
      dtype: spec.dtype,
      shape: inputs[spec.name]!.shape,
      values: [...inputs[spec.name]!.values],
    })),
    outputs: architecture.outputs,
    expected: expected.map(({ shape, values }) => ({ shape, values: [...values] })),
    isForTfjs,
  })
}

/** A page of ours; errors in it end the test. */
async function openPage(): Promise<Page> {
  const page = await browser.newPage()
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(pages.origin)
  return page
}

/** Runs in the page: what ONNX Runtime, compiled to WebAssembly, makes of the inputs. */
async function runOnnx({ url, given, outputs }: { url: string; given: readonly Given[]; outputs: readonly string[] }) {
  const { ort } = globalThis
  ort.env.wasm.wasmPaths = '/ort/'
  ort.env.wasm.numThreads = 1
  const session = await ort.InferenceSession.create(url, { executionProviders: ['wasm'] })
  const feeds = given
    .filter(({ name }) => session.inputNames.includes(name))
    .map(({ name, dtype, shape, values }) => {
      const typed = dtype === 'int32' ? Int32Array.from(values) : Float32Array.from(values)
      return [name, new ort.Tensor(dtype, typed, shape)] as const
    })
  const answers = await session.run(Object.fromEntries(feeds))
  await session.release()
  return outputs.map((name) => ({
    shape: [...answers[name]!.dims],
    values: [...(answers[name]!.data as Float32Array)],
  }))
}

/** Runs in the page: what TensorFlow.js makes of the inputs. */
async function runTfjs({ url, given }: { url: string; given: readonly Given[] }) {
  const { tf } = globalThis
  const model = await tf.loadLayersModel(url)
  const inputs = given.map(({ dtype, shape, values }) => tf.tensor(values, shape, dtype))
  const answer = model.predict(inputs.length === 1 ? inputs[0]! : inputs)
  const answers = Array.isArray(answer) ? answer : [answer]
  const read = await Promise.all(
    answers.map(async (tensor) => ({ shape: tensor.shape, values: [...(await tensor.data())] })),
  )
  model.dispose()
  return read
}

function differencesOf(found: Answers, expected: Answers): number {
  expect(found.map(({ shape }) => shape)).toEqual(expected.map(({ shape }) => shape))
  const differences = found.map(({ values }, index) =>
    relativeDifference(Float32Array.from(values), Float32Array.from(expected[index]!.values)),
  )
  return Math.max(...differences)
}

inBrowser(
  'onnxruntime-web answers as the reference does, for every network',
  async () => {
    const page = await openPage()
    for (const { name, given, outputs, expected } of subjects) {
      const url = `${pages.origin}${name.split(' ', 1)[0]!}/model.onnx`
      const found = await page.evaluate(runOnnx, { url, given, outputs })
      expect([name, differencesOf(found, expected) < 1e-5]).toEqual([name, true])
    }
    await page.close()
  },
  180_000,
)

inBrowser(
  'TensorFlow.js answers as the reference does, for every network that it can hold',
  async () => {
    const page = await openPage()
    const held = subjects.filter(({ isForTfjs }) => isForTfjs)
    expect(held.length).toBeGreaterThan(80)
    for (const { name, given, expected } of held) {
      const url = `${pages.origin}${name.split(' ', 1)[0]!}/model.json`
      const found = await page.evaluate(runTfjs, { url, given })
      expect([name, differencesOf(found, expected) < 1e-4]).toEqual([name, true])
    }
    await page.close()
  },
  180_000,
)

inBrowser(
  'a page of another origin opens the downloadUrl of an export, where CORS_ORIGINS names it',
  async () => {
    const strata = await startStrata({ env: { CORS_ORIGINS: pages.origin } })
    try {
      const flowers = await plantFlowers(strata)
      const architectureId = await buildArchitecture(strata, {
        inputs: [{ name: 'x', shape: [4] }],
        layers: [{ dense: { name: 'species', units: 3, activation: 'SOFTMAX' } }],
      })
      const changes = { modelName: 'flowers', strategy: { endToEnd: { epochs: 2 } } }
      const trained = await trainFlowers(strata, { ...flowers, architectureId }, changes)
      const urlOf = async (format: string) => {
        const { exportModelVersion } = await strata.graphql<{
          exportModelVersion: { files: { downloadUrl: string }[] }
        }>(
          `mutation ($input: ExportModelVersionInput!) {
            exportModelVersion(input: $input) { files { downloadUrl } userErrors { message } }
          }`,
          { input: { modelVersionId: trained.modelVersion!.id, format } },
        )
        return exportModelVersion.files[0]!.downloadUrl
      }
      const given: Given[] = [{ name: 'x', dtype: 'float32', shape: [2, 4], values: [1, 2, 3, 4, -1, 0, 1, 0.5] }]
      const page = await openPage()
      const ofTfjs = await page.evaluate(runTfjs, { url: await urlOf('TFJS'), given })
      const ofOnnx = await page.evaluate(runOnnx, { url: await urlOf('ONNX'), given, outputs: ['species'] })
      expect(differencesOf(ofTfjs, ofOnnx)).toBeLessThan(1e-5)
      expect(ofOnnx[0]!.shape).toEqual([2, 3])
      await page.close()
    } finally {
      await strata.close()
    }
  },
  120_000,
)
