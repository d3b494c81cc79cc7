import { partial, shardedAt } from '../layout.js'
import { batchAxisOf, commonAxis, demandReplicated, operandAt } from '../operands.js'
import type { ShardRule } from '../rule.js'
import { Unshardable } from '../unshardable.js'

/**
 * Operations on images, which they take one by one.
 * @param independent axes that are treated each by itself, from the first on: 2 where channels are
 */
const onImages = (independent: number): ShardRule =>
  function eachImage(node, given, context) {
    const x = operandAt(given, 0)
    given.slice(1).forEach(demandReplicated)
    const place = batchAxisOf(x, context)
    if (place.axis >= independent) throw new Unshardable(`${node.op} slides over the rows`)
    // Of the places that pooling may give beside its values: they count through the whole batch.
    if (node.outputs.length > 1) throw new Unshardable('places in the batch')
    return {
      inputs: given.map((operand) => operand?.shard ?? null),
      outputs: [shardedAt(node.outputs[0]!.shape, place)],
    }
  }

/** Each place of the kernel sums over the images. */
const kernelGradient: ShardRule = (_, given, context) => {
  for (const operand of given) {
    const { axis, runs } = batchAxisOf(operandAt([operand], 0), context)
    if (axis !== 0 || runs !== 1) throw new Unshardable('a sum over images meets other rows')
  }
  return { inputs: given.map((operand) => operand?.shard ?? null), outputs: [partial] }
}

/** What was pooled, what came out, and its gradient, image by image. */
const poolingGradient: ShardRule = (node, given, context) => {
  const place = commonAxis(
    given.map((_, index) => operandAt(given, index)),
    4,
    context,
  )
  if (place.axis > 1 || given.some((operand) => operand?.layout.kind !== 'sharded'))
    throw new Unshardable('images meet other images')
  return {
    inputs: given.map((operand) => operand?.shard ?? null),
    outputs: [shardedAt(node.outputs[0]!.shape, place)],
  }
}

export const windowRules: Readonly<Record<string, ShardRule>> = {
  Conv: onImages(1),
  ConvTranspose: onImages(1),
  MaxPool: onImages(2),
  AveragePool: onImages(2),
  Resize: onImages(2),
  ConvolutionKernelGradient: kernelGradient,
  MaxPoolingGradient: poolingGradient,
}
