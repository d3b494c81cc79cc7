import type * as tfjs from '@tensorflow/tfjs'
import { compileObservation, observedName } from '../compiled/program/observation-graph.js'
import type { ObservationGraph } from '../compiled/program/observation-graph.js'
import type { Graph } from '../compiled/graph/graph.js'
import { compileEvaluation, compileTraining } from '../compiled/program/training-graph.js'
import { targetOf } from '../compiled/program/target.js'
import type { Runtime } from '../compiled/runtime/runtime.js'
import { chooseShards } from '../compiled/sharding/choose.js'
import type { NamedTensors } from '../tensors.js'
import { LoadedGraph } from './compiled-graph.js'
import type { RunInputs } from './compiled-graph.js'
import { CompiledState } from './compiled-state.js'
import { Breakable } from './breakable.js'
import type { Feeds, SessionOptions, StageProgram, StepResult, TrainingSession } from './executor.js'
import type { Fault } from './fault.js'
import { fixLengths } from './feeds.js'
import { drawName, joinResults, splitBatch } from './micro-batches.js'
import type { MicroBatch, PartResult } from './micro-batches.js'
import { faultOfForward } from './observation.js'
import type { Observed } from './observation.js'

type GraphKind = 'train' | 'evaluate'

/** State in our buffers; one ONNX graph a batch size computes gradients, and the updater steps on them. */
export class CompiledTrainingSession implements TrainingSession {
  private readonly state: CompiledState
  private readonly graphs = new Map<string, Promise<LoadedGraph>>()
  private readonly breakable = new Breakable()
  private isBusy = false
  private isDisposed = false
  /** What was not finite in the last step. */
  private fault: Fault | undefined

  constructor(
    private readonly tf: typeof tfjs,
    private readonly runtime: Runtime,
    private readonly program: StageProgram,
    private readonly options: SessionOptions,
  ) {
    this.state = new CompiledState(runtime, program, options.updateThreads ?? options.threads ?? 1)
  }

  load(state: NamedTensors): void {
    this.demandIdle('load state')
    this.state.load(state)
  }

  read(): NamedTensors {
    return this.state.read()
  }

  train(batchSize: number, feeds: Feeds, scalars: { step: number; learningRate: number }): Promise<StepResult> {
    const { step, learningRate } = scalars
    const { updater } = this.state
    return this.guard('train', async () => {
      const parts: PartResult[] = []
      const written = new Set<string>()
      try {
        for (const { size, share, index, ...part } of splitBatch(this.program, batchSize, feeds)) {
          const inputs = {
            ...part,
            random: this.options.random,
            step,
            drawName: (name: string) => drawName(name, index),
          }
          const graph = await this.compute('train', size, inputs)
          graph.gradientRows().forEach(({ weight, rows }) => updater.takeRows(weight, rows))
          updater.joinShards(graph.shards)
          if (share < 1) {
            updater.accumulate(share, index === 0)
            this.state.accumulate(graph.written, share, index === 0)
          }
          graph.written.forEach((name) => written.add(name))
          parts.push({ share, loss: graph.loss(), outputs: readOutputs(graph, share < 1) })
        }
      } catch (failure) {
        updater.discard()
        throw failure
      }
      // From here on nothing is waited for: the step is taken as a whole, or not at all.
      const result = joinResults(parts)
      this.fault = this.state.faultOfNext(written)
      if (this.fault || !Number.isFinite(result.loss)) {
        updater.discard()
        return { ...result, gradientNorm: Number.NaN }
      }
      this.state.swap(written)
      const gradientNorm = updater.step(step, learningRate)
      this.fault = updater.lastFault
      return { ...result, gradientNorm }
    })
  }

  diagnose(batchSize: number, feeds: Feeds, step: number): Promise<Fault | undefined> {
    return this.guard('diagnose', async () => {
      if (this.fault && this.fault.kind !== 'statistic') return this.fault
      for (const part of splitBatch(this.program, batchSize, feeds)) {
        const observed = await this.observe(part, step)
        const names = this.program.weights.map(({ name }) => name)
        const fault = faultOfForward(this.state.read(), names, observed)
        if (fault) return fault
      }
      return this.fault
    })
  }

  evaluate(batchSize: number, feeds: Feeds): Promise<Omit<StepResult, 'gradientNorm'>> {
    return this.guard('evaluate', async () => {
      const graph = await this.compute('evaluate', batchSize, { feeds, random: this.options.random, step: 0 })
      return joinResults([{ share: 1, loss: graph.loss(), outputs: readOutputs(graph, false) }])
    })
  }

  abort(): void {
    if (this.isBusy) this.breakable.abort()
  }

  dispose(): void {
    if (this.isDisposed) return
    this.isDisposed = true
    this.abort()
    if (!this.isBusy) void this.release()
  }

  private async guard<T>(what: string, take: () => Promise<T>): Promise<T> {
    this.demandIdle(what)
    this.isBusy = true
    try {
      await this.breakable.begin()
      return await take()
    } finally {
      this.isBusy = false
      if (this.isDisposed) void this.release()
    }
  }

  /** Runs the graph of a batch size. */
  private async compute(kind: GraphKind, batchSize: number, inputs: RunInputs): Promise<LoadedGraph> {
    const graph = await this.breakable.wait(this.graph(kind, batchSize, inputs.feeds))
    await this.breakable.run(graph, () => graph.run(inputs, this.state, kind === 'evaluate'))
    return graph
  }

  /** A training step's forward pass again, with what it computes on its way. */
  private async observe({ size, feeds, index }: MicroBatch, step: number): Promise<Observed> {
    const target = await targetOf(this.runtime)
    const { program } = fixLengths(this.program, size, feeds)
    const { graph, layers, losses } = compileObservation(this.tf, program, size, target)
    const loaded = await LoadedGraph.load(this.runtime, graph, this.options.threads ?? 1)
    const inputs = { feeds, random: this.options.random, step, drawName: (name: string) => drawName(name, index) }
    try {
      await this.breakable.run(loaded, () => loaded.run(inputs, this.state))
      return readObserved(loaded, feeds, { layers, losses })
    } finally {
      // Broken off, it may still be computing.
      void this.breakable.ended().then(() => loaded.dispose())
    }
  }

  private graph(kind: GraphKind, batchSize: number, feeds: Feeds): Promise<LoadedGraph> {
    const { program, key: shapes } = fixLengths(this.program, batchSize, feeds)
    const key = `${kind} ${shapes}`
    const known = this.graphs.get(key)
    if (known) return known
    const { threads = 1 } = this.options
    const compile = kind === 'train' ? compileTraining : compileEvaluation
    const countShards = (whole: Graph): number => this.countShards(whole, batchSize)
    const loading = targetOf(this.runtime).then((target) =>
      LoadedGraph.load(this.runtime, compile(this.tf, program, batchSize, target, countShards), threads),
    )
    this.graphs.set(key, loading)
    // A graph that could not be made is tried again when it is asked for again.
    loading.catch(() => this.graphs.delete(key))
    return loading
  }

  private countShards(whole: Graph, batchSize: number): number {
    const { threads = 1, shards } = this.options
    const { mostShards } = this.state.updater
    // Threads and caches are the processor's; other devices take a batch whole.
    if (this.runtime.provider !== 'CPU') return 1
    if (shards === undefined) return chooseShards(whole, batchSize, threads, mostShards)
    return shards <= mostShards && batchSize % shards === 0 ? shards : 1
  }

  private async release(): Promise<void> {
    await this.breakable.ended()
    for (const graph of await Promise.allSettled(this.graphs.values())) {
      if (graph.status === 'fulfilled') graph.value.dispose()
    }
    this.graphs.clear()
    this.state.dispose()
  }

  private demandIdle(what: string): void {
    if (this.isDisposed) throw new Error(`cannot ${what}: the session was disposed of`)
    if (this.isBusy) throw new Error(`cannot ${what}: a step is under way`)
  }
}

/** @param isCopied whether the next run would overwrite them too early */
const readOutputs = (graph: LoadedGraph, isCopied: boolean): PartResult['outputs'] =>
  graph.outputs().map(({ name, tensor }) => {
    const values = tensor.values as Float32Array
    return { name, shape: tensor.shape, values: isCopied ? values.slice() : values }
  })

/** Copies what a run computed on its way. */
function readObserved(
  graph: LoadedGraph,
  feeds: Feeds,
  { layers, losses }: Pick<ObservationGraph, 'layers' | 'losses'>,
): Observed {
  const values = new Map(readOutputs(graph, true).map((output) => [output.name, output.values]))
  const valueOf = (name: string): Float32Array => values.get(name) ?? new Float32Array()
  return {
    feeds,
    layers: layers.map((name) => [name, valueOf(observedName(name))] as const),
    losses: losses.map((name) => [name, valueOf(name)] as const),
    loss: graph.loss(),
  }
}
