import type { Issue } from '../errors.js'
import { anyLength } from '../executors/executor.js'
import { stepShape } from '../features/encoding.js'
import type { TensorSpec } from '../spec/architecture.js'
import { elementCount, type DType, type Shape } from '../tensors.js'
import { checkCodes } from './embedded-codes.js'
import { bindFeature, bindKnown, isFractional, type BoundFeature } from './encodings.js'
import { findKnown } from './known-encoders.js'
import type { InputBinding, TrainingTask } from './task.js'
import { bindText, isText } from './text-bindings.js'

/** An input of the architecture with the features that fill it. */
export interface BoundInput {
  readonly input: string
  readonly dtype: DType
  /** Shape of one sample: every axis known, but for sequences, whose first one is `anyLength`. */
  readonly shape: Shape
  /** Their encoded values concatenate in this order. */
  readonly features: readonly BoundFeature[]
}

/** Binds every input of the architecture; mistakes go to `issues` and the input concerned is left out of the result. */
export function bindInputs(task: TrainingTask, issues: Issue[]): BoundInput[] {
  const bindings = task.inputs.length > 0 ? task.inputs : defaultBindings(task, issues)
  const bound: BoundInput[] = []
  const seen = new Set<string>()
  let hasUnknown = false
  bindings.forEach((binding, index) => {
    const path = task.inputs.length > 0 ? ['inputs', `${index}`] : ['inputs']
    const spec = task.architecture.inputs.find(({ name }) => name === binding.input)
    if (!spec) {
      hasUnknown = true
      const known = task.architecture.inputs.map(({ name }) => name).join(', ')
      issues.push({
        path: [...path, 'input'],
        message: `no input is called "${binding.input}"; the inputs are ${known}`,
      })
      return
    }
    if (seen.has(spec.name)) {
      issues.push({ path: [...path, 'input'], message: `input "${spec.name}" is bound twice` })
      return
    }
    seen.add(spec.name)
    const input = bindInput(task, binding, spec, path, issues)
    if (input) bound.push(input)
  })
  // A name that is none is told already; the input that it was meant for is not told of as well.
  if (task.inputs.length > 0 && !hasUnknown) {
    for (const { name } of task.architecture.inputs) {
      if (!seen.has(name)) issues.push({ path: ['inputs'], message: `input "${name}" has no features bound to it` })
    }
  }
  return bound
}

/** The features that no target names, where the architecture has a single input. */
function defaultBindings(task: TrainingTask, issues: Issue[]): InputBinding[] {
  const [input, ...others] = task.architecture.inputs
  if (!input || others.length > 0) {
    const names = task.architecture.inputs.map(({ name }) => name).join(', ')
    issues.push({
      path: ['inputs'],
      message: `the architecture has several inputs (${names}); say which features feed each`,
    })
    return []
  }
  const targets = new Set(
    task.targets.flatMap(({ source, sampleWeight }) => [
      ...(source.type === 'features' ? source.features : []),
      ...(sampleWeight === undefined ? [] : [sampleWeight]),
    ]),
  )
  const features = task.features.map(({ name }) => name).filter((name) => !targets.has(name))
  if (features.length === 0) {
    issues.push({ path: ['inputs'], message: 'every feature is named by a target, so none is left for the input' })
    return []
  }
  return [{ input: input.name, features }]
}

function bindInput(
  task: TrainingTask,
  binding: InputBinding,
  spec: TensorSpec,
  path: readonly string[],
  issues: Issue[],
): BoundInput | undefined {
  const before = issues.length
  // Where the caller bound nothing, there is no place of its own in the input.
  const place = (...field: string[]) => (task.inputs.length > 0 ? [...path, ...field] : path)
  if (binding.features.length === 0)
    issues.push({ path: [...path, 'features'], message: 'needs at least one feature, got none' })
  const features = bindFeatures(task, binding.features, [...path, 'features'], issues, (feature) => {
    const known = binding.encoding ? undefined : findKnown(task.encoders, spec.name, feature)
    return known ? bindKnown(feature, known.encoder) : bindFeature(feature, binding.encoding, spec.dtype)
  })
  if (issues.length > before) return undefined
  if (features.some(isText)) return bindText(task.architecture, spec, features, place, issues)
  if (spec.dtype === 'int32') {
    for (const bound of features.filter(isFractional)) {
      const message = `input "${spec.name}" holds INT32, but feature "${bound.feature.name}" is encoded by ${bound.encoding.type}, which gives fractions; index or none would fit`
      issues.push({ path: [...path, 'encoding'], message })
    }
  }
  const codes = checkCodes(task.architecture, spec.name, features)
  if (codes !== null) issues.push({ path: place('features'), message: codes })
  if (features.some(({ feature }) => feature.isSequence)) {
    const message = checkSequence(spec, features)
    if (message !== null) issues.push({ path: place('features'), message })
    const shape = [anyLength, ...spec.shape.slice(1).map((axis) => axis ?? 1)]
    return issues.length > before ? undefined : { input: spec.name, dtype: spec.dtype, shape, features }
  }
  const count = features.reduce((sum, { shape }) => sum + elementCount(shape), 0)
  const shape = fitShape(spec, count, features)
  if (!shape) {
    const found = features.map(
      (bound) => `${bound.feature.name}: ${elementCount(bound.shape)} (${bound.encoding.type})`,
    )
    const wanted = spec.shape.map((axis) => axis ?? 'any').join(' x ') || '1'
    const message = `input "${spec.name}" holds ${wanted} values a row, but its features give ${count} (${summarize(found)})`
    issues.push({ path: place('features'), message, code: 'SHAPE_MISMATCH' })
  }
  return issues.length > before || !shape ? undefined : { input: spec.name, dtype: spec.dtype, shape, features }
}

/** What does not fit between an input and sequences, and what would; null where they do. */
function checkSequence(spec: TensorSpec, features: readonly BoundFeature[]): string | null {
  const bound = features.find(({ feature }) => feature.isSequence)
  const named = bound?.feature
  if (!named || features.length > 1)
    return `feature "${named?.name}" holds sequences of different lengths, which have an input to themselves, found ${features.length} features`
  const steps = stepShape(named, bound.encoding)
  const isFitting =
    spec.shape.length === steps.length + 1 &&
    spec.shape[0] === null &&
    steps.every((axis, index) => spec.shape[index + 1] === axis)
  if (isFitting) return null
  const found = spec.shape.map((axis) => axis ?? 'any').join(', ')
  return `feature "${named.name}" holds sequences of different lengths, found the input "${spec.name}" of shape [${found}]; [${['null', ...steps].join(', ')}] would fit`
}

/** Looks each feature up and binds it; mistakes go to `issues` under the feature's place. */
export function bindFeatures(
  task: TrainingTask,
  names: readonly string[],
  path: readonly string[],
  issues: Issue[],
  bind: (feature: TrainingTask['features'][number]) => BoundFeature,
): BoundFeature[] {
  return names.flatMap((name, index) => {
    const feature = task.features.find((candidate) => candidate.name === name)
    const at = task.inputs.length > 0 || path[0] !== 'inputs' ? [...path, `${index}`] : ['inputs']
    if (!feature) {
      const known = summarize(task.features.map((candidate) => candidate.name))
      issues.push({
        path: at,
        message: `no feature is called "${name}"; the features are ${known}`,
        code: 'UNKNOWN_FEATURE',
      })
      return []
    }
    try {
      return [bind(feature)]
    } catch (error) {
      issues.push({ path: at, message: error instanceof Error ? error.message : String(error) })
      return []
    }
  })
}

/** The shape of one sample: the input's own, an axis of any length taken from the features; undefined where they do not fit. */
function fitShape(spec: TensorSpec, count: number, features: readonly BoundFeature[]): Shape | undefined {
  const open = spec.shape.filter((axis) => axis === null).length
  const known = elementCount(spec.shape.map((axis) => axis ?? 1))
  if (open === 0) return known === count ? spec.shape.map((axis) => axis ?? 1) : undefined
  if (open === 1) {
    return count > 0 && count % known === 0 ? spec.shape.map((axis) => axis ?? count / known) : undefined
  }
  const only = features.length === 1 ? features[0]?.shape : undefined
  const isSame =
    only?.length === spec.shape.length && spec.shape.every((axis, place) => axis === null || axis === only[place])
  return isSame ? only : undefined
}

/** A list for a sentence, shortened after eight entries. */
const summarize = (names: readonly string[]): string =>
  names.length <= 8 ? names.join(', ') : `${names.slice(0, 8).join(', ')} and ${names.length - 8} more`
