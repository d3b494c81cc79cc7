import { runInThisContext } from 'node:vm'

/**
 * To be imported before all else. Jest gives tests array classes of their own; ONNX Runtime's Node binding makes arrays
 * of the process's, and its JavaScript half then refuses them. After this, tests have the process's classes, as programs do.
 */
for (const name of ['Float32Array', 'Int32Array', 'BigInt64Array', 'Uint8Array']) {
  Object.assign(globalThis, { [name]: runInThisContext(name) as unknown })
}
