import type * as tfjs from '@tensorflow/tfjs'
import { add, binary, cast, compare, mul, select, unary } from '../../graph/elementwise.js'
import type { GraphBuilder } from '../../graph/builder.js'
import type { Value } from '../../graph/graph.js'
import { defineKernel } from '../kernel.js'

/** 1 above zero, else 0; NaN gives 0, which is why gradients multiply it with something that knows. */
const isPositive = (g: GraphBuilder, x: Value): Value =>
  cast(g, compare(g, 'Greater', x, g.fill(0, [], x.dtype)), 'float32')

export const activationKernels = [
  defineKernel<{ x: Value }>('Relu6', (g, { x }) => binary(g, 'Min', unary(g, 'Relu', x), g.fill(6))),
  defineKernel<{ x: Value }, tfjs.LeakyReluAttrs>('LeakyRelu', (g, { x }, { alpha }) =>
    g.emit('LeakyRelu', [x], x.shape, 'float32', { alpha: { float: alpha } }),
  ),
  defineKernel<{ x: Value; alpha: Value }>('Prelu', (g, { x, alpha }) =>
    add(g, unary(g, 'Relu', x), mul(g, alpha, binary(g, 'Min', x, g.fill(0)))),
  ),
  defineKernel<{ x: Value }>('Elu', (g, { x }) => g.emit('Elu', [x], x.shape, 'float32', { alpha: { float: 1 } })),
  // The slope of elu, from its result: 1 from zero on, result + 1 below.
  defineKernel<{ dy: Value; y: Value }>('EluGrad', (g, { dy, y }) =>
    mul(g, dy, add(g, binary(g, 'Min', y, g.fill(0)), g.fill(1))),
  ),
  defineKernel<{ x: Value }>('Selu', (g, { x }, _, tf) => {
    const { SELU_SCALE, SELU_SCALEALPHA } = tf.backend_util
    const attributes = { alpha: { float: SELU_SCALEALPHA / SELU_SCALE }, gamma: { float: SELU_SCALE } }
    return g.emit('Selu', [x], x.shape, 'float32', attributes)
  }),
  // max(x, 0) + log(1 + exp(-|x|)): never overflows; ONNX Runtime's own Softplus is several times slower.
  defineKernel<{ x: Value }>('Softplus', (g, { x }) => {
    const decay = unary(g, 'Exp', unary(g, 'Neg', unary(g, 'Abs', x)))
    return add(g, unary(g, 'Relu', x), unary(g, 'Log', add(g, decay, g.fill(1))))
  }),
  // 1 above zero, alpha elsewhere.
  defineKernel<{ x: Value }, tfjs.StepAttrs>('Step', (g, { x }, { alpha }) =>
    alpha ? add(g, mul(g, isPositive(g, x), g.fill(1 - alpha)), g.fill(alpha)) : isPositive(g, x),
  ),
  defineKernel<{ logits: Value }, tfjs.SoftmaxAttrs>('Softmax', (g, { logits }, { dim }) =>
    g.emit('Softmax', [logits], logits.shape, 'float32', { axis: dim }),
  ),
  defineKernel<{ logits: Value }, tfjs.LogSoftmaxAttrs>('LogSoftmax', (g, { logits }, { axis }) =>
    g.emit('LogSoftmax', [logits], logits.shape, 'float32', { axis }),
  ),
  defineKernel<{ x: Value }, tfjs.ClipByValueAttrs>('ClipByValue', (g, { x }, { clipValueMin, clipValueMax }) =>
    g.emit('Clip', [x, g.fill(clipValueMin, [], x.dtype), g.fill(clipValueMax, [], x.dtype)], x.shape, x.dtype),
  ),
  defineKernel<{ condition: Value; t: Value; e: Value }>('Select', (g, { condition, t, e }) =>
    select(g, condition, t, e),
  ),
]
