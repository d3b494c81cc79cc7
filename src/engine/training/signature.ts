import { isFromLogits, lossTask } from '../losses/registry.js'
import { elementCount } from '../tensors.js'
import { inverseOf } from '../features/inverse.js'
import { labelsOf } from './class-results.js'
import { openShape } from './input-feeds.js'
import type { FittedFeed, FittedFeature } from './fitted-feeds.js'
import type { Unit } from './measure.js'
import { inputFeed } from './program.js'
import type { ResolvedTask } from './resolve-task.js'
import type { BoundTarget } from './target-bindings.js'
import type { ModelSignature, SignatureOutput, TrainingTask } from './task.js'

/** How raw rows become tensors and tensors become answers, once every encoder is fitted. */
export function buildSignature(
  task: TrainingTask,
  resolved: ResolvedTask,
  feeds: readonly FittedFeed[],
): ModelSignature {
  const featuresOf = (feed: string) => feeds.find((candidate) => candidate.feed === feed)?.features ?? []
  return {
    inputs: resolved.inputs.map(({ input, shape }) => ({
      input,
      shape: openShape(shape),
      features: featuresOf(inputFeed(input)),
    })),
    outputs: resolved.network.outputs.map(({ name, shape }) => {
      const target = resolved.targets.find(({ output }) => output === name)
      const answer = target && describe(target, featuresOf(target.feed))
      return answer ?? { type: 'tensor', output: name, shape }
    }),
  }
}

/** Undefined where an output's values are an answer by themselves: tensors, several numbers, labels that do not exclude each other. */
function describe(target: BoundTarget, features: readonly FittedFeature[]): SignatureOutput | undefined {
  const [only, ...others] = features
  if (!only || others.length > 0 || target.reconstructs !== undefined) return undefined
  const { output, loss, outputShape } = target
  const units = elementCount(outputShape)
  const labels = labelsOf(only.feature)
  const task = lossTask(loss, outputShape.at(-1) ?? 1)
  if (task === 'regression') {
    return units === 1 && only.feature.kind === 'NUMERIC' ? { type: 'regression', output, ...unitOf(only) } : undefined
  }
  if (task !== 'classification' && task !== 'binary') return undefined
  const binary = task === 'binary'
  if (!labels || (binary ? units !== 1 || labels.length !== 2 : units !== labels.length)) return undefined
  return { type: 'classification', output, labels, fromLogits: isFromLogits(loss), binary }
}

/** Scale and offset by which an output's value is put into the target's own unit. */
const unitOf = ({ encoder }: FittedFeature): Unit => inverseOf(encoder)

/** By output: the units that metrics are counted in, where they are not those that the output learns. */
export function measuredUnits(resolved: ResolvedTask, feeds: readonly FittedFeed[]): Map<string, Unit> {
  const units = new Map<string, Unit>()
  for (const target of resolved.targets) {
    const features = feeds.find(({ feed }) => feed === target.feed)?.features ?? []
    const answer = target.reconstructs === undefined ? describe(target, features) : undefined
    if (answer?.type === 'regression' && (answer.scale !== 1 || answer.offset !== 0)) {
      units.set(target.output, { scale: answer.scale, offset: answer.offset })
    }
  }
  return units
}
