/**
 * Whose words a file speaks: those of Keras 3, or those of Keras 2, which TensorFlow.js reads and writes. They differ in
 * what a few words stand for.
 */
export type KerasDialect = 'keras2' | 'keras3'

/** Keras 3 names the module of each object, and says no version in what `to_json` gives. */
export const dialectOf = (model: Readonly<Record<string, unknown>>): KerasDialect => {
  const { keras_version: version, module } = model
  const major = typeof version === 'string' ? /^(\d+)\./.exec(version)?.[1] : undefined
  if (major !== undefined) return Number(major) >= 3 ? 'keras3' : 'keras2'
  return typeof module === 'string' && module.startsWith('keras') ? 'keras3' : 'keras2'
}
