import { GraphBuilder } from '../graph/builder.js'
import { copyNumber } from '../graph/copy-number.js'
import { fillOf, mul } from '../graph/elementwise.js'
import type { Graph, Node, Value } from '../graph/graph.js'
import { inputName } from '../graph/graph.js'
import { reduce } from '../graph/reducing.js'
import { reshape } from '../graph/shaping.js'
import { axisSize, sameShape } from '../graph/shapes.js'
import { lanes } from '../machine/assembler.js'
import { mostTensors, mostVectors } from '../machine/routines/elementwise.js'
import type { ElementOperation, ElementProgram, ElementStep, OperandKind } from '../machine/routines/elementwise.js'
import { writeProgram } from '../operators/elementwise.js'
import { routineDomain } from '../operators/operator.js'
import type { Shape } from '../../tensors.js'
import { fromBlocks, toBlocks } from './blocks.js'
import { isStep } from './read-step.js'

/**
 * Operations element by element on images, and sums of their channels, put together: as many as one loop can do without waiting
 * for what lies outside of it, so that what stands between them is in no memory. Images are read and given in blocks.
 */
export function fuseElementwise(graph: Graph): Graph {
  const fusion = new Fusion(graph)
  graph.nodes.forEach((node) => fusion.take(node))
  return fusion.write()
}

/** What one loop is to do. */
interface Group {
  readonly shape: Shape
  readonly steps: Node[]
  readonly sums: Node[]
  /** Groups whose results it reads, by whatever way. */
  readonly needs: Set<Group>
}

/** An axis each for batch, channels in whole blocks, and places. */
const isImage = ({ shape, dtype }: Value): boolean =>
  dtype === 'float32' && shape.length === 4 && axisSize(shape, 1) % lanes === 0

function operationOf(node: Node): ElementOperation | null {
  if (node.domain !== '') return null
  if (node.op === 'Add' || node.op === 'Sub' || node.op === 'Mul' || node.op === 'Relu') return node.op
  return isStep(node) ? 'Step' : null
}

/** What an operand is among images of a shape; null where it is something else. */
function kindOf(value: Value, shape: Shape): OperandKind | null {
  if (fillOf(value) !== undefined || value.shape.every((size) => size === 1)) return 'number'
  if (sameShape(value.shape, shape)) return 'element'
  const padded = [...Array.from({ length: 4 - value.shape.length }, () => 1), ...value.shape]
  return sameShape(padded, [1, axisSize(shape, 1), 1, 1]) ? 'channel' : null
}

const isElementwise = (node: Node): boolean => {
  const output = node.outputs[0]!
  if (!isImage(output) || !operationOf(node)) return false
  const kinds = node.inputs.map((input) => input && kindOf(input, output.shape))
  return kinds.every((kind) => kind) && kinds.includes('element')
}

/** Over all images and places. */
const isChannelSum = ({ op, domain, inputs }: Node): boolean => {
  const [x, axes] = inputs
  if (domain !== '' || (op !== 'ReduceSum' && op !== 'ReduceMean') || !x || !isImage(x)) return false
  return axes?.source.kind === 'constant' && Array.from(axes.source.values, Number).toSorted().join() === '0,2,3'
}

class Fusion {
  private readonly groups = new Map<Node, Group>()
  /** Groups whose results a node outside of groups reads, by whatever way. */
  private readonly needs = new Map<Node, ReadonlySet<Group>>()

  constructor(private readonly graph: Graph) {}

  /** Nodes come in the order of the graph. */
  take(node: Node): void {
    const isSum = isChannelSum(node)
    if (!isSum && !isElementwise(node)) {
      this.needs.set(node, this.needsOf(node))
      return
    }
    const shape = (isSum ? node.inputs[0]! : node.outputs[0]!).shape
    const candidates = node.inputs.flatMap((input) => {
      const group = input?.source.kind === 'node' ? this.groups.get(input.source.node) : undefined
      return group && sameShape(group.shape, shape) ? [group] : []
    })
    const group = candidates.find((candidate) => this.fits(node, candidate)) ?? {
      shape,
      steps: [],
      sums: [],
      needs: new Set<Group>(),
    }
    for (const needed of this.needsOf(node)) if (needed !== group) group.needs.add(needed)
    this.groups.set(node, group)
    const members = isSum ? group.sums : group.steps
    members.push(node)
  }

  write(): Graph {
    const writer = new FusedWriter(this.graph, this.groups)
    return writer.write()
  }

  /** Whether the node can be done in the loop: nothing that it reads waits for the loop's end, and there are registers for it. */
  private fits(node: Node, group: Group): boolean {
    const members = new Set([...group.steps, node])
    const reads = [...members, ...group.sums].flatMap(({ inputs }) => inputs.filter((input) => input !== null))
    const outside = new Set(reads.filter(({ source }) => source.kind !== 'node' || !members.has(source.node)))
    const tensors = [...outside].filter((value) => sameShape(value.shape, group.shape)).length + members.size
    if (outside.size + members.size + group.sums.length + 1 > mostVectors || tensors > mostTensors) return false
    return node.inputs.every((input) => {
      if (input?.source.kind !== 'node') return true
      const own = this.groups.get(input.source.node)
      if (own === group) return group.steps.includes(input.source.node)
      return !this.reaches(own ? [own] : [...(this.needs.get(input.source.node) ?? [])], group)
    })
  }

  private reaches(from: readonly Group[], wanted: Group): boolean {
    const seen = new Set<Group>()
    const left = [...from]
    for (let group = left.pop(); group; group = left.pop()) {
      if (group === wanted) return true
      if (seen.has(group)) continue
      seen.add(group)
      left.push(...group.needs)
    }
    return false
  }

  private needsOf({ inputs, captures }: Node): Set<Group> {
    const needs = new Set<Group>()
    for (const value of [...inputs, ...captures]) {
      if (value?.source.kind !== 'node') continue
      const own = this.groups.get(value.source.node)
      if (own) needs.add(own)
      else for (const group of this.needs.get(value.source.node) ?? []) needs.add(group)
    }
    return needs
  }
}

/** Writes the graph anew, each group once all that it reads is there. */
class FusedWriter {
  private readonly g = new GraphBuilder()
  private readonly values = new Map<Value, Value>()
  private readonly written = new Set<Node>()
  /** Values that something outside of their group reads. */
  private readonly wanted = new Set<Value>()

  constructor(
    private readonly graph: Graph,
    private readonly groups: ReadonlyMap<Node, Group>,
  ) {
    const groupOf = ({ source }: Value) => (source.kind === 'node' ? groups.get(source.node) : undefined)
    for (const node of graph.nodes) {
      for (const value of [...node.inputs, ...node.captures])
        if (value && groupOf(value) !== groups.get(node)) this.wanted.add(value)
    }
    for (const { value } of graph.outputs) this.wanted.add(value)
  }

  write(): Graph {
    for (const input of this.graph.inputs)
      this.values.set(input, this.g.input(inputName(input), input.shape, input.dtype))
    for (const node of this.graph.nodes) this.writeNode(node)
    for (const { name, value } of this.graph.outputs) this.g.output(name, this.translate(value))
    return this.g.finish()
  }

  private translate(value: Value): Value {
    if (value.source.kind === 'node') this.writeNode(value.source.node)
    const known = this.values.get(value) ?? copyNumber(this.g, value)
    this.values.set(value, known)
    return known
  }

  private writeNode(node: Node): void {
    if (this.written.has(node)) return
    const group = this.groups.get(node)
    if (group) return this.writeGroup(group)
    this.written.add(node)
    const inputs = node.inputs.map((value) => value && this.translate(value))
    const captures = node.captures.map((value) => this.translate(value))
    const outputs = this.g.node({ ...node, inputs, captures })
    node.outputs.forEach((value, index) => this.values.set(value, outputs[index]!))
  }

  private writeGroup({ shape, steps, sums }: Group): void {
    for (const node of [...steps, ...sums]) this.written.add(node)
    const inside = new Map(steps.map((node, index) => [node.outputs[0]!, index]))
    const inputs: Value[] = []
    const numbers = new Map<Value, number>()
    for (const node of [...steps, ...sums]) {
      for (const value of sums.includes(node) ? node.inputs.slice(0, 1) : node.inputs) {
        if (!value || inside.has(value) || numbers.has(value)) continue
        numbers.set(value, inputs.length)
        inputs.push(value)
      }
    }
    const numberOf = (value: Value | null): number => {
      const step = value ? inside.get(value) : undefined
      return step === undefined ? numbers.get(value!)! : inputs.length + step
    }
    const given = steps.map((node) => node.outputs[0]!).filter((value) => this.wanted.has(value))
    const program: ElementProgram = {
      inputs: inputs.map((value) => kindOf(value, shape)!),
      steps: steps.map((node): ElementStep => ({
        op: operationOf(node)!,
        operands: node.inputs.map(numberOf),
      })),
      outputs: given.map(numberOf),
      sums: sums.map((node) => numberOf(node.inputs[0] ?? null)),
    }
    const [batch, channels] = shape as [number, number]
    const results = this.g.node({
      op: 'Elementwise',
      domain: routineDomain,
      inputs: inputs.map((value, index) => this.operand(value, program.inputs[index]!)),
      attributes: { program: writeProgram(program) },
      outputs: [...given.map(() => shape), ...sums.map(() => [batch, channels])].map((one) => ({
        shape: one,
        dtype: 'float32',
      })),
    })
    given.forEach((value, index) => this.values.set(value, fromBlocks(this.g, results[index]!)))
    sums.forEach((node, index) => {
      const output = node.outputs[0]!
      const total = reduce(this.g, 'ReduceSum', results[given.length + index]!, [0])
      const share = 1 / (batch * axisSize(shape, 2) * axisSize(shape, 3))
      const value = node.op === 'ReduceMean' ? mul(this.g, total, this.g.fill(share)) : total
      this.values.set(output, reshape(this.g, value, output.shape))
    })
  }

  private operand(value: Value, kind: OperandKind): Value {
    const fill = fillOf(value)
    if (kind === 'number' && fill !== undefined) return this.g.fill(fill, [])
    const translated = this.translate(value)
    return kind === 'element' ? toBlocks(this.g, translated) : translated
  }
}
