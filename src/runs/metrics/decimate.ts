/** Points taken into account for each one kept, half of them minima and half maxima (Donckers et al. 2023, section 3.2). */
const preselectionRatio = 4

/**
 * Chooses at most `maxPoints` of a series for drawing, by MinMaxLTTB: the extremes of small bins, then
 * Largest-Triangle-Three-Buckets over those (Donckers et al. 2023; Steinarsson 2013). First, last, least and greatest
 * point are always among them (from 4 points on). Of the points whose value is not finite at most a quarter of
 * `maxPoints` is kept, spread evenly, so that a gap stays visible.
 *
 * @param steps ascending
 * @param values of the same length; NaN or infinite: a gap
 * @param maxPoints a whole number from 1
 * @returns ascending indices
 */
export function decimate(steps: ArrayLike<number>, values: ArrayLike<number>, maxPoints: number): number[] {
  const all = Array.from({ length: steps.length }, (_, index) => index)
  if (all.length <= maxPoints) return all
  const gaps = all.filter((index) => !Number.isFinite(values[index]))
  if (gaps.length === 0) return decimateFinite(all, steps, values, maxPoints)
  const finite = all.filter((index) => Number.isFinite(values[index]))
  const gapCount = finite.length === 0 ? maxPoints : Math.min(gaps.length, Math.floor(maxPoints / 4))
  const kept = decimateFinite(finite, steps, values, maxPoints - gapCount)
  return [...kept, ...spread(gaps, gapCount)].sort((a, b) => a - b)
}

function decimateFinite(
  points: readonly number[],
  steps: ArrayLike<number>,
  values: ArrayLike<number>,
  maxPoints: number,
): number[] {
  if (points.length <= maxPoints) return [...points]
  const last = points.at(-1)
  if (last === undefined || maxPoints < 1) return []
  if (maxPoints === 1) return [last]
  if (maxPoints < 4) return largestTriangles(points, steps, values, maxPoints)
  const candidates = minMax(points, values, maxPoints * preselectionRatio)
  const chosen = new Set(largestTriangles(candidates, steps, values, maxPoints - 2))
  // The triangles alone may pass over an extreme that shares its bucket with a steeper point.
  chosen.add(extreme(candidates, values, (a, b) => a < b)).add(extreme(candidates, values, (a, b) => a > b))
  return [...chosen].sort((a, b) => a - b)
}

/** The least and the greatest of each of `count` / 2 equal bins, with the first and the last point. */
function minMax(points: readonly number[], values: ArrayLike<number>, count: number): number[] {
  const bins = Math.floor(count / 2)
  if (points.length <= bins * 2) return [...points]
  const chosen = new Set<number>([points[0]!])
  for (let bin = 0; bin < bins; bin++) {
    const from = Math.floor((bin * points.length) / bins)
    const to = Math.floor(((bin + 1) * points.length) / bins)
    let [low, high] = [points[from]!, points[from]!]
    for (let place = from + 1; place < to; place++) {
      const point = points[place]!
      if (values[point]! < values[low]!) low = point
      if (values[point]! > values[high]!) high = point
    }
    chosen.add(Math.min(low, high)).add(Math.max(low, high))
  }
  return [...chosen.add(points.at(-1)!)]
}

/** Largest-Triangle-Three-Buckets: first, last, and of each bucket between the point of the largest triangle. */
function largestTriangles(
  points: readonly number[],
  steps: ArrayLike<number>,
  values: ArrayLike<number>,
  count: number,
): number[] {
  if (points.length <= count) return [...points]
  const chosen = [points[0]!]
  const bucketSize = (points.length - 2) / (count - 2)
  const boundary = (bucket: number): number => Math.min(Math.floor(bucket * bucketSize) + 1, points.length - 1)
  for (let bucket = 0; bucket < count - 2; bucket++) {
    const [from, to] = [boundary(bucket), boundary(bucket + 1)]
    const next = points.slice(to, Math.max(boundary(bucket + 2), to + 1))
    const nextStep = mean(next, steps)
    const nextValue = mean(next, values)
    const before = chosen.at(-1)!
    let [best, bestArea] = [points[from]!, -1]
    for (let place = from; place < to; place++) {
      const point = points[place]!
      const area = Math.abs(
        (steps[before]! - nextStep) * (values[point]! - values[before]!) -
          (steps[before]! - steps[point]!) * (nextValue - values[before]!),
      )
      if (area > bestArea) [best, bestArea] = [point, area]
    }
    chosen.push(best)
  }
  return [...chosen, points.at(-1)!]
}

function extreme(
  points: readonly number[],
  values: ArrayLike<number>,
  isBeyond: (a: number, b: number) => boolean,
): number {
  return points.reduce((best, point) => (isBeyond(values[point]!, values[best]!) ? point : best))
}

function mean(points: readonly number[], of: ArrayLike<number>): number {
  return points.reduce((sum, point) => sum + of[point]!, 0) / points.length
}

function spread(points: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, place) => points[Math.floor((place * points.length) / count)]!)
}
