import { createConfusion, share, type Confusion } from './confusion.js'
import type { MetricDefinition } from './metric.js'
import { taskOf, unitsOf } from './output.js'
import { checkCounted } from './scores.js'

/** How often each class was the answer and how often the truth, and how often both; all over `total`. */
interface Margins {
  readonly answered: readonly number[]
  readonly true: readonly number[]
  readonly agreed: number
  readonly total: number
}

function marginsOf({ classes, total }: Confusion, isBinary: boolean): Margins {
  const answered = classes.map((c) => c.truePositives + c.falsePositives)
  const truths = classes.map((c) => c.truePositives + c.falseNegatives)
  const hits = classes.reduce((sum, { truePositives }) => sum + truePositives, 0)
  if (!isBinary) return { answered, true: truths, agreed: hits, total }
  // One unit of yes or no is two classes.
  const [yes = 0, isYes = 0] = [answered[0], truths[0]]
  return { answered: [total - yes, yes], true: [total - isYes, isYes], agreed: total - yes - isYes + 2 * hits, total }
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0)

function define(score: (margins: Margins) => number): MetricDefinition {
  return {
    readsIndices: true,
    settings: ['threshold'],
    check(config, site) {
      const message = checkCounted(config, site)
      if (message !== null || taskOf(site) !== 'binary' || unitsOf(site) === 1) return message
      return `${config.name} compares one answer a place, found ${unitsOf(site)} answers of yes or no; f1 would fit`
    },
    create: ({ threshold = 0.5 }, site) =>
      createConfusion(site, threshold, (confusion) => score(marginsOf(confusion, taskOf(site) === 'binary'))),
  }
}

/**
 * Matthews' correlation of answers and truth, -1..1, 0 by chance, however uneven the classes (Gorodkin 2004 for several;
 * scikit-learn). 0 where either never changes.
 */
export const matthewsCorrelation = define(({ answered, true: truths, agreed, total }) => {
  const together = agreed * total - dot(answered, truths)
  const spread = (total ** 2 - dot(answered, answered)) * (total ** 2 - dot(truths, truths))
  return share(together, Math.sqrt(spread))
})

/** Cohen's kappa: agreement beyond chance over the most there could be (Cohen 1960). 1 where only one class occurs at all. */
export const cohensKappa = define(({ answered, true: truths, agreed, total }) => {
  const chance = dot(answered, truths) / total ** 2
  return chance === 1 ? 1 : (agreed / total - chance) / (1 - chance)
})
