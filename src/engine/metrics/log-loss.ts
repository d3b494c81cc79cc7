import type { MetricDefinition } from './metric.js'
import { refuseNumbers, taskOf } from './output.js'
import { targetAt, type Places } from './places.js'
import { createRatio, meanOfElements } from './ratio.js'

/** Probabilities are kept this far from 0 and 1 (scikit-learn's log_loss, in double precision). */
const MARGIN = Number.EPSILON

const logOf = (probability: number): number => Math.log(Math.min(Math.max(probability, MARGIN), 1 - MARGIN))

/** -log p of the right class, or of each element's right answer; probabilities of classes are made to sum to 1. */
function lossAt(places: Places, place: number): number {
  const { prediction, units } = places
  let total = 0
  for (let unit = 0; unit < units; unit++) total += prediction[place * units + unit]!
  let sum = 0
  for (let unit = 0; unit < units; unit++) {
    const wanted = targetAt(places, place, unit)
    if (wanted > 0) sum -= wanted * logOf(prediction[place * units + unit]! / total)
  }
  return sum
}

const answerLoss = (prediction: number, target: number): number =>
  -(target * logOf(prediction) + (1 - target) * logOf(1 - prediction))

function define(finish?: (mean: number) => number): MetricDefinition {
  return {
    readsIndices: true,
    settings: [],
    check: ({ name }, site) => refuseNumbers(name, site),
    create: (_config, site) =>
      taskOf(site) === 'binary'
        ? createRatio((places, place) => meanOfElements(places, place, answerLoss), finish)
        : createRatio(lossAt, finish),
  }
}

/** Mean of -log p of the right answer, in nats: the cross-entropy without smoothing, class weights or penalties. */
export const logLoss = define()

/** e^logLoss: among how many equally likely answers the output is as good as choosing (language models). */
export const perplexity = define(Math.exp)
