import { sameShape } from '../compiled/graph/shapes.js'
import type { Runtime, RuntimeTensor } from '../compiled/runtime/runtime.js'
import { elementCount } from '../tensors.js'
import type { Shape } from '../tensors.js'

const bytesPerElement = 4
/** Memory up to this size is taken in powers of two, so that batches that grow row by row do not each need some. */
const largestRounded = 2 ** 20

/** The memory of one port of a graph, as large as its largest tensor so far. */
export class PortBuffer {
  private memory = new ArrayBuffer(0)
  private tensor: RuntimeTensor | undefined

  constructor(
    private readonly runtime: Runtime,
    private readonly dtype: 'float32' | 'int32',
  ) {}

  /** The memory as a tensor of this shape, until it is asked for one of another shape. */
  fit(shape: Shape): RuntimeTensor {
    if (this.tensor && sameShape(this.tensor.shape, shape)) return this.tensor
    const byteLength = bytesPerElement * elementCount(shape)
    if (byteLength > this.memory.byteLength || byteLength === 0) {
      const rounded = byteLength > largestRounded ? byteLength : 2 ** Math.ceil(Math.log2(Math.max(64, byteLength)))
      this.memory = new ArrayBuffer(rounded)
    }
    this.dispose()
    this.tensor = this.runtime.createTensor(this.dtype, shape, { buffer: this.memory, byteOffset: 0 })
    return this.tensor
  }

  dispose(): void {
    this.tensor?.dispose()
    this.tensor = undefined
  }
}
