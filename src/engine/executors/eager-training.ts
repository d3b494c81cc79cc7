import { setImmediate as nextTurn } from 'node:timers/promises'
import type * as tfjs from '@tensorflow/tfjs'
import { clipGradients, globalNorm } from '../optimizers/clipping.js'
import { createOptimizer } from '../optimizers/registry.js'
import { stepScalars } from '../optimizers/step-scalars.js'
import { elementCount } from '../tensors.js'
import type { HostTensor, NamedTensors } from '../tensors.js'
import { eagerAlgebra } from './eager-algebra.js'
import { eagerForward, runOn } from './eager-forward.js'
import type { EagerBackend, EagerForward } from './eager-forward.js'
import type { Feeds, SessionOptions, StageProgram, StepResult, TrainingSession } from './executor.js'
import { describeState } from './state-names.js'
import { StepAborted } from './step-aborted.js'

interface ComputedStep {
  readonly result: StepResult
  /** New values of what changes, by name. */
  readonly next: ReadonlyMap<string, Float32Array>
}

/** One step is TensorFlow.js's own forward and backward pass, then the optimizer on eager tensors. */
export class EagerTrainingSession implements TrainingSession {
  private readonly state = new Map<string, HostTensor>()
  private isBusy = false
  private isAborted = false

  constructor(
    private readonly tf: typeof tfjs,
    private readonly program: StageProgram,
    private readonly options: SessionOptions,
    private readonly backend: EagerBackend,
  ) {
    for (const { name, shape } of describeState(program)) {
      this.state.set(name, { shape, dtype: 'float32', values: new Float32Array(elementCount(shape)) })
    }
  }

  load(state: NamedTensors): void {
    for (const [name, { values }] of state) {
      const known = this.state.get(name)
      if (!known) continue
      if (values.length !== known.values.length) {
        throw new Error(
          `${name} of shape [${known.shape.join(', ')}] needs ${known.values.length} values, got ${values.length}`,
        )
      }
      this.state.set(name, { ...known, values: Float32Array.from(values) })
    }
  }

  read(): NamedTensors {
    return new Map([...this.state].map(([name, tensor]) => [name, { ...tensor, values: tensor.values.slice() }]))
  }

  train(batchSize: number, feeds: Feeds, scalars: { step: number; learningRate: number }): Promise<StepResult> {
    return this.guard(() => this.computeStep(batchSize, feeds, scalars))
  }

  evaluate(batchSize: number, feeds: Feeds): Promise<Omit<StepResult, 'gradientNorm'>> {
    return this.guard(() => this.computeEvaluation(batchSize, feeds))
  }

  abort(): void {
    this.isAborted = this.isBusy
  }

  dispose(): void {
    this.abort()
    this.state.clear()
  }

  /** Takes a step over only after a turn of the event loop in which it could have been broken off. */
  private async guard<R>(compute: () => { result: R; next: ReadonlyMap<string, Float32Array> }): Promise<R> {
    if (this.isBusy) throw new Error('a step is under way')
    this.isBusy = true
    this.isAborted = false
    try {
      await nextTurn()
      if (this.isAborted) throw new StepAborted()
      const { result, next } = runOn(this.tf, this.backend, compute)
      await nextTurn()
      if (this.isAborted) throw new StepAborted()
      for (const [name, values] of next) this.load(new Map([[name, { shape: [], dtype: 'float32', values }]]))
      return result
    } finally {
      this.isBusy = false
    }
  }

  private computeStep(batchSize: number, feeds: Feeds, scalars: { step: number; learningRate: number }): ComputedStep {
    const { tf, program } = this
    const { weights, forward } = this.prepare(true, batchSize, feeds, scalars.step)
    let outputs: Record<string, Float32Array> = {}
    const run = (): tfjs.Scalar => {
      const result = program.forward(forward.context, forward.feeds)
      outputs = readAll(result.outputs)
      return result.loss
    }
    const variables = program.trainable.map((name) => forward.context.weight(name))
    const { value, grads }: { value: tfjs.Tensor; grads: (tfjs.Tensor | undefined)[] } =
      variables.length > 0 ? tf.engine().gradients(run, variables, undefined, true) : { value: run(), grads: [] }
    const gradients = variables.map((variable, index) => grads[index] ?? tf.zerosLike(variable))
    const norm = globalNorm(eagerAlgebra(tf), gradients)
    const next = this.update(weights, gradients, scalars)
    for (const [name, tensor] of forward.updates) {
      next.set(name, Float32Array.from(tensor.dataSync()))
      tensor.dispose()
    }
    return { result: { loss: readScalar(value), gradientNorm: readScalar(norm), outputs }, next }
  }

  private update(
    weights: ReadonlyMap<string, tfjs.Tensor>,
    gradients: readonly tfjs.Tensor[],
    { step, learningRate }: { step: number; learningRate: number },
  ): Map<string, Float32Array> {
    const { tf, program } = this
    const algebra = eagerAlgebra(tf)
    const optimizer = createOptimizer(program.optimizer)
    const numbers = stepScalars(program.optimizer, step, learningRate)
    const scalars = {
      step: tf.scalar(numbers.step),
      learningRate: tf.scalar(numbers.learningRate),
      correctedRate: tf.scalar(numbers.correctedRate),
    }
    const clipped = clipGradients(algebra, gradients, program.gradientClipping)
    const next = new Map<string, Float32Array>()
    program.trainable.forEach((name, index) => {
      const [weight, gradient] = [weights.get(name), clipped[index]]
      if (!weight || !gradient) throw new Error(`the program has no weight ${name}`)
      const slots = Object.fromEntries(optimizer.slots.map((slot) => [slot, this.tensor(`${slot}:${name}`)]))
      const updated = optimizer.update(algebra, weight, gradient, slots, scalars)
      next.set(name, Float32Array.from(updated.weight.dataSync()))
      for (const [slot, tensor] of Object.entries(updated.slots))
        next.set(`${slot}:${name}`, Float32Array.from(tensor.dataSync()))
    })
    return next
  }

  private computeEvaluation(
    batchSize: number,
    feeds: Feeds,
  ): { result: Omit<StepResult, 'gradientNorm'>; next: ReadonlyMap<string, Float32Array> } {
    const { forward } = this.prepare(false, batchSize, feeds, 0)
    const { loss, outputs } = this.program.forward(forward.context, forward.feeds)
    for (const tensor of forward.updates.values()) tensor.dispose()
    return { result: { loss: readScalar(loss), outputs: readAll(outputs) }, next: new Map() }
  }

  private prepare(
    isTraining: boolean,
    batchSize: number,
    feeds: Feeds,
    step: number,
  ): { weights: ReadonlyMap<string, tfjs.Tensor>; forward: EagerForward } {
    const weights = new Map(this.program.weights.map(({ name }) => [name, this.tensor(name)]))
    const specs = this.program.feeds(batchSize)
    const { random } = this.options
    return { weights, forward: eagerForward(this.tf, { isTraining, weights, specs, feeds, random, step }) }
  }

  private tensor(name: string): tfjs.Tensor {
    const state = this.state.get(name)
    if (!state) throw new Error(`the session has no state ${name}`)
    return this.tf.tensor(state.values.slice(), [...state.shape], 'float32')
  }
}

const readScalar = (tensor: tfjs.Tensor): number => tensor.dataSync()[0] ?? Number.NaN

const readAll = (tensors: Readonly<Record<string, tfjs.Tensor>>): Record<string, Float32Array> =>
  Object.fromEntries(Object.entries(tensors).map(([name, tensor]) => [name, Float32Array.from(tensor.dataSync())]))
