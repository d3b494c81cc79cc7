import { portName } from '../compiled/program/ports.js'
import type { CompiledGraph, CompiledPort, InputRole, OutputRole } from '../compiled/program/ports.js'
import type { Runtime, RuntimeSession, RuntimeTensor } from '../compiled/runtime/runtime.js'
import type { GradientRows } from '../compiled/update/rows.js'
import type { Feeds, RandomFiller } from './executor.js'
import type { CompiledState } from './compiled-state.js'
import { demandFeed } from './feeds.js'
import { ShardBuffers } from './shard-buffers.js'

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
  private readonly buffers = new Map<string, ShardBuffers>()
  /** What the last run of each shard was bound to. */
  private readonly bound: { inputs: RuntimeTensor[]; outputs: RuntimeTensor[] }[] = []
  /** Names of the weights that a run writes. */
  readonly written: readonly string[]
  /** Parts of the batch that are run: their gradients are summands. */
  readonly shards: number

  private constructor(
    private readonly graph: CompiledGraph,
    private readonly session: RuntimeSession,
    private readonly lanes: number,
    runtime: Runtime,
  ) {
    this.shards = graph.shards
    for (const port of [...graph.inputs, ...graph.outputs]) {
      if (!stateRoles.includes(port.role))
        this.buffers.set(port.graphName, new ShardBuffers(runtime, port, graph.shards))
    }
    this.written = graph.outputs.filter(({ role }) => role === 'nextWeight').map(({ name }) => name)
  }

  /** @param threads that the shards are divided among; without shards all work on one operation */
  static async load(runtime: Runtime, graph: CompiledGraph, threads: number): Promise<LoadedGraph> {
    const lanes = await runtime.openLanes(Math.min(threads, graph.shards))
    const session = await runtime.createSession({
      model: graph.model,
      inputNames: graph.inputs.map(({ graphName }) => graphName),
      outputNames: graph.outputs.map(({ graphName }) => graphName),
      threads: Math.floor(threads / lanes),
      hasConstantWeights: !graph.inputs.some(({ role }) => role === 'weight'),
    })
    return new LoadedGraph(graph, session, lanes, runtime)
  }

  /**
   * Runs once. New values of weights are in the state's next buffers, gradients in its own; whoever calls takes them over.
   * @param usesAverages whether weights are read as their averages, where the state keeps some
   */
  async run(inputs: RunInputs, state?: CompiledState, usesAverages = false): Promise<void> {
    for (const port of this.graph.inputs) this.fill(port, inputs)
    let hasFailed = false
    const runLane = async (lane: number): Promise<void> => {
      for (let shard = lane; shard < this.shards && !hasFailed; shard += this.lanes) {
        const bound = this.bind(shard, state, usesAverages)
        await this.session.run(bound.inputs, bound.outputs, lane).catch((error: unknown) => {
          hasFailed = true
          throw error
        })
      }
    }
    // All of them, so that nothing is written any more when this rejects.
    const ended = await Promise.allSettled(Array.from({ length: this.lanes }, (_, lane) => runLane(lane)))
    for (const end of ended) if (end.status === 'rejected') throw end.reason
    for (const buffers of this.buffers.values()) buffers.addUp()
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
    for (const buffers of this.buffers.values()) buffers.dispose()
    this.buffers.clear()
  }

  /** The tensors of one shard; the same arrays as at its last run where they are the same tensors. */
  private bind(shard: number, state: CompiledState | undefined, usesAverages: boolean) {
    const tensorOf = ({ role, name, graphName }: CompiledPort<InputRole | OutputRole>): RuntimeTensor => {
      if (!stateRoles.includes(role)) return this.port(graphName).ofShard(shard)
      if (!state) throw new Error(`${graphName} is state, and there is none`)
      if (role === 'gradient') return state.gradient(name, shard)
      if (role === 'nextWeight') return state.next(name)
      return usesAverages ? state.averaged(name) : state.current(name)
    }
    const before = this.bound[shard]
    const bound = {
      inputs: keepSame(before?.inputs, this.graph.inputs.map(tensorOf)),
      outputs: keepSame(before?.outputs, this.graph.outputs.map(tensorOf)),
    }
    this.bound[shard] = bound
    return bound
  }

  private fill({ role, name, graphName, shape }: CompiledPort<InputRole>, inputs: RunInputs): void {
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
    return this.port(graphName).whole
  }

  private port(graphName: string): ShardBuffers {
    const buffers = this.buffers.get(graphName)
    if (!buffers) throw new Error(`the graph has no ${graphName}`)
    return buffers
  }
}

const keepSame = (before: RuntimeTensor[] | undefined, now: RuntimeTensor[]): RuntimeTensor[] =>
  before && now.every((tensor, index) => tensor === before[index]) ? before : now
