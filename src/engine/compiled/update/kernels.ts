import type { GradientClipping } from '../../executors/executor.js'
import type { OptimizerConfig } from '../../optimizers/optimizer.js'
import { scalarNames } from '../../optimizers/optimizer.js'
import { createOptimizer } from '../../optimizers/registry.js'
import { ExpressionAlgebra } from './expression.js'
import { loadKernel, writeKernel } from './kernel.js'
import type { Kernel, KernelSpec } from './kernel.js'

/** Names of the arrays that every trainable weight has; the optimizer's slots stand beside them. */
export const weightArray = 'weight'
export const gradientArray = 'gradient'
/** Where the gradients of a batch's parts are added up. */
export const gradientSum = 'gradientSum'

/** What a shard of the batch adds to the gradient. The first one's array is where the sum will be. */
export const shardArray = (shard: number): string => (shard === 0 ? gradientArray : `${gradientArray}${shard}`)

/** Beside the optimizer's scalars: what gradients are multiplied by for their norm. */
export const clipFactor = 'clipFactor'

/**
 * The optimizer's update as one pass over a weight, its gradient and its slots, written where they lie. The sum is that of
 * the gradient's squares; not a number, or infinite, where a new weight is.
 * @param gradient the array that holds the gradient
 * @param isFlushing whether denormal numbers in slots become zero
 */
export function updateSpec(
  config: OptimizerConfig,
  clipping: GradientClipping | undefined,
  gradient: string,
  isFlushing: boolean,
): KernelSpec {
  const algebra = new ExpressionAlgebra()
  const optimizer = createOptimizer(config)
  const whole = algebra.array(gradient)
  const scalars = Object.fromEntries(scalarNames.map((name) => [name, algebra.scalar(name)])) as Record<
    (typeof scalarNames)[number],
    ReturnType<typeof algebra.scalar>
  >
  const clip = (): typeof whole => {
    if (!clipping) return whole
    if (clipping.type !== 'value') return algebra.mul(whole, algebra.scalar(clipFactor))
    return algebra.minimum(algebra.maximum(whole, algebra.constant(-clipping.limit)), algebra.constant(clipping.limit))
  }
  const slots = Object.fromEntries(optimizer.slots.map((name) => [name, algebra.array(name)]))
  const updated = optimizer.update(algebra, algebra.array(weightArray), clip(), slots, scalars)
  const kept = Object.entries(updated.slots).map(
    ([name, value]) => [name, isFlushing ? algebra.flush(value) : value] as const,
  )
  return {
    arrays: [weightArray, gradient, ...optimizer.slots],
    gathered: gradient,
    scalars: [...scalarNames, clipFactor],
    results: { [weightArray]: updated.weight, ...Object.fromEntries(kept) },
    // Zero times a number is zero, times anything else it is no number.
    sum: algebra.add(algebra.mul(whole, whole), algebra.mul(updated.weight, algebra.constant(0))),
  }
}

/** The squares of a gradient, added up. */
export function squaresSpec(gradient: string): KernelSpec {
  const algebra = new ExpressionAlgebra()
  const whole = algebra.array(gradient)
  return { arrays: [gradient], scalars: [], results: {}, sum: algebra.mul(whole, whole) }
}

/** A part's gradient, times its share of the batch, added to the sum; the first part begins it. */
export function accumulateSpec(isFirst: boolean): KernelSpec {
  const algebra = new ExpressionAlgebra()
  const part = algebra.mul(algebra.array(gradientArray), algebra.scalar('share'))
  const sum = isFirst ? part : algebra.add(algebra.array(gradientSum), part)
  return { arrays: [gradientArray, gradientSum], scalars: ['share'], results: { [gradientSum]: sum } }
}

/** The gradient out of what so many shards of the batch add to it. */
export function addShardsSpec(count: number): KernelSpec {
  const algebra = new ExpressionAlgebra()
  const arrays = Array.from({ length: count }, (_, shard) => shardArray(shard))
  const [first, ...others] = arrays.map((name) => algebra.array(name))
  if (!first) throw new Error('a batch has at least one shard')
  const sum = others.reduce((total, shard) => algebra.add(total, shard), first)
  return { arrays, scalars: [], results: { [gradientArray]: sum } }
}

/** A kernel, made once for each memory that it runs on. */
export class LoadedKernel {
  readonly module: WebAssembly.Module
  private readonly instances = new Map<WebAssembly.Memory, Kernel>()

  constructor(
    readonly spec: KernelSpec,
    isShared: boolean,
  ) {
    this.module = new WebAssembly.Module(writeKernel(spec, isShared))
  }

  on(memory: WebAssembly.Memory): Kernel {
    const kernel = this.instances.get(memory) ?? loadKernel(this.module, memory)
    this.instances.set(memory, kernel)
    return kernel
  }
}
