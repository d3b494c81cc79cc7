import type { DType, Shape } from '../../tensors.js'
import type { Routine } from '../machine/routine.js'
import type { ExecutionProvider } from './providers.js'

/** A buffer of ours that ONNX Runtime reads and writes where it lies. */
export interface RuntimeTensor {
  readonly shape: Shape
  readonly values: Float32Array | Int32Array
  dispose(): void
}

/** Memory that neither moves nor grows. */
export interface Place {
  readonly buffer: ArrayBufferLike
  readonly byteOffset: number
}

/** The elements that lie at a place. */
export const elementsAt = (dtype: DType, { buffer, byteOffset }: Place, count: number): Float32Array | Int32Array =>
  dtype === 'float32' ? new Float32Array(buffer, byteOffset, count) : new Int32Array(buffer, byteOffset, count)

/** Tensors of one run, in the order of the names given when the session was made. Whoever runs the same again gives the same object. */
export interface Run {
  readonly inputs: readonly RuntimeTensor[]
  readonly outputs: readonly RuntimeTensor[]
}

/** A graph that is ready to run. */
export interface RuntimeSession {
  /**
   * Computes the outputs from the inputs. Does not block the event loop.
   * @throws Error where ONNX Runtime fails, or was broken off: then the outputs' values are undefined
   */
  run(run: Run): Promise<void>
  /**
   * Several of them, side by side where there are threads for it.
   * @param threads at most what `openLanes` said; with none they are one after the other
   * @param isBrief whether this thread is one of them, while the event loop waits
   * @throws Error as `run`, when none of them is under way any more
   */
  runAll(runs: readonly Run[], threads: number, isBrief: boolean): Promise<void>
  /**
   * One on this thread, while the event loop waits: for runs that take less time than changing to another thread and
   * back. Absent where this thread would not take denormal numbers for zero as the others do.
   */
  runNow?(run: Run): void
  /** Breaks off what is under way, within milliseconds where the runtime can. */
  abort(): void
  dispose(): void
}

export interface SessionSpec {
  readonly model: Uint8Array
  /** Operations of the model that are machine code. (Default: none) */
  readonly routines?: readonly Routine[]
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
  /** Threads inside one operation. */
  readonly threads: number
  /**
   * Whether the weights are part of the graph. ONNX Runtime can lay them out for its blocked convolutions then; where they
   * change from run to run it would reorder tensors to and fro instead, and move transposes to where they cost more.
   */
  readonly hasConstantWeights: boolean
}

/** ONNX Runtime, by whichever way it is reached. */
export interface Runtime {
  /** `native`: its C API. `binding`: its Node binding, which copies every output. */
  readonly name: 'native' | 'binding'
  /** What its sessions run on. */
  readonly provider: ExecutionProvider
  /** @param place Where its values lie. (Default: in memory of its own) */
  createTensor(dtype: 'float32' | 'int32', shape: Shape, place?: Place): RuntimeTensor
  /** Whether models may have routines. */
  readonly hasRoutines: boolean
  createSession(spec: SessionSpec): Promise<RuntimeSession>
  /** Threads that runs of a session may be on side by side: as many as asked for, or fewer, or none. */
  openLanes(count: number): Promise<number>
}

/** Entries of the configuration of every session. */
const sessionConfig = {
  // Threads that wait give their core away: cores are shared with other processes.
  'session.intra_op.allow_spinning': '0',
  'session.inter_op.allow_spinning': '0',
  // Denormal numbers slow long recurrences down many times. The first session of a process decides.
  'session.set_denormal_as_zero': '1',
} as const

/** Fuses a sum and a layer normalization into an operation that takes seven times as long as the two. */
const slowFusion = 'SkipLayerNormFusion'

/** Where weights are part of the graph, and ONNX Runtime may move transposes. */
export const inferenceConfig = {
  ...sessionConfig,
  'optimization.disable_specified_optimizers': slowFusion,
} as const

/** ONNX Runtime moves transposes twice, by two names. */
const transposeOptimizers = 'TransposeOptimizer;TransposeOptimizer_CPUExecutionProvider'

/**
 * Where weights are inputs: transposes stay where our rewrites have put them. A step is hundreds of operations, and to fall
 * asleep and be woken between them is a tenth of it: threads wait awake for the next one, but for no next step.
 */
export const trainingConfig = {
  ...sessionConfig,
  'session.intra_op.allow_spinning': '1',
  'session.force_spinning_stop': '1',
  'optimization.disable_specified_optimizers': `${transposeOptimizers};${slowFusion}`,
} as const
