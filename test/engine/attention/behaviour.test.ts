import type * as tfjs from '@tensorflow/tfjs'
import { InvalidSpec } from '../../../src/engine/errors.js'
import { parseArchitecture } from '../../../src/engine/spec/parse.js'
import { loadTfjs } from '../../../src/engine/tfjs.js'
import {
  applyEagerly,
  buildGraph,
  buildOneLayer,
  drawNormal,
  drawWeights,
  largestDifference,
} from '../layers/forward.js'

let tf: typeof tfjs
beforeAll(async () => {
  tf = await loadTfjs()
})

const heads = { heads: 2, feedForwardDim: 5 }

test.each<[string, Record<string, unknown>]>([
  ['multiHeadAttention', { multiHeadAttention: { heads: 2, keyDim: 4, causal: true } }],
  ['multiHeadAttention with rotary', { multiHeadAttention: { heads: 2, keyDim: 4, causal: true, rotary: true } }],
  ['transformerDecoder', { transformerDecoder: heads }],
])('what comes later changes nothing before it in a causal %s', (_, layer) => {
  const network = buildOneLayer(layer, [6, 4])
  const weights = drawWeights(tf, network)
  const x = drawNormal(tf, 'x', [2, 6, 4])
  const changed = tf.concat([tf.slice(x, [0, 0, 0], [2, 4, 4]), drawNormal(tf, 'other', [2, 2, 4])], 1)
  const [first, second] = [x, changed].map((given) => applyEagerly(tf, network, weights, { x: given }).output)
  const beginning = (y: tfjs.Tensor) => tf.slice(y, [0, 0, 0], [2, 4, 4])
  expect(largestDifference(tf, beginning(first!), beginning(second!))).toBe(0)
  expect(largestDifference(tf, first!, second!)).toBeGreaterThan(0.01)
})

test('rotary positions keep the scores of a shifted sequence', () => {
  const network = buildOneLayer({ multiHeadAttention: { heads: 2, keyDim: 4, rotary: true } }, [null, 4])
  const weights = drawWeights(tf, network)
  const x = drawNormal(tf, 'x', [1, 3, 4])
  const graph = buildGraph({
    inputs: [{ name: 'x', shape: [null, 4] }],
    layers: [{ masking: { maskValue: 9 } }, { multiHeadAttention: { heads: 2, keyDim: 4, rotary: true } }],
  })
  // Two places of padding in front, which nothing sees: all others stand two places later.
  const shifted = tf.concat([tf.fill([1, 2, 4], 9), x], 1)
  const { output } = applyEagerly(tf, graph, weights, { x: shifted })
  const expected = applyEagerly(tf, network, weights, { x }).output
  expect(largestDifference(tf, tf.slice(output, [0, 2, 0], [1, 3, 4]), expected)).toBeLessThan(1e-5)
})

test('a sequence of any length takes the length of what comes', () => {
  const network = buildGraph({
    inputs: [{ name: 'x', shape: [null, 4] }],
    layers: [
      { sinusoidalPositions: {} },
      { learnedPositions: { sequenceLength: 9 } },
      { transformerEncoder: { name: 'encoder', ...heads } },
      { transformerDecoder: { inputs: ['x', 'encoder'], ...heads } },
    ],
  })
  const weights = drawWeights(tf, network)
  for (const length of [3, 9]) {
    expect(applyEagerly(tf, network, weights, { x: drawNormal(tf, 'x', [2, length, 4]) }).output.shape).toEqual([
      2,
      length,
      4,
    ])
  }
  expect(() => applyEagerly(tf, network, weights, { x: drawNormal(tf, 'x', [2, 10, 4]) })).toThrow(
    'learnedPositions holds 9 positions, got a sequence of 10',
  )
})

test('the attention to an encoder has weights only where the block reads one', () => {
  const names = (inputs: string[]) =>
    buildGraph({
      inputs: [
        { name: 'x', shape: [5, 4] },
        { name: 'y', shape: [7, 6] },
      ],
      layers: [
        { transformerDecoder: { name: 'block', inputs, ...heads } },
        ...(inputs.length < 2 ? [{ flatten: { name: 'rest', inputs: ['y'] } }] : []),
      ],
      outputs: inputs.length < 2 ? ['block', 'rest'] : ['block'],
    }).weights.map(({ name, shape }) => `${name} [${shape.join()}]`)
  expect(names(['x']).filter((name) => name.includes('cross'))).toEqual([])
  expect(names(['x', 'y']).filter((name) => name.includes('cross'))).toEqual([
    'block/crossAttention/queryKernel [4,2,2]',
    'block/crossAttention/queryBias [2,2]',
    'block/crossAttention/keyKernel [6,2,2]',
    'block/crossAttention/keyBias [2,2]',
    'block/crossAttention/valueKernel [6,2,2]',
    'block/crossAttention/valueBias [2,2]',
    'block/crossAttention/outputKernel [2,2,4]',
    'block/crossAttention/outputBias [4]',
    'block/crossAttentionNorm/gamma [4]',
    'block/crossAttentionNorm/beta [4]',
  ])
})

function mistakesOf(layers: Record<string, unknown>[], shapes: (number | null)[][]): string[] {
  try {
    parseArchitecture({ inputs: shapes.map((shape, index) => ({ name: 'xyzw'.charAt(index), shape })), layers })
    return []
  } catch (error) {
    if (!(error instanceof InvalidSpec)) throw error
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  }
}

const square = [5, 4]
const mha = { heads: 2, keyDim: 3 }

test.each<[string, Record<string, unknown>, (number | null)[][]]>([
  [
    'layers.0.multiHeadAttention.inputs: layer 0 (multiHeadAttention): reads its query as [time, features] with features fixed, but that has shape [4]',
    { multiHeadAttention: mha },
    [[4]],
  ],
  [
    'layers.0.multiHeadAttention.inputs: layer 0 (multiHeadAttention): needs a key for each value, but there are 7 keys and 6 values',
    { multiHeadAttention: { ...mha, inputs: ['x', 'y', 'z'] } },
    [square, [6, 4], [7, 4]],
  ],
  [
    'layers.0.multiHeadAttention.inputs: layer 0 (multiHeadAttention): reads at most three inputs (query, value and key), got 4',
    { multiHeadAttention: { ...mha, inputs: ['x', 'y', 'z', 'w'] } },
    [square, square, square, square],
  ],
  [
    'layers.0.multiHeadAttention.keyDim: layer 0 (multiHeadAttention): needs an even keyDim to turn pairs of values with rotary, got 3',
    { multiHeadAttention: { ...mha, rotary: true } },
    [square],
  ],
  [
    'layers.0.multiHeadAttention.keyValueHeads: layer 0 (multiHeadAttention): keyValueHeads must divide the 4 heads, got 3',
    { multiHeadAttention: { heads: 4, keyValueHeads: 3, keyDim: 3 } },
    [square],
  ],
  [
    'layers.0.attention.inputs: layer 0 (attention): needs queries and keys of one width, got 4 and 6: a dense layer makes them fit',
    { attention: { inputs: ['x', 'y'] } },
    [square, [5, 6]],
  ],
  [
    'layers.0.additiveAttention.inputs: layer 0 (additiveAttention): reads two inputs or more, got only x: name them in inputs',
    { additiveAttention: {} },
    [square],
  ],
  [
    'layers.0.learnedPositions.sequenceLength: layer 0 (learnedPositions): needs sequenceLength where the length of its input is not fixed',
    { learnedPositions: {} },
    [[null, 4]],
  ],
  [
    'layers.0.learnedPositions.sequenceLength: layer 0 (learnedPositions): sequenceLength must be at least 5, the length of its input, got 3',
    { learnedPositions: { sequenceLength: 3 } },
    [square],
  ],
  [
    'layers.0.transformerEncoder.heads: layer 0 (transformerEncoder): heads must divide the 4 features of the input, got 3',
    { transformerEncoder: { ...heads, heads: 3 } },
    [square],
  ],
  [
    'layers.0.transformerEncoder.heads: layer 0 (transformerEncoder): needs an even share of the features for each head with rotary, got 1',
    { transformerEncoder: { ...heads, heads: 4, rotary: true } },
    [square],
  ],
  [
    "layers.0.transformerDecoder.inputs: layer 0 (transformerDecoder): reads at most two inputs (its sequence and an encoder's result), got 3",
    { transformerDecoder: { ...heads, inputs: ['x', 'y', 'z'] } },
    [square, square, square],
  ],
])('%s', (message, layer, shapes) => {
  expect(mistakesOf([layer], shapes)).toEqual([message])
})
