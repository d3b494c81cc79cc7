import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { intersectMasks } from './masks.js'
import { formatShape, refuse, resolveAxis } from './shapes.js'
import type { SymbolicShape } from '../tensors.js'

const schema = z.strictObject({
  type: z.literal('concatenate'),
  axis: z
    .int()
    .default(-1)
    .describe(
      'The axis along which the inputs are put one after the other; as in Keras counted from 1 (0 is the batch), or from the end if negative.',
    ),
})

export const concatenate: LayerDefinition<z.output<typeof schema>> = {
  type: 'concatenate',
  description: 'Its inputs one after the other along an axis; their other axes must agree. Keras Concatenate.',
  schema,
  arity: 'many',
  inferShape(spec, inputs) {
    const [first = []] = inputs
    const place = resolveAxis(spec.axis, first)
    const found = inputs.map(formatShape).join(', ')
    if (inputs.some(({ length }) => length !== first.length)) {
      return refuse(`inputs must have the same number of axes, got shapes ${found}`, 'inputs')
    }
    const agree = (axis: number) => {
      const sizes = new Set(inputs.map((shape) => shape[axis]).filter((size) => size !== null))
      if (sizes.size > 1) {
        return refuse(`inputs may differ along axis ${place + 1} alone, got shapes ${found}`, 'inputs')
      }
      return [...sizes][0] ?? null
    }
    const sumUp = (shapes: readonly SymbolicShape[]) =>
      shapes.reduce<number | null>((sum, shape) => {
        const size = shape[place]
        return sum === null || typeof size !== 'number' ? null : sum + size
      }, 0)
    return first.map((_, axis) => (axis === place ? sumUp(inputs) : agree(axis)))
  },
  weights: () => [],
  flops: () => 0,
  mask(spec, inputs, context) {
    const { tf, mask } = context
    const isAlongTime = resolveAxis(spec.axis, inputs[0]?.shape.slice(1) ?? []) === 0
    if (!isAlongTime || inputs.every((_, index) => !mask(index))) return intersectMasks(inputs, context)
    // Every step of an input without a mask is real.
    return tf.concat(
      inputs.map((input, index) => mask(index) ?? tf.ones(input.shape.slice(0, 2))),
      1,
    )
  },
  apply(spec, inputs, { tf }) {
    const shape = inputs[0]?.shape.slice(1) ?? []
    return tf.concat([...inputs], 1 + resolveAxis(spec.axis, shape))
  },
}
