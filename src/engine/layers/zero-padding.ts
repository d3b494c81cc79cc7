import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { onlyInput, requireRank } from './shapes.js'

const amount = z.int().min(0)

const schema1d = z.strictObject({
  type: z.literal('zeroPadding1d'),
  padding: z
    .tuple([amount, amount], 'must hold two whole numbers')
    .default([1, 1])
    .describe('Zeros at the start and at the end.'),
})

const schema2d = z.strictObject({
  type: z.literal('zeroPadding2d'),
  padding: z
    .tuple([amount, amount, amount, amount], 'must hold four whole numbers')
    .default([1, 1, 1, 1])
    .describe('Rows of zeros above and below, and columns to the left and to the right.'),
})

const schema3d = z.strictObject({
  type: z.literal('zeroPadding3d'),
  padding: z
    .tuple([amount, amount, amount, amount, amount, amount], 'must hold six whole numbers')
    .default([1, 1, 1, 1, 1, 1])
    .describe('Zeros before and after the depth, then the height, then the width.'),
})

type PaddingSpec = z.output<typeof schema1d> | z.output<typeof schema2d> | z.output<typeof schema3d>

/** Zeros before and after each axis. */
const pairs = ({ padding }: PaddingSpec): [number, number][] =>
  Array.from({ length: padding.length / 2 }, (_, axis) => [padding[2 * axis] ?? 0, padding[2 * axis + 1] ?? 0])

const define = <S extends PaddingSpec>(
  type: S['type'],
  schema: z.ZodType<S>,
  axes: readonly string[],
  peer: string,
): LayerDefinition<S> => ({
  type,
  description: `Zeros around [${axes.join(', ')}, channels]. Keras ${peer}.`,
  schema,
  arity: 'one',
  inferShape(spec, inputs) {
    const shape = requireRank(inputs, [...axes, 'channels'])
    const zeros = pairs(spec)
    return shape.map((size, axis) => (size === null ? null : size + (zeros[axis]?.[0] ?? 0) + (zeros[axis]?.[1] ?? 0)))
  },
  weights: () => [],
  flops: () => 0,
  apply: (spec, inputs, { tf }) => tf.pad(onlyInput(inputs), [[0, 0], ...pairs(spec), [0, 0]]),
})

export const zeroPadding1d = define('zeroPadding1d', schema1d, ['length'], 'ZeroPadding1D')
export const zeroPadding2d = define('zeroPadding2d', schema2d, ['height', 'width'], 'ZeroPadding2D')
export const zeroPadding3d = define('zeroPadding3d', schema3d, ['depth', 'height', 'width'], 'ZeroPadding3D')
