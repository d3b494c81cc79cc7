import { decimate } from '../../src/runs/metrics/decimate.js'

const length = 100_000
const steps = Array.from({ length }, (_, index) => index + 1)
const wave = steps.map((step) => Math.sin(step / 3000) + 0.2 * Math.sin(step * 12.9898))

test.each([1, 2, 3, 4, 5, 17, 1000])('at most %i points come back, in order and without a repeat', (maxPoints) => {
  const kept = decimate(steps, wave, maxPoints)
  expect(kept.length).toBeLessThanOrEqual(maxPoints)
  expect(kept.length).toBeGreaterThanOrEqual(Math.min(maxPoints, 2) - 1)
  expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b))
})

test('a short series comes back whole', () => {
  expect(decimate([1, 2, 3], [5, 6, 7], 3)).toEqual([0, 1, 2])
  expect(decimate([], [], 3)).toEqual([])
})

test('the ends and both extremes are kept, wherever they hide', () => {
  const values = [...wave]
  values[54_321] = 40
  values[54_322] = -40
  values[54_323] = 39
  for (const maxPoints of [4, 10, 100, 1000]) {
    const kept = decimate(steps, values, maxPoints)
    expect(kept).toEqual(expect.arrayContaining([0, 54_321, 54_322, length - 1]))
  }
})

test('values that are not finite stay visible as gaps and never crowd out the rest', () => {
  const values = wave.map((value, index) => (index % 2 ? Number.NaN : value))
  const kept = decimate(steps, values, 100)
  expect(kept.length).toBeLessThanOrEqual(100)
  const gaps = kept.filter((index) => Number.isNaN(values[index]))
  expect(gaps.length).toBe(25)
  expect(kept.length - gaps.length).toBeGreaterThan(50)
})

test('a series of nothing but gaps gives gaps', () => {
  expect(
    decimate(
      steps,
      steps.map(() => Number.NaN),
      10,
    ),
  ).toHaveLength(10)
})

test('the shape survives: the drawn line stays near the series', () => {
  const smooth = steps.map((step) => Math.sin(step / 3000))
  const kept = decimate(steps, smooth, 500)
  let worst = 0
  for (let place = 1; place < kept.length; place++) {
    const [from, to] = [kept[place - 1]!, kept[place]!]
    for (let index = from; index <= to; index++) {
      const drawn = smooth[from]! + ((smooth[to]! - smooth[from]!) * (index - from)) / (to - from)
      worst = Math.max(worst, Math.abs(drawn - smooth[index]!))
    }
  }
  expect(worst).toBeLessThan(0.02)
})
