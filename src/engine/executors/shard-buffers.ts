import { sameShape } from '../compiled/graph/shapes.js'
import { isSum } from '../compiled/program/ports.js'
import type { CompiledPort, InputRole, OutputRole } from '../compiled/program/ports.js'
import type { Runtime, RuntimeTensor } from '../compiled/runtime/runtime.js'
import { elementCount } from '../tensors.js'

/** What goes in or out of a graph: of a whole batch, and of each of its shards. */
export class ShardBuffers {
  readonly whole: RuntimeTensor
  /** None where a shard has the whole of it. */
  private readonly shards: readonly RuntimeTensor[]
  private readonly isSum: boolean

  constructor(
    runtime: Runtime,
    { role, dtype, shape, shardShape }: CompiledPort<InputRole | OutputRole>,
    count: number,
  ) {
    this.whole = runtime.createTensor(dtype, shape)
    this.isSum = count > 1 && isSum(role, shape)
    const { buffer, byteOffset } = this.whole.values
    const bytes = 4 * elementCount(shardShape)
    const create = (shard: number): RuntimeTensor =>
      runtime.createTensor(
        dtype,
        shardShape,
        this.isSum ? undefined : { buffer, byteOffset: byteOffset + shard * bytes },
      )
    const isWhole = !this.isSum && sameShape(shape, shardShape)
    this.shards = isWhole ? [] : Array.from({ length: count }, (_, shard) => create(shard))
  }

  ofShard(shard: number): RuntimeTensor {
    return this.shards[shard] ?? this.whole
  }

  /** Where the shards have summands, the sum. */
  addUp(): void {
    if (!this.isSum) return
    const { values } = this.whole
    values.fill(0)
    for (const shard of this.shards)
      shard.values.forEach((value, index) => (values[index] = (values[index] ?? 0) + value))
  }

  dispose(): void {
    this.whole.dispose()
    for (const shard of this.shards) shard.dispose()
  }
}
