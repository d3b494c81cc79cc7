import { InvalidSpec } from '../errors.js'
import type { LossConfig } from '../losses/registry.js'
import type { Shape } from '../tensors.js'
import { accuracy, binaryAccuracy } from './accuracy.js'
import { cohensKappa, matthewsCorrelation } from './agreement.js'
import { auc, prAuc } from './auc.js'
import { logLoss, perplexity } from './log-loss.js'
import {
  cosineSimilarity,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanSquaredError,
  rootMeanSquaredError,
} from './mean-errors.js'
import type {
  CountedMetricName,
  MetricAccumulator,
  MetricConfig,
  MetricDefinition,
  MetricName,
  MetricSite,
} from './metric.js'
import { sizeOf, squash, taskOf, unitsOf } from './output.js'
import { placesOf } from './places.js'
import { r2 } from './r2.js'
import { meanReciprocalRank, ndcg, recallAtK } from './ranking.js'
import { bleu, labelErrorRate } from './sequences/label-sequences.js'
import { f1, iou, precision, recall } from './scores.js'
import { topKAccuracy } from './top-k-accuracy.js'

export { markCorrect } from './correct.js'
export { countedMetricNames } from './metric.js'
export type { MetricAccumulator, MetricConfig, MetricName, MetricSite } from './metric.js'

/** Every counted metric by its name. */
export const metrics: { readonly [N in CountedMetricName]: MetricDefinition } = {
  accuracy,
  binaryAccuracy,
  topKAccuracy,
  precision,
  recall,
  f1,
  iou,
  matthewsCorrelation,
  cohensKappa,
  auc,
  prAuc,
  logLoss,
  perplexity,
  meanReciprocalRank,
  recallAtK,
  ndcg,
  meanSquaredError,
  meanAbsoluteError,
  rootMeanSquaredError,
  meanAbsolutePercentageError,
  r2,
  cosineSimilarity,
  labelErrorRate,
  bleu,
}

/** True for a metric that is counted on an output; the others the loop records in any case. */
export const isCounted = (name: MetricName): name is CountedMetricName => name in metrics

/** A message where a setting is given that the metric does not have. */
function refuseSettings(config: MetricConfig, { settings }: MetricDefinition): string | null {
  const named = config.name as CountedMetricName
  for (const setting of ['k', 'average'] as const) {
    if (config[setting] === undefined || settings.includes(setting)) continue
    const having = Object.entries(metrics).flatMap(([name, metric]) =>
      metric.settings.includes(setting) ? [name] : [],
    )
    return `${named} takes no ${setting}; ${having.join(', ')} do`
  }
  return null
}

/** What does not fit between a metric and an output, and what would; null where all fits. */
export function checkMetric(config: MetricConfig, site: MetricSite): string | null {
  if (config.name === 'gradientNorm' || config.name === 'learningRate')
    return `${config.name} is recorded for every run and cannot be asked for`
  if (!isCounted(config.name)) return null
  const metric = metrics[config.name]
  return refuseSettings(config, metric) ?? metric.check(config, site)
}

/**
 * Counts a metric over a whole split.
 * @param outputShape without the batch axis
 * @param loss what the output is trained on, see MetricSite
 * @throws InvalidSpec where the metric does not fit the output
 */
export function createMetric(config: MetricConfig, outputShape: Shape, loss?: LossConfig): MetricAccumulator {
  const site = { outputShape, loss }
  const { name } = config
  if (!isCounted(name)) throw new InvalidSpec([{ path: [], message: `${name} is recorded by the loop, not counted` }])
  const message = checkMetric(config, site)
  if (message !== null) throw new InvalidSpec([{ path: [], message }])
  const counter = metrics[name].create(config, site)
  const [size, units] = [sizeOf(site), unitsOf(site)]
  const { readsSequences = false } = metrics[name]
  const readsIndices = metrics[name].readsIndices && taskOf(site) === 'classification'
  return {
    update(prediction, target, rows, weights) {
      const isIndex = readsIndices && target.length === (rows * size) / units
      const fits = readsSequences ? target.length % rows === 0 : isIndex || target.length === rows * size
      if (prediction.length !== rows * size || !fits)
        throw new Error(
          `${name}: ${rows} rows of ${size} values expected, found ${prediction.length} predictions and ${target.length} targets`,
        )
      counter.count(placesOf(squash(prediction, site), target, units, weights))
    },
    value: () => counter.value(),
    state: () => counter.state(),
    restore: (state) => counter.restore(state),
  }
}
