import { Helpers } from './helpers.js'
import type { LoadedKernel } from './kernels.js'
import { blockSize, blocksOf, isWorthSharing, runBlock } from './pass.js'
import type { Pass } from './pass.js'

/** Runs kernels block by block, on this thread and on helpers where a pass is long; sums up in the order of the blocks. */
export class Passes {
  private readonly helpers: Helpers | undefined
  /** Of a pass that helpers take part in. */
  private readonly mostBlocks: number

  /**
   * @param threads as many as may work on one pass
   * @param mostElements of one pass; with one thread, or too few of them, there are no helpers
   */
  constructor(
    threads: number,
    mostElements: number,
    private readonly kernels: readonly LoadedKernel[],
    private readonly memories: readonly WebAssembly.Memory[],
  ) {
    this.mostBlocks = Math.ceil(mostElements / blockSize)
    if (threads > 1 && isWorthSharing(mostElements)) {
      const modules = kernels.map(({ module }) => module)
      this.helpers = new Helpers(threads - 1, this.mostBlocks, modules, memories)
    }
  }

  /** @param isShared whether it is worth more threads than this one */
  run(kernel: LoadedKernel, memory: WebAssembly.Memory, pass: Pass, isShared: boolean): number {
    const loaded = kernel.on(memory)
    if (this.helpers && isShared && blocksOf(pass) <= this.mostBlocks) {
      const [kernelPlace, memoryPlace] = [this.kernels.indexOf(kernel), this.memories.indexOf(memory)]
      return this.helpers.run(kernelPlace, memoryPlace, pass, (block) => runBlock(loaded, pass, block))
    }
    let sum = 0
    for (let block = 0, blocks = blocksOf(pass); block < blocks; block += 1) sum += runBlock(loaded, pass, block)
    return sum
  }

  dispose(): void {
    this.helpers?.dispose()
  }
}
