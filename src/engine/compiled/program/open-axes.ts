import { GraphBuilder } from '../graph/builder.js'
import type { Attribute, Attributes, Graph, Node, Value } from '../graph/graph.js'
import { inputName } from '../graph/graph.js'
import type { Dimension } from '../onnx/emit.js'
import { InvalidSpec } from '../../errors.js'
import { findLaw } from './law.js'
import type { Law, OpenAxis } from './law.js'

/** A computation for axes of any length. */
export interface OpenGraph {
  readonly graph: Graph
  /** Of the values whose shape depends on an open axis. */
  readonly dimensions: ReadonlyMap<Value, readonly Dimension[]>
}

/**
 * One graph for any lengths of some axes, out of the same computation traced for several: what differs between the
 * tracings is what depends on the lengths, and how. The lengths should occur nowhere else in the computation.
 * @param graphs one for each of `listSamples(axes)`, with the sample that makes sure or without it
 * @throws InvalidSpec where the computation is another one for other lengths
 */
export function openAxes(graphs: readonly Graph[], axes: readonly OpenAxis[]): OpenGraph {
  return new AxisOpener(axes).open(graphs)
}

class AxisOpener {
  private readonly g = new GraphBuilder()
  private readonly values = new Map<Value, Value>()
  private readonly dimensions = new Map<Value, readonly Dimension[]>()
  private readonly lengths = new Map<OpenAxis, Value>()

  constructor(private readonly axes: readonly OpenAxis[]) {}

  open(graphs: readonly Graph[]): OpenGraph {
    const first = demand(graphs[0])
    for (const { nodes } of graphs) {
      if (nodes.length !== first.nodes.length)
        refuse(`${first.nodes.length} operations for one length and ${nodes.length} for another`)
    }
    first.inputs.forEach((input, index) => {
      const opened = this.g.input(inputName(input), input.shape, input.dtype)
      this.keep(
        alike(graphs, ({ inputs }) => inputs[index]),
        opened,
      )
    })
    first.nodes.forEach((_, index) => this.node(alike(graphs, ({ nodes }) => nodes[index])))
    first.outputs.forEach(({ name }, index) =>
      this.g.output(name, this.value(alike(graphs, ({ outputs }) => outputs[index]?.value))),
    )
    return { graph: this.g.finish(), dimensions: this.dimensions }
  }

  private node(nodes: readonly Node[]): void {
    const first = demand(nodes[0])
    const other = nodes.find(({ op }) => op !== first.op)
    if (other) refuse(`${first.op} for one length where it has ${other.op} for another`)
    const attributes = this.attributes(nodes)
    const inputs = first.inputs.map((input, index) => {
      if (!input) return null
      const all = alike(nodes, (node) => node.inputs[index])
      // A reshape works the only axis out by itself that it is not told.
      if (first.op === 'Reshape' && index === 1) return this.shapeWithOneOpen(all) ?? this.value(all)
      return this.value(all)
    })
    const captures = first.captures.map((_, index) => this.value(alike(nodes, (node) => node.captures[index])))
    const outputs = this.g.node({ ...first, attributes, inputs, captures })
    first.outputs.forEach((_, index) =>
      this.keep(
        alike(nodes, (node) => node.outputs[index]),
        demand(outputs[index]),
      ),
    )
  }

  /** The bodies of loops are opened like the graph that they stand in. */
  private attributes(nodes: readonly Node[]): Attributes {
    const first = demand(nodes[0])
    return Object.fromEntries(
      Object.entries(first.attributes).map(([name, attribute]): [string, Attribute] => {
        const all = alike(nodes, (node) => node.attributes[name])
        if (isBody(attribute)) {
          const body = new AxisOpener(this.axes).open(alike(all, (one) => (isBody(one) ? one.body : null)))
          for (const [value, dimensions] of body.dimensions) this.dimensions.set(value, dimensions)
          return [name, { body: body.graph }]
        }
        if (all.some((one) => JSON.stringify(one) !== JSON.stringify(attribute)))
          refuse(`${first.op} whose ${name} depends on a length`)
        return [name, attribute]
      }),
    )
  }

  /** What the opened graph has for a value of the first tracing and its like in the others. */
  private value(all: readonly Value[]): Value {
    const known = this.values.get(demand(all[0]))
    if (known) return known
    const opened = this.make(all)
    this.keep(all, opened)
    return opened
  }

  private make(all: readonly Value[]): Value {
    const { source, shape, dtype } = demand(all[0])
    if (source.kind === 'capture') return this.g.capture(source.index, shape, dtype)
    if (source.kind === 'fill' && all.every((one) => one.source.kind === 'fill' && one.source.value === source.value)) {
      const shapes = all.map((one) => one.shape)
      if (shapes.every((one) => sameNumbers(one, shape))) return this.g.fill(source.value, shape, dtype)
      return this.g.emit('Expand', [this.g.fill(source.value, [], dtype), this.vector(shapes)], shape, dtype)
    }
    const constants = all.flatMap((one) => (one.source.kind === 'constant' ? [one.source.values] : []))
    if (source.kind === 'constant' && constants.length === all.length) {
      if (constants.every((one) => sameNumbers(one, source.values))) return this.g.constant(source.values, shape, dtype)
      if (dtype === 'int64' && shape.length === 1) return this.vector(constants.map(toNumbers))
    }
    return refuse('numbers that depend on a length')
  }

  private shapeWithOneOpen(all: readonly Value[]): Value | null {
    const shapes = all.flatMap(({ source }) => (source.kind === 'constant' ? [toNumbers(source.values)] : []))
    const [first] = shapes
    // Of one axis only, and none if it was told to work another one out.
    if (!first || first.includes(-1) || shapes.length < all.length) return null
    const open = first.flatMap((size, axis) => (shapes.every((shape) => shape[axis] === size) ? [] : [axis]))
    return open.length === 1 ? this.g.integers(first.map((size, axis) => (axis === open[0] ? -1 : size))) : null
  }

  /** Integers, some of which depend on the lengths. */
  private vector(vectors: readonly (readonly number[])[]): Value {
    const parts = demand(vectors[0]).map((_, index) => {
      const law = findLaw(
        alike(vectors, (vector) => vector[index]),
        this.axes,
      )
      return law ? this.sum(law) : refuse('sizes that are no whole multiples of its lengths')
    })
    const [only, ...others] = parts
    if (only && others.length === 0) return only
    return this.g.emit('Concat', parts, [parts.length], 'int64', { axis: 0 })
  }

  private sum(law: Law): Value {
    const products = law.map(({ axes, factor }) => {
      const factors = axes.map((axis) => this.length(axis))
      if (factor !== 1 || factors.length === 0) factors.push(this.g.integers([factor]))
      return factors.reduce((product, length) => this.g.emit('Mul', [product, length], [1], 'int64'))
    })
    if (products.length === 0) return this.g.integers([0])
    return products.reduce((sum, product) => this.g.emit('Add', [sum, product], [1], 'int64'))
  }

  /** The length that is given, as a vector of one. */
  private length(axis: OpenAxis): Value {
    const known = this.lengths.get(axis)
    if (known) return known
    for (const [value, dimensions] of this.dimensions) {
      const start = dimensions.indexOf(axis.name)
      if (value.source.kind !== 'input' || start < 0) continue
      const length = this.g.emit('Shape', [value], [1], 'int64', { start, end: start + 1 })
      this.lengths.set(axis, length)
      return length
    }
    return refuse(`sizes that depend on ${axis.name}, which nothing says that is read`)
  }

  private keep(all: readonly Value[], opened: Value): void {
    const first = demand(all[0])
    this.values.set(first, opened)
    const dimensions = first.shape.map((size, place): Dimension => {
      const sizes = alike(all, ({ shape }) => shape[place])
      if (sizes.every((one) => one === size)) return size
      const [term, ...others] = findLaw(sizes, this.axes) ?? []
      const isLength = term?.factor === 1 && term.axes.length === 1 && others.length === 0
      return isLength ? (term.axes[0]?.name ?? null) : null
    })
    if (dimensions.some((dimension) => typeof dimension !== 'number')) this.dimensions.set(opened, dimensions)
  }
}

const toNumbers = (values: ArrayLike<number | bigint>): number[] => Array.from(values, Number)

/** Most are weights: the same array again, or folded anew for each tracing. */
function sameNumbers(a: ArrayLike<number | bigint>, b: ArrayLike<number | bigint>): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index += 1) if (!Object.is(a[index], b[index])) return false
  return true
}

const isBody = (attribute: Attribute | undefined): attribute is { readonly body: Graph } =>
  typeof attribute === 'object' && 'body' in attribute

/** The same part of every tracing. */
const alike = <T, U>(list: readonly T[], pick: (item: T) => U | null | undefined): U[] =>
  list.map((item) => demand(pick(item) ?? undefined))

function demand<T>(value: T | undefined): T {
  return value ?? refuse('values for one length that are none for another')
}

function refuse(found: string): never {
  throw new InvalidSpec([
    { path: [], message: `the architecture has no form for axes of any length: its computation has ${found}` },
  ])
}
