import { Worker } from 'node:worker_threads'
import { segmentBytes } from './kernel.js'
import { blocksOf, blockSize, segmentsPerBlock } from './pass.js'
import type { Pass } from './pass.js'

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
const { words, pass, sums, modules, memories } = workerData
const kernels = modules.map((module) =>
  memories.map((memory) => new WebAssembly.Instance(module, { environment: { memory } }).exports))
function work() {
  const [kernel, memory, segments, count, arrays, scalars] = pass
  const { run, runSegments } = kernels[kernel][memory]
  const places = Array.from(pass.subarray(6, 6 + arrays))
  const numbers = Array.from(pass.subarray(6 + arrays, 6 + arrays + scalars))
  const size = segments === 0 ? ${blockSize} : ${segmentsPerBlock}
  for (;;) {
    const block = Atomics.add(words, ${next}, 1)
    const first = block * size
    if (first >= count) return
    const taken = Math.min(size, count - first)
    const from = segments + ${segmentBytes} * first
    sums[block] = segments === 0
      ? run(...places.map((place) => place + 4 * first), taken, ...numbers)
      : runSegments(from, from + ${segmentBytes} * taken, ...places, ...numbers)
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

  /** @param mostBlocks of one pass */
  constructor(
    count: number,
    mostBlocks: number,
    modules: readonly WebAssembly.Module[],
    memories: readonly WebAssembly.Memory[],
  ) {
    const { words, pass } = this
    const sums = new Float64Array(new SharedArrayBuffer(8 * mostBlocks))
    this.sums = sums
    for (let index = 0; index < count; index += 1) {
      const helper = new Worker(script, { eval: true, workerData: { words, pass, sums, modules, memories } })
      helper.unref()
    }
  }

  /**
   * Runs a pass, together with whoever is awake.
   * @param kernel its place among the modules
   * @param memory its place among the memories
   * @param runBlock computes one block on this thread
   * @returns the sum over all blocks
   */
  run(kernel: number, memory: number, pass: Pass, runBlock: (block: number) => number): number {
    const { words, sums } = this
    const { segments, count, places, scalars } = pass
    this.pass.set([kernel, memory, segments, count, places.length, scalars.length, ...places, ...scalars])
    Atomics.store(words, next, 0)
    const open = (Atomics.load(words, turn) + 1) % turns
    Atomics.store(words, turn, open)
    Atomics.notify(words, turn)
    const blocks = blocksOf(pass)
    for (;;) {
      const block = Atomics.add(words, next, 1)
      if (block >= blocks) break
      sums[block] = runBlock(block)
    }
    Atomics.store(words, turn, open + 1)
    this.awaitHelpers()
    return sums.subarray(0, blocks).reduce((total, sum) => total + sum, 0)
  }

  /** Their last block takes microseconds, as long as it takes to fall asleep and wake up again. */
  private awaitHelpers(): void {
    const { words } = this
    for (let looks = 0; looks < patience; looks += 1) if (Atomics.load(words, inside) === 0) return
    for (;;) {
      const busy = Atomics.load(words, inside)
      if (busy === 0) return
      Atomics.wait(words, inside, busy)
    }
  }

  /** Ends the threads. */
  dispose(): void {
    Atomics.store(this.words, turn, -1)
    Atomics.notify(this.words, turn)
  }
}
