import type { FeatureSpec, Issue, LossConfig, TargetBinding } from '../../engine/index.js'
import { chosen, fromOneOf, toEngineName, toPublicName } from './one-of.js'
import type { OneOf } from './input.js'

interface Place {
  readonly path: readonly string[]
  readonly issues: Issue[]
}

/** Categories of a target of one categorical feature, in the order of their codes; undefined for any other target. */
export function labelsOf(source: TargetBinding['source'], features: readonly FeatureSpec[]): string[] | undefined {
  if (source.type !== 'features' || source.features.length !== 1) return undefined
  const feature = features.find(({ name }) => name === source.features[0])
  if (feature?.kind === 'BOOLEAN') return ['false', 'true']
  return feature?.categories && [...feature.categories]
}

/** A LossInput as the engine writes it. @param labels the target's categories, by which class weights are given */
export function toLoss(input: OneOf, labels?: readonly string[], place?: Place): LossConfig {
  const { classWeights, ...settings } = fromOneOf(input)
  const named = Object.entries(settings).map(([name, value]) => [
    name,
    typeof value === 'string' && name !== 'type' ? toEngineName(value) : value,
  ])
  return {
    ...(Object.fromEntries(named) as object),
    ...(classWeights !== undefined && { classWeights: toClassWeights(classWeights as OneOf, labels, place) }),
  } as unknown as LossConfig
}

function toClassWeights(input: OneOf, labels: readonly string[] | undefined, place?: Place): 'balanced' | number[] {
  const [type, value] = chosen(input)
  if (type === 'balanced') return 'balanced'
  const entries = value as readonly { category: string; weight: number }[]
  const refuse = (message: string) => place?.issues.push({ path: [...place.path, 'classWeights'], message })
  if (!labels) refuse('class weights by category need a target of one CATEGORICAL or BOOLEAN feature')
  for (const { category } of entries)
    if (labels && !labels.includes(category))
      refuse(`no category is called "${category}"; the categories are ${labels.join(', ')}`)
  return (labels ?? []).map((label) => entries.findLast(({ category }) => category === label)?.weight ?? 1)
}

/** The inverse of `toLoss`: a valid LossInput. */
export function toLossInput(loss: LossConfig, labels: readonly string[] | undefined): Record<string, unknown> {
  const { type, ...settings } = loss
  const { classWeights, ...plain } = settings as Record<string, unknown> & { classWeights?: 'balanced' | number[] }
  const named = Object.entries(plain).map(([name, value]) => [
    name,
    typeof value === 'string' ? toPublicName(value) : value,
  ])
  const weights =
    classWeights === 'balanced'
      ? { balanced: {} }
      : { byCategory: classWeights?.map((weight, index) => ({ category: labels?.[index] ?? `${index}`, weight })) }
  return { [type]: { ...(Object.fromEntries(named) as object), ...(classWeights && { classWeights: weights }) } }
}
