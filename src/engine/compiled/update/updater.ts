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
import {
  accumulateSpec,
  addShardsSpec,
  gradientArray,
  gradientSum,
  LoadedKernel,
  shardArray,
  squaresSpec,
  updateSpec,
  weightArray,
} from './kernels.js'
import { canPack, packRows, RowIndex, segmentsOfRows, segmentsOfTable } from './packed-rows.js'
import type { PackedRows } from './packed-rows.js'
import { isWorthSharing } from './pass.js'
import { Passes } from './passes.js'
import { addRows, clearRows, touchedRows } from './rows.js'
import type { GradientRows } from './rows.js'

/**
 * Steps from one on which denormal numbers in slots become zero to the next: what fades away never slows the steps for
 * long, and looking for it costs a tenth of an update.
 */
export const flushEvery = 8

/** What room there is for: arrays that nobody writes take no memory. */
const shardLimit = 16
/** Trained values from which on a batch is taken whole: adding so many gradients up costs more than it gives. */
const mostSharded = 2 ** 22

interface Learned {
  readonly name: string
  readonly settings: WeightSettings
  readonly group: ArrayGroup
  /** Elements of a row: those that a table's code has. */
  readonly rowLength: number
  /** Rows that the gradient under way is not zero in, where only they are known; else any may be. */
  rows: Set<number> | undefined
  /** The gradient under way where its rows lie packed. */
  packed: PackedRows | undefined
  /** For packing; there from the first time on, since when the array of the gradient is not zero where it is not used. */
  index: RowIndex | undefined
}

/** Weights that an optimizer trains, with their gradients and slots, and the optimizer's step on them. */
export class WeightUpdater {
  private readonly learned: ReadonlyMap<string, Learned>
  private readonly update: LoadedKernel
  private readonly flushingUpdate: LoadedKernel
  private readonly squares: LoadedKernel
  private readonly beginSum: LoadedKernel
  private readonly addToSum: LoadedKernel
  private readonly passes: Passes
  private readonly gradient: string
  private readonly isShared: boolean
  /** By the number of shards. */
  private readonly addShards = new Map<number, LoadedKernel>()
  /** Shards of a batch that there is room for the gradients of. */
  readonly mostShards: number
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
    const specs = program.trainable.map((name) => demandWeight(program, name))
    const counts = specs.map(({ shape }) => elementCount(shape))
    const isShared = threads > 1 && counts.some(isWorthSharing)
    this.isShared = isShared
    this.mostShards = counts.reduce((sum, count) => sum + count, 0) > mostSharded ? 1 : shardLimit
    const gradients = Array.from({ length: this.mostShards }, (_, shard) => shardArray(shard))
    const arrays = [weightArray, ...gradients, ...(microBatches > 1 ? [gradientSum] : []), ...this.slots]
    this.update = new LoadedKernel(updateSpec(optimizer, gradientClipping, this.gradient, false), isShared)
    this.flushingUpdate = new LoadedKernel(updateSpec(optimizer, gradientClipping, this.gradient, true), isShared)
    this.squares = new LoadedKernel(squaresSpec(this.gradient), isShared)
    this.beginSum = new LoadedKernel(accumulateSpec(true), isShared)
    this.addToSum = new LoadedKernel(accumulateSpec(false), isShared)
    const groups = allocateGroups(
      counts.map((count) => ({ count, arrays })),
      isShared,
    )
    this.passes = new Passes(
      threads,
      Math.max(0, ...counts),
      [this.update, this.flushingUpdate, this.squares, this.beginSum, this.addToSum],
      [...new Set(groups.map(({ memory }) => memory))],
    )
    this.learned = new Map(
      specs.map((spec, index) => [spec.name, describe(program, spec, demandGroup(groups, index))] as const),
    )
  }

  /** Where one array of a weight lies: the weight, its gradient, or a slot. */
  place(weight: string, array: string): { buffer: ArrayBufferLike; byteOffset: number } {
    const { group } = this.demand(weight)
    return { buffer: group.memory.buffer, byteOffset: placeOf(group, array) }
  }

  /** Takes over a gradient that is known by rows alone. */
  takeRows(weight: string, given: GradientRows): void {
    const learned = this.demand(weight)
    const { group, rowLength } = learned
    // The parts of a batch are added up over the whole array.
    if (this.gradient === gradientArray && canPack(group, rowLength, given.ids.length)) {
      learned.index ??= new RowIndex(group.count / rowLength)
      learned.packed = packRows(group, rowLength, given, learned.index)
      return
    }
    const gradient = viewOf(group, gradientArray)
    if (learned.index) gradient.fill(0)
    learned.index = undefined
    learned.rows ??= new Set()
    addRows(gradient, rowLength, given, learned.rows)
  }

  /** Makes the gradients of a batch out of what its shards add to them. */
  joinShards(count: number): void {
    if (count === 1) return
    const kernel = this.addShards.get(count) ?? new LoadedKernel(addShardsSpec(count), this.isShared)
    this.addShards.set(count, kernel)
    for (const { group, rows, packed } of this.learned.values()) {
      if (rows || packed) continue
      const places = kernel.spec.arrays.map((name) => placeOf(group, name))
      this.passes.run(kernel, group.memory, { segments: 0, count: group.count, places, scalars: [] }, false)
    }
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
      squares += this.stepOn(update, learned, scalars)
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
      learned.packed = undefined
    }
  }

  dispose(): void {
    this.passes.dispose()
  }

  /** Runs a kernel over a group's arrays, or over their first elements. */
  private run(kernel: LoadedKernel, group: ArrayGroup, scalars: readonly number[], count = group.count): number {
    const places = kernel.spec.arrays.map((name) => placeOf(group, name))
    return this.passes.run(kernel, group.memory, { segments: 0, count, places, scalars }, isWorthSharing(count))
  }

  /** The optimizer's step on one weight; returns the sum of its gradient's squares. */
  private stepOn(update: LoadedKernel, learned: Learned, scalars: readonly number[]): number {
    const { group, rowLength, packed, settings } = learned
    if (!packed) return settings.isLazy ? this.stepRows(update, learned, scalars) : this.run(update, group, scalars)
    const { place, count } = (settings.isLazy ? segmentsOfRows : segmentsOfTable)(group, rowLength, packed)
    const places = update.spec.arrays.map((name) => placeOf(group, name))
    const isShared = !settings.isLazy && isWorthSharing(group.count)
    return this.passes.run(update, group.memory, { segments: place, count, places, scalars }, isShared)
  }

  private inspectUpdate(): Fault | undefined {
    return faultOfUpdate(
      [...this.learned.values()].map(({ name, group, packed }) => ({
        name,
        gradient: packed?.values ?? viewOf(group, this.gradient),
        weight: viewOf(group, weightArray),
      })),
    )
  }

  /** The rows alone whose gradient is not zero. */
  private stepRows(update: LoadedKernel, { group, rowLength, rows }: Learned, scalars: readonly number[]): number {
    const { run } = update.on(group.memory)
    const starts = update.spec.arrays.map((name) => placeOf(group, name))
    let sum = 0
    for (const row of touchedRows(viewOf(group, this.gradient), rowLength, rows)) {
      sum += run(
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
      ({ name, group, packed }) => [name, this.run(this.squares, group, [], packed?.values.length)] as const,
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
  const settings = weightSettings(optimizer, spec)
  return { name: spec.name, settings, group, rowLength, rows: undefined, packed: undefined, index: undefined }
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
