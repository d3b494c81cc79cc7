import type * as tfjs from '@tensorflow/tfjs'
import { constant, integers, wave } from '../compare-kernel.js'
import type { KernelCase } from './kernel-case.js'

type Tf = typeof tfjs
type Unary = (tf: Tf, x: tfjs.Tensor) => tfjs.Tensor
type Binary = (tf: Tf, a: tfjs.Tensor, b: tfjs.Tensor) => tfjs.Tensor

const unary = (name: string, compute: Unary, x = wave([3, 5]), hasGradient = true): KernelCase => ({
  name,
  inputs: [x],
  compute: (tf, [input]) => compute(tf, input!),
  hasGradient,
})

/** `sameShapesOnly`: TensorFlow.js's own gradient fails where shapes differ. */
const binary = (name: string, compute: Binary, gradient: 'all' | 'sameShapesOnly' | 'none' = 'all'): KernelCase[] =>
  [
    { shapes: 'equal shapes', a: wave([3, 5], 1, 2), b: wave([3, 5], 2) },
    { shapes: 'a vector over the last axis', a: wave([2, 3, 5], 1, 2), b: wave([5], 2) },
    { shapes: 'both broadcast', a: wave([3, 1], 1, 2), b: wave([1, 5], 2) },
    { shapes: 'a scalar', a: wave([3, 5], 1, 2), b: wave([], 4) },
  ].map(({ shapes, a, b }) => ({
    name: `${name} (${shapes})`,
    inputs: [a, b],
    compute: (tf, [left, right]) => compute(tf, left!, right!),
    hasGradient: gradient === 'all' || (gradient === 'sameShapesOnly' && shapes === 'equal shapes'),
  }))

const positive = { ...wave([3, 5]), values: wave([3, 5]).values.map((x) => Math.abs(x) + 0.2) }
const inside = { ...wave([3, 5]), values: wave([3, 5]).values.map((x) => x / 2) }
const withZeros = { ...wave([3, 5]), values: wave([3, 5]).values.map((x, i) => (i % 3 === 0 ? 0 : x)) }
const large = wave([3, 5], 0, 30)

export const elementwiseCases: KernelCase[] = [
  unary('abs at zero', (tf, x) => tf.abs(x), withZeros),
  unary('acos', (tf, x) => tf.acos(x), inside),
  unary('asin', (tf, x) => tf.asin(x), inside),
  unary('asinh', (tf, x) => tf.asinh(x)),
  unary('atan', (tf, x) => tf.atan(x)),
  unary('atanh', (tf, x) => tf.atanh(x), inside),
  unary('acosh', (tf, x) => tf.acosh(x.add(1)), positive),
  unary('ceil', (tf, x) => tf.ceil(x)),
  unary('cos', (tf, x) => tf.cos(x)),
  unary('cosh', (tf, x) => tf.cosh(x)),
  unary('elu', (tf, x) => tf.elu(x)),
  unary('erf', (tf, x) => tf.erf(x)),
  unary('exp', (tf, x) => tf.exp(x)),
  unary('expm1', (tf, x) => tf.expm1(x)),
  unary('floor', (tf, x) => tf.floor(x)),
  unary('gelu', (tf, x) => x.mul(tf.erf(x.mul(Math.SQRT1_2)).add(1)).mul(0.5)),
  unary('hard sigmoid', (tf, x) => tf.relu6(x.mul(4).add(3)).div(6)),
  unary('leaky relu', (tf, x) => tf.leakyRelu(x, 0.2)),
  unary('log', (tf, x) => tf.log(x), positive),
  unary('log1p', (tf, x) => tf.log1p(x), positive),
  unary('log sigmoid', (tf, x) => tf.logSigmoid(x)),
  unary('log softmax', (tf, x) => tf.logSoftmax(x)),
  unary('mish', (tf, x) => x.mul(tf.tanh(tf.softplus(x)))),
  unary('neg', (tf, x) => tf.neg(x)),
  unary('prelu', (tf, x) => tf.prelu(x, tf.tensor1d([0.1, 0.2, 0.3, 0.4, 0.5]))),
  unary('reciprocal', (tf, x) => tf.reciprocal(x), positive),
  unary('relu', (tf, x) => tf.relu(x)),
  unary('relu at zero', (tf, x) => tf.relu(x), withZeros),
  unary('relu6', (tf, x) => tf.relu6(x.mul(5))),
  unary('round', (tf, x) => tf.round(x.mul(3))),
  unary('rsqrt', (tf, x) => tf.rsqrt(x), positive),
  unary('selu', (tf, x) => tf.selu(x)),
  unary('sigmoid', (tf, x) => tf.sigmoid(x)),
  unary('sigmoid of large values', (tf, x) => tf.sigmoid(x), large),
  unary('sign', (tf, x) => tf.sign(x), withZeros),
  unary('silu', (tf, x) => x.mul(tf.sigmoid(x))),
  unary('sin', (tf, x) => tf.sin(x)),
  unary('sinh', (tf, x) => tf.sinh(x)),
  unary('softmax', (tf, x) => tf.softmax(x)),
  unary('softmax of large values', (tf, x) => tf.softmax(x), large, false),
  unary('softplus', (tf, x) => tf.softplus(x)),
  unary('softplus of large values', (tf, x) => tf.softplus(x), large),
  unary('softsign', (tf, x) => x.div(tf.abs(x).add(1))),
  unary('sqrt', (tf, x) => tf.sqrt(x), positive),
  unary('square', (tf, x) => tf.square(x)),
  unary('step', (tf, x) => tf.step(x, 0.3), withZeros),
  unary('tan', (tf, x) => tf.tan(x), inside),
  unary('tanh', (tf, x) => tf.tanh(x)),
  unary('clip with values at the bounds', (tf, x) => tf.clipByValue(x, 0, 0.8), withZeros),
  unary('cast to int32', (tf, x) => tf.cast(x.mul(5), 'int32'), wave([3, 5]), false),
  unary('cast to bool', (tf, x) => tf.cast(x, 'bool'), withZeros, false),
  unary('zeros and ones like', (tf, x) => tf.onesLike(x).add(tf.zerosLike(x)).mul(x)),
  unary('logical not', (tf, x) => tf.logicalNot(x.greater(0)), wave([3, 5]), false),
  ...binary('add', (tf, a, b) => tf.add(a, b)),
  ...binary('sub', (tf, a, b) => tf.sub(a, b)),
  ...binary('mul', (tf, a, b) => tf.mul(a, b)),
  ...binary('div', (tf, a, b) => tf.div(a, b.abs().add(0.5))),
  ...binary('maximum', (tf, a, b) => tf.maximum(a, b), 'sameShapesOnly'),
  ...binary('minimum', (tf, a, b) => tf.minimum(a, b), 'sameShapesOnly'),
  ...binary('squared difference', (tf, a, b) => tf.squaredDifference(a, b), 'sameShapesOnly'),
  ...binary('pow', (tf, a, b) => tf.pow(a.abs().add(0.3), b)),
  ...binary('mod', (tf, a, b) => tf.mod(a, b.abs().add(0.5))),
  ...binary('floor division', (tf, a, b) => tf.floorDiv(a, b.abs().add(0.5)), 'none'),
  ...(['equal', 'notEqual', 'greater', 'greaterEqual', 'less', 'lessEqual'] as const).flatMap((name) =>
    binary(name, (tf, a, b) => tf[name](a.mul(2).round(), b.mul(2).round()), 'none'),
  ),
  ...(['logicalAnd', 'logicalOr'] as const).flatMap((name) =>
    binary(name, (tf, a, b) => tf[name](a.greater(0), b.greater(0)), 'none'),
  ),
  ...binary('where', (tf, a, b) => tf.where(tf.greaterEqual(a, b), a.mul(b), a.add(b))),
  unary('add of many', (tf, x) => tf.addN([x, x.mul(2), x.square()])),
  {
    name: 'integer arithmetic',
    inputs: [integers([3, 5], 9), integers([5], 4)],
    compute: (tf, [a, b]) => tf.add(tf.mul(a!, b!), tf.mod(a!, tf.add(b!, tf.scalar(1, 'int32')))),
    hasGradient: false,
  },
  {
    name: 'equal maxima share no gradient by mistake',
    inputs: [constant([2, 3], 1), constant([2, 3], 1)],
    compute: (tf, [a, b]) => tf.maximum(a!, b!),
  },
]
