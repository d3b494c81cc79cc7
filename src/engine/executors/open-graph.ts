import type { OpenCompiledGraph, OpenPort } from '../compiled/program/open-inference.js'
import type { InputRole } from '../compiled/program/ports.js'
import type { Run, Runtime, RuntimeSession, RuntimeTensor } from '../compiled/runtime/runtime.js'
import type { Feeds, Outputs, RandomFiller } from './executor.js'
import { demandFeed } from './feeds.js'
import type { Sizes } from './feeds.js'
import { PortBuffer } from './port-buffer.js'

/** Runs that took no longer the last time are taken on this thread: changing to another one costs as much as they do. */
const briefMs = 1

export interface OpenRunInputs {
  readonly feeds: Feeds
  readonly random?: RandomFiller | undefined
}

/** Tensors of the sizes of a batch. */
interface Bound {
  readonly sizes: Sizes
  /** The power of two that the sizes come to. */
  readonly scale: number
  readonly run: Run
  readonly results: Outputs
}

/** A graph for batches of any size with its session, and its buffers, which are as large as the largest batch needed. */
export class OpenGraphSession {
  private readonly buffers: ReadonlyMap<string, PortBuffer>
  private bound: Bound | undefined
  /** Milliseconds of the last run of each scale. */
  private readonly durations: number[] = []

  private constructor(
    private readonly graph: OpenCompiledGraph,
    private readonly session: RuntimeSession,
    runtime: Runtime,
  ) {
    this.buffers = new Map(
      [...graph.inputs, ...graph.outputs].map(({ graphName, dtype }) => [graphName, new PortBuffer(runtime, dtype)]),
    )
  }

  static async load(runtime: Runtime, graph: OpenCompiledGraph, threads: number): Promise<OpenGraphSession> {
    const session = await runtime.createSession({
      model: graph.model,
      routines: graph.routines,
      inputNames: graph.inputs.map(({ graphName }) => graphName),
      outputNames: graph.outputs.map(({ graphName }) => graphName),
      threads,
      hasConstantWeights: true,
    })
    // All but the bytes of the model, which are as large as the weights.
    return new OpenGraphSession({ ...graph, model: new Uint8Array() }, session, runtime)
  }

  /** The outputs of one batch; the next run overwrites them. */
  async run(sizes: Sizes, given: OpenRunInputs): Promise<Outputs> {
    const { scale, run, results } = this.bind(sizes)
    this.graph.inputs.forEach((port, index) => this.fill(port, run.inputs[index], given))
    const began = performance.now()
    if (this.session.runNow && (this.durations[scale] ?? Infinity) < briefMs) this.session.runNow(run)
    else await this.session.run(run)
    this.durations[scale] = performance.now() - began
    return results
  }

  private bind(sizes: Sizes): Bound {
    if (this.bound?.sizes === sizes) return this.bound
    const fit = ({ graphName, shapeAt }: OpenPort<string>): RuntimeTensor => {
      const buffer = this.buffers.get(graphName)
      if (!buffer) throw new Error(`the graph has no ${graphName}`)
      return buffer.fit(shapeAt(sizes))
    }
    const [inputs, outputs] = [this.graph.inputs.map(fit), this.graph.outputs.map(fit)]
    const results = this.graph.outputs.map(({ name }, index) => {
      const { shape, values } = outputs[index] as RuntimeTensor
      return [name, { shape, values: values as Float32Array }] as const
    })
    const count = [...sizes.values()].reduce((product, size) => product * size, 1)
    this.bound = {
      sizes,
      scale: Math.ceil(Math.log2(count)),
      run: { inputs, outputs },
      results: Object.fromEntries(results),
    }
    return this.bound
  }

  dispose(): void {
    this.session.dispose()
    for (const buffer of this.buffers.values()) buffer.dispose()
  }

  private fill(port: OpenPort<InputRole>, tensor: RuntimeTensor | undefined, { feeds, random }: OpenRunInputs): void {
    if (!tensor) throw new Error(`${port.graphName} has no buffer`)
    if (port.role === 'feed') tensor.values.set(demandFeed(feeds, port.name, tensor.shape))
    else this.draw(port.name, tensor.values, random)
  }

  private draw(name: string, values: Float32Array | Int32Array, random: RandomFiller | undefined): void {
    const draw = this.graph.draws.find((candidate) => candidate.name === name)
    if (!draw || !(values instanceof Float32Array)) throw new Error(`the graph draws no random tensor ${name}`)
    if (!random)
      throw new Error(`the program draws random numbers (${name}), and the session was given no source of them`)
    random(name, draw.distribution, 0, values)
  }
}
