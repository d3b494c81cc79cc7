import type { Shape } from '../../tensors.js'
import { elementCount } from '../../tensors.js'
import type { Attributes, ConstantValues, Graph, GraphDType, Node, Source, Value } from './graph.js'

export interface NodeSpec {
  readonly op: string
  readonly inputs: readonly (Value | null)[]
  readonly outputs: readonly { readonly shape: Shape; readonly dtype: GraphDType }[]
  readonly attributes?: Attributes
  readonly domain?: string
  readonly captures?: readonly Value[]
}

/** Constants of at most this many elements are compared. */
const largestShared = 16

/** Records a graph, node by node. Says nothing about what the nodes mean. */
export class GraphBuilder {
  private lastId = 0
  private readonly inputs: Value[] = []
  private readonly nodes: Node[] = []
  private readonly outputs: { name: string; value: Value }[] = []
  /** Small constants by what they hold: equal ones are one value. */
  private readonly constants = new Map<string, Value>()

  input(name: string, shape: Shape, dtype: GraphDType = 'float32'): Value {
    const value = this.value(shape, dtype, { kind: 'input', name })
    this.inputs.push(value)
    return value
  }

  constant(values: ConstantValues, shape: Shape, dtype: GraphDType): Value {
    if (values.length !== elementCount(shape)) {
      throw new Error(
        `a constant of shape [${shape.join(', ')}] needs ${elementCount(shape)} values, got ${values.length}`,
      )
    }
    const make = (): Value => this.value(shape, dtype, { kind: 'constant', values })
    if (values.length > largestShared) return make()
    // -0 and 0 are different constants.
    const contents = Array.from<number | bigint, string>(values, (value) =>
      Object.is(value, -0) ? '-0' : String(value),
    )
    return this.share(`${dtype} [${shape.join()}] ${contents.join()}`, make)
  }

  /** A tensor of one repeated value. */
  fill(value: number, shape: Shape = [], dtype: GraphDType = 'float32'): Value {
    const rounded = dtype === 'float32' ? Math.fround(value) : value
    return this.share(`${dtype} [${shape.join()}] all ${Object.is(rounded, -0) ? '-0' : rounded}`, () =>
      this.value(shape, dtype, { kind: 'fill', value: rounded }),
    )
  }

  /** A vector of 64-bit integers: what ONNX takes shapes, axes and offsets as. */
  integers(values: readonly number[]): Value {
    return this.constant(BigInt64Array.from(values, BigInt), [values.length], 'int64')
  }

  capture(index: number, shape: Shape, dtype: GraphDType = 'float32'): Value {
    return this.value(shape, dtype, { kind: 'capture', index })
  }

  node(spec: NodeSpec): readonly Value[] {
    const outputs: Value[] = []
    const node: Node = {
      op: spec.op,
      domain: spec.domain ?? '',
      inputs: spec.inputs,
      attributes: spec.attributes ?? {},
      outputs,
      captures: spec.captures ?? [],
    }
    spec.outputs.forEach(({ shape, dtype }, output) =>
      outputs.push(this.value(shape, dtype, { kind: 'node', node, output })),
    )
    this.nodes.push(node)
    return outputs
  }

  /** A node with one output. */
  emit(
    op: string,
    inputs: readonly (Value | null)[],
    shape: Shape,
    dtype: GraphDType,
    attributes: Attributes = {},
    domain = '',
  ): Value {
    const [value] = this.node({ op, inputs, outputs: [{ shape, dtype }], attributes, domain })
    if (!value) throw new Error(`${op} has no output`)
    return value
  }

  output(name: string, value: Value): void {
    this.outputs.push({ name, value })
  }

  finish(): Graph {
    return { inputs: this.inputs, nodes: this.nodes, outputs: this.outputs }
  }

  private share(key: string, make: () => Value): Value {
    const known = this.constants.get(key) ?? make()
    this.constants.set(key, known)
    return known
  }

  private value(shape: Shape, dtype: GraphDType, source: Source): Value {
    this.lastId += 1
    return { id: this.lastId, shape: [...shape], dtype, source }
  }
}
