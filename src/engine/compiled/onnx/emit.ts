import { elementCount } from '../../tensors.js'
import type { Shape } from '../../tensors.js'
import type { Attribute, ConstantValues, Graph, GraphDType, Node, Value } from '../graph/graph.js'
import { inputName } from '../graph/graph.js'
import { routineDomain } from '../operators/operator.js'
import { routineOf } from '../operators/registry.js'
import { ProtobufWriter } from './protobuf.js'

/** Field and type numbers are those of onnx.proto (ONNX IR version 10, operator set 21). */
const irVersion = 10
const operatorSets = [
  { domain: '', version: 21 },
  { domain: 'com.microsoft', version: 1 },
  { domain: 'com.microsoft.nchwc', version: 1 },
]
const dataTypes: Record<GraphDType, number> = { float32: 1, int32: 6, int64: 7, bool: 9 }
/** Repeated values up to this many elements are stored, larger ones made by the graph. */
const largestStoredFill = 1024

/** The length of an axis, its name where every length will do, or null where the runtime finds it out. */
export type Dimension = number | string | null

/** Values whose axes are not all fixed. */
export type Dimensions = ReadonlyMap<Value, readonly Dimension[]>

/** The bytes of an ONNX model that computes the graph. Equal graphs give equal bytes. */
export function emitOnnx(graph: Graph, dimensions: Dimensions = new Map()): Uint8Array {
  const model = new ProtobufWriter().integer(1, irVersion).text(2, 'strata')
  model.message(7, new GraphEmitter('main', '', [], dimensions).emit(graph))
  const hasRoutines = graph.nodes.some(({ domain }) => domain === routineDomain)
  const routineSet = { domain: routineDomain, version: 1 }
  for (const { domain, version } of hasRoutines ? [...operatorSets, routineSet] : operatorSets) {
    model.message(8, new ProtobufWriter().text(1, domain).integer(2, version))
  }
  return model.finish()
}

function filled(value: number, count: number, dtype: GraphDType): ConstantValues {
  switch (dtype) {
    case 'float32':
      return new Float32Array(count).fill(value)
    case 'int32':
      return new Int32Array(count).fill(value)
    case 'int64':
      return new BigInt64Array(count).fill(BigInt(value))
    case 'bool':
      return new Uint8Array(count).fill(value)
  }
}

function tensor(name: string, shape: Shape, dtype: GraphDType, values: ConstantValues): ProtobufWriter {
  const writer = new ProtobufWriter()
  for (const size of shape) writer.integer(1, size)
  writer.integer(2, dataTypes[dtype])
  if (name) writer.text(8, name)
  return writer.bytes(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
}

function valueType(name: string, shape: readonly Dimension[], dtype: GraphDType): ProtobufWriter {
  const dimensions = new ProtobufWriter()
  for (const size of shape) dimensions.message(1, dimension(size))
  const tensorType = new ProtobufWriter().integer(1, dataTypes[dtype]).message(2, dimensions)
  return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensorType))
}

function dimension(size: Dimension): ProtobufWriter {
  const writer = new ProtobufWriter()
  if (size === null) return writer
  return typeof size === 'number' ? writer.integer(1, size) : writer.text(2, size)
}

/** One graph, or the body of one loop: then `prefix` keeps its names apart and `captured` names what it reads from outside. */
class GraphEmitter {
  private readonly writer = new ProtobufWriter()
  private readonly names = new Map<Value, string>()
  /** Names of the graph's outputs. */
  private readonly given = new Set<string>()
  private nodeCount = 0
  private storedCount = 0

  constructor(
    private readonly graphName: string,
    private readonly prefix: string,
    private readonly captured: readonly string[],
    private readonly dimensions: Dimensions,
  ) {}

  emit(graph: Graph): ProtobufWriter {
    for (const value of graph.inputs) this.names.set(value, this.prefix + inputName(value))
    for (const { name } of graph.outputs) this.given.add(this.prefix + name)
    // Nodes write graph outputs themselves; what is no node's, or is an output twice, is copied.
    const copied = graph.outputs.filter(({ name, value }) => {
      if (value.source.kind !== 'node' || this.names.has(value)) return true
      this.names.set(value, this.prefix + name)
      return false
    })
    for (const node of graph.nodes) this.node(node)
    for (const { name, value } of copied) {
      this.writeNode('Identity', '', [this.name(value)], [this.prefix + name], new ProtobufWriter())
    }
    this.writer.text(2, this.graphName)
    for (const value of graph.inputs) this.writer.message(11, this.describe(inputName(value), value))
    for (const { name, value } of graph.outputs) this.writer.message(12, this.describe(name, value))
    return this.writer
  }

  private describe(name: string, value: Value): ProtobufWriter {
    return valueType(this.prefix + name, this.dimensions.get(value) ?? value.shape, value.dtype)
  }

  private node(node: Node): void {
    const inputs = node.inputs.map((value) => (value ? this.name(value) : ''))
    const captures = node.captures.map((value) => this.name(value))
    const attributes = new ProtobufWriter()
    for (const key of Object.keys(node.attributes).sort()) {
      const attribute = node.attributes[key]
      if (attribute !== undefined) attributes.message(5, this.attribute(key, attribute, captures))
    }
    const outputs = node.outputs.map((value) => {
      const name = this.names.get(value) ?? `${this.prefix}v${value.id}`
      this.names.set(value, name)
      return name
    })
    const routine = routineOf(node)
    if (!routine) return this.writeNode(node.op, node.domain, inputs, outputs, attributes)
    // ONNX Runtime cannot infer what a routine gives.
    for (const value of node.outputs) {
      const name = this.name(value)
      if (!this.given.has(name))
        this.writer.message(13, valueType(name, this.dimensions.get(value) ?? value.shape, value.dtype))
    }
    this.writeNode(routine.name, node.domain, inputs, outputs, new ProtobufWriter())
  }

  private writeNode(op: string, domain: string, inputs: string[], outputs: string[], attributes: ProtobufWriter): void {
    const writer = new ProtobufWriter()
    for (const name of inputs) writer.text(1, name)
    for (const name of outputs) writer.text(2, name)
    this.nodeCount += 1
    writer.text(3, `${this.prefix}${op}_${this.nodeCount}`).text(4, op)
    if (domain) writer.text(7, domain)
    this.writer.message(1, writer.merge(attributes))
  }

  private attribute(name: string, value: Attribute, captures: readonly string[]): ProtobufWriter {
    const writer = new ProtobufWriter().text(1, name)
    if (typeof value === 'number') return writer.integer(3, value).integer(20, 2)
    if (typeof value === 'string') return writer.text(4, value).integer(20, 3)
    if ('float' in value) return writer.float(2, value.float).integer(20, 1)
    if ('body' in value) {
      const prefix = `${this.prefix}b${this.nodeCount + 1}_`
      return writer
        .message(6, new GraphEmitter(prefix, prefix, captures, this.dimensions).emit(value.body))
        .integer(20, 5)
    }
    for (const item of value) writer.integer(8, item)
    return writer.integer(20, 7)
  }

  private name(value: Value): string {
    const known = this.names.get(value)
    if (known !== undefined) return known
    const name = this.define(value)
    this.names.set(value, name)
    return name
  }

  private define(value: Value): string {
    const { source, shape, dtype } = value
    if (source.kind === 'capture') {
      const name = this.captured[source.index]
      if (name === undefined)
        throw new Error(`the loop captures ${this.captured.length} values, its body reads number ${source.index}`)
      return name
    }
    if (source.kind === 'constant') return this.store(shape, dtype, source.values)
    if (source.kind !== 'fill') throw new Error(`value ${value.id} is read before its node`)
    const count = elementCount(shape)
    if (count <= largestStoredFill) return this.store(shape, dtype, filled(source.value, count, dtype))
    const sizes = this.store([shape.length], 'int64', BigInt64Array.from(shape, BigInt))
    const element = new ProtobufWriter()
      .text(1, 'value')
      .message(5, tensor('', [1], dtype, filled(source.value, 1, dtype)))
      .integer(20, 4)
    const name = `${this.prefix}v${value.id}`
    this.writeNode('ConstantOfShape', '', [sizes], [name], new ProtobufWriter().message(5, element))
    return name
  }

  private store(shape: Shape, dtype: GraphDType, values: ConstantValues): string {
    this.storedCount += 1
    const name = `${this.prefix}c${this.storedCount}`
    this.writer.message(5, tensor(name, shape, dtype, values))
    return name
  }
}
