import { InvalidSpec } from '../errors.js'
import type { Issue } from '../errors.js'
import { checkInitializer } from '../layers/initializers.js'
import type { LayerWeight } from '../layers/layer.js'
import { countValues, formatShape } from '../layers/shapes.js'
import { elementCount } from '../tensors.js'
import type { DType, SymbolicShape } from '../tensors.js'
import type { TensorSpec } from './architecture.js'
import { layerIssue } from './graph.js'
import type { GraphNode } from './graph.js'

/** 2 GB of float32 weights; training holds gradients and optimizer state beside them. */
export const maximumParameterCount = 500_000_000

/** Values that one layer may give for one sample: half a GB of float32. */
const maximumValuesPerSample = 125_000_000

export interface InferredLayer {
  readonly inputShapes: readonly SymbolicShape[]
  readonly outputShape: SymbolicShape
  readonly dtype: DType
  readonly weights: readonly LayerWeight[]
  readonly parameterCount: number
  readonly flops: number
}

const formatCount = (count: number): string => count.toLocaleString('en-US')

function checkDtypes(node: GraphNode, sources: readonly { name: string; dtype: DType }[]): Issue[] {
  const reads = node.definition?.reads ?? 'float32'
  if (reads === 'any') return []
  return sources.flatMap(({ name, dtype }, index) => {
    if (dtype === reads) return []
    const remedy =
      reads === 'int32'
        ? 'declare that input as INT32'
        : 'put an embedding in between, or declare that input as FLOAT32'
    return [layerIssue(node, ['inputs', String(index)], `reads ${reads}, but ${name} is ${dtype}: ${remedy}`)]
  })
}

function checkSizes(node: GraphNode, outputShape: SymbolicShape, weights: readonly LayerWeight[]): Issue[] {
  const issues: Issue[] = []
  const parameterCount = weights.reduce((count, { shape }) => count + elementCount(shape), 0)
  if (parameterCount > maximumParameterCount) {
    const largest = weights.map(({ name, shape }) => `${name} ${formatShape(shape)}`).join(', ')
    issues.push(
      layerIssue(
        node,
        [],
        `would have ${formatCount(parameterCount)} parameters (${largest}); at most ${formatCount(maximumParameterCount)} fit`,
      ),
    )
  }
  const values = countValues(outputShape)
  if (values > maximumValuesPerSample) {
    issues.push(
      layerIssue(
        node,
        [],
        `would give ${formatCount(values)} values a sample, shape ${formatShape(outputShape)}; at most ${formatCount(maximumValuesPerSample)} fit`,
      ),
    )
  }
  for (const { name, shape, initializer } of weights) {
    const mistake = checkInitializer(initializer, shape)
    if (mistake) issues.push(layerIssue(node, [], `${name}: ${mistake}`))
  }
  return issues
}

/**
 * Shapes, weights and costs of every layer whose inputs are known; `order` has each layer after what it reads. A layer
 * that cannot be inferred is reported, and those that read it are passed over, so that each mistake is reported once.
 */
export function inferLayers(
  inputs: readonly TensorSpec[],
  order: readonly GraphNode[],
): { inferred: Map<string, InferredLayer>; issues: Issue[] } {
  const issues: Issue[] = []
  const inferred = new Map<string, InferredLayer>()
  const values = new Map<string, { name: string; shape: SymbolicShape; dtype: DType }>()
  // Of inputs with one name the first counts, as in the message about them.
  for (const input of [...inputs].reverse()) values.set(input.name, input)
  for (const node of order) {
    const { definition, spec } = node
    const sources = node.inputs.flatMap((name) => values.get(name) ?? [])
    if (!definition || !spec || sources.length < node.inputs.length || sources.length === 0) continue
    if (definition.arity !== 'oneOrMore' && (definition.arity === 'one') !== (sources.length === 1)) continue
    const dtypeIssues = checkDtypes(node, sources)
    issues.push(...dtypeIssues)
    const inputShapes = sources.map(({ shape }) => shape)
    try {
      const outputShape = definition.inferShape(spec, inputShapes)
      const weights = definition.weights(spec, inputShapes)
      const sizeIssues = checkSizes(node, outputShape, weights)
      issues.push(...sizeIssues)
      if (sizeIssues.length > 0) continue
      const dtype = definition.reads === 'any' ? (sources[0]?.dtype ?? 'float32') : 'float32'
      values.set(node.name, { name: node.name, shape: outputShape, dtype })
      inferred.set(node.name, {
        inputShapes,
        outputShape,
        dtype,
        weights,
        parameterCount: weights.reduce((count, { shape }) => count + elementCount(shape), 0),
        flops: definition.flops(spec, inputShapes, outputShape),
      })
    } catch (error) {
      if (!(error instanceof InvalidSpec)) throw error
      issues.push(...error.issues.map(({ path, message }) => layerIssue(node, path, message)))
    }
  }
  const total = [...inferred.values()].reduce((count, { parameterCount }) => count + parameterCount, 0)
  if (total > maximumParameterCount) {
    issues.push({
      path: ['layers'],
      message: `the layers would have ${formatCount(total)} parameters together; at most ${formatCount(maximumParameterCount)} fit`,
    })
  }
  return { inferred, issues }
}
