import type * as tfjs from '@tensorflow/tfjs'
import type { NamedTensors } from '../tensors.js'
import { eagerForward, runOn } from './eager-forward.js'
import type { EagerBackend } from './eager-forward.js'
import { fixLengths } from './feeds.js'
import type { Feeds, InferenceProgram, InferenceSession, Outputs, SessionOptions } from './executor.js'

/** Runs a network without an objective, kernel by kernel. */
export class EagerInferenceSession implements InferenceSession {
  private readonly weights: NamedTensors

  constructor(
    private readonly tf: typeof tfjs,
    private readonly program: InferenceProgram,
    weights: NamedTensors,
    private readonly options: SessionOptions,
    private readonly backend: EagerBackend,
  ) {
    this.weights = new Map(weights)
  }

  run(batchSize: number, feeds: Feeds): Promise<Outputs> {
    return Promise.resolve().then(() => runOn(this.tf, this.backend, () => this.runNow(batchSize, feeds)))
  }

  read<T>(batchSize: number, feeds: Feeds, read: (outputs: Outputs) => T): Promise<T> {
    return this.run(batchSize, feeds).then(read)
  }

  dispose(): void {
    this.weights.clear()
  }

  private runNow(batchSize: number, feeds: Feeds): Outputs {
    const { tf, program } = this
    const weights = new Map(
      program.weights.map(({ name, shape }) => {
        const tensor = this.weights.get(name)
        if (!tensor) throw new Error(`weight ${name} is missing`)
        return [name, tf.tensor(tensor.values.slice(), [...shape], tensor.dtype)] as const
      }),
    )
    const specs = fixLengths(program, batchSize, feeds).program.feeds(batchSize)
    const forward = eagerForward(tf, { isTraining: false, weights, specs, feeds, random: this.options.random, step: 0 })
    const outputs = program.forward(forward.context, forward.feeds)
    return Object.fromEntries(
      Object.entries(outputs).map(([name, tensor]) => [
        name,
        { shape: [...tensor.shape], values: Float32Array.from(tensor.dataSync()) },
      ]),
    )
  }
}
