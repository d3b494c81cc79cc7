import type { StageProgram, WeightSpec } from '../../executors/executor.js'
import { faultOfUpdate } from '../../executors/fault.js'
import type { Fault } from '../../executors/fault.js'
import { createOptimizer } from '../../optimizers/registry.js'
import { scalarNames } from '../../optimizers/optimizer.js'
import { stepScalars } from '../../optimizers/step-scalars.js'
import { weightSettings } from '../../optimizers/weight-settings.js'
import type { WeightSettings } from '../../optimizers/weight-settings.js'
import { elementCount } from '../../tensors.js'
import { allocateGroups, placeOf, viewOf } from './arrays.js'
import type { ArrayGroup } from './arrays.js'
import { blockSize, Helpers, isWorthSharing } from './helpers.js'
import {
  accumulateSpec,
  gradientArray,
  gradientSum,
  LoadedKernel,
  squaresSpec,
  updateSpec,
  weightArray,
} from './kernels.js'
import { addRows, clearRows, touchedRows } from './rows.js'
import type { GradientRows } from './rows.js'

/**
 * Steps from one on which denormal numbers in slots become zero to the next: what fades away never slows the steps for
 * long, and looking for it costs a tenth of an update.
 */
export const flushEvery = 8

interface Learned {
  readonly name: string
  readonly settings: WeightSettings
  readonly group: ArrayGroup
  /** Elements of a row: those that a table's code has. */
  readonly rowLength: number
  /** Rows that the gradient under way is not zero in, where only they are known; else any may be. */
  rows: Set<number> | undefined
}

/** Weights that an optimizer trains, with their gradients and slots, and the optimizer's step on them. */
export class WeightUpdater {
  private readonly learned: ReadonlyMap<string, Learned>
  private readonly update: LoadedKernel
  private readonly flushingUpdate: LoadedKernel
  private readonly squares: LoadedKernel
  private readonly beginSum: LoadedKernel
  private readonly addToSum: LoadedKernel
  private readonly memories: readonly WebAssembly.Memory[]
  private readonly helpers: Helpers | undefined
  private readonly gradient: string
  readonly slots: readonly string[]
  /** What was not finite in the last step, where its norm was not. */
  lastFault: Fault | undefined

  /** @param threads that may work on one weight at once: all give the same bytes */
  constructor(
    private readonly program: StageProgram,
    threads = 1,
  ) {
    const { optimizer, gradientClipping, microBatches = 1 } = program
    this.gradient = microBatches > 1 ? gradientSum : gradientArray
    this.slots = createOptimizer(optimizer).slots
    const arrays = [weightArray, gradientArray, ...(microBatches > 1 ? [gradientSum] : []), ...this.slots]
    const specs = program.trainable.map((name) => demandWeight(program, name))
    const counts = specs.map(({ shape }) => elementCount(shape))
    const isShared = threads > 1 && counts.some(isWorthSharing)
    this.update = new LoadedKernel(updateSpec(optimizer, gradientClipping, this.gradient, false), isShared)
    this.flushingUpdate = new LoadedKernel(updateSpec(optimizer, gradientClipping, this.gradient, true), isShared)
    this.squares = new LoadedKernel(squaresSpec(this.gradient), isShared)
    this.beginSum = new LoadedKernel(accumulateSpec(true), isShared)
    this.addToSum = new LoadedKernel(accumulateSpec(false), isShared)
    const groups = allocateGroups(
      counts.map((count) => ({ count, arrays })),
      isShared,
    )
    this.memories = [...new Set(groups.map(({ memory }) => memory))]
    if (isShared) {
      const modules = this.kernels().map(({ module }) => module)
      this.helpers = new Helpers(threads - 1, Math.max(...counts), modules, this.memories)
    }
    this.learned = new Map(
      specs.map((spec, index) => [spec.name, describe(program, spec, demandGroup(groups, index))] as const),
    )
  }

  /** Where one array of a weight lies: the weight, its gradient, or a slot. */
  place(weight: string, array: string): { buffer: ArrayBufferLike; byteOffset: number } {
    const { group } = this.demand(weight)
    return { buffer: group.memory.buffer, byteOffset: placeOf(group, array) }
  }

  /** Takes over a gradient that is known by rows alone: the array of the gradient is zero elsewhere. */
  takeRows(weight: string, given: GradientRows): void {
    const learned = this.demand(weight)
    learned.rows ??= new Set()
    addRows(viewOf(learned.group, gradientArray), learned.rowLength, given, learned.rows)
  }

  /**
   * Adds the gradients of one part of the batch to those of the parts before it.
   * @param share of the batch that the part is
   */
  accumulate(share: number, isFirst: boolean): void {
    const kernel = isFirst ? this.beginSum : this.addToSum
    for (const learned of this.learned.values()) {
      this.run(kernel, learned.group, [share])
      if (learned.rows) clearRows(viewOf(learned.group, gradientArray), learned.rowLength, learned.rows)
    }
  }

  /**
   * One optimizer step, from gradients to weights. `step` counts from 1 in the stage.
   * @returns the global norm of the gradients, before clipping; not a finite number where a gradient or a new weight is none
   */
  step(step: number, learningRate: number): number {
    const norms = this.clippingNorms()
    const update = step % flushEvery === 0 ? this.flushingUpdate : this.update
    let squares = 0
    for (const learned of this.learned.values()) {
      const { rateFactor, isDecayed } = learned.settings
      const numbers = stepScalars(this.program.optimizer, step, learningRate * rateFactor, isDecayed)
      const limit = this.program.gradientClipping?.limit ?? 0
      const norm = norms.get(learned.name)
      const factor = norm === undefined ? 1 : limit / Math.max(norm, limit)
      const scalars = [...scalarNames.map((name) => numbers[name]), factor]
      squares += learned.settings.isLazy
        ? this.stepRows(update, learned, scalars)
        : this.run(update, learned.group, scalars)
    }
    const norm = Math.sqrt(squares)
    this.lastFault = Number.isFinite(norm) ? undefined : this.inspectUpdate()
    this.discard()
    return norm
  }

  /** Forgets a gradient that a step has taken, or that none will take. */
  discard(): void {
    for (const learned of this.learned.values()) {
      if (learned.rows) clearRows(viewOf(learned.group, gradientArray), learned.rowLength, learned.rows)
      learned.rows = undefined
    }
  }

  dispose(): void {
    this.helpers?.dispose()
  }

  private readonly kernels = (): readonly LoadedKernel[] => [
    this.update,
    this.flushingUpdate,
    this.squares,
    this.beginSum,
    this.addToSum,
  ]

  /** Runs a kernel over a group's arrays; sums up in a fixed order. */
  private run(kernel: LoadedKernel, group: ArrayGroup, scalars: readonly number[]): number {
    const { count, memory } = group
    const call = kernel.on(memory)
    const starts = kernel.spec.arrays.map((name) => placeOf(group, name))
    const runBlock = (first: number): number =>
      call(
        starts.map((start) => start + 4 * first),
        Math.min(blockSize, count - first),
        scalars,
      )
    if (this.helpers && isWorthSharing(count)) {
      const places = { kernel: this.kernels().indexOf(kernel), memory: this.memories.indexOf(memory) }
      return this.helpers.run({ ...places, count, starts, scalars }, runBlock)
    }
    let sum = 0
    for (let first = 0; first < count; first += blockSize) sum += runBlock(first)
    return sum
  }

  private inspectUpdate(): Fault | undefined {
    return faultOfUpdate(
      [...this.learned.values()].map(({ name, group }) => ({
        name,
        gradient: viewOf(group, this.gradient),
        weight: viewOf(group, weightArray),
      })),
    )
  }

  /** The rows alone whose gradient is not zero. */
  private stepRows(update: LoadedKernel, { group, rowLength, rows }: Learned, scalars: readonly number[]): number {
    const call = update.on(group.memory)
    const starts = update.spec.arrays.map((name) => placeOf(group, name))
    let sum = 0
    for (const row of touchedRows(viewOf(group, this.gradient), rowLength, rows)) {
      sum += call(
        starts.map((start) => start + 4 * row * rowLength),
        rowLength,
        scalars,
      )
    }
    return sum
  }

  /** The norm that each weight's gradient is clipped by, where it is clipped by one. */
  private clippingNorms(): ReadonlyMap<string, number> {
    const { gradientClipping } = this.program
    if (!gradientClipping || gradientClipping.type === 'value') return new Map()
    const squares = [...this.learned.values()].map(
      ({ name, group }) => [name, this.run(this.squares, group, [])] as const,
    )
    const total = squares.reduce((sum, [, square]) => sum + square, 0)
    return new Map(
      squares.map(([name, square]) => [name, Math.sqrt(gradientClipping.type === 'norm' ? square : total)] as const),
    )
  }

  private demand(weight: string): Learned {
    const learned = this.learned.get(weight)
    if (!learned) throw new Error(`the program does not train ${weight}`)
    return learned
  }
}

function describe({ optimizer }: StageProgram, spec: WeightSpec, group: ArrayGroup): Learned {
  const rowLength = elementCount(spec.shape.slice(1))
  return { name: spec.name, settings: weightSettings(optimizer, spec), group, rowLength, rows: undefined }
}

function demandWeight({ weights }: StageProgram, name: string): WeightSpec {
  const weight = weights.find((candidate) => candidate.name === name)
  if (!weight) throw new Error(`the trainable weight ${name} is not one of the program's weights`)
  return weight
}

function demandGroup(groups: readonly ArrayGroup[], index: number): ArrayGroup {
  const group = groups[index]
  if (!group) throw new Error(`there is no memory for weight ${index}`)
  return group
}
