import type { MetricConfig, MetricDefinition, MetricSite } from './metric.js'
import { taskOf, unitsOf } from './output.js'
import { classAt, targetAt, type Places } from './places.js'
import { createRatio } from './ratio.js'

const DEFAULT_K = 10

/** 1 + how many units at a place score above this one; infinite for an index outside of them, which is never guessed. */
export function rankOf({ prediction, units }: Places, place: number, unit: number): number {
  if (unit < 0 || unit >= units) return Infinity
  const start = place * units
  const own = prediction[start + unit]!
  let rank = 1
  for (let i = start; i < start + units; i++) if (prediction[i]! > own) rank++
  return rank
}

/** Units of a place, the highest score first; equals in their order. */
function ordered({ prediction, units }: Places, place: number): number[] {
  const start = place * units
  return Array.from({ length: units }, (_, unit) => unit).sort(
    (a, b) => prediction[start + b]! - prediction[start + a]!,
  )
}

function checkRanking({ name, k = DEFAULT_K }: MetricConfig, site: MetricSite): string | null {
  const units = unitsOf(site)
  const task = taskOf(site)
  if (task === 'embedding' || task === 'sequence')
    return `${name} ranks scores, found an output trained by ${site.loss?.type ?? 'no loss'}; leave it out`
  if (units < 2) return `${name} ranks several scores a row, found 1 unit; auc would fit`
  if (!Number.isInteger(k) || k < 1) return `k of ${name} must be a whole number >= 1, got ${k}`
  return null
}

/** Mean of 1 / rank of the right class; equals share the better rank. On outputs of yes or no: of the best-ranked yes. */
export const meanReciprocalRank: MetricDefinition = {
  readsIndices: true,
  settings: [],
  check: (config, site) =>
    checkRanking(config, site) ??
    (taskOf(site) === 'regression'
      ? 'meanReciprocalRank looks for one right answer, found numbers; ndcg would fit'
      : null),
  create: (_config, site) =>
    createRatio((places, place) => {
      if (taskOf(site) === 'classification') return 1 / rankOf(places, place, classAt(places, place))
      const yes = ordered(places, place).find((unit) => targetAt(places, place, unit) > 0.5)
      return yes === undefined ? 0 : 1 / rankOf(places, place, yes)
    }),
}

/**
 * Of a row's yes (targets above 0.5), the share among its k highest scores; mean over the rows that have any. Rows
 * without one do not count.
 */
export const recallAtK: MetricDefinition = {
  readsIndices: true,
  settings: ['k'],
  check: checkRanking,
  create: ({ k = DEFAULT_K }) =>
    createRatio((places, place) => {
      const isYes = (unit: number): boolean => targetAt(places, place, unit) > 0.5
      const order = ordered(places, place)
      const all = order.filter(isYes).length
      return all === 0 ? null : order.slice(0, k).filter(isYes).length / all
    }),
}

const discount = (rank: number): number => 1 / Math.log2(rank + 1)

/**
 * Normalised discounted cumulative gain of the k highest scores: the target holds each unit's relevance, >= 0. Gains
 * are the relevances themselves, equal scores share the mean of their gains (scikit-learn's ndcg_score). A row without
 * any relevance counts 0.
 */
export const ndcg: MetricDefinition = {
  readsIndices: true,
  settings: ['k'],
  check: checkRanking,
  create: ({ k = DEFAULT_K }) =>
    createRatio((places, place) => {
      const relevance = Array.from({ length: places.units }, (_, unit) => targetAt(places, place, unit))
      const ideal = [...relevance]
        .sort((a, b) => b - a)
        .slice(0, k)
        .reduce((sum, gain, index) => sum + gain * discount(index + 1), 0)
      return ideal === 0 ? 0 : gainOf(places, place, relevance, k) / ideal
    }),
}

/** Discounted gains of the k first, each group of equal scores by its mean gain. */
function gainOf(places: Places, place: number, relevance: readonly number[], k: number): number {
  const order = ordered(places, place)
  const scoreOf = (unit: number) => places.prediction[place * places.units + unit]!
  let gain = 0
  for (let start = 0; start < order.length && start < k;) {
    let end = start + 1
    while (end < order.length && scoreOf(order[end]!) === scoreOf(order[start]!)) end++
    const mean = order.slice(start, end).reduce((sum, unit) => sum + relevance[unit]!, 0) / (end - start)
    for (let index = start; index < Math.min(end, k); index++) gain += mean * discount(index + 1)
    start = end
  }
  return gain
}
