import type { StoredFeature } from '../dataset.js'
import { stepSize } from '../rows/arrow.js'
import type { ElementArray } from '../rows/sequence-steps.js'
import { joinSequences } from '../rows/join-sequences.js'
import { stepsOf } from '../rows/sequence-steps.js'
import type { Part } from './chunk-builder.js'

/** Sequences that wait for their chunk to be full, each a view of the batch that it came in. */
export function createSequencePart(feature: StoredFeature): Part {
  const size = stepSize(feature)
  let waiting: ElementArray[] = []
  return {
    append: (column, from, count) => {
      const steps = stepsOf(column)
      if (!steps) throw new Error(`${feature.name} came without lengths`)
      const { lengths, elements } = steps
      let start = lengths.subarray(0, from).reduce((sum, length) => sum + length, 0) * size
      for (const length of lengths.subarray(from, from + count)) {
        waiting.push(elements.subarray(start, start + length * size))
        start += length * size
      }
    },
    take: () => {
      const taken = waiting
      waiting = []
      return joinSequences(feature, taken)
    },
  }
}
