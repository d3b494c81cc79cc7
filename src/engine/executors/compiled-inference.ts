import type * as tfjs from '@tensorflow/tfjs'
import { compileOpenInference } from '../compiled/program/open-inference.js'
import type { OpenCompiledGraph } from '../compiled/program/open-inference.js'
import { plain } from '../compiled/rewrites/target.js'
import type { Runtime } from '../compiled/runtime/runtime.js'
import type { NamedTensors } from '../tensors.js'
import type { Feeds, InferenceProgram, InferenceSession, Outputs, SessionOptions } from './executor.js'
import { batchSizeName, sizeReader } from './feeds.js'
import type { Sizes } from './feeds.js'
import { OpenGraphSession } from './open-graph.js'

/** Graphs kept at once, where one will not do for all batches: each holds the weights. */
const mostGraphs = 8

/** What may be left open, the most first: everything, the size of the batch, nothing. */
const openings: readonly ((name: string) => boolean)[] = [() => true, (name) => name === batchSizeName, () => false]

/**
 * Runs a network without an objective. One ONNX graph serves batches of every size and sequences of every length; where a
 * network's computation is another one for another length, there is a graph a length.
 */
export class CompiledInferenceSession implements InferenceSession {
  private readonly graphs = new Map<string, OpenGraphSession>()
  private last: Promise<unknown> = Promise.resolve()
  /** Place in `openings` of the first that the network has a form for. */
  private opening = 0
  private readonly sizesOf: (batchSize: number, feeds: Feeds) => Sizes
  /** Null once a graph that has them serves every batch. */
  private weights: NamedTensors | null

  constructor(
    private readonly tf: typeof tfjs,
    private readonly runtime: Runtime,
    private readonly program: InferenceProgram,
    weights: NamedTensors,
    private readonly options: SessionOptions,
  ) {
    this.weights = weights
    this.sizesOf = sizeReader(program)
  }

  run(batchSize: number, feeds: Feeds): Promise<Outputs> {
    return this.read(batchSize, feeds, (outputs) =>
      Object.fromEntries(
        Object.entries(outputs).map(([name, { shape, values }]) => [name, { shape, values: values.slice() }]),
      ),
    )
  }

  /** Calls are answered in turn. */
  read<T>(batchSize: number, feeds: Feeds, read: (outputs: Outputs) => T): Promise<T> {
    const answer = this.last.then(async () => {
      const sizes = this.sizesOf(batchSize, feeds)
      const graph = await this.graph(sizes)
      return read(await graph.run(sizes, { feeds, random: this.options.random }))
    })
    this.last = answer.catch(() => undefined)
    return answer
  }

  dispose(): void {
    void this.last.then(() => {
      for (const graph of this.graphs.values()) graph.dispose()
      this.graphs.clear()
    })
  }

  /** One at a time: runs are. */
  private async graph(sizes: Sizes): Promise<OpenGraphSession> {
    const known = this.graphs.get(this.keyOf(sizes))
    if (known) {
      // The latest used stands last.
      this.graphs.delete(this.keyOf(sizes))
      this.graphs.set(this.keyOf(sizes), known)
      return known
    }
    const [oldest] = this.graphs
    if (oldest && this.graphs.size >= mostGraphs) {
      this.graphs.delete(oldest[0])
      oldest[1].dispose()
    }
    const graph = this.compile(sizes)
    const loaded = await OpenGraphSession.load(this.runtime, graph, this.options.threads ?? 1)
    this.graphs.set(this.keyOf(sizes), loaded)
    if (this.keyOf(sizes) === '') this.weights = null
    return loaded
  }

  /** What tells apart batches that need graphs of their own. */
  private keyOf(sizes: Sizes): string {
    const isOpen = openings[this.opening]
    return [...sizes].flatMap(([name, size]) => (isOpen?.(name) ? [] : [`${name} ${size}`])).join(', ')
  }

  /** With as much open as the network has a form for. */
  private compile(sizes: Sizes): OpenCompiledGraph {
    if (!this.weights) throw new Error('the graph for all batches is gone')
    // ONNX Runtime finds by itself where blocks are worth their while, since the weights do not change.
    const target = { ...plain, hasRoutines: this.runtime.hasRoutines }
    let failure: unknown
    for (let place = this.opening; place < openings.length; place += 1) {
      const open = [...sizes.keys()].filter((name) => openings[place]?.(name))
      try {
        const graph = compileOpenInference(this.tf, this.program, this.weights, sizes, open, target)
        this.opening = place
        return graph
      } catch (error) {
        failure = error
      }
    }
    throw failure
  }
}
