import { sameShape } from '../compiled/graph/shapes.js'
import { isSum } from '../compiled/program/ports.js'
import type { CompiledPort, InputRole, OutputRole } from '../compiled/program/ports.js'
import type { Place, Runtime, RuntimeTensor } from '../compiled/runtime/runtime.js'
import { elementCount } from '../tensors.js'
import type { TensorValues } from '../tensors.js'

/** Feeds whose memory is known: readers fill two sets of buffers in turn. */
const mostKnown = 3

/** One memory as the tensors of a graph. */
interface Tensors {
  readonly whole: RuntimeTensor
  /** None where a shard has the whole of it. */
  readonly shards: readonly RuntimeTensor[]
}

/** What goes in or out of a graph: of a whole batch, and of each of its shards. */
export class ShardBuffers {
  private own: Tensors | undefined
  /** Over memory of callers, the last first. */
  private known: Tensors[] = []
  private isGiven = false

  constructor(
    private readonly runtime: Runtime,
    private readonly port: CompiledPort<InputRole | OutputRole>,
    private readonly count: number,
  ) {}

  get whole(): RuntimeTensor {
    return this.tensors().whole
  }

  ofShard(shard: number): RuntimeTensor {
    const { whole, shards } = this.tensors()
    return shards[shard] ?? whole
  }

  /** Reads a caller's values where they lie, until it is given others; values of another type are copied. */
  give(values: TensorValues): void {
    this.isGiven = (values[Symbol.toStringTag] === 'Float32Array') === (this.port.dtype === 'float32')
    if (!this.isGiven) return this.whole.values.set(values)
    const found = this.known.find(({ whole }) => isSameMemory(whole.values, values))
    const tensors = found ?? this.make(values)
    this.known = [tensors, ...this.known.filter((other) => other !== tensors)]
    this.known.splice(mostKnown).forEach(release)
  }

  /** Where the shards have summands, the sum. */
  addUp(): void {
    if (!this.isSum) return
    const { whole, shards } = this.tensors()
    whole.values.fill(0)
    for (const { values } of shards)
      values.forEach((value, index) => (whole.values[index] = (whole.values[index] ?? 0) + value))
  }

  dispose(): void {
    for (const tensors of [...this.known, ...(this.own ? [this.own] : [])]) release(tensors)
    this.known = []
    this.own = undefined
  }

  private get isSum(): boolean {
    return this.count > 1 && isSum(this.port.role, this.port.shape)
  }

  private tensors(): Tensors {
    const [given] = this.known
    if (this.isGiven && given) return given
    this.own ??= this.make()
    return this.own
  }

  private make(place?: Place): Tensors {
    const { dtype, shape, shardShape } = this.port
    const whole = this.runtime.createTensor(dtype, shape, place)
    if (!this.isSum && sameShape(shape, shardShape)) return { whole, shards: [] }
    const { buffer, byteOffset } = whole.values
    const bytes = 4 * elementCount(shardShape)
    const shards = Array.from({ length: this.count }, (_, shard) =>
      this.runtime.createTensor(
        dtype,
        shardShape,
        this.isSum ? undefined : { buffer, byteOffset: byteOffset + shard * bytes },
      ),
    )
    return { whole, shards }
  }
}

const isSameMemory = (a: TensorValues, b: TensorValues): boolean =>
  a.buffer === b.buffer && a.byteOffset === b.byteOffset && a.length === b.length

function release({ whole, shards }: Tensors): void {
  whole.dispose()
  for (const shard of shards) shard.dispose()
}
