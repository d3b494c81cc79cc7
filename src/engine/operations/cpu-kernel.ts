import type * as tfjs from '@tensorflow/tfjs'
import type { Shape } from '../tensors.js'

/** A tensor in the hands of a kernel: row-major. */
export interface KernelTensor {
  readonly shape: Shape
  readonly values: Float32Array
}

/** What a kernel makes: sums are kept in double precision and rounded once. */
export interface KernelResult {
  readonly shape: Shape
  readonly values: Float64Array
}

/** What kernels need of the cpu backend. */
interface CpuBackend {
  readSync(dataId: object): unknown
  write(values: Float32Array, shape: number[], dtype: 'float32'): object
}

/** Registers a kernel of float32 tensors on TensorFlow.js's cpu backend. Inputs come by their names. */
export function registerCpuKernel(
  tf: typeof tfjs,
  name: string,
  compute: (input: (name: string) => KernelTensor, attributes: unknown) => KernelResult,
): void {
  tf.registerKernel({
    kernelName: name,
    backendName: 'cpu',
    kernelFunc({ inputs, attrs, backend }) {
      const cpu = backend as CpuBackend
      const read = (key: string): KernelTensor => {
        const tensor = inputs[key]
        if (!tensor) throw new Error(`the kernel ${name} lacks its input ${key}`)
        return { shape: tensor.shape, values: cpu.readSync(tensor.dataId) as Float32Array }
      }
      const { shape, values } = compute(read, attrs)
      const dataId = cpu.write(Float32Array.from(values), [...shape], 'float32')
      return { dataId, shape: [...shape], dtype: 'float32' }
    },
  })
}
