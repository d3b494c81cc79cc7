import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { intersectMasks } from './masks.js'
import { mergeShapes, requirePair } from './merged-shape.js'
import { countValues } from './shapes.js'

type Tensors = readonly [tfjs.Tensor, ...tfjs.Tensor[]]

const defineSchema = <T extends string>(type: T) => z.strictObject({ type: z.literal(type) })

type MergeSpec<T extends string> = z.output<ReturnType<typeof defineSchema<T>>>

const define = <T extends string>(
  type: T,
  description: string,
  merge: (tf: typeof tfjs, inputs: Tensors) => tfjs.Tensor,
): LayerDefinition<MergeSpec<T>> => ({
  type,
  description,
  schema: defineSchema(type),
  arity: 'many',
  inferShape: (_, inputs) => mergeShapes(inputs),
  weights: () => [],
  flops: (_, inputs, output) => (inputs.length - 1) * countValues(output),
  mask: (_, inputs, context) => intersectMasks(inputs, context),
  apply(_, inputs, { tf }) {
    const [first, ...others] = inputs
    if (!first) throw new Error(`${type} reads two inputs or more, got none`)
    return merge(tf, [first, ...others])
  },
})

/** TensorFlow.js has no gradient of maximum and minimum where shapes differ: axes of 1 are repeated before. */
function choose(tf: typeof tfjs, inputs: Tensors, op: 'maximum' | 'minimum'): tfjs.Tensor {
  const shape = inputs[0].shape.map((_, axis) => Math.max(...inputs.map((input) => input.shape[axis] ?? 1)))
  const whole = (x: tfjs.Tensor) => (x.shape.join() === shape.join() ? x : x.mul(tf.ones(shape)))
  return inputs.map(whole).reduce((chosen, input) => tf[op](chosen, input))
}

const alike = 'their shapes must be equal, but an axis of 1 goes with any'

const difference = define(
  'subtract',
  `The first input less the second, value by value; ${alike}. Keras Subtract.`,
  (tf, [first, ...others]) => others.reduce<tfjs.Tensor>((rest, input) => tf.sub(rest, input), first),
)

export const subtract: typeof difference = {
  ...difference,
  inferShape(spec, inputs) {
    requirePair(inputs, 'what is taken from, and what is taken')
    return difference.inferShape(spec, inputs)
  },
}

export const multiply = define(
  'multiply',
  `The product of its inputs, value by value; ${alike}. Keras Multiply.`,
  (tf, [first, ...others]) => others.reduce<tfjs.Tensor>((product, input) => tf.mul(product, input), first),
)

export const average = define(
  'average',
  `The mean of its inputs, value by value; ${alike}. Keras Average.`,
  (tf, inputs) => inputs.reduce((sum, input) => tf.add(sum, input)).mul(1 / inputs.length),
)

export const maximum = define(
  'maximum',
  `The greatest of its inputs, value by value; ${alike}. Keras Maximum.`,
  (tf, inputs) => choose(tf, inputs, 'maximum'),
)

export const minimum = define(
  'minimum',
  `The least of its inputs, value by value; ${alike}. Keras Minimum.`,
  (tf, inputs) => choose(tf, inputs, 'minimum'),
)
