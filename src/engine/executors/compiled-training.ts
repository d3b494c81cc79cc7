import type * as tfjs from '@tensorflow/tfjs'
import { compileEvaluation, compileTraining } from '../compiled/program/training-graph.js'
import { blockSizeOf } from '../compiled/runtime/block-size.js'
import type { Runtime } from '../compiled/runtime/runtime.js'
import type { NamedTensors } from '../tensors.js'
import { LoadedGraph } from './compiled-graph.js'
import type { RunInputs } from './compiled-graph.js'
import { CompiledState } from './compiled-state.js'
import type { Feeds, SessionOptions, StageProgram, StepResult, TrainingSession } from './executor.js'
import { fixLengths } from './feeds.js'
import { drawName, joinResults, splitBatch } from './micro-batches.js'
import type { PartResult } from './micro-batches.js'
import { StepAborted } from './step-aborted.js'

type GraphKind = 'train' | 'evaluate'

/** State in our buffers; one ONNX graph a batch size computes gradients, and the updater steps on them. */
export class CompiledTrainingSession implements TrainingSession {
  private readonly state: CompiledState
  private readonly graphs = new Map<string, Promise<LoadedGraph>>()
  private running: LoadedGraph | undefined
  private isBusy = false
  private isAborted = false
  private isDisposed = false

  constructor(
    private readonly tf: typeof tfjs,
    private readonly runtime: Runtime,
    private readonly program: StageProgram,
    private readonly options: SessionOptions,
  ) {
    this.state = new CompiledState(runtime, program)
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
      // From here on nothing is waited for: the step is taken as a whole.
      this.state.swap(written)
      return { ...joinResults(parts), gradientNorm: updater.step(step, learningRate) }
    })
  }

  evaluate(batchSize: number, feeds: Feeds): Promise<Omit<StepResult, 'gradientNorm'>> {
    return this.guard('evaluate', async () => {
      const graph = await this.compute('evaluate', batchSize, { feeds, random: this.options.random, step: 0 })
      return joinResults([{ share: 1, loss: graph.loss(), outputs: readOutputs(graph, false) }])
    })
  }

  abort(): void {
    if (!this.isBusy) return
    this.isAborted = true
    this.running?.abort()
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
    this.isAborted = false
    try {
      return await take()
    } finally {
      this.isBusy = false
      if (this.isDisposed) void this.release()
    }
  }

  /** Runs the graph of a batch size. */
  private async compute(kind: GraphKind, batchSize: number, inputs: RunInputs): Promise<LoadedGraph> {
    const graph = await this.graph(kind, batchSize, inputs.feeds)
    if (this.isAborted) throw new StepAborted()
    this.running = graph
    try {
      await graph.run(inputs, this.state, kind === 'evaluate')
    } catch (failure) {
      throw this.isAborted ? new StepAborted() : failure
    } finally {
      this.running = undefined
    }
    if (this.isAborted) throw new StepAborted()
    return graph
  }

  private graph(kind: GraphKind, batchSize: number, feeds: Feeds): Promise<LoadedGraph> {
    const { program, key: shapes } = fixLengths(this.program, batchSize, feeds)
    const key = `${kind} ${shapes}`
    const known = this.graphs.get(key)
    if (known) return known
    const compile = kind === 'train' ? compileTraining : compileEvaluation
    const loading = blockSizeOf(this.runtime).then((blockSize) =>
      LoadedGraph.load(this.runtime, compile(this.tf, program, batchSize, blockSize), this.options.threads ?? 1),
    )
    this.graphs.set(key, loading)
    // A graph that could not be made is tried again when it is asked for again.
    loading.catch(() => this.graphs.delete(key))
    return loading
  }

  private async release(): Promise<void> {
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
