import type * as tfjs from '@tensorflow/tfjs'
import type { ConstantValues, GraphDType, Value } from '../graph/graph.js'
import type { GraphBuilder } from '../graph/builder.js'

/** What a recording has seen: which value of the graph each tensor stands for. */
export interface Recording {
  readonly graph: GraphBuilder
  readonly values: Map<object, { readonly value: Value; references: number }>
}

export interface TraceBackend {
  readonly backend: tfjs.KernelBackend
  /** The recording under way; undefined outside of one. */
  recording: Recording | undefined
  /** A tensor that stands for a value of the graph. */
  wrap(value: Value): tfjs.TensorInfo
  /** The value that a tensor stands for; tensors of other backends become constants. */
  unwrap(tensor: tfjs.TensorInfo): Value
}

const graphDType = (dtype: string): GraphDType => {
  if (dtype === 'float32' || dtype === 'int32' || dtype === 'bool') return dtype
  throw new Error(`tensors of ${dtype} cannot be compiled: float32, int32 and bool can`)
}

const tensorDType = (dtype: GraphDType): 'float32' | 'int32' | 'bool' => {
  if (dtype === 'int64') throw new Error('a kernel must return float32, int32 or bool, it returned int64')
  return dtype
}

/**
 * Whether all values are the same, -0 and 0 being different: by their bits, in a plain loop, since TensorFlow.js writes a
 * tensor of zeros for each result of a kernel whose gradient is not needed, however large.
 */
function isRepeated(values: ArrayLike<number>): boolean {
  const bits = values instanceof Float32Array ? new Int32Array(values.buffer, values.byteOffset, values.length) : values
  for (let index = 1; index < bits.length; index += 1) if (bits[index] !== bits[0]) return false
  return true
}

function toConstant(
  graph: GraphBuilder,
  values: ArrayLike<number>,
  shape: readonly number[],
  dtype: GraphDType,
): Value {
  const first = values[0]
  if (first !== undefined && isRepeated(values)) return graph.fill(first, shape, dtype)
  const copy: ConstantValues =
    dtype === 'float32'
      ? Float32Array.from(values)
      : dtype === 'int32'
        ? Int32Array.from(values)
        : Uint8Array.from(values)
  return graph.constant(copy, shape, dtype)
}

/** A TensorFlow.js backend that computes nothing: its tensors stand for values of a graph. */
export function createTraceBackend(tf: typeof tfjs): TraceBackend {
  const demand = (): Recording => {
    if (!trace.recording) throw new Error('the tracing backend is used outside of a recording')
    return trace.recording
  }

  const store = (value: Value): object => {
    const dataId = {}
    demand().values.set(dataId, { value, references: 1 })
    return dataId
  }

  class Backend extends tf.KernelBackend {
    override write(values: tfjs.backend_util.BackendValues, shape: number[], dtype: tfjs.DataType): object {
      return store(toConstant(demand().graph, values as ArrayLike<number>, shape, graphDType(dtype)))
    }
    override readSync(dataId: object): tfjs.backend_util.BackendValues {
      const source = trace.recording?.values.get(dataId)?.value.source
      if (source?.kind === 'constant' && !(source.values instanceof BigInt64Array)) return source.values
      throw new Error('a forward pass that is compiled cannot read values of tensors: they are not known yet')
    }
    override read(dataId: object): Promise<tfjs.backend_util.BackendValues> {
      return Promise.resolve(this.readSync(dataId))
    }
    override refCount(dataId: object): number {
      return trace.recording?.values.get(dataId)?.references ?? 0
    }
    override incRef(dataId: object): void {
      const entry = trace.recording?.values.get(dataId)
      if (entry) entry.references += 1
    }
    override disposeData(dataId: object, isForced = false): boolean {
      const entry = trace.recording?.values.get(dataId)
      if (!entry) return true
      entry.references -= 1
      if (entry.references > 0 && !isForced) return false
      trace.recording?.values.delete(dataId)
      return true
    }
    override numDataIds(): number {
      return trace.recording?.values.size ?? 0
    }
    override memory(): { unreliable: boolean } {
      return { unreliable: true }
    }
    override floatPrecision(): 32 {
      return 32
    }
    override epsilon(): number {
      return 1e-7
    }
    override dispose(): void {
      trace.recording = undefined
    }
  }

  const trace: TraceBackend = {
    backend: new Backend(),
    recording: undefined,
    wrap: (value) => ({ dataId: store(value), shape: [...value.shape], dtype: tensorDType(value.dtype) }),
    unwrap(tensor) {
      const { graph, values } = demand()
      const known = values.get(tensor.dataId)
      if (known) return known.value
      const origin = tf.engine().state.tensorInfo.get(tensor.dataId)
      if (!origin) throw new Error('a tensor that was disposed is read in a forward pass')
      return toConstant(
        graph,
        origin.backend.readSync(tensor.dataId) as ArrayLike<number>,
        tensor.shape,
        graphDType(tensor.dtype),
      )
    },
  }
  return trace
}
