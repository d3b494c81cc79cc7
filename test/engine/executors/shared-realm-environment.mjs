import { TestEnvironment } from 'jest-environment-node'

/**
 * Jest gives tests array classes of their own; ONNX Runtime's Node binding makes arrays of the process's, and its
 * JavaScript half then refuses them. Here tests have the process's classes, as programs do.
 */
export default class SharedRealmEnvironment extends TestEnvironment {
  async setup() {
    await super.setup()
    Object.assign(this.global, { Float32Array, Int32Array, BigInt64Array, Uint8Array })
  }
}
