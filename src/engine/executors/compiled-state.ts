import type { Runtime, RuntimeTensor } from '../compiled/runtime/runtime.js'
import { shardArray, weightArray } from '../compiled/update/kernels.js'
import { WeightUpdater } from '../compiled/update/updater.js'
import { averageSlot } from '../optimizers/additions.js'
import type { HostTensor, NamedTensors, Shape } from '../tensors.js'
import type { StageProgram } from './executor.js'
import { inspectAll } from './fault.js'
import type { Fault } from './fault.js'
import { stateName } from './state-names.js'

interface Entry {
  readonly shape: Shape
  current: RuntimeTensor
  /** What the step under way writes, of a weight that no optimizer touches; made when a step first asks for it. */
  next: RuntimeTensor | undefined
}

/**
 * The state of a stage where graphs and optimizer reach it. What is trained lies with its gradients and slots in the
 * updater's memory: graphs only read weights and write gradients, and the optimizer then updates all in place. Weights
 * that graphs write themselves (moving statistics) have two buffers, which change places when a step has succeeded. So a
 * step never writes what it reads, and one that is broken off leaves nothing behind.
 */
export class CompiledState {
  private readonly entries = new Map<string, Entry>()
  /** By weight and shard of the batch. */
  private readonly gradients = new Map<string, RuntimeTensor[]>()
  /** Of the parts of a batch, by the names of weights that graphs write. */
  private readonly sums = new Map<string, Float32Array>()
  readonly updater: WeightUpdater

  constructor(
    private readonly runtime: Runtime,
    program: StageProgram,
    updateThreads: number,
  ) {
    // The binding takes no tensors in memory that threads share.
    this.updater = new WeightUpdater(program, runtime.name === 'native' ? updateThreads : 1)
    const trainable = new Set(program.trainable)
    const create = (weight: string, array: string, shape: Shape): RuntimeTensor =>
      runtime.createTensor('float32', shape, this.updater.place(weight, array))
    const enter = (name: string, shape: Shape, current: RuntimeTensor): void =>
      void this.entries.set(name, { shape, current, next: undefined })
    for (const { name, shape } of program.weights) {
      const isTrained = trainable.has(name)
      enter(name, shape, isTrained ? create(name, weightArray, shape) : runtime.createTensor('float32', shape))
      if (isTrained) this.gradients.set(name, [])
    }
    for (const slot of this.updater.slots) {
      for (const { name, shape } of program.weights)
        if (trainable.has(name)) enter(stateName(slot, name), shape, create(name, slot, shape))
    }
  }

  current(name: string): RuntimeTensor {
    return this.entry(name).current
  }

  /** The weight, or its average where one is kept. */
  averaged(name: string): RuntimeTensor {
    return (this.entries.get(stateName(averageSlot, name)) ?? this.entry(name)).current
  }

  next(name: string): RuntimeTensor {
    const entry = this.entry(name)
    entry.next ??= this.runtime.createTensor('float32', entry.shape)
    return entry.next
  }

  /** Where a graph writes the gradient by a weight, or what a shard of the batch adds to it. */
  gradient(name: string, shard: number): RuntimeTensor {
    const gradients = this.gradients.get(name)
    if (!gradients) throw new Error(`the program does not train ${name}`)
    const { shape } = this.entry(name)
    gradients[shard] ??= this.runtime.createTensor('float32', shape, this.updater.place(name, shardArray(shard)))
    return gradients[shard]
  }

  /** What the last part of a batch wrote, added to what those before it wrote, by their shares of the batch. */
  accumulate(names: Iterable<string>, share: number, isFirst: boolean): void {
    for (const name of names) {
      const { values } = this.next(name)
      const sum = this.sums.get(name) ?? new Float32Array(values.length)
      this.sums.set(name, sum)
      values.forEach((value, index) => (sum[index] = (isFirst ? 0 : (sum[index] ?? 0)) + share * value))
      values.set(sum)
    }
  }

  /** What a step wrote, where it is not finite. */
  faultOfNext(names: Iterable<string>): Fault | undefined {
    return inspectAll(
      'statistic',
      [...names].map((name) => [name, this.next(name).values]),
    )
  }

  /** What a step wrote becomes what is current. */
  swap(names: Iterable<string>): void {
    for (const name of names) {
      const entry = this.entry(name)
      if (!entry.next) throw new Error(`no step has written ${name}`)
      ;[entry.current, entry.next] = [entry.next, entry.current]
    }
  }

  /** Takes over what is named here; other names are left alone. */
  load(state: NamedTensors): void {
    for (const [name, { values }] of state) {
      const entry = this.entries.get(name)
      if (!entry) continue
      if (values.length !== entry.current.values.length) {
        throw new Error(
          `${name} of shape [${entry.shape.join(', ')}] needs ${entry.current.values.length} values, got ${values.length}`,
        )
      }
      entry.current.values.set(values)
    }
  }

  read(): NamedTensors {
    return new Map(
      [...this.entries].map(([name, { shape, current }]): [string, HostTensor] => [
        name,
        { shape, dtype: 'float32', values: Float32Array.from(current.values) },
      ]),
    )
  }

  dispose(): void {
    this.updater.dispose()
    for (const { current, next } of this.entries.values()) {
      current.dispose()
      next?.dispose()
    }
    for (const gradient of [...this.gradients.values()].flat()) gradient.dispose()
    this.entries.clear()
    this.gradients.clear()
  }

  private entry(name: string): Entry {
    const entry = this.entries.get(name)
    if (!entry) throw new Error(`the session has no state ${name}`)
    return entry
  }
}
