import { GraphBuilder } from '../graph/builder.js'
import type { Attribute, Attributes, Graph, Node, Value } from '../graph/graph.js'
import { inputName } from '../graph/graph.js'
import type { Dimension } from '../onnx/emit.js'
import { InvalidSpec } from '../../errors.js'

/** A computation for batches of any size. */
export interface OpenGraph {
  readonly graph: Graph
  /** Of the values whose shape depends on the batch. */
  readonly dimensions: ReadonlyMap<Value, readonly Dimension[]>
}

/** What is to be open: the name of an axis that inputs have, and the two sizes of it that were traced. */
export interface OpenSize {
  readonly name: string
  readonly sizes: readonly [number, number]
}

/** A graph of which nothing is open. */
export const closed = (graph: Graph): OpenGraph => ({ graph, dimensions: new Map() })

/**
 * One graph for any size of the batch, or length, out of the same computation traced for two of them: what differs between
 * the two is what depends on the size, and how. The sizes should occur nowhere else in the computation. Both may be open in
 * other sizes already.
 * @throws InvalidSpec where the computation is another one for another size
 */
export function openSize(first: OpenGraph, second: OpenGraph, size: OpenSize): OpenGraph {
  return new SizeOpener(size, first.dimensions).open(first.graph, second.graph)
}

class SizeOpener {
  private readonly g = new GraphBuilder()
  private readonly values = new Map<Value, Value>()
  private readonly dimensions = new Map<Value, readonly Dimension[]>()
  private readonly name: string
  private readonly sizes: readonly [number, number]
  private read: Value | undefined

  /** @param known dimensions of the first tracing that are open already */
  constructor(
    private readonly size: OpenSize,
    private readonly known: ReadonlyMap<Value, readonly Dimension[]>,
  ) {
    this.name = size.name
    this.sizes = size.sizes
  }

  open(first: Graph, second: Graph): OpenGraph {
    if (first.nodes.length !== second.nodes.length)
      this.refuse(`${first.nodes.length} operations for one size and ${second.nodes.length} for another`)
    first.inputs.forEach((input, index) => {
      const opened = this.g.input(inputName(input), input.shape, input.dtype)
      this.keep(input, this.demand(second.inputs[index]), opened)
    })
    first.nodes.forEach((node, index) => this.node(node, this.demand(second.nodes[index])))
    first.outputs.forEach(({ name, value }, index) =>
      this.g.output(name, this.value(value, this.demand(second.outputs[index]).value)),
    )
    return { graph: this.g.finish(), dimensions: this.dimensions }
  }

  private node(a: Node, b: Node): void {
    if (a.op !== b.op) this.refuse(`${a.op} for one size where it has ${b.op} for another`)
    const attributes = this.attributes(a, b)
    const inputs = a.inputs.map((value, index) => {
      const other = b.inputs[index]
      if (!value || !other) return null
      // A reshape works the only axis out by itself that it is not told.
      if (a.op === 'Reshape' && index === 1) return this.shapeWithOneOpen(value, other) ?? this.value(value, other)
      return this.value(value, other)
    })
    const captures = a.captures.map((value, index) => this.value(value, this.demand(b.captures[index])))
    const outputs = this.g.node({ ...a, attributes, inputs, captures })
    a.outputs.forEach((value, index) => this.keep(value, this.demand(b.outputs[index]), this.demand(outputs[index])))
  }

  /** The bodies of loops are opened like the graph that they stand in. */
  private attributes(a: Node, b: Node): Attributes {
    return Object.fromEntries(
      Object.entries(a.attributes).map(([name, attribute]) => {
        const other = b.attributes[name]
        if (isBody(attribute) && isBody(other)) {
          const body = new SizeOpener(this.size, this.known).open(attribute.body, other.body)
          for (const [value, dimensions] of body.dimensions) this.dimensions.set(value, dimensions)
          return [name, { body: body.graph }]
        }
        if (JSON.stringify(attribute) !== JSON.stringify(other))
          this.refuse(`${a.op} whose ${name} depends on the size`)
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
    return this.refuse('numbers that depend on the size')
  }

  private shapeWithOneOpen(a: Value, b: Value): Value | null {
    if (a.source.kind !== 'constant' || b.source.kind !== 'constant') return null
    const [left, right] = [toNumbers(a.source.values), toNumbers(b.source.values)]
    // Of one axis only, and none if it was told to work another one out.
    if (left.includes(-1)) return null
    const open = left.flatMap((size, axis) => (size === right[axis] ? [] : [axis]))
    return open.length === 1 ? this.g.integers(left.map((size, axis) => (axis === open[0] ? -1 : size))) : null
  }

  /** Integers, some of which are so many times the size, and so many more. */
  private vector(a: readonly number[], b: readonly number[]): Value {
    const parts = a.map((entry, index) => {
      const other = this.demand(b[index])
      if (entry === other) return this.g.integers([entry])
      const times = (other - entry) / (this.sizes[1] - this.sizes[0])
      const more = entry - times * this.sizes[0]
      if (!Number.isInteger(times)) this.refuse('sizes that are no multiple of it')
      const product = this.arithmetic('Mul', this.givenSize(), times, 1)
      return this.arithmetic('Add', product, more, 0)
    })
    const [only, ...others] = parts
    if (only && others.length === 0) return only
    return this.g.emit('Concat', parts, [parts.length], 'int64', { axis: 0 })
  }

  private arithmetic(op: 'Add' | 'Mul', x: Value, by: number, neutral: number): Value {
    return by === neutral ? x : this.g.emit(op, [x, this.g.integers([by])], [1], 'int64')
  }

  /** The size that is given, as a vector of one. */
  private givenSize(): Value {
    if (this.read) return this.read
    for (const [input, dimensions] of this.dimensions) {
      const axis = dimensions.indexOf(this.name)
      if (input.source.kind !== 'input' || axis < 0) continue
      this.read = this.g.emit('Shape', [input], [1], 'int64', { start: axis, end: axis + 1 })
      return this.read
    }
    return this.refuse('nothing to read the size from')
  }

  private keep(a: Value, b: Value, opened: Value): void {
    this.values.set(a, opened)
    const known = this.known.get(a)
    const dimensions = a.shape.map((size, axis): Dimension => {
      if (size === b.shape[axis]) return known ? (known[axis] ?? null) : size
      return size === this.sizes[0] && typeof (known?.[axis] ?? size) === 'number' ? this.name : null
    })
    if (dimensions.some((dimension) => typeof dimension !== 'number')) this.dimensions.set(opened, dimensions)
  }

  private demand<T>(value: T | undefined): T {
    return value ?? this.refuse('values for one size that are none for another')
  }

  private refuse(found: string): never {
    const sizes = this.name === 'batch' ? 'batches of any size' : `any ${this.name}`
    throw new InvalidSpec([
      { path: [], message: `the architecture has no form for ${sizes}: its computation has ${found}` },
    ])
  }
}

const toNumbers = (values: ArrayLike<number | bigint>): number[] => Array.from(values, Number)

/** Most are weights, the same array twice. */
function sameNumbers(a: ArrayLike<number | bigint>, b: ArrayLike<number | bigint>): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index += 1) if (!Object.is(a[index], b[index])) return false
  return true
}

const isBody = (attribute: Attribute | undefined): attribute is { readonly body: Graph } =>
  typeof attribute === 'object' && 'body' in attribute
