import { InvalidSpec } from '../errors.js'
import type { LossConfig } from '../losses/registry.js'
import type { Shape } from '../tensors.js'
import { accuracy, binaryAccuracy } from './accuracy.js'
import { auc } from './auc.js'
import { f1, precision, recall } from './confusion.js'
import { meanAbsoluteError, meanSquaredError, rootMeanSquaredError } from './mean-errors.js'
import type {
  CountedMetricName,
  MetricAccumulator,
  MetricConfig,
  MetricDefinition,
  MetricName,
  MetricSite,
} from './metric.js'
import { sizeOf, squash, taskOf, unitsOf } from './output.js'
import { r2 } from './r2.js'
import { topKAccuracy } from './top-k-accuracy.js'

export { markCorrect } from './correct.js'
export type { MetricAccumulator, MetricConfig, MetricName, MetricSite } from './metric.js'

/** Every counted metric by its name. */
export const metrics: { readonly [N in CountedMetricName]: MetricDefinition } = {
  accuracy,
  binaryAccuracy,
  topKAccuracy,
  precision,
  recall,
  f1,
  auc,
  meanSquaredError,
  meanAbsoluteError,
  rootMeanSquaredError,
  r2,
}

/** True for a metric that is counted on an output; the others the loop records in any case. */
export const isCounted = (name: MetricName): name is CountedMetricName => name in metrics

/** What does not fit between a metric and an output, and what would; null where all fits. */
export function checkMetric(config: MetricConfig, site: MetricSite): string | null {
  if (config.name === 'gradientNorm' || config.name === 'learningRate')
    return `${config.name} is recorded for every run and cannot be asked for`
  if (!isCounted(config.name)) return null
  if (config.k !== undefined && config.name !== 'topKAccuracy') return `${config.name} takes no k; topKAccuracy does`
  return metrics[config.name].check(config, site)
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
  const size = sizeOf(site)
  const readsIndices = metrics[name].readsIndices && taskOf(site) === 'classification'
  return {
    update(prediction, target, rows) {
      const isIndex = readsIndices && target.length === (rows * size) / unitsOf(site)
      if (prediction.length !== rows * size || !(isIndex || target.length === rows * size))
        throw new Error(
          `${name}: ${rows} rows of ${size} values expected, found ${prediction.length} predictions and ${target.length} targets`,
        )
      counter.count(squash(prediction, site), target)
    },
    value: () => counter.value(),
    state: () => counter.state(),
    restore: (state) => counter.restore(state),
  }
}
