import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Flushed } from './flush-denormals.js'
import { findFile } from './library.js'

/** Arguments of a call. */
const argumentCount = 8
/** Calls that are handed over at once. */
const mostCalls = 64
/** Of the control words: counted up for each round; the next call to be taken; how many there are, how many have ended; lanes. */
const [turn, next, total, ended, invited] = [0, 1, 2, 3, 4] as const
/** As `next`: there is nothing to be taken. */
const nothing = 2 ** 30

/**
 * What a lane does, as text, so that it needs no file of its own under any loader: it sleeps until there are calls, takes one
 * after the other, and whoever ends the last one tells. Arguments and results are addresses and sizes.
 */
const script = `
const { parentPort, workerData } = require('node:worker_threads')
const { words, given, statuses, lane, cores, koffiPath, library, address, signature, stackSize } = workerData
const koffi = require(koffiPath)
koffi.config({ sync_stack_size: stackSize })
// A thread's first library makes koffi's stacks.
koffi.load(library)
const run = koffi.decode(address, koffi.proto(signature))
if (cores) keepToCore()
const [smallest] = Float64Array.of(2 ** -1022)
if (smallest / 2 !== 0) throw new Error('threads do not begin as the one that makes them is')
parentPort.postMessage('open')
/** On the lane's own core of those that this process may use, where the system is Linux with glibc. */
function keepToCore() {
  try {
    const libc = koffi.load('libc.so.6')
    const all = new Uint8Array(128)
    if (libc.func('int sched_getaffinity(int pid, size_t size, void* set)')(0, all.length, all) !== 0) return
    const usable = Array.from({ length: 8 * all.length }, (_, core) => core).filter((core) => all[core >> 3] & (1 << (core & 7)))
    const own = usable[lane]
    if (usable.length !== cores || own === undefined) return
    const one = new Uint8Array(all.length)
    one[own >> 3] = 1 << (own & 7)
    libc.func('int sched_setaffinity(int pid, size_t size, void* set)')(0, one.length, one)
  } catch {}
}
for (let seen = 0; ; ) {
  Atomics.wait(words, ${turn}, seen)
  seen = Atomics.load(words, ${turn})
  while (lane < Atomics.load(words, ${invited})) {
    const call = Atomics.add(words, ${next}, 1)
    if (call >= Atomics.load(words, ${total})) break
    statuses[call] = BigInt(run(...given.subarray(${argumentCount} * call, ${argumentCount} * (call + 1))))
    if (Atomics.add(words, ${ended}, 1) + 1 === Atomics.load(words, ${total})) parentPort.postMessage('ended')
  }
}
`

/** A function of C with eight parameters, for lanes to call. */
export interface LaneFunction {
  /** It called by this thread. */
  readonly call: (...given: bigint[]) => number | bigint
  /** The library that it is in. */
  readonly library: string
  readonly address: bigint
  /** Its parameters and its result as 64-bit numbers. */
  readonly signature: string
  readonly stackSize: number
}

/**
 * Threads that make calls of one function of C side by side, denormal numbers taken for zero: a thread begins as the one that
 * makes it is. Calls are taken by whoever is free, and a lane that wakes up late costs nothing but its help.
 */
export class Lanes {
  private readonly words = new Int32Array(new SharedArrayBuffer(20))
  private readonly given = new BigUint64Array(new SharedArrayBuffer(8 * argumentCount * mostCalls))
  private readonly statuses = new BigUint64Array(new SharedArrayBuffer(8 * mostCalls))
  private readonly workers: Promise<Worker>[] = []
  /** Rounds are one after the other. */
  private round: Promise<unknown> = Promise.resolve()
  private tellEnd: (() => void) | undefined
  /** Why a lane is gone. */
  private failure: Error | undefined

  constructor(
    private readonly target: LaneFunction,
    private readonly flushed: Flushed,
  ) {
    Atomics.store(this.words, next, nothing)
  }

  /** How many lanes there are: as many as asked for, or fewer where a thread cannot be made. */
  async open(count: number): Promise<number> {
    // Where there is a lane for each core each keeps to its own: the system may put two on one and look again milliseconds later.
    const cores = count === availableParallelism() ? count : 0
    while (this.workers.length < count) this.workers.push(this.make(this.workers.length, cores))
    const made = await Promise.allSettled(this.workers.slice(0, count))
    const failed = made.findIndex(({ status }) => status === 'rejected')
    return failed < 0 ? made.length : failed
  }

  /**
   * The results of calls, in their order.
   * @param calls at most 64, each of eight arguments
   * @param count of the lanes that may take them
   * @param isBrief whether this thread takes the place of one of them, while the event loop waits
   */
  call(calls: readonly (readonly bigint[])[], count: number, isBrief: boolean): Promise<bigint[]> {
    const results = this.round.then(() => this.take(calls, count, isBrief))
    this.round = results.catch(() => undefined)
    return results
  }

  private async take(calls: readonly (readonly bigint[])[], count: number, isBrief: boolean): Promise<bigint[]> {
    const { words } = this
    if (calls.length > mostCalls) throw new Error(`${calls.length} calls are more than ${mostCalls}`)
    const worker = await this.workers[0]
    if (!worker || count < 1) throw new Error('no lane is open')
    this.given.set(calls.flat())
    Atomics.store(words, ended, 0)
    Atomics.store(words, total, calls.length)
    Atomics.store(words, invited, isBrief ? count - 1 : count)
    // Whoever waits for it is not to be the last thing that this process does.
    worker.ref()
    try {
      Atomics.store(words, next, 0)
      Atomics.add(words, turn, 1)
      Atomics.notify(words, turn)
      if (isBrief) this.flushed(() => this.help())
      // What is told may be the end of the round before, which this thread had seen by itself.
      while (Atomics.load(words, ended) < calls.length) {
        if (this.failure) throw this.failure
        await new Promise<void>((resolve) => (this.tellEnd = resolve))
      }
      return Array.from(this.statuses.subarray(0, calls.length))
    } finally {
      // One that wakes up now finds nothing, before and after the next round is laid out.
      Atomics.store(words, next, nothing)
      worker.unref()
    }
  }

  /** What a lane does once it is awake. */
  private help(): void {
    const { words, given, statuses, target } = this
    for (;;) {
      const call = Atomics.add(words, next, 1)
      if (call >= Atomics.load(words, total)) return
      statuses[call] = BigInt(target.call(...given.subarray(argumentCount * call, argumentCount * (call + 1))))
      Atomics.add(words, ended, 1)
    }
  }

  private make(lane: number, cores: number): Promise<Worker> {
    const [koffiPath] = findFile('koffi')
    const { words, given, statuses } = this
    const { call: _, ...target } = this.target
    const workerData = { words, given, statuses, lane, cores, koffiPath, ...target }
    const worker = this.flushed(() => new Worker(script, { eval: true, workerData }))
    return new Promise((resolve, reject) => {
      let isOpen = false
      worker.on('error', (error) => {
        // One that never opened is missed by nobody.
        if (isOpen) this.failure = error
        reject(error)
        this.tellEnd?.()
      })
      worker.on('message', (message) => {
        if (message !== 'open') return this.tellEnd?.()
        isOpen = true
        worker.unref()
        resolve(worker)
      })
    })
  }
}
