import { elementCount } from '../../tensors.js'
import type { Shape } from '../../tensors.js'
import type { GraphBuilder } from '../graph/builder.js'
import { evaluate } from '../graph/evaluate.js'
import type { Node, Value } from '../graph/graph.js'
import { axisSize, sameShape } from '../graph/shapes.js'
import type { Rule, RuleContext } from './rebuild.js'

/** What multiplies by weights: where the channels of the result are, in the result and in the weights. */
const carriers: Readonly<Record<string, { weightAxis(node: Node): number | null }>> = {
  Conv: { weightAxis: () => 0 },
  ConvTranspose: { weightAxis: ({ attributes }) => ((attributes.group ?? 1) === 1 ? 1 : null) },
  Gemm: { weightAxis: ({ attributes }) => (attributes.transB === 1 ? 0 : 1) },
}
const channelAxis = 1

/** A product by constant weights and the changes of shape behind it, the last first. */
interface Product {
  readonly node: Node
  readonly value: Value
  readonly reshaping: readonly Value[]
}

/**
 * A constant that is added to a product by constant weights, channel by channel, is part of its bias, and one that
 * multiplies it part of its weights: batch normalization disappears in the layer before it (Jacob et al. 2018, section 3.2).
 * Only where weights are constants: for inference.
 */
export const foldAffine: Rule = (node, context) => {
  const [a, b] = node.inputs
  const [output] = node.outputs
  if (!a || !b || !output || node.domain !== '') return null
  if (node.op === 'Sub') return fold(context, a, b, output.shape, 'Sub')
  if (node.op !== 'Add' && node.op !== 'Mul') return null
  return fold(context, a, b, output.shape, node.op) ?? fold(context, b, a, output.shape, node.op)
}

function fold(
  context: RuleContext,
  operand: Value,
  constant: Value,
  shape: Shape,
  op: 'Add' | 'Sub' | 'Mul',
): readonly Value[] | null {
  if (!sameShape(operand.shape, shape) || context.useCount(operand) !== 1) return null
  const product = findProduct(operand, context)
  const axis = product && followChannels(product)
  if (!product || axis === null) return null
  const channels = axisSize(product.value.shape, channelAxis)
  const numbers = alongAxis(constant, shape, axis, channels)
  if (!numbers) return null
  const { g } = context
  const folded =
    op === 'Mul'
      ? scale(g, product, channels, numbers)
      : shift(g, product, channels, op === 'Sub' ? numbers.map((value) => -value) : numbers)
  if (!folded) return null
  return [product.reshaping.reduceRight((value, step) => reshapeAgain(g, step, value), folded)]
}

/** The product behind changes of shape alone, where nothing else reads it. */
function findProduct(from: Value, context: RuleContext): Product | null {
  const reshaping: Value[] = []
  let value: Value = from
  for (;;) {
    if (value.source.kind !== 'node' || context.useCount(value) > 1) return null
    const { node } = value.source
    if (node.op in carriers && node.domain === '') return { node, value, reshaping }
    const [inner] = node.inputs
    if ((node.op !== 'Reshape' && node.op !== 'Transpose') || !inner) return null
    reshaping.push(value)
    value = inner
  }
}

/** Where the channels of a product are behind the changes of shape; null where they are no axis any more. */
function followChannels({ value, reshaping }: Product): number | null {
  let axis = channelAxis
  let { shape } = value
  for (const step of [...reshaping].reverse()) {
    if (step.source.kind !== 'node') return null
    const { op, attributes } = step.source.node
    if (op === 'Transpose') axis = (attributes.perm as readonly number[]).indexOf(axis)
    else {
      const before = elementCount(shape.slice(0, axis))
      const size = axisSize(shape, axis)
      axis = step.shape.findIndex((length, at) => length === size && elementCount(step.shape.slice(0, at)) === before)
    }
    if (axis < 0) return null
    ;({ shape } = step)
  }
  return axis
}

function reshapeAgain(g: GraphBuilder, step: Value, value: Value): Value {
  if (step.source.kind !== 'node') throw new Error(`value ${step.id} is no change of shape`)
  const { op, inputs, attributes } = step.source.node
  return g.emit(op, [value, ...inputs.slice(1)], step.shape, step.dtype, attributes)
}

/** A number for each channel, where the constant is the same along all other axes. */
function alongAxis(constant: Value, shape: Shape, axis: number, channels: number): Float32Array | null {
  const missing = shape.length - constant.shape.length
  if (missing < 0) return null
  const isAlong = constant.shape.every((size, index) => size === 1 || index + missing === axis)
  const numbers = isAlong ? evaluate(constant) : null
  return numbers?.length === 1 ? new Float32Array(channels).fill(numbers[0] ?? 0) : numbers
}

function biasOf({ inputs, attributes }: Node, channels: number): Float32Array | null {
  const bias = inputs[2]
  if (!bias) return new Float32Array(channels)
  const isPlain = attributes.beta === undefined && elementCount(bias.shape) === channels
  return isPlain ? evaluate(bias) : null
}

function shift(g: GraphBuilder, { node, value }: Product, channels: number, numbers: Float32Array): Value | null {
  const bias = biasOf(node, channels)
  const [x, weights] = node.inputs
  if (!bias || !x || !weights || !isConstant(weights)) return null
  const sum = g.constant(
    bias.map((own, channel) => own + (numbers[channel] ?? 0)),
    [channels],
    'float32',
  )
  return g.emit(node.op, [x, weights, sum], value.shape, value.dtype, node.attributes)
}

function scale(g: GraphBuilder, { node, value }: Product, channels: number, numbers: Float32Array): Value | null {
  const [x, weights, bias] = node.inputs
  const axis = carriers[node.op]?.weightAxis(node) ?? null
  const ownBias = biasOf(node, channels)
  if (!x || !weights || axis === null || !ownBias) return null
  const known = evaluate(weights)
  if (!known) return null
  const inner = elementCount(weights.shape.slice(axis + 1))
  const factors = known.map((weight, place) => weight * (numbers[Math.floor(place / inner) % channels] ?? 1))
  const inputs = [x, g.constant(factors, weights.shape, 'float32')]
  if (bias)
    inputs.push(
      g.constant(
        ownBias.map((own, channel) => own * (numbers[channel] ?? 1)),
        [channels],
        'float32',
      ),
    )
  return g.emit(node.op, inputs, value.shape, value.dtype, node.attributes)
}

/** Whether nothing but constants goes into a value. */
function isConstant({ source }: Value): boolean {
  if (source.kind === 'node') return source.node.inputs.every((input) => input === null || isConstant(input))
  return source.kind === 'constant' || source.kind === 'fill'
}
