import { overlapOf, type Detection, type TrueBox } from './box.js'

/** 0.5, 0.55, ..., 0.95: the overlaps from which on COCO takes a box for found. */
export const cocoThresholds: readonly number[] = Array.from({ length: 10 }, (_, i) => (50 + 5 * i) / 100)

/** COCO looks at so many detections of an image and label. */
const MOST_DETECTIONS = 100
/** Precision is read at so many recalls, 0..1. */
const RECALLS = 101

interface Judged {
  readonly score: number
  readonly isHit: boolean
}

/** Detections of one label in one image, the surest first: each takes the free true box that it overlaps most. */
function judge(detections: readonly Detection[], truths: readonly TrueBox[], threshold: number): Judged[] {
  const free = new Set(truths)
  return detections.map(({ box, score }) => {
    let best: TrueBox | undefined
    let most = threshold
    for (const truth of free) {
      const overlap = overlapOf(box, truth.box)
      if (overlap < most) continue
      most = overlap
      best = truth
    }
    if (best) free.delete(best)
    return { score, isHit: best !== undefined }
  })
}

/** Area under precision over recall, precision taken as the best at this recall or beyond, at 101 recalls (COCO). */
function averagePrecision(judged: readonly Judged[], wanted: number): number {
  const ordered = [...judged].sort((a, b) => b.score - a.score)
  let hits = 0
  const points = ordered.map(({ isHit }, index) => {
    if (isHit) hits++
    return { recall: hits / wanted, precision: hits / (index + 1) }
  })
  for (let i = points.length - 2; i >= 0; i--)
    points[i]!.precision = Math.max(points[i]!.precision, points[i + 1]!.precision)
  let sum = 0
  let at = 0
  for (let step = 0; step < RECALLS; step++) {
    while (at < points.length && points[at]!.recall < step / (RECALLS - 1)) at++
    sum += points[at]?.precision ?? 0
  }
  return sum / RECALLS
}

export interface MeanAveragePrecision {
  /** One image: what was found in it and what is there. */
  add(detections: readonly Detection[], truths: readonly TrueBox[]): void
  /** The mean over the labels that occur, and over the thresholds; NaN where nothing is there to be found. */
  value(): number
}

/**
 * Mean average precision of boxes as COCO defines it, without its classes of size and crowds. Exact; it keeps every
 * detection's score for each threshold, so its memory grows with the detections.
 * @param thresholds overlaps from which on a box is found (Default: COCO's ten)
 */
export function createMeanAveragePrecision(thresholds: readonly number[] = cocoThresholds): MeanAveragePrecision {
  const wanted = new Map<number, number>()
  const judged = new Map<number, Judged[][]>()
  return {
    add(detections, truths) {
      for (const { label } of truths) wanted.set(label, (wanted.get(label) ?? 0) + 1)
      for (const label of new Set([...detections, ...truths].map((one) => one.label))) {
        const found = detections
          .filter((detection) => detection.label === label)
          .sort((a, b) => b.score - a.score)
          .slice(0, MOST_DETECTIONS)
        const there = truths.filter((truth) => truth.label === label)
        const lists = judged.get(label) ?? thresholds.map(() => [])
        thresholds.forEach((threshold, index) => lists[index]!.push(...judge(found, there, threshold)))
        judged.set(label, lists)
      }
    },
    value() {
      const scores = [...wanted].flatMap(([label, count]) =>
        (judged.get(label) ?? []).map((list) => averagePrecision(list, count)),
      )
      return scores.reduce((sum, score) => sum + score, 0) / scores.length
    },
  }
}
