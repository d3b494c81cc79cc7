import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import { padding, size3d } from './fields.js'
import type { LayerContext, LayerDefinition } from './layer.js'
import { pool } from './pooling.js'
import type { PoolingKind } from './pooling.js'
import { countValues, onlyInput, requireRank } from './shapes.js'
import { slide } from './windows.js'
import type { Window } from './windows.js'

const defineSchema = <T extends string>(type: T) =>
  z.strictObject({
    type: z.literal(type),
    poolSize: size3d('Depth, height and width of the windows.').default([2, 2, 2]),
    strides: size3d('Steps of the windows along depth, height and width. (Default: poolSize)').optional(),
    padding,
  })

type Pooling3dSpec<T extends string> = z.output<ReturnType<typeof defineSchema<T>>>
type Fields = Omit<Pooling3dSpec<string>, 'type'>

const describeWindows = ({ poolSize, strides = poolSize }: Fields): Window[] =>
  poolSize.map((size, axis) => ({ field: 'poolSize', size, stride: strides[axis] ?? size, dilation: 1 }))

/**
 * Planes first, then along the depth: the greatest of greatest values and the mean of means are those of the whole
 * window, and of equal values the first in row order gets the gradient either way.
 */
function poolVolume(kind: PoolingKind, spec: Fields, x: tfjs.Tensor, context: LayerContext): tfjs.Tensor {
  const [batch = 1, depth = 1, height = 1, width = 1, channels = 1] = x.shape
  const { poolSize, strides = poolSize, padding: zeros } = spec
  const planes = x.reshape<tfjs.Tensor4D>([batch * depth, height, width, channels])
  const flat = pool(
    kind,
    { poolSize: [poolSize[1], poolSize[2]], strides: [strides[1], strides[2]], padding: zeros },
    planes,
    context,
  )
  const [, rows, columns] = flat.shape
  const columnsOfPlanes = flat.reshape<tfjs.Tensor4D>([batch, depth, rows * columns, channels])
  const pooled = pool(
    kind,
    { poolSize: [poolSize[0], 1], strides: [strides[0], 1], padding: zeros },
    columnsOfPlanes,
    context,
  )
  return pooled.reshape([batch, pooled.shape[1], rows, columns, channels])
}

const define = <T extends string>(
  type: T,
  kind: PoolingKind,
  description: string,
): LayerDefinition<Pooling3dSpec<T>> => ({
  type,
  description,
  schema: defineSchema(type),
  arity: 'one',
  inferShape(spec, inputs) {
    const shape = requireRank(inputs, ['depth', 'height', 'width', 'channels'])
    const sizes = describeWindows(spec).map((window, axis) => slide(shape[axis] ?? null, window, spec.padding))
    return [...sizes, shape[3] ?? null]
  },
  weights: () => [],
  flops: (spec, _, output) => countValues(output) * countValues(spec.poolSize),
  apply: (spec, inputs, context) => poolVolume(kind, spec, onlyInput(inputs), context),
})

export const maxPooling3d = define(
  'maxPooling3d',
  'max',
  'The greatest value of each window of a volume. [depth, height, width, channels], channels stay. Keras MaxPooling3D.',
)

export const averagePooling3d = define(
  'averagePooling3d',
  'average',
  'The mean of each window of a volume, padding left out. [depth, height, width, channels], channels stay. Keras AveragePooling3D.',
)
