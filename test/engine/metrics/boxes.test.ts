import { overlapOf, type Detection, type TrueBox } from '../../../src/engine/metrics/boxes/box.js'
import { createMeanAveragePrecision } from '../../../src/engine/metrics/boxes/mean-average-precision.js'
import published from './boxes.json' with { type: 'json' }

const images = published.images as unknown as readonly {
  readonly detections: readonly Detection[]
  readonly truths: readonly TrueBox[]
}[]

function measure(thresholds?: readonly number[]): number {
  const metric = createMeanAveragePrecision(thresholds)
  for (const { detections, truths } of images) metric.add(detections, truths)
  return metric.value()
}

test('mean average precision is COCO’s, over its ten thresholds and at 0.5 alone', () => {
  expect(measure()).toBeCloseTo(published.coco, 9)
  expect(measure([0.5])).toBeCloseTo(published.half, 9)
})

test('a true box is found once; a second detection of it is a false alarm', () => {
  const metric = createMeanAveragePrecision([0.5])
  const box = [0, 0, 2, 2] as const
  metric.add(
    [
      { box: [0, 0, 2, 1.9], label: 1, score: 0.9 },
      { box, label: 1, score: 0.8 },
    ],
    [
      { box, label: 1 },
      { box: [5, 5, 6, 6], label: 1 },
    ],
  )
  // Precision 1 up to a recall of a half, nothing beyond: 51 of 101 recalls.
  expect(metric.value()).toBeCloseTo(51 / 101, 12)
})

test('overlap is shared area over both', () => {
  expect(overlapOf([0, 0, 2, 2], [1, 1, 3, 3])).toBeCloseTo(1 / 7, 12)
  expect(overlapOf([0, 0, 1, 1], [2, 2, 3, 3])).toBe(0)
  expect(createMeanAveragePrecision().value()).toBeNaN()
})
