import { ExecutorUnavailable } from '../../errors.js'
import { elementCount } from '../../tensors.js'
import { openCApi } from './c-api.js'
import type { CApi } from './c-api.js'
import { openFlushing } from './flush-denormals.js'
import type { Flushed } from './flush-denormals.js'
import { findLibrary } from './library.js'
import { Lanes } from './lanes.js'
import { definitions } from './providers.js'
import type { ExecutionProvider } from './providers.js'
import { elementsAt, inferenceConfig, trainingConfig } from './runtime.js'
import type { Runtime, RuntimeSession, RuntimeTensor, SessionSpec } from './runtime.js'

/** Values of the C API's enumerations. */
const logErrors = 3
const allOptimizations = 99
/** All but those of the layout. */
const extendedOptimizations = 2
const arenaAllocator = 1
const defaultMemory = 0
const elementTypes = { float32: 1, int32: 6 } as const

/** ONNX Runtime through its C API: tensors are never copied, and a run can be broken off. Null where it cannot be reached. */
export async function openNativeRuntime(provider: ExecutionProvider = 'CPU'): Promise<Runtime | null> {
  const library = findLibrary()
  if (!library) return null
  try {
    const loaded = await import('koffi')
    const api = openCApi(loaded.default, library)
    const flushed = openFlushing(loaded.default)
    return createNativeRuntime(api, flushed, flushed && new Lanes(api.runFunction, flushed), provider)
  } catch {
    // No binary of koffi for this platform, or a library that it cannot open: the binding is the way then.
    return null
  }
}

class NativeTensor implements RuntimeTensor {
  constructor(
    private readonly api: CApi,
    readonly shape: readonly number[],
    readonly values: Float32Array | Int32Array,
    readonly handle: unknown,
  ) {}

  dispose(): void {
    this.api.release('ReleaseValue', this.handle)
  }
}

function createNativeRuntime(
  api: CApi,
  flushed: Flushed | null,
  lanes: Lanes | null,
  provider: ExecutionProvider,
): Runtime {
  const env = api.create('CreateEnv', logErrors, 'strata')
  const memory = api.create('CreateCpuMemoryInfo', arenaAllocator, defaultMemory)

  const createOptions = ({ threads, hasConstantWeights }: SessionSpec): unknown => {
    const options = api.create('CreateSessionOptions')
    api.call('SetIntraOpNumThreads', options, threads)
    api.call('SetSessionGraphOptimizationLevel', options, hasConstantWeights ? allOptimizations : extendedOptimizations)
    const config = hasConstantWeights ? inferenceConfig : trainingConfig
    for (const [key, value] of Object.entries(config)) api.call('AddSessionConfigEntry', options, key, value)
    if (provider !== 'CPU') append(api, options, provider)
    return options
  }

  return {
    name: 'native',
    provider,
    createTensor(dtype, shape, place) {
      const count = elementCount(shape)
      // Made before its view: the memory of a buffer never moves, that of a small typed array may.
      const { buffer, byteOffset } = place ?? { buffer: new ArrayBuffer(Math.max(4, 4 * count)), byteOffset: 0 }
      const values = elementsAt(dtype, { buffer, byteOffset }, count)
      const sizes = BigInt64Array.from(shape, BigInt)
      const handle = api.create(
        'CreateTensorWithDataAsOrtValue',
        memory,
        api.address(new Uint8Array(buffer, byteOffset)),
        values.byteLength,
        sizes,
        shape.length,
        elementTypes[dtype],
      )
      return new NativeTensor(api, shape, values, handle)
    },
    async createSession(spec) {
      const options = createOptions(spec)
      try {
        const session = await api.createAsync('CreateSessionFromArray', env, spec.model, spec.model.byteLength, options)
        return new NativeSession(api, session, spec, flushed, lanes)
      } finally {
        api.release('ReleaseSessionOptions', options)
      }
    },
    openLanes: (count) => lanes?.open(count) ?? Promise.resolve(1),
  }
}

/** @throws ExecutorUnavailable where there is no device for it */
function append(api: CApi, options: unknown, provider: Exclude<ExecutionProvider, 'CPU'>): void {
  try {
    if (provider === 'CUDA') {
      const settings = api.create('CreateCUDAProviderOptions')
      try {
        api.call('SessionOptionsAppendExecutionProvider_CUDA_V2', options, settings)
      } finally {
        api.release('ReleaseCUDAProviderOptions', settings)
      }
    } else api.call('SessionOptionsAppendExecutionProvider', options, definitions[provider].apiName, null, null, 0)
  } catch (error) {
    const reason = error instanceof Error ? error.message.trim() : String(error)
    throw new ExecutorUnavailable(
      `the execution provider ${provider} cannot be used on this machine (${reason}); CPU runs everywhere`,
    )
  }
}

/** Arguments of a run behind its options. */
interface Bound {
  readonly inputs: readonly RuntimeTensor[]
  readonly outputs: readonly RuntimeTensor[]
  readonly tail: unknown[]
}

class NativeSession implements RuntimeSession {
  readonly runNow?: NonNullable<RuntimeSession['runNow']>
  private readonly inputNames: ArrayBufferView
  private readonly outputNames: ArrayBufferView
  /** Of the last run in each lane: whoever runs the same tensors again gives the same arrays. */
  private readonly bound: Bound[] = []
  /** Options of the runs under way, by lane. */
  private readonly running = new Map<number, unknown>()
  private isDisposed = false

  constructor(
    private readonly api: CApi,
    private readonly session: unknown,
    { inputNames, outputNames }: SessionSpec,
    flushed: Flushed | null,
    private readonly lanes: Lanes | null,
  ) {
    this.inputNames = api.texts(inputNames)
    this.outputNames = api.texts(outputNames)
    if (!flushed) return
    this.runNow = (inputs, outputs) => {
      this.demandIdle(0)
      const given = this.arguments(null, inputs, outputs, 0)
      flushed(() => this.api.call('Run', ...given))
    }
  }

  async run(inputs: readonly RuntimeTensor[], outputs: readonly RuntimeTensor[], lane = 0): Promise<void> {
    this.demandIdle(lane)
    const runOptions = this.api.create('CreateRunOptions')
    this.running.set(lane, runOptions)
    try {
      const given = this.arguments(runOptions, inputs, outputs, lane)
      if (lane === 0) await this.api.callAsync('Run', ...given)
      else
        this.api.check(
          await this.demandLanes().call(
            lane,
            given.map((part) => this.numberOf(part)),
          ),
        )
    } finally {
      this.running.delete(lane)
      this.api.release('ReleaseRunOptions', runOptions)
      if (this.isDisposed && this.running.size === 0) this.api.release('ReleaseSession', this.session)
    }
  }

  abort(): void {
    for (const runOptions of this.running.values()) this.api.call('RunOptionsSetTerminate', runOptions)
  }

  private demandLanes(): Lanes {
    if (!this.lanes) throw new Error('this platform has no lanes')
    return this.lanes
  }

  /** Pointers and arrays as addresses. */
  private numberOf(part: unknown): bigint {
    return typeof part === 'number' ? BigInt(part) : this.api.address(part)
  }

  private demandIdle(lane: number): void {
    if (this.running.has(lane)) throw new Error('a run of this session is under way')
  }

  private arguments(
    runOptions: unknown,
    inputs: readonly RuntimeTensor[],
    outputs: readonly RuntimeTensor[],
    lane: number,
  ): unknown[] {
    let bound = this.bound[lane]
    if (inputs !== bound?.inputs || outputs !== bound.outputs) {
      const tail = [
        this.api.pointers(inputs.map(handleOf)),
        inputs.length,
        this.outputNames,
        outputs.length,
        this.api.pointers(outputs.map(handleOf)),
      ]
      bound = { inputs, outputs, tail }
      this.bound[lane] = bound
    }
    return [this.session, runOptions, this.inputNames, ...bound.tail]
  }

  dispose(): void {
    if (this.isDisposed) return
    this.isDisposed = true
    // Runs under way still read the session: it is released when the last one ends.
    if (this.running.size > 0) this.abort()
    else this.api.release('ReleaseSession', this.session)
  }
}

const handleOf = (tensor: RuntimeTensor): unknown => {
  if (tensor instanceof NativeTensor) return tensor.handle
  throw new Error('a tensor of another runtime was given to ONNX Runtime')
}
