import type { FeatureSpec } from '../../../src/engine/features/column.js'
import { checkLoss, defaultTargetEncoding, type LossConfig } from '../../../src/engine/losses/registry.js'

const categorical = { type: 'categoricalCrossentropy', labelSmoothing: 0, fromLogits: false } as const
const sparse = { type: 'sparseCategoricalCrossentropy', fromLogits: false } as const
const binary = { type: 'binaryCrossentropy', labelSmoothing: 0, fromLogits: false } as const
const squared = { type: 'meanSquaredError' } as const

const feature = (kind: FeatureSpec['kind'], categories?: string[]): FeatureSpec => ({
  name: 'kind',
  kind,
  shape: [],
  categories,
})

test('what fits has no message', () => {
  expect(checkLoss(categorical, { activation: 'softmax', outputShape: [3], targetShape: [3] })).toBeNull()
  expect(
    checkLoss({ ...categorical, fromLogits: true }, { activation: 'linear', outputShape: [3], targetShape: [3] }),
  ).toBeNull()
  expect(checkLoss(categorical, { outputShape: [null, 3], targetShape: [5, 3] })).toBeNull()
  expect(
    checkLoss(sparse, { activation: 'softmax', outputShape: [3], targetShape: [], targetEncoding: { type: 'index' } }),
  ).toBeNull()
  expect(checkLoss(sparse, { activation: 'softmax', outputShape: [7, 3], targetShape: [7, 1] })).toBeNull()
  expect(checkLoss(binary, { activation: 'sigmoid', outputShape: [1], targetShape: [] })).toBeNull()
  expect(checkLoss(binary, { activation: 'sigmoid', outputShape: [784], targetShape: [28, 28, 1] })).toBeNull()
  expect(checkLoss(squared, { activation: 'linear', outputShape: [1], targetShape: [] })).toBeNull()
})

test.each<[string, LossConfig, Parameters<typeof checkLoss>[1], RegExp]>([
  [
    'one unit for classes',
    categorical,
    { activation: 'softmax', outputShape: [1], targetShape: [3] },
    /needs one unit a class, found an output of shape \[1\].*binaryCrossentropy.*sigmoid/,
  ],
  [
    'softmax into the binary loss',
    binary,
    { activation: 'softmax', outputShape: [3], targetShape: [3] },
    /expects sigmoid probabilities, found an output with activation softmax;.*softmax with categoricalCrossentropy/,
  ],
  [
    'softmax twice',
    { ...categorical, fromLogits: true },
    { activation: 'softmax', outputShape: [3], targetShape: [3] },
    /fromLogits: true applies softmax itself.*fromLogits: false/,
  ],
  [
    'sigmoid twice',
    { ...binary, fromLogits: true },
    { activation: 'sigmoid', outputShape: [1], targetShape: [] },
    /fromLogits: true applies sigmoid itself/,
  ],
  [
    'relu as logits',
    { ...sparse, fromLogits: true },
    { activation: 'relu', outputShape: [3], targetShape: [] },
    /expects raw scores, found an output with activation relu/,
  ],
  [
    'sigmoid for classes',
    categorical,
    { activation: 'sigmoid', outputShape: [3], targetShape: [3] },
    /found an output with activation sigmoid;.*sigmoid with binaryCrossentropy/,
  ],
  [
    'raw scores as probabilities',
    categorical,
    { activation: 'linear', outputShape: [3], targetShape: [3] },
    /no activation; activation softmax, or fromLogits: true, would fit/,
  ],
  [
    'too many units',
    categorical,
    { activation: 'softmax', outputShape: [10], targetShape: [3] },
    /the output has shape \[10\], the target \[3\]; an output of shape \[3\] would fit/,
  ],
  [
    'an index for one-hot',
    categorical,
    { activation: 'softmax', outputShape: [3], targetShape: [], targetEncoding: { type: 'index' } },
    /expects a one-hot target, found one encoded as index;.*sparseCategoricalCrossentropy/,
  ],
  [
    'one-hot for an index',
    sparse,
    { activation: 'softmax', outputShape: [3], targetShape: [3], targetEncoding: { type: 'oneHot' } },
    /found a one-hot target; index, or categoricalCrossentropy/,
  ],
  [
    'an index for each place',
    sparse,
    { activation: 'softmax', outputShape: [7, 3], targetShape: [] },
    /a target of shape \[7\] would fit/,
  ],
  [
    'a number as a class',
    categorical,
    { activation: 'softmax', outputShape: [3], targetShape: [], features: [feature('NUMERIC')] },
    /expects classes, found the NUMERIC feature kind/,
  ],
  [
    'standardized yes or no',
    binary,
    { activation: 'sigmoid', outputShape: [1], targetShape: [], targetEncoding: { type: 'standardize' } },
    /targets in \[0, 1\], found a standardized target/,
  ],
  [
    'yes or no beyond 0..1',
    binary,
    { activation: 'sigmoid', outputShape: [1], targetShape: [], targetEncoding: { type: 'rescale', min: -1, max: 1 } },
    /rescaled to \[-1, 1\]; \[0, 1\] would fit/,
  ],
  [
    'categories as amounts',
    squared,
    { activation: 'linear', outputShape: [1], targetShape: [], targetEncoding: { type: 'index' } },
    /codes of categories for amounts.*sparseCategoricalCrossentropy/,
  ],
  [
    'another size',
    squared,
    { activation: 'linear', outputShape: [2], targetShape: [] },
    /the output has shape \[2\], the target \[\]; 1 unit would fit/,
  ],
  [
    'smoothing beyond 1',
    { ...categorical, labelSmoothing: 1 },
    { outputShape: [3], targetShape: [3] },
    /labelSmoothing of categoricalCrossentropy must be >= 0 and < 1, got 1/,
  ],
  [
    'a focal exponent below 0',
    { type: 'binaryFocalCrossentropy', gamma: -1, labelSmoothing: 0, fromLogits: false },
    { outputShape: [1], targetShape: [] },
    /gamma of binaryFocalCrossentropy must be >= 0, got -1/,
  ],
  [
    'a weight of a yes beyond 1',
    { type: 'binaryFocalCrossentropy', alpha: 2, gamma: 1, labelSmoothing: 0, fromLogits: false },
    { outputShape: [1], targetShape: [] },
    /alpha of binaryFocalCrossentropy must be within 0\.\.1, got 2/,
  ],
  [
    'sigmoid for focal classes',
    { type: 'categoricalFocalCrossentropy', alpha: 0.25, gamma: 2, labelSmoothing: 0, fromLogits: false },
    { activation: 'sigmoid', outputShape: [3], targetShape: [3] },
    /categoricalFocalCrossentropy expects softmax probabilities/,
  ],
  [
    'class weights over several answers',
    { ...binary, classWeights: [1, 2] },
    { activation: 'sigmoid', outputShape: [3], targetShape: [3] },
    /weigh no against yes on 1 unit, found 3 units/,
  ],
  [
    'a negative class weight',
    { ...categorical, classWeights: [1, -2, 1] },
    { activation: 'softmax', outputShape: [3], targetShape: [3] },
    /a class weight must be at least 0, got -2/,
  ],
  [
    'class weights that are all 0',
    { ...categorical, classWeights: [0, 0, 0] },
    { activation: 'softmax', outputShape: [3], targetShape: [3] },
    /above 0 for one class at least/,
  ],
  [
    'balanced weights of numbers',
    { ...categorical, classWeights: 'balanced' },
    {
      activation: 'softmax',
      outputShape: [3],
      targetShape: [3],
      features: [{ name: 'x', kind: 'TENSOR', shape: [3] }],
    },
    /count the categories of one CATEGORICAL or BOOLEAN target feature, found 1 of kind TENSOR/,
  ],
  [
    'percent of a standardized target',
    { type: 'meanAbsolutePercentageError' },
    { activation: 'linear', outputShape: [1], targetShape: [], targetEncoding: { type: 'standardize' } },
    /needs the target's own zero and unit, found a standardized target; none/,
  ],
  [
    'rates that may be negative',
    { type: 'poisson' },
    { activation: 'linear', outputShape: [1], targetShape: [] },
    /expects rates above 0, found an output with no activation; activation exponential or softplus/,
  ],
  [
    'the direction of one number',
    { type: 'cosineSimilarity' },
    { activation: 'linear', outputShape: [1], targetShape: [] },
    /compares directions, found an output of shape \[1\] with 1 unit/,
  ],
  [
    'probabilities for a hinge',
    { type: 'hinge' },
    { activation: 'sigmoid', outputShape: [1], targetShape: [] },
    /expects scores on both sides of 0, found an output with activation sigmoid/,
  ],
  [
    'one score for several classes',
    { type: 'categoricalHinge' },
    { activation: 'linear', outputShape: [1], targetShape: [3] },
    /needs one score a class.*hinge, would fit/,
  ],
  [
    'raw scores for an overlap',
    { type: 'dice' },
    { activation: 'linear', outputShape: [4, 4, 1], targetShape: [4, 4, 1] },
    /dice expects sigmoid probabilities/,
  ],
  [
    'an overlap without mistakes',
    { type: 'tversky', alpha: 0, beta: 0 },
    { activation: 'sigmoid', outputShape: [4, 4, 1], targetShape: [4, 4, 1] },
    /alpha and beta of tversky are both 0/,
  ],
  [
    'a series of embeddings',
    { type: 'contrastive', margin: 1, distance: 'cosine' },
    { activation: 'linear', outputShape: [7, 3], targetShape: [] },
    /compares one vector a row, found an output of shape \[7,3\]; flatten or pooling/,
  ],
  [
    'several labels a row for a triplet',
    { type: 'triplet', margin: 1, distance: 'cosine', mining: 'semiHard' },
    { activation: 'linear', outputShape: [3], targetShape: [2] },
    /expects one label a row, found a target of shape \[2\]/,
  ],
  [
    'a margin of 0',
    { type: 'triplet', margin: 0, distance: 'cosine', mining: 'semiHard' },
    { activation: 'linear', outputShape: [3], targetShape: [] },
    /margin of triplet must be > 0, got 0/,
  ],
  [
    'a delta of 0',
    { type: 'huber', delta: 0 },
    { outputShape: [1], targetShape: [] },
    /delta of huber must be > 0, got 0/,
  ],
])('refused, saying what would fit: %s', (_name, loss, site, message) => {
  expect(checkLoss(loss, site)).toMatch(message)
})

test('a message names the output it is about', () => {
  const site = { output: 'dense_2', activation: 'softmax', outputShape: [3], targetShape: [3] }
  expect(checkLoss(binary, site)).toMatch(/^output dense_2: binaryCrossentropy expects/)
})

test('a target is encoded as its loss reads it', () => {
  const three = feature('CATEGORICAL', ['a', 'b', 'c'])
  const two = feature('CATEGORICAL', ['no', 'yes'])
  expect(defaultTargetEncoding(categorical, three)).toEqual({ type: 'oneHot' })
  expect(defaultTargetEncoding(sparse, three)).toEqual({ type: 'index' })
  expect(defaultTargetEncoding(binary, two)).toEqual({ type: 'index' })
  expect(defaultTargetEncoding(binary, three)).toEqual({ type: 'oneHot' })
  expect(defaultTargetEncoding(categorical, feature('BOOLEAN'))).toEqual({ type: 'oneHot' })
  expect(defaultTargetEncoding(binary, feature('BOOLEAN'))).toEqual({ type: 'none' })
  expect(defaultTargetEncoding(squared, feature('NUMERIC'))).toEqual({ type: 'standardize' })
  expect(defaultTargetEncoding({ type: 'poisson' }, feature('NUMERIC'))).toEqual({ type: 'none' })
  expect(defaultTargetEncoding({ type: 'hinge' }, two)).toEqual({ type: 'index' })
  expect(defaultTargetEncoding({ type: 'dice' }, two, 1)).toEqual({ type: 'index' })
  expect(defaultTargetEncoding({ type: 'dice' }, three, 3)).toEqual({ type: 'oneHot' })
  const triplet = { type: 'triplet', margin: 1, distance: 'euclidean', mining: 'batchHard' } as const
  expect(defaultTargetEncoding(triplet, three)).toEqual({ type: 'index' })
  expect(defaultTargetEncoding(binary, feature('IMAGE'))).toEqual({ type: 'rescale', min: 0, max: 1 })
})
