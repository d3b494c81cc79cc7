import type { Value } from './graph.js'
import { fillOf } from './elementwise.js'

const zeros = new WeakMap<Value, Value>()

/** Notes that `value` is zero wherever `sign` is not above zero. */
export const noteZeros = (value: Value, sign: Value): void => void zeros.set(value, sign)

/** Whether `mask` is 1 where something is above zero, else 0, and `value` is known to be zero where it is 0. */
export function isMaskedAlready(value: Value, mask: Value): boolean {
  const sign = zeros.get(value)
  if (!sign || mask.source.kind !== 'node' || mask.source.node.op !== 'Cast') return false
  const compared = mask.source.node.inputs[0]?.source
  if (compared?.kind !== 'node' || compared.node.op !== 'Greater') return false
  const [left, right] = compared.node.inputs
  return left === sign && !!right && fillOf(right) === 0
}
