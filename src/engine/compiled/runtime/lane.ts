import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Flushed } from './flush-denormals.js'

/** Functions of ONNX Runtime take no more arguments. */
const mostArguments = 8
/** Of the control words: counted up for each call. */
const turn = 0

/**
 * What a lane does, as text, so that it needs no file of its own under any loader: it sleeps until it is given a call, and
 * tells what came of it. All arguments are addresses or sizes.
 */
const script = `
const { parentPort, workerData } = require('node:worker_threads')
const { words, given, koffiPath, library, address, signature, stackSize } = workerData
const koffi = require(koffiPath)
koffi.config({ sync_stack_size: stackSize })
// A thread's first library makes koffi's stacks.
koffi.load(library)
const call = koffi.decode(address, koffi.proto(signature))
parentPort.postMessage(null)
for (let seen = 0; ; ) {
  Atomics.wait(words, ${turn}, seen)
  seen = Atomics.load(words, ${turn})
  parentPort.postMessage(BigInt(call(...given)))
}
`

/** A function of C, for a lane to call. */
export interface LaneFunction {
  /** Where Node finds koffi. */
  readonly koffiPath: string
  /** The library that the function is in. */
  readonly library: string
  readonly address: bigint
  /** Its parameters as 64-bit numbers, and its result. */
  readonly signature: string
  readonly stackSize: number
}

/** A thread of its own that calls one function of C, denormal numbers taken for zero: a thread begins as the one that makes it is. */
export class Lane {
  private readonly words = new Int32Array(new SharedArrayBuffer(4))
  private readonly given = new BigUint64Array(new SharedArrayBuffer(8 * mostArguments))
  private readonly worker: Worker

  private constructor(target: LaneFunction, flushed: Flushed) {
    const { words, given } = this
    this.worker = flushed(() => new Worker(script, { eval: true, workerData: { words, given, ...target } }))
  }

  /** @throws Error where a thread cannot reach the function */
  static async open(target: LaneFunction, flushed: Flushed): Promise<Lane> {
    const lane = new Lane(target, flushed)
    await once(lane.worker, 'message')
    lane.worker.unref()
    return lane
  }

  /** One call at a time. */
  async call(given: readonly bigint[]): Promise<bigint> {
    const { words, worker } = this
    this.given.set(given)
    // Whoever waits for it is not to be the last thing that this process does.
    worker.ref()
    try {
      const answer = once(worker, 'message') as Promise<[bigint]>
      Atomics.add(words, turn, 1)
      Atomics.notify(words, turn)
      return (await answer)[0]
    } finally {
      worker.unref()
    }
  }
}
