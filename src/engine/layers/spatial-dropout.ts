import { z } from 'zod'
import { drawMask } from './dropout.js'
import type { LayerDefinition } from './layer.js'
import { countValues, onlyInput, requireRank } from './shapes.js'

const defineSchema = <T extends string>(type: T) =>
  z.strictObject({
    type: z.literal(type),
    rate: z.number().min(0).lt(1).describe('Share of the channels set to zero, 0 to below 1.'),
  })

type SpatialDropoutSpec<T extends string> = z.output<ReturnType<typeof defineSchema<T>>>

const define = <T extends string>(
  type: T,
  axes: readonly string[],
  peer: string,
): LayerDefinition<SpatialDropoutSpec<T>> => ({
  type,
  description: `In training sets whole channels of [${axes.join(', ')}, channels] to zero with probability \`rate\` and scales the others by 1 / (1 - rate); else passes its input through. The shape stays. Keras ${peer}; Tompson et al. 2015.`,
  schema: defineSchema(type),
  arity: 'one',
  inferShape: (_, inputs) => requireRank(inputs, [...axes, 'channels']),
  weights: () => [],
  flops: (_, __, output) => countValues(output),
  mask: 'pass',
  apply(spec, inputs, context) {
    const x = onlyInput(inputs)
    if (!context.training || spec.rate === 0) return x
    const shape = [x.shape[0] ?? 1, ...axes.map(() => 1), x.shape.at(-1) ?? 1]
    return x.mul(drawMask(context, 'mask', shape, spec.rate).mul(1 / (1 - spec.rate)))
  },
})

export const spatialDropout1d = define('spatialDropout1d', ['length'], 'SpatialDropout1D')
export const spatialDropout2d = define('spatialDropout2d', ['height', 'width'], 'SpatialDropout2D')
export const spatialDropout3d = define('spatialDropout3d', ['depth', 'height', 'width'], 'SpatialDropout3D')
