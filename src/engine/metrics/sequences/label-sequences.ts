import type { CountedMetricName, Counter, MetricDefinition, MetricSite } from '../metric.js'
import { taskOf } from '../output.js'
import { answerAt, type Places } from '../places.js'
import { createBleu } from './bleu.js'
import { createErrorRate } from './error-rate.js'
import type { SequenceScore } from './sequence-score.js'

/** The blank of ctc, and what fills up rows that are shorter. */
const PADDING = 0

/** The labels that an output spells in a row: those of ctc with repeats and blanks taken out, others one a place. */
function spell(places: Places, row: number, times: number, isCtc: boolean): number[] {
  const labels: number[] = []
  let before = PADDING
  for (let place = row * times; place < (row + 1) * times; place++) {
    if (places.weight(place) === 0) continue
    const label = answerAt(places, place)
    if (label !== PADDING && !(isCtc && label === before)) labels.push(label)
    before = label
  }
  return labels
}

function createCounter(score: SequenceScore<number>, { outputShape, loss }: MetricSite): Counter {
  const times = outputShape[0] ?? 1
  return {
    ...score,
    count(places) {
      const rows = places.count / times
      const length = places.target.length / rows
      for (let row = 0; row < rows; row++) {
        const weight = places.weight(row * times)
        if (weight === 0) continue
        const wanted = Array.from({ length }, (_, i) => places.target[row * length + i]!)
        score.add(
          wanted.filter((label) => label !== PADDING),
          spell(places, row, times, loss?.type === 'ctc'),
          weight,
        )
      }
    },
  }
}

function define(name: CountedMetricName, create: () => SequenceScore<number>): MetricDefinition {
  return {
    readsIndices: true,
    readsSequences: true,
    settings: [],
    check(_config, site) {
      const isSequence = taskOf(site) === 'sequence'
      const isSparse = site.loss?.type === 'sparseCategoricalCrossentropy' && site.outputShape.length === 2
      if (isSequence || isSparse) return null
      return `${name} compares labels in order, found an output of shape [${site.outputShape.join()}] trained by ${site.loss?.type ?? 'no loss'}; one of shape [time, labels] trained by ctc or sparseCategoricalCrossentropy would fit`
    },
    create: (_config, site) => createCounter(create(), site),
  }
}

/**
 * Edits over the references' labels: the character error rate where labels are characters, the word error rate where they
 * are words. Label 0 stands for nothing; where a row starts with weight 0 it does not count.
 */
export const labelErrorRate = define('labelErrorRate', createErrorRate)

/** BLEU of the labels in order, 0..100, see `createBleu`. Label 0 stands for nothing. */
export const bleu = define('bleu', createBleu)
