import { elementCount } from '../../tensors.js'
import type { GraphBuilder } from './builder.js'
import type { Value } from './graph.js'
import { axisSize } from './shapes.js'
import { reshape, slice, split } from './shaping.js'
import { shift } from './shift.js'

export interface Sampling {
  /** Place of the first element; outside of the axis there are zeros. */
  readonly offset: number
  /** Distance between the elements. */
  readonly step: number
  readonly count: number
}

/** Elements of an axis in equal distances. Those of one remainder are taken together, so that several samplings share them. */
export function sample(g: GraphBuilder, x: Value, axis: number, { offset, step, count }: Sampling): Value {
  const whole = shift(g, x, axis, 0, Math.ceil(axisSize(x.shape, axis) / step) * step - axisSize(x.shape, axis))
  const length = axisSize(whole.shape, axis) / step
  const first = Math.floor(offset / step)
  const part = everyStep(g, whole, axis, offset - first * step, step)
  return shift(g, part, axis, -first, first + count - length)
}

/** The elements of one remainder, along an axis of whole steps. */
function everyStep(g: GraphBuilder, x: Value, axis: number, begin: number, step: number): Value {
  if (step === 1) return x
  const length = axisSize(x.shape, axis) / step
  if (axis < x.shape.length - 1) return slice(g, x, [{ axis, begin, length, step }])
  // Along the last axis one split into all remainders takes a third of the time of one slice in steps.
  const shape = [...x.shape.slice(0, -1), length]
  const ones = Array.from({ length: step }, () => 1)
  return reshape(g, split(g, reshape(g, x, [elementCount(shape), step]), ones, 1)[begin]!, shape)
}
