import { compareCorrectness, mcNemar } from '../../src/runs/mcnemar.js'

test('few discordant rows give the exact binomial p-value', () => {
  // 6 and 16 discordant pairs: exact two-sided p = 0.052 (the worked example of the mid-p literature, Fagerland 2013).
  const result = mcNemar(6, 16)
  expect(result.test).toBe('exact')
  expect(result.statistic).toBeCloseTo(3.6818, 4)
  expect(result.pValue).toBeCloseTo(0.0525, 4)
})

test('many discordant rows give the chi-square with continuity correction', () => {
  // Agresti, approval of the prime minister: 150 and 86 changed their minds.
  const { test: kind, statistic, pValue } = mcNemar(150, 86)
  expect(kind).toBe('chiSquare')
  expect(statistic).toBeCloseTo(16.8178, 4)
  expect(pValue).toBeCloseTo(4.115e-5, 7)
})

test('the chi-square tail is right at its tabulated points', () => {
  // (|b - c| - 1)^2 / (b + c): 121 and 59 give 20.672.
  expect(mcNemar(121, 59).statistic).toBeCloseTo(20.6722, 4)
  // 24 and 10: 13^2 / 34 = 4.9706, p = 0.02578.
  expect(mcNemar(24, 10).pValue).toBeCloseTo(0.02578, 4)
  // 13 and 12: no difference after the correction.
  expect(mcNemar(13, 12).pValue).toBe(1)
})

test('equal classifiers do not differ', () => {
  expect(mcNemar(0, 0).pValue).toBe(1)
  const rows = Uint8Array.from([1, 0, 1, 1])
  expect(compareCorrectness(rows, rows)).toMatchObject({ onlyFirst: 0, onlySecond: 0, rows: 4, pValue: 1 })
})

test('rows are counted by who alone was right', () => {
  const result = compareCorrectness(Uint8Array.from([1, 1, 0, 1, 0]), Uint8Array.from([0, 1, 1, 0, 0]))
  expect(result).toMatchObject({ onlyFirst: 2, onlySecond: 1 })
})

test('different numbers of test rows are refused', () => {
  expect(() => compareCorrectness(new Uint8Array(3), new Uint8Array(4))).toThrow('3 and 4')
})
