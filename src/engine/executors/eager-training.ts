import { setImmediate as nextTurn } from 'node:timers/promises'
import type * as tfjs from '@tensorflow/tfjs'
import { clipGradients, globalNorm } from '../optimizers/clipping.js'
import { createOptimizer } from '../optimizers/registry.js'
import { mapScalars, stepScalars } from '../optimizers/step-scalars.js'
import { averageSlot } from '../optimizers/additions.js'
import { weightSettings } from '../optimizers/weight-settings.js'
import { elementCount } from '../tensors.js'
import type { HostTensor, NamedTensors } from '../tensors.js'
import { eagerAlgebra } from './eager-algebra.js'
import { eagerForward, runOn } from './eager-forward.js'
import type { EagerBackend, EagerForward } from './eager-forward.js'
import type { Feeds, RandomFiller, SessionOptions, StageProgram, StepResult, TrainingSession } from './executor.js'
import { faultOfUpdate, inspectAll } from './fault.js'
import type { Fault, UpdatedWeight } from './fault.js'
import { fixLengths } from './feeds.js'
import { drawName, joinResults, splitBatch } from './micro-batches.js'
import type { MicroBatch, PartResult } from './micro-batches.js'
import { faultOfForward } from './observation.js'
import type { Observed } from './observation.js'
import { describeState, stateName } from './state-names.js'
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
  /** What was not finite in the last step. */
  private fault: Fault | undefined

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

  diagnose(batchSize: number, feeds: Feeds, step: number): Promise<Fault | undefined> {
    return this.guard(() => ({ result: this.findFault(batchSize, feeds, step), next: new Map() }))
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
    const parts = splitBatch(program, batchSize, feeds).map((part) => this.computePart(part, scalars.step))
    const gradients = program.trainable.map((_, index) => weigh(tf, parts, ({ gradients: all }) => all[index]))
    const statistics = [...(parts[0]?.updates.keys() ?? [])].map((name): [string, Float32Array] => [
      name,
      Float32Array.from(weigh(tf, parts, ({ updates }) => updates.get(name)).dataSync()),
    ])
    for (const { updates } of parts) for (const tensor of updates.values()) tensor.dispose()
    const result = joinResults(parts)
    this.fault = inspectAll('statistic', statistics)
    if (this.fault || !Number.isFinite(result.loss))
      return { result: { ...result, gradientNorm: Number.NaN }, next: new Map() }
    const norm = readScalar(globalNorm(eagerAlgebra(tf), gradients))
    const updated = this.update(gradients, scalars)
    this.fault = this.faultOf(norm, gradients, updated)
    const gradientNorm = this.fault ? Number.NaN : norm
    return { result: { ...result, gradientNorm }, next: new Map([...updated, ...statistics]) }
  }

  private faultOf(
    norm: number,
    gradients: readonly tfjs.Tensor[],
    updated: ReadonlyMap<string, Float32Array>,
  ): Fault | undefined {
    const { trainable } = this.program
    const isFinite = Number.isFinite(norm) && !inspectAll('update', updated)
    const read = (name: string, index: number): UpdatedWeight => ({
      name,
      gradient: gradients[index]?.dataSync() ?? [],
      weight: updated.get(name) ?? [],
    })
    return isFinite ? undefined : faultOfUpdate(trainable.map(read))
  }

  /** Forward and backward over one part of a batch. */
  private computePart({ feeds, size, share, index }: MicroBatch, step: number): ComputedPart {
    const { tf, program } = this
    const forward = this.prepare(true, size, feeds, step, index)
    let outputs: PartResult['outputs'] = []
    const run = (): tfjs.Scalar => {
      const result = program.forward(forward.context, forward.feeds)
      outputs = readAll(result.outputs)
      return result.loss
    }
    const variables = program.trainable.map((name) => forward.context.weight(name))
    const { value, grads }: { value: tfjs.Tensor; grads: (tfjs.Tensor | undefined)[] } =
      variables.length > 0 ? tf.engine().gradients(run, variables, undefined, true) : { value: run(), grads: [] }
    const gradients = variables.map((variable, place) => grads[place] ?? tf.zerosLike(variable))
    return { share, loss: readScalar(value), outputs, gradients, updates: forward.updates }
  }

  private update(
    gradients: readonly tfjs.Tensor[],
    { step, learningRate }: { step: number; learningRate: number },
  ): Map<string, Float32Array> {
    const { tf, program } = this
    const algebra = eagerAlgebra(tf)
    const optimizer = createOptimizer(program.optimizer)
    const clipped = clipGradients(algebra, gradients, program.gradientClipping)
    const next = new Map<string, Float32Array>()
    program.trainable.forEach((name, index) => {
      const gradient = clipped[index]
      const spec = program.weights.find((candidate) => candidate.name === name)
      if (!spec || !gradient) throw new Error(`the program has no weight ${name}`)
      const { rateFactor, isDecayed, isLazy } = weightSettings(program.optimizer, spec)
      const numbers = stepScalars(program.optimizer, step, learningRate * rateFactor, isDecayed)
      const scalars = mapScalars(numbers, (number) => tf.scalar(number))
      const slots = Object.fromEntries(optimizer.slots.map((slot) => [slot, this.tensor(stateName(slot, name))]))
      const weight = this.tensor(name)
      const updated = optimizer.update<tfjs.Tensor>(algebra, weight, gradient, slots, scalars)
      const take = (state: string, before: tfjs.Tensor, after: tfjs.Tensor): void => {
        const kept = isLazy ? tf.where(hasGradient(tf, gradients[index] ?? gradient), after, before) : after
        next.set(state, Float32Array.from(kept.dataSync()))
      }
      take(name, weight, updated.weight)
      for (const [slot, tensor] of Object.entries(updated.slots))
        take(stateName(slot, name), slots[slot] ?? tensor, tensor)
    })
    return next
  }

  private findFault(batchSize: number, feeds: Feeds, step: number): Fault | undefined {
    if (this.fault && this.fault.kind !== 'statistic') return this.fault
    const names = this.program.weights.map(({ name }) => name)
    for (const { size, index, ...part } of splitBatch(this.program, batchSize, feeds)) {
      const forward = this.prepare(true, size, part.feeds, step, index)
      const layers: [string, ArrayLike<number>][] = []
      const observe = (layer: string, value: tfjs.Tensor): void => void layers.push([layer, value.dataSync()])
      const { loss, outputs } = this.program.forward({ ...forward.context, observe }, forward.feeds)
      for (const tensor of forward.updates.values()) tensor.dispose()
      const losses = readAll(outputs).filter(({ shape }) => shape.length === 0)
      const observed: Observed = {
        feeds: part.feeds,
        layers,
        losses: losses.map(({ name, values }) => [name, values]),
        loss: readScalar(loss),
      }
      const fault = faultOfForward(this.state, names, observed)
      if (fault) return fault
    }
    return this.fault
  }

  private computeEvaluation(
    batchSize: number,
    feeds: Feeds,
  ): { result: Omit<StepResult, 'gradientNorm'>; next: ReadonlyMap<string, Float32Array> } {
    const forward = this.prepare(false, batchSize, feeds, 0, 0)
    const { loss, outputs } = this.program.forward(forward.context, forward.feeds)
    for (const tensor of forward.updates.values()) tensor.dispose()
    return {
      result: joinResults([{ share: 1, loss: readScalar(loss), outputs: readAll(outputs) }]),
      next: new Map(),
    }
  }

  private prepare(isTraining: boolean, batchSize: number, feeds: Feeds, step: number, part: number): EagerForward {
    const nameOf = (weight: string): string => {
      const average = stateName(averageSlot, weight)
      return !isTraining && this.state.has(average) ? average : weight
    }
    const weights = new Map(this.program.weights.map(({ name }) => [name, this.tensor(nameOf(name))]))
    const specs = fixLengths(this.program, batchSize, feeds).program.feeds(batchSize)
    const { random } = this.options
    const draw: RandomFiller | undefined =
      random && ((name, distribution, at, out) => random(drawName(name, part), distribution, at, out))
    return eagerForward(this.tf, { isTraining, weights, specs, feeds, random: draw, step })
  }

  private tensor(name: string): tfjs.Tensor {
    const state = this.state.get(name)
    if (!state) throw new Error(`the session has no state ${name}`)
    return this.tf.tensor(state.values.slice(), [...state.shape], 'float32')
  }
}

interface ComputedPart extends PartResult {
  /** By the order of `program.trainable`. */
  readonly gradients: readonly tfjs.Tensor[]
  readonly updates: ReadonlyMap<string, tfjs.Tensor>
}

/** The mean over the parts of a batch, by their shares. */
function weigh(
  tf: typeof tfjs,
  parts: readonly ComputedPart[],
  read: (part: ComputedPart) => tfjs.Tensor | undefined,
): tfjs.Tensor {
  const terms = parts.map((part) => {
    const term = read(part)
    if (!term) throw new Error('a part of the batch lacks a gradient or a new weight')
    return part.share === 1 ? term : tf.mul(term, part.share)
  })
  return terms.reduce((sum, term) => tf.add(sum, term))
}

/** Whether a row of a table has anything but zeros, of the table's shape. */
const hasGradient = (tf: typeof tfjs, gradient: tfjs.Tensor): tfjs.Tensor => {
  const rows = tf.any(
    tf.notEqual(gradient, 0),
    gradient.shape.slice(1).map((_, axis) => axis + 1),
    true,
  )
  return tf.logicalAnd(rows, tf.onesLike(gradient).cast('bool'))
}

const readScalar = (tensor: tfjs.Tensor): number => tensor.dataSync()[0] ?? Number.NaN

const readAll = (tensors: Readonly<Record<string, tfjs.Tensor>>): PartResult['outputs'] =>
  Object.entries(tensors).map(([name, tensor]) => ({
    name,
    shape: tensor.shape,
    values: Float32Array.from(tensor.dataSync()),
  }))
