import type { Issue } from '../errors.js'
import { anyLength } from '../executors/executor.js'
import type { FeatureSpec } from '../features/column.js'
import type { EncodingConfig } from '../features/encoding.js'
import { checkLoss } from '../losses/check.js'
import { defaultTargetEncoding, readsCodes, wantedTargetShape, type LossConfig } from '../losses/registry.js'
import type { MetricConfig } from '../metrics/registry.js'
import type { Network } from '../spec/network.js'
import { elementCount, type DType, type Shape } from '../tensors.js'
import { bindFeature, type BoundFeature } from './encodings.js'
import { bindFeatures, type BoundInput } from './input-bindings.js'
import { bindSampleWeight } from './sample-weights.js'
import type { TargetBinding, TrainingTask } from './task.js'

/** An output of the architecture with what it has to learn. */
export interface BoundTarget {
  readonly output: string
  /** Name of the feed that carries it: `target:<output>`, or that of the input it reconstructs. */
  readonly feed: string
  /** Empty where it reconstructs an input. */
  readonly features: readonly BoundFeature[]
  readonly reconstructs?: string
  /** Shape of one sample in the feed. */
  readonly shape: Shape
  readonly dtype: DType
  readonly outputShape: Shape
  readonly activation: string | undefined
  readonly loss: LossConfig
  readonly metrics: readonly MetricConfig[]
  readonly weight: number
  /** How much each row counts; left out: all alike. */
  readonly sampleWeight?: BoundFeature | undefined
}

/** Binds every target; mistakes go to `issues` and the target concerned is left out of the result. */
export function bindTargets(
  task: TrainingTask,
  network: Network,
  inputs: readonly BoundInput[],
  issues: Issue[],
): BoundTarget[] {
  const seen = new Set<string>()
  return task.targets.flatMap((binding, index) => {
    const path = ['targets', `${index}`]
    const output = network.outputs.find(({ name }) => name === binding.output)
    if (!output) {
      const known = network.outputs.map(({ name }) => name).join(', ')
      issues.push({
        path: [...path, 'output'],
        message: `no output is called "${binding.output}"; the outputs are ${known}`,
      })
      return []
    }
    if (seen.has(output.name))
      issues.push({ path: [...path, 'output'], message: `output "${output.name}" has two targets` })
    seen.add(output.name)
    if (!(binding.weight > 0 && Number.isFinite(binding.weight))) {
      issues.push({ path: [...path, 'weight'], message: `weight must be above 0, got ${binding.weight}` })
    }
    const outputShape = output.shape.map((axis) => axis ?? 0)
    if (outputShape.includes(0)) {
      const message = `output "${output.name}" has an axis of any length, which nothing in its inputs fixes`
      issues.push({ path: [...path, 'output'], message })
      return []
    }
    const bound = bindTarget(task, binding, { network, inputs, outputShape, path, issues })
    return bound ? [bound] : []
  })
}

interface Place {
  readonly network: Network
  readonly inputs: readonly BoundInput[]
  readonly outputShape: Shape
  readonly path: readonly string[]
  readonly issues: Issue[]
}

function bindTarget(task: TrainingTask, binding: TargetBinding, place: Place): BoundTarget | undefined {
  const { network, inputs, outputShape, path, issues } = place
  const { output, loss, source, metrics, weight } = binding
  const activation = activationOf(network, output)
  const sampleWeight = bindSampleWeight(task, binding, path, issues)
  const common = { output, outputShape, activation, loss, metrics, weight, sampleWeight }
  if (source.type === 'reconstructs') {
    const input = inputs.find((candidate) => candidate.input === source.input)
    if (!input) {
      if (!network.inputs.some(({ name }) => name === source.input)) {
        const known = network.inputs.map(({ name }) => name).join(', ')
        const message = `no input is called "${source.input}"; the inputs are ${known}`
        issues.push({ path: [...path, 'source', 'reconstructs'], message })
      }
      return undefined
    }
    if (input.shape.includes(anyLength)) {
      const message = `input "${input.input}" holds sequences of different lengths, which cannot be rebuilt yet; an input of one shape would fit`
      issues.push({ path: [...path, 'source', 'reconstructs'], message })
      return undefined
    }
    const bound: BoundTarget = {
      ...common,
      feed: `input:${input.input}`,
      features: [],
      reconstructs: input.input,
      shape: input.shape,
      dtype: input.dtype,
    }
    return checkFit(bound, input.features, place)
  }
  const at = [...path, 'source', 'features']
  const before = issues.length
  if (source.features.length === 0) issues.push({ path: at, message: 'needs at least one feature, got none' })
  const features = bindFeatures(task, source.features, at, issues, (feature) =>
    bindFeature(feature, targetEncoding(feature, binding, outputShape, activation), 'float32'),
  )
  const sequence = features.find(({ feature }) => feature.isSequence)
  if (sequence) {
    const message = `feature "${sequence.feature.name}" holds sequences of different lengths, which cannot be a target yet; a feature of one shape would fit`
    issues.push({ path: at, message })
  }
  if (issues.length > before) return undefined
  const count = features.reduce((sum, { shape }) => sum + elementCount(shape), 0)
  const wanted = wantedTargetShape(loss, outputShape)
  // Equal element counts reshape row-major, as inputs do.
  const shape =
    wanted && count === elementCount(wanted) ? wanted : features.length === 1 ? (features[0]?.shape ?? []) : [count]
  const bound: BoundTarget = {
    ...common,
    feed: `target:${output}`,
    features,
    shape,
    dtype: readsCodes(loss) ? 'int32' : 'float32',
  }
  return checkFit(bound, features, place)
}

function checkFit(
  bound: BoundTarget,
  features: readonly BoundFeature[],
  { path, issues }: Place,
): BoundTarget | undefined {
  const { loss, activation, outputShape, shape, output } = bound
  const targetEncoding = features.length === 1 ? features[0]?.encoding : undefined
  const specs = features.map(({ feature }) => feature)
  const site = { activation, outputShape, targetShape: shape, targetEncoding, features: specs, output }
  const message = checkLoss(loss, site)
  if (message === null) return bound
  // Where a target of the output's shape would fit, the shape is all that is wrong.
  const isShape = checkLoss(loss, { ...site, targetShape: wantedTargetShape(loss, outputShape) ?? shape }) === null
  issues.push({ path: [...path, 'loss'], message, ...(isShape && { code: 'SHAPE_MISMATCH' }) })
  return undefined
}

/**
 * How a target feature is encoded: by its loss, but numbers are standardised only where a linear output learns a single
 * one. Then the unit does not decide how fast it is learned; metrics and predictions are in the feature's own unit.
 */
function targetEncoding(
  feature: FeatureSpec,
  { loss, source }: TargetBinding,
  outputShape: Shape,
  activation: string | undefined,
): EncodingConfig {
  const encoding = defaultTargetEncoding(loss, feature, outputShape.at(-1) ?? 1)
  if (encoding.type !== 'standardize') return encoding
  const isSingle = elementCount(outputShape) === 1 && source.type === 'features' && source.features.length === 1
  return isSingle && activation === 'linear' ? encoding : { type: 'none' }
}

/** The activation that an output ends with, as far as its layer says: `linear` for a layer without one. */
export function activationOf(network: Network, name: string): string | undefined {
  const layer = network.layers.find((candidate) => candidate.name === name)
  if (!layer) return undefined
  const { activation } = layer.spec as { activation?: unknown }
  if (typeof activation === 'string') return activation
  const passesOn = ['reshape', 'flatten', 'dropout', 'submodel'].includes(layer.type)
  return passesOn && layer.inputs[0] !== undefined ? activationOf(network, layer.inputs[0]) : 'linear'
}
