import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { requirePair } from './merged-shape.js'
import { countValues, formatShape, refuse, resolveAxis } from './shapes.js'
import type { SymbolicShape } from '../tensors.js'
import { normalizeToUnit } from './unit-normalization.js'

const schema = z.strictObject({
  type: z.literal('dot'),
  axes: z
    .tuple([z.int(), z.int()], 'must hold two whole numbers')
    .describe(
      'The axis of each input over which products are summed; as in Keras counted from 1 (0 is the batch), or from the end if negative.',
    ),
  normalize: z
    .boolean()
    .default(false)
    .describe('Scales both inputs to length 1 along that axis first: the result is the cosine of their angle.'),
})

type DotSpec = z.output<typeof schema>

const without = <T>(list: readonly T[], place: number): T[] => list.filter((_, index) => index !== place)

/** Where the summed axis stands in each input, without the batch axis. */
const places = ({ axes }: DotSpec, shapes: readonly SymbolicShape[]): [number, number] => [
  resolveAxis(axes[0], shapes[0] ?? [], 'axes'),
  resolveAxis(axes[1], shapes[1] ?? [], 'axes'),
]

/** [batch, others, summed] */
function asMatrix(tf: typeof tfjs, x: tfjs.Tensor, place: number): tfjs.Tensor {
  const axis = place + 1
  const order = [...without([...x.shape.keys()], axis), axis]
  return tf.transpose(x, order).reshape([x.shape[0] ?? 1, -1, x.shape[axis] ?? 1])
}

export const dot: LayerDefinition<DotSpec> = {
  type: 'dot',
  description:
    'Sums of products of two inputs along one axis of each: [a, n] and [b, n] over the last axes become [a, b], vectors a single number [1]. Keras Dot.',
  schema,
  arity: 'many',
  inferShape(spec, inputs) {
    requirePair(inputs, 'the factors')
    const [first = [], second = []] = inputs
    const [left, right] = places(spec, inputs)
    const [a, b] = [first[left] ?? null, second[right] ?? null]
    if (a !== null && b !== null && a !== b) {
      const found = `got ${a} and ${b} in shapes ${inputs.map(formatShape).join(', ')}`
      return refuse(`axes must name axes of equal length, ${found}`, 'axes')
    }
    const shape = [...without(first, left), ...without(second, right)]
    return shape.length === 0 ? [1] : shape
  },
  weights: () => [],
  flops(spec, inputs, output) {
    const [first = []] = inputs
    return 2 * countValues(output) * (first[places(spec, inputs)[0]] ?? 1)
  },
  apply(spec, inputs, { tf }) {
    const [first, second] = inputs
    if (!first || !second) throw new Error(`dot reads two inputs, got ${inputs.length}`)
    const shapes = [first.shape.slice(1), second.shape.slice(1)]
    const [left, right] = places(spec, shapes)
    const scale = (x: tfjs.Tensor, place: number) => (spec.normalize ? normalizeToUnit(tf, x, [place + 1]) : x)
    const [a, b] = [asMatrix(tf, scale(first, left), left), asMatrix(tf, scale(second, right), right)]
    const rest = [...without(shapes[0] ?? [], left), ...without(shapes[1] ?? [], right)]
    return tf.matMul(a, b, false, true).reshape([first.shape[0] ?? 1, ...(rest.length === 0 ? [1] : rest)])
  },
}
