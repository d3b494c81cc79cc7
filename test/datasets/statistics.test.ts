import { ByteSketch } from '../../src/datasets/ingest/byte-sketch.js'
import { createDistinctCounter, hashNumber, hashText } from '../../src/datasets/ingest/distinct-counter.js'
import { NumberSketch } from '../../src/datasets/ingest/number-sketch.js'

function sketch(values: Float64Array, batch = 1000) {
  const numbers = new NumberSketch()
  for (let at = 0; at < values.length; at += batch) numbers.add(values.subarray(at, at + batch))
  return numbers
}

/** Some numbers without a random generator: a low-discrepancy series. */
const series = (count: number, of: (share: number) => number): Float64Array =>
  Float64Array.from({ length: count }, (_, at) => of((at * 0.6180339887498949) % 1))

test('a few numbers are summed up exactly, what is not finite left out', () => {
  const numbers = sketch(Float64Array.from([4, 1, Number.NaN, 3, Number.POSITIVE_INFINITY, 2]))
  expect(numbers.count).toBe(4)
  expect(numbers.summary()).toMatchObject({ mean: 2.5, minimum: 1, maximum: 4, median: 2.5 })
  expect(numbers.summary().standardDeviation).toBeCloseTo(Math.sqrt(1.25), 12)
})

test.each<[string, (share: number) => number]>([
  ['evenly spread', (share) => share * 10 - 5],
  ['skewed', (share) => -Math.log(1 - share)],
  ['far from zero', (share) => 1e9 + share],
  ['of every magnitude, growing as they come', (share) => 10 ** (share * 12)],
])('many numbers %s: moments exact, the median close, the histogram whole', (_, of) => {
  const values = series(50_000, of)
  const numbers = sketch(values)
  const { mean = 0, standardDeviation = 0, minimum = 0, maximum = 0, median = 0, histogram = [] } = numbers.summary()
  const sorted = Float64Array.from(values).sort()
  const trueMean = values.reduce((sum, value) => sum + value, 0) / values.length
  const trueDeviation = Math.sqrt(values.reduce((sum, value) => sum + (value - trueMean) ** 2, 0) / values.length)
  expect(mean / trueMean).toBeCloseTo(1, 6)
  expect(standardDeviation / trueDeviation).toBeCloseTo(1, 6)
  expect([minimum, maximum]).toEqual([sorted[0], sorted.at(-1)])
  expect(Math.abs(median - sorted[25_000]!)).toBeLessThanOrEqual((maximum - minimum) / 128)
  expect(histogram).toHaveLength(20)
  expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(values.length)
})

test('numbers that come in order, up or down, lose no count', () => {
  const up = Float64Array.from({ length: 20_000 }, (_, at) => at)
  for (const values of [up, Float64Array.from(up).reverse()]) {
    const { histogram = [], median = 0 } = sketch(values, 100).summary()
    expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(20_000)
    expect(Math.abs(median - 10_000)).toBeLessThan(20_000 / 128)
  }
})

test('the largest doubles neither hang nor give a number that is none', () => {
  const values = Float64Array.from({ length: 10_000 }, (_, at) => (at % 2 === 0 ? 1.7e308 : -1.7e308))
  const { minimum, maximum, mean, median } = sketch(values).summary()
  expect([minimum, maximum]).toEqual([-1.7e308, 1.7e308])
  for (const value of [mean, median]) if (value !== undefined) expect(Number.isFinite(value)).toBe(true)
})

test('bytes are summed up exactly', () => {
  const bytes = new ByteSketch()
  bytes.add(Uint8Array.from([0, 0, 0, 100]))
  bytes.add(Uint8Array.from([255]))
  expect(bytes.summary()).toMatchObject({ mean: 71, minimum: 0, maximum: 255, median: 0 })
  expect(bytes.summary().histogram?.reduce((sum, { count }) => sum + count, 0)).toBe(5)
})

test('different values are counted exactly up to 10,000 and closely beyond', () => {
  const few = createDistinctCounter(hashText)
  for (let at = 0; at < 20_000; at++) few.add(`value ${at % 9999}`)
  expect(few.count()).toBe(9999)
  for (const [hash, of] of [
    [hashNumber, (at: number) => at / 7],
    [hashNumber, (at: number) => at],
  ] as const) {
    const many = createDistinctCounter(hash)
    for (let at = 0; at < 200_000; at++) many.add(of(at))
    expect(Math.abs(many.count() / 200_000 - 1)).toBeLessThan(0.06)
  }
})
