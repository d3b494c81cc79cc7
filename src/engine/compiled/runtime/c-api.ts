import type Koffi from 'koffi'
import type { LaneFunction } from './lanes.js'

type Pointer = unknown

/**
 * Places of the functions used in ONNX Runtime's function table (onnxruntime_c_api.h, struct OrtApi). The table only
 * ever grows at its end, so a place holds from the version on that introduced it.
 */
const places = {
  GetErrorMessage: 2,
  CreateEnv: 3,
  CreateSessionFromArray: 8,
  Run: 9,
  CreateSessionOptions: 10,
  SetSessionGraphOptimizationLevel: 23,
  SetIntraOpNumThreads: 24,
  CreateCustomOpDomain: 26,
  CustomOpDomain_Add: 27,
  AddCustomOpDomain: 28,
  CreateRunOptions: 39,
  RunOptionsSetTerminate: 46,
  CreateTensorWithDataAsOrtValue: 49,
  GetTensorMutableData: 51,
  CreateCpuMemoryInfo: 69,
  KernelContext_GetInput: 90,
  KernelContext_GetOutput: 91,
  ReleaseStatus: 93,
  ReleaseSession: 95,
  ReleaseValue: 96,
  ReleaseRunOptions: 97,
  ReleaseSessionOptions: 100,
  ReleaseCustomOpDomain: 101,
  AddSessionConfigEntry: 130,
  SessionOptionsAppendExecutionProvider_CUDA_V2: 204,
  CreateCUDAProviderOptions: 205,
  ReleaseCUDAProviderOptions: 208,
  SessionOptionsAppendExecutionProvider: 216,
  KernelContext_ParallelFor: 274,
} as const

type FunctionName = keyof typeof places

/** C parameters of the functions that return a status. */
const parameters = {
  CreateEnv: 'int level, const char* id, _Out_ void** out',
  CreateSessionFromArray: 'void* env, void* bytes, size_t length, void* options, _Out_ void** out',
  Run: 'void* session, void* options, void* inputNames, void* inputs, size_t inputCount, void* outputNames, size_t outputCount, void* outputs',
  CreateSessionOptions: '_Out_ void** out',
  SetSessionGraphOptimizationLevel: 'void* options, int level',
  SetIntraOpNumThreads: 'void* options, int threads',
  CreateRunOptions: '_Out_ void** out',
  RunOptionsSetTerminate: 'void* options',
  CreateTensorWithDataAsOrtValue:
    'void* memory, uint64_t address, size_t byteLength, int64_t* shape, size_t rank, int type, _Out_ void** out',
  CreateCustomOpDomain: 'const char* name, _Out_ void** out',
  CustomOpDomain_Add: 'void* domain, void* operation',
  AddCustomOpDomain: 'void* options, void* domain',
  CreateCpuMemoryInfo: 'int allocator, int memoryType, _Out_ void** out',
  AddSessionConfigEntry: 'void* options, const char* key, const char* value',
  SessionOptionsAppendExecutionProvider_CUDA_V2: 'void* options, void* cudaOptions',
  CreateCUDAProviderOptions: '_Out_ void** out',
  SessionOptionsAppendExecutionProvider: 'void* options, const char* name, void* keys, void* values, size_t count',
} as const satisfies Partial<Record<FunctionName, string>>

type StatusFunction = keyof typeof parameters
type ReleaseFunction = Extract<FunctionName, `Release${string}`>

/** The version of the table that is asked for: the oldest that has everything above. */
const apiVersion = 18
/** Parameters and result of `Run`, all pointers and sizes. */
const runSignature = 'uint64_t (uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t)'
/** Bytes of stack for a call; the default is too small for graphs with many nodes. */
const stackSize = 16 * 1024 * 1024

export interface CApi {
  /** @throws Error with ONNX Runtime's message */
  call(name: StatusFunction, ...args: unknown[]): void
  /** The same, on a thread of its own. */
  callAsync(name: StatusFunction, ...args: unknown[]): Promise<void>
  /** A function whose last parameter is what it makes. */
  create(name: StatusFunction, ...args: unknown[]): Pointer
  /** The same, on a thread of its own. */
  createAsync(name: StatusFunction, ...args: unknown[]): Promise<Pointer>
  release(name: ReleaseFunction, pointer: Pointer): void
  address(pointer: unknown): bigint
  /** Where a function is, for code that calls it itself. */
  addressOf(name: FunctionName): bigint
  /** Of what calls on other threads gave back. @throws Error with ONNX Runtime's message, where one of them failed */
  check(statuses: readonly bigint[]): void
  /** How another thread calls the function `Run`. */
  readonly runFunction: LaneFunction
  /** An array of pointers as C has it. */
  pointers(pointers: readonly Pointer[]): ArrayBufferView
  /** The same of texts; it holds them as long as it is referenced itself. */
  texts(texts: readonly string[]): ArrayBufferView
}

interface NativeFunction {
  (...args: unknown[]): Pointer
  async(...args: unknown[]): void
}

/** Has to come before the first library of the process; where another came first, its stacks have to be wide enough. */
function widenStacks(koffi: typeof Koffi): void {
  const { sync_stack_size: sync, async_stack_size: async } = koffi.config() as Record<string, number>
  if (sync === stackSize && async === stackSize) return
  koffi.config({ sync_stack_size: stackSize, async_stack_size: stackSize })
}

/** Opens ONNX Runtime's library. The library stays open as long as the result is referenced, and must. */
export function openCApi(koffi: typeof Koffi, library: string): CApi {
  widenStacks(koffi)
  const handle = koffi.load(library)
  const base = handle.func('void* OrtGetApiBase()')() as Pointer
  const baseTable = koffi.decode(base, 'void*', 2) as Pointer[]
  const getApi = koffi.decode(baseTable[0], koffi.proto('void* (uint32_t version)')) as (v: number) => Pointer
  const table = koffi.decode(getApi(apiVersion), 'void*', Math.max(...Object.values(places)) + 1) as Pointer[]

  const bind = (name: FunctionName, signature: string): NativeFunction =>
    koffi.decode(table[places[name]], koffi.proto(signature)) as NativeFunction
  const functions = new Map(
    Object.entries(parameters).map(([name, list]) => [name, bind(name as StatusFunction, `void* (${list})`)]),
  )
  const messageOf = bind('GetErrorMessage', 'const char* (void* status)')
  const releases = new Map<ReleaseFunction, NativeFunction>()

  const demand = (name: StatusFunction): NativeFunction => {
    const found = functions.get(name)
    if (!found) throw new Error(`ONNX Runtime's function ${name} is not bound`)
    return found
  }
  const release = (name: ReleaseFunction, pointer: Pointer): void => {
    const known = releases.get(name) ?? bind(name, 'void (void* pointer)')
    releases.set(name, known)
    known(pointer)
  }
  /** What a status says, which is released. */
  const take = (status: Pointer): string => {
    const message = String(messageOf(status))
    release('ReleaseStatus', status)
    return `ONNX Runtime: ${message}`
  }
  const check = (status: Pointer): void => {
    if (status) throw new Error(take(status))
  }

  /** In a buffer of its own: the memory of a small typed array may move. */
  const addressesOf = (items: readonly Pointer[]): BigUint64Array => {
    const addresses = new BigUint64Array(new ArrayBuffer(8 * items.length))
    items.forEach((item, index) => (addresses[index] = koffi.address(item)))
    return addresses
  }

  const api: CApi & { readonly handle: unknown } = {
    // Referenced here, so that the library is not unloaded.
    handle,
    call: (name, ...args) => check(demand(name)(...args)),
    callAsync: (name, ...args) =>
      new Promise((resolve, reject) => {
        demand(name).async(...args, (error: Error | null, status: Pointer) => {
          try {
            if (error) throw error
            check(status)
            resolve()
          } catch (failure) {
            reject(failure instanceof Error ? failure : new Error(String(failure)))
          }
        })
      }),
    create(name, ...args) {
      const out: Pointer[] = [null]
      api.call(name, ...args, out)
      return out[0]
    },
    async createAsync(name, ...args) {
      const out: Pointer[] = [null]
      await api.callAsync(name, ...args, out)
      return out[0]
    },
    release,
    address: (pointer) => koffi.address(pointer),
    addressOf: (name) => koffi.address(table[places[name]]),
    check(statuses) {
      const failures = statuses.filter((status) => status !== 0n)
      const messages = failures.map(take)
      if (messages[0]) throw new Error(messages[0])
    },
    runFunction: {
      call: koffi.decode(table[places.Run], koffi.proto(runSignature)) as LaneFunction['call'],
      library,
      address: koffi.address(table[places.Run]),
      signature: runSignature,
      stackSize,
    },
    pointers: (pointers) => addressesOf(pointers),
    texts(texts) {
      const encoded = texts.map((text) => {
        const bytes = new TextEncoder().encode(`${text}\0`)
        const fixed = new Uint8Array(new ArrayBuffer(bytes.length))
        fixed.set(bytes)
        return fixed
      })
      return Object.assign(addressesOf(encoded), { encoded })
    },
  }
  return api
}
