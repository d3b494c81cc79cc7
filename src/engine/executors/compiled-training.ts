import type * as tfjs from '@tensorflow/tfjs'
import { compileEvaluation, compileTraining } from '../compiled/program/training-graph.js'
import type { Runtime } from '../compiled/runtime/runtime.js'
import { stepScalars } from '../optimizers/step-scalars.js'
import type { NamedTensors } from '../tensors.js'
import { LoadedGraph } from './compiled-graph.js'
import type { RunInputs } from './compiled-graph.js'
import { CompiledState } from './compiled-state.js'
import type { Feeds, SessionOptions, StageProgram, StepResult, TrainingSession } from './executor.js'
import { fixLengths } from './feeds.js'
import { describeState } from './state-names.js'
import { StepAborted } from './step-aborted.js'

/** State in our buffers, stepped by one ONNX graph a batch size. */
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
    this.state = new CompiledState(runtime, describeState(program))
  }

  load(state: NamedTensors): void {
    this.demandIdle('load state')
    this.state.load(state)
  }

  read(): NamedTensors {
    return this.state.read()
  }

  train(batchSize: number, feeds: Feeds, scalars: { step: number; learningRate: number }): Promise<StepResult> {
    const { step, learningRate, correctedRate } = stepScalars(
      this.program.optimizer,
      scalars.step,
      scalars.learningRate,
    )
    const inputs = { feeds, scalars: { step, learningRate, correctedRate }, random: this.options.random, step }
    return this.run('train', batchSize, inputs, (graph) => {
      this.state.swap(graph.written)
      return { loss: graph.scalar('loss'), gradientNorm: graph.scalar('gradientNorm'), outputs: readOutputs(graph) }
    })
  }

  evaluate(batchSize: number, feeds: Feeds): Promise<Omit<StepResult, 'gradientNorm'>> {
    const inputs = { feeds, scalars: {}, random: this.options.random, step: 0 }
    return this.run('evaluate', batchSize, inputs, (graph) => ({
      loss: graph.scalar('loss'),
      outputs: readOutputs(graph),
    }))
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

  private async run<T>(
    kind: 'train' | 'evaluate',
    batchSize: number,
    inputs: RunInputs,
    take: (graph: LoadedGraph) => T,
  ): Promise<T> {
    this.demandIdle(kind)
    this.isBusy = true
    this.isAborted = false
    try {
      const graph = await this.graph(kind, batchSize, inputs.feeds)
      if (this.isAborted) throw new StepAborted()
      this.running = graph
      try {
        await graph.run(inputs, this.state)
      } catch (failure) {
        throw this.isAborted ? new StepAborted() : failure
      }
      if (this.isAborted) throw new StepAborted()
      return take(graph)
    } finally {
      this.running = undefined
      this.isBusy = false
      if (this.isDisposed) void this.release()
    }
  }

  private graph(kind: 'train' | 'evaluate', batchSize: number, feeds: Feeds): Promise<LoadedGraph> {
    const { program, key: shapes } = fixLengths(this.program, batchSize, feeds)
    const key = `${kind} ${shapes}`
    const known = this.graphs.get(key)
    if (known) return known
    const compile = kind === 'train' ? compileTraining : compileEvaluation
    const loading = Promise.resolve().then(() =>
      LoadedGraph.load(this.runtime, compile(this.tf, program, batchSize), this.options.threads ?? 1),
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

const readOutputs = (graph: LoadedGraph): Record<string, Float32Array> =>
  Object.fromEntries(graph.outputs().map(({ name, tensor }) => [name, tensor.values as Float32Array]))
