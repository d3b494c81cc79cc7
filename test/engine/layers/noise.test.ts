import type * as tfjs from '@tensorflow/tfjs'
import { loadTfjs } from '../../../src/engine/tfjs.js'
import { applyEagerly, buildOneLayer, drawNormal } from './forward.js'

let tf: typeof tfjs
beforeAll(async () => {
  tf = await loadTfjs()
})

const number = (tensor: tfjs.Tensor): number => tensor.dataSync()[0]!

/** Mean and standard deviation of all values. */
function measure(x: tfjs.Tensor): { mean: number; deviation: number } {
  const { mean, variance } = tf.moments(x)
  return { mean: number(mean), deviation: Math.sqrt(number(variance)) }
}

test.each([
  [{ gaussianNoise: { stddev: 0.5 } }, 0.5],
  [{ gaussianDropout: { rate: 0.2 } }, 0.5],
])('%j moves values by its standard deviation and leaves their mean', (layer, deviation) => {
  const network = buildOneLayer(layer, [2000])
  const { output } = applyEagerly(tf, network, {}, { x: tf.ones([10, 2000]) }, true)
  const found = measure(output)
  expect(found.mean).toBeCloseTo(1, 1)
  expect(found.deviation).toBeCloseTo(deviation, 1)
})

test('alpha dropout leaves mean and variance of standard normal values as they are', () => {
  const network = buildOneLayer({ alphaDropout: { rate: 0.3 } }, [2000])
  const { output } = applyEagerly(tf, network, {}, { x: drawNormal(tf, 'x', [20, 2000]) }, true)
  const found = measure(output)
  expect(found.mean).toBeCloseTo(0, 1)
  expect(found.deviation).toBeCloseTo(1, 1)
})

test.each([
  ['spatialDropout1d', [5, 200]],
  ['spatialDropout2d', [3, 4, 200]],
  ['spatialDropout3d', [2, 3, 2, 200]],
])('%s drops whole channels and scales the others', (type, shape) => {
  const network = buildOneLayer({ [type]: { rate: 0.25 } }, shape)
  const { output } = applyEagerly(tf, network, {}, { x: tf.ones([4, ...shape]) }, true)
  const places = [...shape.keys()].slice(0, -1).map((axis) => axis + 1)
  expect(number(tf.max(tf.sub(tf.max(output, places), tf.min(output, places))))).toBe(0)
  expect(number(tf.max(output))).toBeCloseTo(4 / 3, 6)
  expect(number(tf.mean(tf.cast(tf.equal(output, 0), 'float32')))).toBeCloseTo(0.25, 1)
})

test.each([
  { gaussianNoise: { stddev: 1 } },
  { gaussianDropout: { rate: 0.5 } },
  { alphaDropout: { rate: 0.5 } },
  { spatialDropout1d: { rate: 0.5 } },
])('%j passes everything on outside training', (layer) => {
  const network = buildOneLayer(layer, [4, 3])
  const x = drawNormal(tf, 'x', [2, 4, 3])
  expect(applyEagerly(tf, network, {}, { x }, false).output.dataSync()).toEqual(x.dataSync())
})
