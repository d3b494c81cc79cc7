import type { OpenCompiledGraph, OpenPort } from '../compiled/program/open-inference.js'
import type { InputRole } from '../compiled/program/ports.js'
import type { Runtime, RuntimeSession, RuntimeTensor } from '../compiled/runtime/runtime.js'
import type { Shape } from '../tensors.js'
import type { Feeds, RandomFiller } from './executor.js'
import { demandFeed } from './feeds.js'
import type { Sizes } from './feeds.js'
import { PortBuffer } from './port-buffer.js'

/** Runs that took no longer the last time are taken on this thread: changing to another one costs as much as they do. */
const briefMs = 1

export interface OpenRunInputs {
  readonly feeds: Feeds
  readonly random?: RandomFiller | undefined
}

type Results = Record<string, { shape: Shape; values: Float32Array }>

/** A graph for batches of any size with its session, and its buffers, which are as large as the largest batch needed. */
export class OpenGraphSession {
  private readonly buffers: ReadonlyMap<string, PortBuffer>
  /** Milliseconds of the last run, by the power of two that its sizes come to. */
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
      inputNames: graph.inputs.map(({ graphName }) => graphName),
      outputNames: graph.outputs.map(({ graphName }) => graphName),
      threads,
      hasConstantWeights: true,
    })
    // All but the bytes of the model, which are as large as the weights.
    return new OpenGraphSession({ ...graph, model: new Uint8Array() }, session, runtime)
  }

  /** The outputs of one batch, by name. */
  async run(sizes: Sizes, given: OpenRunInputs): Promise<Results> {
    const inputs = this.graph.inputs.map((port) => this.fill(port, port.shapeAt(sizes), given))
    const outputs = this.graph.outputs.map((port) => this.fit(port, port.shapeAt(sizes)))
    const scale = Math.ceil(Math.log2([...sizes.values()].reduce((product, size) => product * size, 1)))
    const began = performance.now()
    if (this.session.runNow && (this.durations[scale] ?? Infinity) < briefMs) this.session.runNow(inputs, outputs)
    else await this.session.run(inputs, outputs)
    this.durations[scale] = performance.now() - began
    return Object.fromEntries(
      this.graph.outputs.map(({ name }, index) => {
        const { shape, values } = outputs[index] as RuntimeTensor
        return [name, { shape, values: values.slice() as Float32Array }]
      }),
    )
  }

  dispose(): void {
    this.session.dispose()
    for (const buffer of this.buffers.values()) buffer.dispose()
  }

  private fit({ graphName }: { readonly graphName: string }, shape: Shape): RuntimeTensor {
    const buffer = this.buffers.get(graphName)
    if (!buffer) throw new Error(`the graph has no ${graphName}`)
    return buffer.fit(shape)
  }

  private fill(port: OpenPort<InputRole>, shape: Shape, { feeds, random }: OpenRunInputs): RuntimeTensor {
    const tensor = this.fit(port, shape)
    if (port.role === 'feed') tensor.values.set(demandFeed(feeds, port.name, shape))
    else this.draw(port.name, tensor.values, random)
    return tensor
  }

  private draw(name: string, values: Float32Array | Int32Array, random: RandomFiller | undefined): void {
    const draw = this.graph.draws.find((candidate) => candidate.name === name)
    if (!draw || !(values instanceof Float32Array)) throw new Error(`the graph draws no random tensor ${name}`)
    if (!random)
      throw new Error(`the program draws random numbers (${name}), and the session was given no source of them`)
    random(name, draw.distribution, 0, values)
  }
}
