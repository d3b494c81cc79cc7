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

/** Records a graph, node by node. Says nothing about what the nodes mean. */
export class GraphBuilder {
  private lastId = 0
  private readonly inputs: Value[] = []
  private readonly nodes: Node[] = []
  private readonly outputs: { name: string; value: Value }[] = []

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
    return this.value(shape, dtype, { kind: 'constant', values })
  }

  /** A tensor of one repeated value. */
  fill(value: number, shape: Shape = [], dtype: GraphDType = 'float32'): Value {
    return this.value(shape, dtype, { kind: 'fill', value: dtype === 'float32' ? Math.fround(value) : value })
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

  private value(shape: Shape, dtype: GraphDType, source: Source): Value {
    this.lastId += 1
    return { id: this.lastId, shape: [...shape], dtype, source }
  }
}
