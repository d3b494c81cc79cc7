import type { Value } from './graph.js'

const cleared = new WeakSet<Value>()

/** Notes that what a shift of all elements brought from other rows is made zero by whoever reads it. */
export const noteClearedShift = (value: Value): void => void cleared.add(value)

export const isClearedShift = (value: Value): boolean => cleared.has(value)
