/**
 * Whose words a file speaks: those of Keras 3, or those of Keras 2, which TensorFlow.js reads and writes. They differ in
 * what a few words stand for.
 */
export type KerasDialect = 'keras2' | 'keras3'

/** `keras_version` as files carry it: "3.15.1", "2.9.0", "tfjs-layers 4.22.0". Left out, it is the older one. */
export const dialectOf = (version: unknown): KerasDialect => {
  const major = typeof version === 'string' ? /^(\d+)\./.exec(version)?.[1] : undefined
  return Number(major ?? 2) >= 3 ? 'keras3' : 'keras2'
}
