import { Worker } from 'node:worker_threads'

/** Elements of one call: sums in single precision stay this short, and are added up in double precision. */
export const blockSize = 16_384
/** Of fewer blocks most are done before another thread has woken up. */
const fewestBlocks = 32

export const isWorthSharing = (count: number): boolean => count >= fewestBlocks * blockSize

/** One pass of a kernel over arrays of one memory, by their places among those that the helpers were given. */
export interface Pass {
  readonly kernel: number
  readonly memory: number
  readonly count: number
  /** Bytes from the memory's start to each array. */
  readonly starts: readonly number[]
  readonly scalars: readonly number[]
}

/** Of the control words: odd while a pass may be entered; the next block to be taken; helpers inside the pass. */
const [turn, next, inside] = [0, 1, 2] as const
const turns = 2 ** 30
/** Looks at who is inside before sleeping: some tens of microseconds. */
const patience = 20_000
/** Numbers of a pass: what it is, and room for arrays and scalars. */
const passLength = 64

/**
 * What a helper does, as text, so that it needs no file of its own under any loader. It enters a pass only while that is
 * open, and takes blocks until none is left; whoever closes a pass waits for those inside.
 */
const script = `
const { workerData } = require('node:worker_threads')
const { words, pass, sums, modules, memories, blockSize } = workerData
const runs = modules.map((module) =>
  memories.map((memory) => new WebAssembly.Instance(module, { environment: { memory } }).exports.run))
function work() {
  const [kernel, memory, count, arrays, scalars] = pass
  const starts = Array.from(pass.subarray(5, 5 + arrays))
  const numbers = Array.from(pass.subarray(5 + arrays, 5 + arrays + scalars))
  for (;;) {
    const block = Atomics.add(words, ${next}, 1)
    const first = block * blockSize
    if (first >= count) return
    const places = starts.map((start) => start + 4 * first)
    sums[block] = runs[kernel][memory](...places, Math.min(blockSize, count - first), ...numbers)
  }
}
for (let seen = 0; seen >= 0; ) {
  Atomics.wait(words, ${turn}, seen)
  seen = Atomics.load(words, ${turn})
  if (seen % 2 !== 1) continue
  Atomics.add(words, ${inside}, 1)
  try {
    if (Atomics.load(words, ${turn}) === seen) work()
  } finally {
    Atomics.sub(words, ${inside}, 1)
    Atomics.notify(words, ${inside})
  }
}
`

/**
 * Threads beside this one that take blocks of a pass. Each block's sum has a place of its own and they are added up in
 * order, so that any number of threads gives the same bytes; a helper that wakes late costs nothing but its help.
 */
export class Helpers {
  private readonly words = new Int32Array(new SharedArrayBuffer(12))
  private readonly pass = new Float64Array(new SharedArrayBuffer(8 * passLength))
  private readonly sums: Float64Array

  /** @param mostElements of one pass */
  constructor(
    count: number,
    mostElements: number,
    modules: readonly WebAssembly.Module[],
    memories: readonly WebAssembly.Memory[],
  ) {
    const { words, pass } = this
    const sums = new Float64Array(new SharedArrayBuffer(8 * Math.ceil(mostElements / blockSize)))
    this.sums = sums
    for (let index = 0; index < count; index += 1) {
      const helper = new Worker(script, { eval: true, workerData: { words, pass, sums, modules, memories, blockSize } })
      helper.unref()
    }
  }

  /**
   * Runs a pass, together with whoever is awake.
   * @param run computes the block whose first element it is given
   * @returns the sum over all blocks
   */
  run({ kernel, memory, count, starts, scalars }: Pass, run: (first: number) => number): number {
    const { words, pass, sums } = this
    pass.set([kernel, memory, count, starts.length, scalars.length, ...starts, ...scalars])
    Atomics.store(words, next, 0)
    const open = (Atomics.load(words, turn) + 1) % turns
    Atomics.store(words, turn, open)
    Atomics.notify(words, turn)
    const blocks = Math.ceil(count / blockSize)
    for (let block; (block = Atomics.add(words, next, 1)) < blocks;) sums[block] = run(block * blockSize)
    Atomics.store(words, turn, open + 1)
    this.awaitHelpers()
    return sums.subarray(0, blocks).reduce((total, sum) => total + sum, 0)
  }

  /** Their last block takes microseconds, as long as it takes to fall asleep and wake up again. */
  private awaitHelpers(): void {
    const { words } = this
    for (let looks = 0; looks < patience; looks += 1) if (Atomics.load(words, inside) === 0) return
    for (let busy; (busy = Atomics.load(words, inside)) > 0;) Atomics.wait(words, inside, busy)
  }

  /** Ends the threads. */
  dispose(): void {
    Atomics.store(this.words, turn, -1)
    Atomics.notify(this.words, turn)
  }
}
