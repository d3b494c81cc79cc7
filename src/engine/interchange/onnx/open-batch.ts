import { GraphBuilder } from '../../compiled/graph/builder.js'
import type { Attribute, Attributes, Graph, Node, Value } from '../../compiled/graph/graph.js'
import { inputName } from '../../compiled/graph/graph.js'
import type { Dimension } from '../../compiled/onnx/emit.js'
import { InvalidSpec } from '../../errors.js'

/** A computation for batches of any size. */
export interface OpenGraph {
  readonly graph: Graph
  /** Of the values whose shape depends on the batch. */
  readonly dimensions: ReadonlyMap<Value, readonly Dimension[]>
}

const batchName = 'batch'

/**
 * One graph for batches of any size, out of the same computation traced for two sizes: what differs between the two is
 * what depends on the size, and how. The sizes should occur nowhere else in the computation.
 * @throws InvalidSpec where the computation is another one for another size
 */
export function openBatch(first: Graph, second: Graph, sizes: readonly [number, number]): OpenGraph {
  return new BatchOpener(sizes).open(first, second)
}

class BatchOpener {
  private readonly g = new GraphBuilder()
  private readonly values = new Map<Value, Value>()
  private readonly dimensions = new Map<Value, readonly Dimension[]>()
  private batch: Value | undefined

  constructor(private readonly sizes: readonly [number, number]) {}

  open(first: Graph, second: Graph): OpenGraph {
    if (first.nodes.length !== second.nodes.length)
      refuse(`${first.nodes.length} operations for one size of the batch and ${second.nodes.length} for another`)
    first.inputs.forEach((input, index) => {
      const opened = this.g.input(inputName(input), input.shape, input.dtype)
      this.keep(input, demand(second.inputs[index]), opened)
    })
    first.nodes.forEach((node, index) => this.node(node, demand(second.nodes[index])))
    first.outputs.forEach(({ name, value }, index) =>
      this.g.output(name, this.value(value, demand(second.outputs[index]).value)),
    )
    return { graph: this.g.finish(), dimensions: this.dimensions }
  }

  private node(a: Node, b: Node): void {
    if (a.op !== b.op) refuse(`${a.op} for one size of the batch where it has ${b.op} for another`)
    const attributes = this.attributes(a, b)
    const inputs = a.inputs.map((value, index) => {
      const other = b.inputs[index]
      if (!value || !other) return null
      // A reshape works the only axis out by itself that it is not told.
      if (a.op === 'Reshape' && index === 1) return this.shapeWithOneOpen(value, other) ?? this.value(value, other)
      return this.value(value, other)
    })
    const captures = a.captures.map((value, index) => this.value(value, demand(b.captures[index])))
    const outputs = this.g.node({ ...a, attributes, inputs, captures })
    a.outputs.forEach((value, index) => this.keep(value, demand(b.outputs[index]), demand(outputs[index])))
  }

  /** The bodies of loops are opened like the graph that they stand in. */
  private attributes(a: Node, b: Node): Attributes {
    return Object.fromEntries(
      Object.entries(a.attributes).map(([name, attribute]) => {
        const other = b.attributes[name]
        if (isBody(attribute) && isBody(other)) {
          const body = new BatchOpener(this.sizes).open(attribute.body, other.body)
          for (const [value, dimensions] of body.dimensions) this.dimensions.set(value, dimensions)
          return [name, { body: body.graph }]
        }
        if (JSON.stringify(attribute) !== JSON.stringify(other))
          refuse(`${a.op} whose ${name} depends on the size of the batch`)
        return [name, attribute]
      }),
    )
  }

  /** What the opened graph has for a value of the first tracing and its like in the second. */
  private value(a: Value, b: Value): Value {
    const known = this.values.get(a)
    if (known) return known
    const opened = this.make(a, b)
    this.keep(a, b, opened)
    return opened
  }

  private make(a: Value, b: Value): Value {
    const { source } = a
    if (source.kind === 'capture') return this.g.capture(source.index, a.shape, a.dtype)
    if (source.kind === 'fill' && b.source.kind === 'fill' && source.value === b.source.value) {
      if (sameNumbers(a.shape, b.shape)) return this.g.fill(source.value, a.shape, a.dtype)
      const shape = this.vector(a.shape, b.shape)
      return this.g.emit('Expand', [this.g.fill(source.value, [], a.dtype), shape], a.shape, a.dtype)
    }
    if (source.kind === 'constant' && b.source.kind === 'constant') {
      const [left, right] = [source.values, b.source.values]
      if (sameNumbers(left, right)) return this.g.constant(left, a.shape, a.dtype)
      if (a.dtype === 'int64' && a.shape.length === 1) return this.vector(toNumbers(left), toNumbers(right))
    }
    return refuse('numbers that depend on the size of the batch')
  }

  private shapeWithOneOpen(a: Value, b: Value): Value | null {
    if (a.source.kind !== 'constant' || b.source.kind !== 'constant') return null
    const [left, right] = [toNumbers(a.source.values), toNumbers(b.source.values)]
    const open = left.flatMap((size, axis) => (size === right[axis] ? [] : [axis]))
    return open.length === 1 ? this.g.integers(left.map((size, axis) => (axis === open[0] ? -1 : size))) : null
  }

  /** Integers, some of which are so many times the size of the batch, and so many more. */
  private vector(a: readonly number[], b: readonly number[]): Value {
    const parts = a.map((entry, index) => {
      const other = demand(b[index])
      if (entry === other) return this.g.integers([entry])
      const times = (other - entry) / (this.sizes[1] - this.sizes[0])
      const more = entry - times * this.sizes[0]
      if (!Number.isInteger(times)) refuse('sizes that are no multiple of the batch')
      const product = this.arithmetic('Mul', this.batchSize(), times, 1)
      return this.arithmetic('Add', product, more, 0)
    })
    const [only, ...others] = parts
    if (only && others.length === 0) return only
    return this.g.emit('Concat', parts, [parts.length], 'int64', { axis: 0 })
  }

  private arithmetic(op: 'Add' | 'Mul', x: Value, by: number, neutral: number): Value {
    return by === neutral ? x : this.g.emit(op, [x, this.g.integers([by])], [1], 'int64')
  }

  /** The size of the batch that is given, as a vector of one. */
  private batchSize(): Value {
    if (this.batch) return this.batch
    const input = [...this.dimensions].find(
      ([{ source }, dimensions]) => source.kind === 'input' && dimensions[0] === batchName,
    )?.[0]
    if (!input) return refuse('nothing that is read has the batch as its first axis')
    this.batch = this.g.emit('Shape', [input], [1], 'int64', { start: 0, end: 1 })
    return this.batch
  }

  private keep(a: Value, b: Value, opened: Value): void {
    this.values.set(a, opened)
    const dimensions = a.shape.map((size, axis): Dimension => {
      if (size === b.shape[axis]) return size
      return size === this.sizes[0] ? batchName : null
    })
    if (dimensions.some((dimension) => typeof dimension !== 'number')) this.dimensions.set(opened, dimensions)
  }
}

const toNumbers = (values: ArrayLike<number | bigint>): number[] => Array.from(values, Number)

const sameNumbers = (a: ArrayLike<number | bigint>, b: ArrayLike<number | bigint>): boolean =>
  a.length === b.length && Array.prototype.every.call(a, (value, index) => Object.is(value, b[index]))

const isBody = (attribute: Attribute | undefined): attribute is { readonly body: Graph } =>
  typeof attribute === 'object' && 'body' in attribute

function demand<T>(value: T | undefined): T {
  return value ?? refuse('values for one size of the batch that are none for another')
}

function refuse(found: string): never {
  throw new InvalidSpec([
    { path: [], message: `the architecture has no form for batches of any size: its computation has ${found}` },
  ])
}
