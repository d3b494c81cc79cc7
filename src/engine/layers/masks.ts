import type * as tfjs from '@tensorflow/tfjs'
import type { LayerContext } from './layer.js'

/**
 * The mask of what is made of several inputs step by step: a step is real where it is real in each input that has a
 * mask. (Keras 3's merging layers take the union instead, and drop the mask where one input has none; where all masks
 * are the same, the three agree.)
 */
export function intersectMasks(inputs: readonly unknown[], { mask }: LayerContext): tfjs.Tensor | undefined {
  const masks = inputs.flatMap((_, index) => mask(index) ?? [])
  return masks.length === 0 ? undefined : masks.reduce((all, next) => all.mul(next))
}

/** A mask over the axes of what it masks: [batch, time] becomes [batch, time, 1, ...]. */
export const broadcastMask = (mask: tfjs.Tensor, rank: number): tfjs.Tensor =>
  mask.reshape([...mask.shape, ...Array.from({ length: rank - mask.rank }, () => 1)])
