import type { Algebra } from './optimizer.js'

/** A slot's value by name. A missing one is a mistake of the executor's, not of the user's. */
export function slot<V>(slots: Readonly<Record<string, V>>, name: string): V {
  const value = slots[name]
  if (value === undefined) throw new Error(`optimizer slot ${name} is missing, found: ${Object.keys(slots).join(', ')}`)
  return value
}

/** An exponential moving average after one more value: average + (1 - kept)(value - average). */
export const decayTowards = <V>(algebra: Algebra<V>, average: V, value: V, kept: number): V =>
  algebra.add(average, algebra.mul(algebra.sub(value, average), algebra.constant(1 - kept)))
