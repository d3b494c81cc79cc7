import type * as tfjs from '@tensorflow/tfjs'
import { compileInference } from '../compiled/program/inference-graph.js'
import type { Runtime } from '../compiled/runtime/runtime.js'
import type { NamedTensors, Shape } from '../tensors.js'
import { LoadedGraph } from './compiled-graph.js'
import { fixLengths } from './feeds.js'
import type { Feeds, InferenceProgram, InferenceSession, SessionOptions } from './executor.js'

/** Graphs kept at once: each holds the weights, laid out for its batch size and lengths. */
const mostGraphs = 8

/** Runs a network without an objective, by one ONNX graph a batch size. */
export class CompiledInferenceSession implements InferenceSession {
  private readonly graphs = new Map<string, Promise<LoadedGraph>>()
  private last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly tf: typeof tfjs,
    private readonly runtime: Runtime,
    private readonly program: InferenceProgram,
    private readonly weights: NamedTensors,
    private readonly options: SessionOptions,
  ) {}

  /** Calls are answered in turn. */
  run(batchSize: number, feeds: Feeds): Promise<Readonly<Record<string, { shape: Shape; values: Float32Array }>>> {
    const answer = this.last.then(() => this.runAlone(batchSize, feeds))
    this.last = answer.catch(() => undefined)
    return answer
  }

  dispose(): void {
    void this.last.then(async () => {
      for (const graph of await Promise.allSettled(this.graphs.values())) {
        if (graph.status === 'fulfilled') graph.value.dispose()
      }
      this.graphs.clear()
    })
  }

  private async runAlone(
    batchSize: number,
    feeds: Feeds,
  ): Promise<Record<string, { shape: Shape; values: Float32Array }>> {
    const graph = await this.graph(batchSize, feeds)
    await graph.run({ feeds, random: this.options.random, step: 0 })
    return Object.fromEntries(
      graph
        .outputs()
        .map(({ name, tensor }) => [name, { shape: tensor.shape, values: Float32Array.from(tensor.values) }]),
    )
  }

  private async graph(batchSize: number, feeds: Feeds): Promise<LoadedGraph> {
    const { program, key } = fixLengths(this.program, batchSize, feeds)
    const known = this.graphs.get(key)
    if (known) {
      // The latest used stands last.
      this.graphs.delete(key)
      this.graphs.set(key, known)
      return known
    }
    await this.dropOldest()
    const loading = Promise.resolve().then(() =>
      LoadedGraph.load(
        this.runtime,
        compileInference(this.tf, program, this.weights, batchSize),
        this.options.threads ?? 1,
      ),
    )
    this.graphs.set(key, loading)
    loading.catch(() => this.graphs.delete(key))
    return loading
  }

  private async dropOldest(): Promise<void> {
    const [oldest] = this.graphs
    if (!oldest || this.graphs.size < mostGraphs) return
    this.graphs.delete(oldest[0])
    ;(await oldest[1]).dispose()
  }
}
