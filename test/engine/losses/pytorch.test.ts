import type * as tfjs from '@tensorflow/tfjs'
import { computeLoss, losses, readsCodes, type LossConfig } from '../../../src/engine/losses/registry.js'
import type { HostTensor } from '../../../src/engine/tensors.js'
import { loadTfjs } from '../../../src/engine/tfjs.js'
import { computeCompiled, computeEagerly, relativeDifference, type Compute } from '../compiled/compare-kernel.js'
import ctc from './pytorch-ctc.json' with { type: 'json' }
import published from './pytorch-losses.json' with { type: 'json' }

interface Case {
  readonly config: LossConfig
  readonly target: tfjs.TensorLike
  readonly prediction: tfjs.TensorLike
  readonly mask?: tfjs.TensorLike | null
  readonly loss: number
  readonly gradient: readonly number[]
}

const cases = [...published, ...ctc] as unknown as Case[]
const named = cases.map((one) => [JSON.stringify(one.config), one] as const)

/** Nested lists as a tensor in host memory. */
function host(list: tfjs.TensorLike, dtype: 'float32' | 'int32'): HostTensor {
  const shape: number[] = []
  for (let level: unknown = list; Array.isArray(level); level = level[0]) shape.push(level.length)
  const values = (list as number[]).flat(shape.length - 1)
  return { shape, dtype, values: dtype === 'int32' ? Int32Array.from(values) : Float32Array.from(values) }
}

const inputsOf = ({ config, target, prediction, mask }: Case): HostTensor[] => [
  host(target, readsCodes(config) ? 'int32' : 'float32'),
  host(prediction, 'float32'),
  ...(mask ? [host(mask, 'int32')] : []),
]

test('every loss has a case of PyTorch', () => {
  expect(new Set(cases.map(({ config: { type } }) => type))).toEqual(new Set(Object.keys(losses)))
})

test.each(named)('value and gradient are those of PyTorch: %s', async (_, one) => {
  const tf = await loadTfjs()
  const [target, prediction, mask] = inputsOf(one).map(({ values, shape, dtype }) =>
    tf.tensor(values, [...shape], dtype),
  )
  const compute = (x: tfjs.Tensor): tfjs.Tensor => computeLoss(tf, one.config, target!, x, mask)
  expect(relativeDifference(compute(prediction!).dataSync(), [one.loss])).toBeLessThan(1e-5)
  expect(relativeDifference(tf.grad(compute)(prediction!).dataSync(), one.gradient)).toBeLessThan(1e-5)
})

test.each(named)('compiled computes what eager does, gradients too: %s', async (_, one) => {
  const compute: Compute = (tf, [target, prediction, mask]) => computeLoss(tf, one.config, target!, prediction!, mask)
  const inputs = inputsOf(one)
  const expected = await computeEagerly(compute, inputs, true)
  const actual = await computeCompiled(compute, inputs, true)
  expect(relativeDifference(actual.values[0]!, expected.values[0]!)).toBeLessThan(1e-5)
  const [gradient, wanted] = [actual.gradients.at(-1)!, expected.gradients.at(-1)!]
  expect(relativeDifference(gradient, wanted)).toBeLessThan(1e-5)
})
