import { portName } from '../compiled/program/ports.js'
import type { CompiledGraph, CompiledPort, InputRole, OutputRole } from '../compiled/program/ports.js'
import type { Run, Runtime, RuntimeSession, RuntimeTensor } from '../compiled/runtime/runtime.js'
import type { GradientRows } from '../compiled/update/rows.js'
import type { Feeds, RandomFiller } from './executor.js'
import type { CompiledState } from './compiled-state.js'
import { demandFeed } from './feeds.js'
import { RunPlace } from './run-place.js'
import { ShardBuffers } from './shard-buffers.js'

const stateRoles: readonly (InputRole | OutputRole)[] = ['weight', 'nextWeight', 'gradient']

/**
 * Shards that took no longer the last time are computed on this thread too: another one that is woken for them may have to
 * wait for a core as long as they take.
 */
const briefMs = 4

/** Runs that are remembered: feeds come in two sets of buffers, and so do weights that a graph writes itself. */
const mostRuns = 4

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
  /** Milliseconds of the last run. */
  private lastMs = Infinity
  private readonly place = new RunPlace()
  /** The last ones of each shard. */
  private readonly runs: Run[][] = []
  /** Names of the weights that a run writes. */
  readonly written: readonly string[]
  /** Parts of the batch that are run: their gradients are summands. */
  readonly shards: number

  private constructor(
    private readonly graph: CompiledGraph,
    private readonly session: RuntimeSession,
    private readonly way: { readonly lanes: number; readonly isBrief: boolean },
    runtime: Runtime,
    /** Computes what the shards share. */
    private readonly once: LoadedGraph | undefined,
  ) {
    this.shards = graph.shards
    for (const port of [...graph.inputs.filter(({ role }) => role !== 'shared'), ...graph.outputs]) {
      if (!stateRoles.includes(port.role))
        this.buffers.set(port.graphName, new ShardBuffers(runtime, port, graph.shards))
    }
    this.written = graph.outputs.filter(({ role }) => role === 'nextWeight').map(({ name }) => name)
  }

  /**
   * @param threads that the shards are divided among; without shards all work on one operation
   * @param isBrief whether the graph takes no more time than changing to another thread and back
   */
  static async load(runtime: Runtime, graph: CompiledGraph, threads: number, isBrief = false): Promise<LoadedGraph> {
    const lanes = graph.shards === 1 ? 0 : await runtime.openLanes(Math.min(threads, graph.shards))
    const session = await runtime.createSession({
      model: graph.model,
      routines: graph.routines,
      inputNames: graph.inputs.map(({ graphName }) => graphName),
      outputNames: graph.outputs.map(({ graphName }) => graphName),
      threads: lanes > 0 ? 1 : threads,
      hasConstantWeights: !graph.inputs.some(({ role }) => role === 'weight' || role === 'shared'),
    })
    const once = graph.once && (await LoadedGraph.load(runtime, graph.once, 1, true))
    return new LoadedGraph(graph, session, { lanes, isBrief }, runtime, once)
  }

  /**
   * Runs once. New values of weights are in the state's next buffers, gradients in its own; whoever calls takes them over.
   * @param usesAverages whether weights are read as their averages, where the state keeps some
   */
  async run(inputs: RunInputs, state?: CompiledState, usesAverages = false): Promise<void> {
    for (const port of this.graph.inputs) this.fill(port, inputs)
    await this.once?.run(inputs, state, usesAverages)
    const runs = Array.from({ length: this.shards }, (_, shard) => this.bind(shard, state, usesAverages))
    const [first] = runs
    const isHere = this.place.isHere()
    const began = performance.now()
    if (this.shards > 1 || !first) await this.session.runAll(runs, this.way.lanes, this.lastMs < briefMs)
    else if (this.session.runNow && (this.way.isBrief || isHere)) this.session.runNow(first)
    else await this.session.run(first)
    this.lastMs = performance.now() - began
    this.place.note(this.lastMs, isHere)
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
    this.once?.abort()
    this.session.abort()
  }

  dispose(): void {
    this.once?.dispose()
    this.session.dispose()
    for (const buffers of this.buffers.values()) buffers.dispose()
    this.buffers.clear()
  }

  /** The tensors of one shard; the same object as at a run before where they are the same tensors. */
  private bind(shard: number, state: CompiledState | undefined, usesAverages: boolean): Run {
    const tensorOf = ({ role, name, graphName }: CompiledPort<InputRole | OutputRole>): RuntimeTensor => {
      if (role === 'shared' && this.once) return this.once.buffer(graphName)
      if (!stateRoles.includes(role)) return this.port(graphName).ofShard(shard)
      if (!state) throw new Error(`${graphName} is state, and there is none`)
      if (role === 'gradient') return state.gradient(name, shard)
      if (role === 'nextWeight') return state.next(name)
      return usesAverages ? state.averaged(name) : state.current(name)
    }
    const now = { inputs: this.graph.inputs.map(tensorOf), outputs: this.graph.outputs.map(tensorOf) }
    const before = this.runs[shard] ?? []
    const run = before.find(({ inputs, outputs }) => isSame(now.inputs, inputs) && isSame(now.outputs, outputs)) ?? now
    this.runs[shard] = [run, ...before.filter((other) => other !== run)].slice(0, mostRuns)
    return run
  }

  private fill({ role, name, graphName, shape }: CompiledPort<InputRole>, inputs: RunInputs): void {
    if (stateRoles.includes(role) || role === 'shared') return
    if (role === 'feed') this.port(graphName).give(demandFeed(inputs.feeds, name, shape))
    else this.draw(name, this.buffer(graphName).values, inputs)
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

const isSame = (a: readonly RuntimeTensor[], b: readonly RuntimeTensor[]): boolean =>
  a.every((tensor, index) => tensor === b[index])
