import { ExecutorUnavailable } from '../../errors.js'
import { elementCount } from '../../tensors.js'
import { openCApi } from './c-api.js'
import type { CApi } from './c-api.js'
import { openCodeMemory } from './code-memory.js'
import { CustomOperators } from './custom-operators.js'
import { openFlushing } from './flush-denormals.js'
import type { Flushed } from './flush-denormals.js'
import { findLibrary } from './library.js'
import { Lanes } from './lanes.js'
import { definitions } from './providers.js'
import type { ExecutionProvider } from './providers.js'
import { elementsAt, inferenceConfig, trainingConfig } from './runtime.js'
import type { Run, Runtime, RuntimeSession, RuntimeTensor, SessionSpec } from './runtime.js'

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
    const place = provider === 'CPU' ? openCodeMemory(loaded.default) : null
    const operators = place && new CustomOperators(api, place)
    return createNativeRuntime(
      api,
      { flushed, lanes: flushed && new Lanes(api.runFunction, flushed), operators },
      provider,
    )
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

/** What not every system can do. */
interface Abilities {
  readonly flushed: Flushed | null
  readonly lanes: Lanes | null
  readonly operators: CustomOperators | null
}

function createNativeRuntime(
  api: CApi,
  { flushed, lanes, operators }: Abilities,
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
      const domain = operators?.register(options, spec.routines ?? [])
      try {
        const session = await api.createAsync('CreateSessionFromArray', env, spec.model, spec.model.byteLength, options)
        return new NativeSession(api, session, spec, flushed, lanes)
      } finally {
        if (domain) api.release('ReleaseCustomOpDomain', domain)
        api.release('ReleaseSessionOptions', options)
      }
    },
    hasRoutines: operators !== null,
    openLanes: (count) => lanes?.open(count) ?? Promise.resolve(0),
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

class NativeSession implements RuntimeSession {
  readonly runNow?: NonNullable<RuntimeSession['runNow']>
  private readonly inputNames: ArrayBufferView
  private readonly outputNames: ArrayBufferView
  /** Arguments of runs behind their options: whoever runs the same tensors again gives the same object. */
  private readonly bound = new WeakMap<Run, unknown[]>()
  private runOptions: unknown = null
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
    this.runNow = (run) => {
      this.demandIdle()
      const given = this.arguments(null, run)
      flushed(() => this.api.call('Run', ...given))
    }
  }

  run(run: Run): Promise<void> {
    return this.withOptions((options) => this.api.callAsync('Run', ...this.arguments(options, run)))
  }

  runAll(runs: readonly Run[], threads: number, isBrief: boolean): Promise<void> {
    const { lanes, api } = this
    return this.withOptions(async (options) => {
      const calls = runs.map((run) => this.arguments(options, run))
      if (lanes && threads > 0) {
        const numbers = calls.map((given) =>
          given.map((part) => (typeof part === 'number' ? BigInt(part) : api.address(part))),
        )
        api.check(await lanes.call(numbers, threads, isBrief))
      } else for (const given of calls) await api.callAsync('Run', ...given)
    })
  }

  abort(): void {
    if (this.runOptions) this.api.call('RunOptionsSetTerminate', this.runOptions)
  }

  private async withOptions(compute: (runOptions: unknown) => Promise<void>): Promise<void> {
    this.demandIdle()
    const runOptions = this.api.create('CreateRunOptions')
    this.runOptions = runOptions
    try {
      await compute(runOptions)
    } finally {
      this.runOptions = null
      this.api.release('ReleaseRunOptions', runOptions)
      if (this.isDisposed) this.api.release('ReleaseSession', this.session)
    }
  }

  private demandIdle(): void {
    if (this.runOptions) throw new Error('a run of this session is under way')
  }

  private arguments(runOptions: unknown, run: Run): unknown[] {
    const { inputs, outputs } = run
    const tail = this.bound.get(run) ?? [
      this.api.pointers(inputs.map(handleOf)),
      inputs.length,
      this.outputNames,
      outputs.length,
      this.api.pointers(outputs.map(handleOf)),
    ]
    this.bound.set(run, tail)
    return [this.session, runOptions, this.inputNames, ...tail]
  }

  dispose(): void {
    if (this.isDisposed) return
    this.isDisposed = true
    // A run under way still reads the session: it is released when that ends.
    if (this.runOptions) this.abort()
    else this.api.release('ReleaseSession', this.session)
  }
}

const handleOf = (tensor: RuntimeTensor): unknown => {
  if (tensor instanceof NativeTensor) return tensor.handle
  throw new Error('a tensor of another runtime was given to ONNX Runtime')
}
