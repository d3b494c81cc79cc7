/**
 * A peer of bench/training.ts and bench/inference.ts: steps a work of the same name in TensorFlow.js's own layers, or, where
 * a number of rows is given, predicts them. `tfjs.ts <work> <threads> wasm|tensorflow [rows]`; the protocol is that of
 * `bench/training/turns.ts`. Wasm has no gradient of a convolution's kernel; tensorflow is libtensorflow through
 * @tensorflow/tfjs-node, which brings a TensorFlow.js of its own: STRATA_TFJS_NODE names a folder that has both installed.
 */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type * as tfjs from '@tensorflow/tfjs'
import { serveTurns } from '../training/serve-turns.js'

const [name = '', threads = '1', backend = 'wasm', rows] = process.argv.slice(2)

async function load(): Promise<typeof tfjs> {
  const folder = process.env.STRATA_TFJS_NODE ?? process.cwd()
  if (backend !== 'wasm') return createRequire(join(folder, 'package.json'))('@tensorflow/tfjs-node') as typeof tfjs
  const { setThreadsCount, setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm')
  setThreadsCount(Number(threads))
  setWasmPaths(join(import.meta.dirname, '..', '..', 'node_modules', '@tensorflow', 'tfjs-backend-wasm', 'dist', '/'))
  return import('@tensorflow/tfjs')
}

const tf = await load()
if (!(await tf.setBackend(backend))) throw new Error(`there is no backend ${backend}`)
const { dense, lstm, embedding, flatten, conv2d, maxPooling2d } = tf.layers
const classes = (rows: number) =>
  tf
    .oneHot(
      tf.tidy(() => tf.range(0, rows, 1, 'int32').mod(10).toInt()),
      10,
    )
    .toFloat()

interface Peer {
  readonly layers: tfjs.layers.Layer[]
  readonly x: tfjs.Tensor
  readonly y: tfjs.Tensor
  readonly loss: 'meanSquaredError' | 'categoricalCrossentropy'
}

const autoencoder = (units: number): Peer => ({
  layers: [dense({ units, activation: 'relu', inputShape: [784] }), dense({ units: 784, activation: 'sigmoid' })],
  x: tf.randomNormal([128, 784]),
  y: tf.randomUniform([128, 784]),
  loss: 'meanSquaredError',
})

const recurrent = (steps: number): Peer => ({
  layers: [lstm({ units: 64, inputShape: [steps, 32] }), dense({ units: 10, activation: 'softmax' })],
  x: tf.randomNormal([64, steps, 32]),
  y: classes(64),
  loss: 'categoricalCrossentropy',
})

const convolution = (filters: number, inputShape?: [number, number, number]) =>
  conv2d({ filters, kernelSize: 3, padding: 'same', activation: 'relu', ...(inputShape && { inputShape }) })

const peers: Record<string, () => Peer> = {
  autoencoder: () => autoencoder(128),
  'autoencoder-50m': () => autoencoder(31_900),
  cnn: () => ({
    layers: [
      convolution(32, [28, 28, 1]),
      maxPooling2d({ poolSize: 2 }),
      convolution(64),
      maxPooling2d({ poolSize: 2 }),
      convolution(128),
      flatten(),
      dense({ units: 10, activation: 'softmax' }),
    ],
    x: tf.randomNormal([64, 28, 28, 1]),
    y: classes(64),
    loss: 'categoricalCrossentropy',
  }),
  'lstm-50': () => recurrent(50),
  recommender: () => ({
    layers: [
      embedding({ inputDim: 100_000, outputDim: 64, inputLength: 2 }),
      flatten(),
      dense({ units: 64, activation: 'relu' }),
      dense({ units: 1 }),
    ],
    x: tf.randomUniform([1024, 2], 0, 100_000, 'int32'),
    y: tf.randomUniform([1024, 1]),
    loss: 'meanSquaredError',
  }),
}

await serveTurns(async () => {
  const build = peers[name]
  if (!build) throw new Error(`no peer for ${name}`)
  const { layers, x, y, loss } = build()
  const model = tf.sequential({ layers })
  if (rows !== undefined) {
    const given = x.slice(0, Number(rows))
    const step = async (): Promise<number> => {
      const answer = model.predict(given) as tfjs.Tensor
      const [first] = await answer.data()
      answer.dispose()
      return Number(first)
    }
    return { step }
  }
  model.compile({ optimizer: tf.train.adam(0.001), loss })
  return { step: async () => Number(await model.trainOnBatch(x, y)) }
})
