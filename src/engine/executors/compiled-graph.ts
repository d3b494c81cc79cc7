import { portName } from '../compiled/program/ports.js'
import type { CompiledGraph, InputRole, OutputRole, Port } from '../compiled/program/ports.js'
import type { Runtime, RuntimeSession, RuntimeTensor } from '../compiled/runtime/runtime.js'
import type { GradientRows } from '../compiled/update/rows.js'
import type { Feeds, RandomFiller } from './executor.js'
import type { CompiledState } from './compiled-state.js'
import { demandFeed } from './feeds.js'

const stateRoles: readonly (InputRole | OutputRole)[] = ['weight', 'nextWeight', 'gradient']

/** What one run reads besides state. */
export interface RunInputs {
  readonly feeds: Feeds
  readonly random?: RandomFiller | undefined
  /** What random draws are counted by. */
  readonly step: number
  /** What a draw is known as outside. (Default: by its name) */
  readonly drawName?: (name: string) => string
}

/** A compiled graph with its session and the buffers that are its own: all but the state. */
export class LoadedGraph {
  private readonly buffers = new Map<string, RuntimeTensor>()
  /** Names of the weights that a run writes. */
  readonly written: readonly string[]

  private constructor(
    private readonly graph: CompiledGraph,
    private readonly session: RuntimeSession,
    runtime: Runtime,
  ) {
    for (const { graphName, role, dtype, shape } of [...graph.inputs, ...graph.outputs]) {
      if (!stateRoles.includes(role)) this.buffers.set(graphName, runtime.createTensor(dtype, shape))
    }
    this.written = graph.outputs.filter(({ role }) => role === 'nextWeight').map(({ name }) => name)
  }

  static async load(runtime: Runtime, graph: CompiledGraph, threads: number): Promise<LoadedGraph> {
    const session = await runtime.createSession({
      model: graph.model,
      inputNames: graph.inputs.map(({ graphName }) => graphName),
      outputNames: graph.outputs.map(({ graphName }) => graphName),
      threads,
      hasConstantWeights: !graph.inputs.some(({ role }) => role === 'weight'),
    })
    return new LoadedGraph(graph, session, runtime)
  }

  /**
   * Runs once. New values of weights are in the state's next buffers, gradients in its own; whoever calls takes them over.
   * @param usesAverages whether weights are read as their averages, where the state keeps some
   */
  async run(inputs: RunInputs, state?: CompiledState, usesAverages = false): Promise<void> {
    for (const port of this.graph.inputs) this.fill(port, inputs)
    const bind = (port: Port<InputRole | OutputRole> & { readonly graphName: string }): RuntimeTensor => {
      if (!stateRoles.includes(port.role)) return this.buffer(port.graphName)
      if (!state) throw new Error(`${port.graphName} is state, and there is none`)
      if (port.role === 'gradient') return state.gradient(port.name)
      if (port.role === 'nextWeight') return state.next(port.name)
      return usesAverages ? state.averaged(port.name) : state.current(port.name)
    }
    await this.session.run(this.graph.inputs.map(bind), this.graph.outputs.map(bind))
  }

  /** The loss of the last run. */
  loss(): number {
    return this.buffer(portName('loss', '')).values[0] ?? Number.NaN
  }

  /** Gradients of the last run that are known by rows alone, by weight. */
  gradientRows(): { readonly weight: string; readonly rows: GradientRows }[] {
    return this.graph.outputs
      .filter(({ role }) => role === 'gradientIds')
      .map(({ name, graphName }) => ({
        weight: name,
        rows: {
          ids: this.buffer(graphName).values as Int32Array,
          values: this.buffer(portName('gradientRows', name)).values as Float32Array,
        },
      }))
  }

  /** The outputs of the last run; the next one overwrites them. */
  outputs(): { readonly name: string; readonly tensor: RuntimeTensor }[] {
    return this.graph.outputs
      .filter(({ role }) => role === 'output')
      .map(({ name, graphName }) => ({ name, tensor: this.buffer(graphName) }))
  }

  abort(): void {
    this.session.abort()
  }

  dispose(): void {
    this.session.dispose()
    for (const buffer of this.buffers.values()) buffer.dispose()
    this.buffers.clear()
  }

  private fill(
    { role, name, graphName, shape }: Port<InputRole> & { readonly graphName: string },
    inputs: RunInputs,
  ): void {
    if (stateRoles.includes(role)) return
    const { values } = this.buffer(graphName)
    if (role === 'feed') values.set(demandFeed(inputs.feeds, name, shape))
    else this.draw(name, values, inputs)
  }

  private draw(name: string, values: Float32Array | Int32Array, { random, step, drawName }: RunInputs): void {
    const draw = this.graph.draws.find((candidate) => candidate.name === name)
    if (!draw || !(values instanceof Float32Array)) throw new Error(`the graph draws no random tensor ${name}`)
    if (!random)
      throw new Error(`the program draws random numbers (${name}), and the session was given no source of them`)
    random(drawName?.(name) ?? name, draw.distribution, step, values)
  }

  private buffer(graphName: string): RuntimeTensor {
    const buffer = this.buffers.get(graphName)
    if (!buffer) throw new Error(`the graph has no ${graphName}`)
    return buffer
  }
}
