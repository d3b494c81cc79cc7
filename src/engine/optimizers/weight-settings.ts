import type { OptimizerConfig, WeightKind } from './optimizer.js'

/** How an optimizer treats one weight. */
export interface WeightSettings {
  /** What the learning rate is multiplied by. */
  readonly rateFactor: number
  readonly isDecayed: boolean
  /** Whether rows without gradient are left alone: see `createLazyAdam`. */
  readonly isLazy: boolean
}

/** @param weight under its full name, `layer/weight` */
export function weightSettings(
  config: OptimizerConfig,
  weight: { readonly name: string; readonly kind?: WeightKind | undefined },
): WeightSettings {
  const layer = weight.name.slice(0, weight.name.indexOf('/'))
  const { kind } = weight
  return {
    rateFactor: config.learningRateFactors?.find((candidate) => candidate.layer === layer)?.factor ?? 1,
    isDecayed: kind === undefined || !config.weightDecayExclusions?.includes(kind),
    isLazy: config.type === 'lazyAdam' && kind === 'embedding',
  }
}

/** What kind of weight a layer's is; undefined for kernels. */
export function weightKind(layerType: string, weight: string): WeightKind | undefined {
  if (layerType === 'embedding') return 'embedding'
  if (layerType.endsWith('Normalization')) return 'normalization'
  return /bias$/i.test(weight) ? 'bias' : undefined
}
