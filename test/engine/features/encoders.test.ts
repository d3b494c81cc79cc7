import type { Column, FeatureSpec } from '../../../src/engine/features/column.js'
import {
  checkEncoding,
  decodeNumbers,
  defaultEncoding,
  encode,
  encodedDtype,
  encodedShape,
  fitEncoder,
  inverseOf,
  type EncodingConfig,
} from '../../../src/engine/features/encoder.js'
import { InvalidSpec } from '../../../src/engine/errors.js'
import { elementCount } from '../../../src/engine/tensors.js'
import type { FittedEncoder } from '../../../src/engine/training/task.js'
import { booleans, codes, feature, image, numeric, stream, tensor, unread } from './columns.js'

const closeTo = (value: number, digits: number): unknown => expect.closeTo(value, digits)

const standardize: EncodingConfig = { type: 'standardize' }
const rescale = (min = 0, max = 1): EncodingConfig => ({ type: 'rescale', min, max })

const NUMBER = feature('NUMERIC')
const LETTER = feature('CATEGORICAL', [], ['a', 'b', 'c'])
const FLAG = feature('BOOLEAN')

function encodeAll(encoder: FittedEncoder, spec: FeatureSpec, column: Column, rows: number): number[] {
  const size = elementCount(encoder.shape)
  const out =
    encodedDtype({ type: encoder.type as EncodingConfig['type'] }) === 'int32'
      ? new Int32Array(rows * size)
      : new Float32Array(rows * size)
  encode(encoder, spec, column, rows, out, 0, size)
  return [...out]
}

/** The issues of a refusal. */
function issuesOf(act: () => unknown): InvalidSpec['issues'] {
  try {
    act()
  } catch (error) {
    if (error instanceof InvalidSpec) return error.issues
    throw error
  }
  throw new Error('nothing was refused')
}

test('standardize gives mean 0 and population deviation 1, as scikit-learn does', async () => {
  const encoder = await fitEncoder(NUMBER, standardize, stream(numeric(1, 2), numeric(3, 4), numeric(10)))
  expect(encoder).toEqual({
    type: 'standardize',
    fitted: { mean: [4], std: [expect.closeTo(Math.sqrt(10), 12)] },
    shape: [],
  })
  expect(encodeAll(encoder, NUMBER, numeric(4, 10, -100), 3)).toEqual(
    [0, 6 / Math.sqrt(10), -104 / Math.sqrt(10)].map((x) => closeTo(x, 5)),
  )
})

test('large numbers with small differences keep their deviation', async () => {
  const encoder = await fitEncoder(NUMBER, standardize, stream(numeric(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16)))
  expect(encoder.fitted['std']).toEqual([expect.closeTo(Math.sqrt(22.5), 9)])
})

test('how the rows come in chunks does not change a bit', async () => {
  const values = Array.from({ length: 100 }, (_, i) => Math.sin(i) * 1e3 + 1e5)
  const whole = await fitEncoder(NUMBER, standardize, stream(numeric(...values)))
  const parts = await fitEncoder(
    NUMBER,
    standardize,
    stream(numeric(...values.slice(0, 7)), numeric(), numeric(...values.slice(7))),
  )
  expect(parts).toEqual(whole)
})

test('a constant column becomes 0, or the lower end of the range', async () => {
  const column = numeric(0.1, 0.1, 0.1)
  const standardized = await fitEncoder(NUMBER, standardize, stream(column))
  expect(standardized.fitted).toEqual({ mean: [0.1], std: [1] })
  expect(encodeAll(standardized, NUMBER, column, 3)).toEqual([0, 0, 0])
  expect(encodeAll(await fitEncoder(NUMBER, rescale(-1, 1), stream(column)), NUMBER, column, 3)).toEqual([-1, -1, -1])
})

test('rescale takes the train split to the range, and goes beyond it where values do', async () => {
  const encoder = await fitEncoder(NUMBER, rescale(-1, 1), stream(numeric(10, 30), numeric(20)))
  expect(encodeAll(encoder, NUMBER, numeric(10, 20, 30, 50), 4)).toEqual([-1, 0, 1, 3])
})

test('images are rescaled from 0..255, without a look at the rows', async () => {
  const spec = feature('IMAGE', [1, 2, 1])
  const encoder = await fitEncoder(spec, rescale(), unread())
  expect(encoder.shape).toEqual([1, 2, 1])
  expect(encodeAll(encoder, spec, image([1, 2, 1], 0, 255, 51, 102), 2)).toEqual([
    0,
    1,
    Math.fround(0.2),
    Math.fround(0.4),
  ])
})

test('tensors are measured along their last axis', async () => {
  const spec = feature('TENSOR', [2, 2])
  const column = tensor([2, 2], 1, 100, 3, 100, 5, 300, 7, 300)
  const encoder = await fitEncoder(spec, standardize, stream(column))
  expect(encoder.fitted).toEqual({ mean: [4, 200], std: [Math.sqrt(5), 100] })
  expect(encodeAll(encoder, spec, column, 2).filter((_, i) => i % 2 === 1)).toEqual([-1, -1, 1, 1])
})

test('one-hot and index follow the order of the categories, and read no rows to be fitted', async () => {
  const oneHot = await fitEncoder(LETTER, { type: 'oneHot' }, unread())
  expect(encodeAll(oneHot, LETTER, codes(2, 0), 2)).toEqual([0, 0, 1, 1, 0, 0])
  const index = await fitEncoder(LETTER, { type: 'index' }, unread())
  expect(encodeAll(index, LETTER, codes(2, 0), 2)).toEqual([2, 0])
  expect([encodedDtype({ type: 'index' }), encodedDtype({ type: 'oneHot' })]).toEqual(['int32', 'float32'])
})

test('booleans are 0 and 1 by default, and can be categories', async () => {
  const column = booleans(1, 0)
  const encoded = async (encoding: EncodingConfig) =>
    encodeAll(await fitEncoder(FLAG, encoding, stream(column)), FLAG, column, 2)
  expect(await encoded(defaultEncoding(FLAG))).toEqual([1, 0])
  expect(await encoded({ type: 'none' })).toEqual([1, 0])
  expect(await encoded({ type: 'index' })).toEqual([1, 0])
  expect(await encoded({ type: 'oneHot' })).toEqual([0, 1, 1, 0])
})

test('a missing value becomes the mean, or no category at all', async () => {
  const column = numeric(1, NaN, 4)
  const standardized = await fitEncoder(NUMBER, standardize, stream(column))
  expect(standardized.fitted['mean']).toEqual([2.5])
  expect(encodeAll(standardized, NUMBER, column, 3)).toEqual([-1, 0, 1])
  expect(encodeAll(await fitEncoder(NUMBER, rescale(0, 3), stream(column)), NUMBER, column, 3)).toEqual([0, 1.5, 3])
  expect(encodeAll(await fitEncoder(LETTER, { type: 'oneHot' }, unread()), LETTER, codes(-1, 1), 2)).toEqual([
    0, 0, 0, 0, 1, 0,
  ])
  const flags = await fitEncoder(FLAG, defaultEncoding(FLAG), stream(booleans(1, 1, 1, 0, -1)))
  expect(encodeAll(flags, FLAG, booleans(-1, 0), 2)).toEqual([0.75, 0])
})

test('where nothing can stand for a missing value it is refused, with its row', async () => {
  const none = await fitEncoder(NUMBER, { type: 'none' }, unread())
  expect(issuesOf(() => encodeAll(none, NUMBER, numeric(1, NaN), 2))).toEqual([
    { path: ['rows', '1', 'x'], message: 'feature x has no value, and encoding none cannot stand for one' },
  ])
  const index = await fitEncoder(LETTER, { type: 'index' }, unread())
  expect(issuesOf(() => encodeAll(index, LETTER, codes(0, 1, -1), 3))[0]?.path).toEqual(['rows', '2', 'x'])
})

test('a category that the encoder does not know is refused', async () => {
  for (const type of ['oneHot', 'index'] as const) {
    const encoder = await fitEncoder(LETTER, { type }, unread())
    expect(issuesOf(() => encodeAll(encoder, LETTER, codes(0, 3), 2))).toEqual([
      { path: ['rows', '1', 'x'], message: 'feature x has a category the encoder does not know: code 3 of 3' },
    ])
  }
})

test('a split without any value, or with infinite ones, cannot poison the encoder', async () => {
  const empty = await fitEncoder(NUMBER, standardize, stream(numeric(NaN)))
  expect(encodeAll(empty, NUMBER, numeric(2, NaN), 2)).toEqual([2, 0])
  const rescaled = await fitEncoder(NUMBER, rescale(), stream())
  expect(encodeAll(rescaled, NUMBER, numeric(0.5, NaN), 2)).toEqual([0.5, 0])
  await expect(fitEncoder(NUMBER, standardize, stream(numeric(1, -Infinity)))).rejects.toThrow(
    'feature x holds infinite values',
  )
  expect(() => encodeAll(empty, NUMBER, numeric(1e300), 1)).toThrow('feature x is out of range: 1e+300')
})

test('encoded values go to their offset and stride, and nowhere else', async () => {
  const out = new Float32Array(10).fill(9)
  const oneHot = await fitEncoder(LETTER, { type: 'oneHot' }, unread())
  encode(oneHot, LETTER, codes(1, 2), 2, out, 1, 5)
  expect([...out]).toEqual([9, 0, 1, 0, 9, 9, 0, 0, 1, 9])
  const none = await fitEncoder(NUMBER, { type: 'none' }, unread())
  encode(none, NUMBER, numeric(5, 6, 7), 2, out, 4, 5)
  expect([...out]).toEqual([9, 0, 1, 0, 5, 9, 0, 0, 1, 6])
})

test('fractions are not cut off to fit an int32 input', async () => {
  const none = await fitEncoder(NUMBER, { type: 'none' }, unread())
  const out = new Int32Array(2)
  encode(none, NUMBER, numeric(3, -4), 2, out, 0, 1)
  expect([...out]).toEqual([3, -4])
  expect(() => encode(none, NUMBER, numeric(1.5), 1, out, 0, 1)).toThrow(
    'whole number of 32 bits for an int32 input, found 1.5',
  )
  expect(() => encode(none, NUMBER, numeric(3e9), 1, out, 0, 1)).toThrow('found 3000000000')
  const standardized = await fitEncoder(NUMBER, standardize, stream(numeric(1, 2)))
  expect(() => encode(standardized, NUMBER, numeric(1), 1, out, 0, 1)).toThrow('standardize, whose fractions no int32')
})

test('an encoder that went through JSON encodes the same', async () => {
  const spec = feature('TENSOR', [2])
  const column = tensor([2], 1, 2, 3, 5, 0.1, 0.7)
  for (const encoding of [standardize, rescale(-2, 5), { type: 'none' } as const]) {
    const encoder = await fitEncoder(spec, encoding, stream(column))
    const thawed = JSON.parse(JSON.stringify(encoder)) as FittedEncoder
    expect(encodeAll(thawed, spec, column, 3)).toEqual(encodeAll(encoder, spec, column, 3))
  }
})

test('the inverse gives a target its own unit back', async () => {
  const values = [12, 50, 31, 7]
  for (const encoding of [standardize, rescale(-1, 1), { type: 'none' } as const]) {
    const encoder = await fitEncoder(NUMBER, encoding, stream(numeric(...values)))
    const { scale, offset } = inverseOf(encoder)
    const encoded = encodeAll(encoder, NUMBER, numeric(...values), 4)
    expect(encoded.map((value) => value * scale + offset)).toEqual(values.map((value) => closeTo(value, 4)))
  }
  const spec = feature('TENSOR', [2])
  const column = tensor([2], 1, 200, 3, 500)
  const encoder = await fitEncoder(spec, standardize, stream(column))
  const decoded = decodeNumbers(encoder, Float32Array.from(encodeAll(encoder, spec, column, 2)))
  expect([...decoded]).toEqual([1, 200, 3, 500].map((value) => closeTo(value, 4)))
  const oneHot = await fitEncoder(LETTER, { type: 'oneHot' }, unread())
  expect(() => inverseOf(oneHot)).toThrow('encoded by oneHot are categories')
})

test('an encoding that does not fit the feature is refused, naming those that would', () => {
  expect(checkEncoding(LETTER, standardize)).toBe(
    'standardize does not fit: feature x is CATEGORICAL; oneHot, index would fit',
  )
  expect(checkEncoding(NUMBER, { type: 'oneHot' })).toBe(
    'oneHot does not fit: feature x is NUMERIC; standardize, rescale, none would fit',
  )
  expect(checkEncoding(NUMBER, rescale(1, 1))).toBe('rescale needs min < max, got min 1 and max 1')
  expect(checkEncoding(feature('CATEGORICAL', [], []), { type: 'oneHot' })).toBe('feature x has no categories')
  for (const type of ['none', 'index', 'oneHot'] as const)
    expect(checkEncoding(feature('TEXT'), { type })).toBe(`${type} does not fit: feature x is TEXT; tokenize would fit`)
  expect(() => encodedShape(LETTER, standardize)).toThrow(InvalidSpec)
  expect(encodedShape(LETTER, { type: 'oneHot' })).toEqual([3])
  expect(encodedShape(FLAG, { type: 'oneHot' })).toEqual([2])
  expect(encodedShape(LETTER, { type: 'index' })).toEqual([])
  expect(encodedShape(feature('TENSOR', [4, 2]), standardize)).toEqual([4, 2])
})

test('columns that are not what the feature says are refused', async () => {
  const none = await fitEncoder(NUMBER, { type: 'none' }, unread())
  expect(() => encodeAll(none, NUMBER, codes(1), 1)).toThrow('feature x is NUMERIC, found a column of CATEGORICAL')
  expect(() => encodeAll(none, NUMBER, numeric(1, 2), 3)).toThrow('feature x has values for 2 rows, needs 3')
  const spec = feature('TENSOR', [2, 2])
  const wide = await fitEncoder(spec, { type: 'none' }, unread())
  expect(() => encodeAll(wide, spec, tensor([3], 1, 2, 3), 1)).toThrow(
    'feature x has shape [2,2], found values of shape [3]',
  )
})

test.each([
  [1, 7],
  [1, 2000],
  [2, 5],
  [3, 4],
  [4, 3],
  [5, 3],
])('bytes become what the same numbers do (%i channels)', async (channels, pixels) => {
  const size = channels * pixels
  const rows = 5
  const bytes = Uint8Array.from({ length: rows * size }, (_, index) => (index * 89) % 256)
  for (const encoding of [standardize, rescale(-1, 1)]) {
    const bytesSpec = feature('IMAGE', [1, pixels, channels])
    const numbersSpec = feature('TENSOR', [1, pixels, channels])
    const asBytes: Column = { kind: 'IMAGE', shape: bytesSpec.shape, values: bytes }
    const asNumbers: Column = { kind: 'TENSOR', shape: numbersSpec.shape, values: Float32Array.from(bytes) }
    const encoder = await fitEncoder(numbersSpec, encoding, stream(asNumbers))
    const places = [
      [0, size],
      [2, size + 3],
    ] as const
    for (const [offset, stride] of places) {
      const [fromBytes, fromNumbers] = [new Float32Array(rows * stride + 2), new Float32Array(rows * stride + 2)]
      encode(encoder, bytesSpec, asBytes, rows, fromBytes, offset, stride)
      encode(encoder, numbersSpec, asNumbers, rows, fromNumbers, offset, stride)
      expect(fromBytes).toEqual(fromNumbers)
      expect(Math.abs(fromNumbers[offset + size - 1]!)).toBeGreaterThan(0)
    }
  }
})
