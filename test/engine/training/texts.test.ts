import { createPredictor } from '../../../src/engine/inference/predictor.js'
import { encodersOf, submodelInputs } from '../../../src/engine/training/known-encoders.js'
import { planTraining } from '../../../src/engine/training/plan.js'
import type { TrainingTask } from '../../../src/engine/training/task.js'
import { executorNames } from '../support/executors.js'
import { completed, follow } from '../support/follow.js'
import { reviewFeatures, reviewSource } from '../support/reviews.js'
import { registryOf } from '../support/submodels.js'
import { architecture, flowerTask } from '../support/tasks.js'

const embedding = (changes: object = {}) => ({ embedding: { inputDim: 60, outputDim: 6, ...changes } })
const mood = { dense: { name: 'mood', units: 2, activation: 'SOFTMAX' } }
const codes = (shape: (number | null)[], dtype = 'INT32') => [{ name: 'words', shape, dtype }]

const task = (changes: Partial<TrainingTask> = {}): TrainingTask =>
  flowerTask({
    features: reviewFeatures,
    architecture: architecture(codes([null]), embedding(), { lstm: { units: 6 } }, mood),
    inputs: [],
    targets: [
      {
        output: 'mood',
        source: { type: 'features', features: ['mood'] },
        loss: { type: 'categoricalCrossentropy', labelSmoothing: 0, fromLogits: false },
        metrics: [{ name: 'accuracy' }],
        weight: 1,
      },
    ],
    strategy: { type: 'endToEnd', epochs: 8 },
    batchSize: 12,
    ...changes,
  })

const accuracy = (result: ReturnType<typeof completed>) =>
  result.testMetrics.find(({ name }) => name === 'accuracy')?.value

describe.each(executorNames)('on the %s executor', (executor) => {
  test('moods are learned from raw sentences, and raw sentences are answered', async () => {
    const result = completed(await follow(task({ executor }), reviewSource()))
    expect(accuracy(result)).toBeGreaterThan(0.9)
    expect(result.signature.inputs[0]?.shape).toEqual([null])
    const signature = JSON.parse(JSON.stringify(result.signature)) as typeof result.signature
    const { architecture: spec } = task()
    const predictor = await createPredictor({ weights: result.weights, signature, architecture: spec, executor })
    const values = ['A WONDERFUL evening', 'dreadful!!', '', 'xyzzy quux', null]
    const answers = await predictor.predict(new Map([['review', { kind: 'TEXT', values }]]), values.length)
    predictor.dispose()
    const found = answers.map((answer) => (answer.type === 'classification' ? answer : null))
    expect(found.slice(0, 2).map((answer) => answer?.label)).toEqual(['good', 'bad'])
    // Nothing is known of the others: one unknown token, or two.
    expect(found[2]?.confidence).toBeCloseTo(found[4]?.confidence ?? 0, 6)
    for (const answer of found) expect(answer?.confidence).toBeGreaterThanOrEqual(0.5)
  })

  test('an input of fixed length pads and cuts, and the embedding masks what is padded', async () => {
    const spec = architecture(codes([7]), embedding({ maskZero: true }), { globalAveragePooling1d: {} }, mood)
    const result = completed(await follow(task({ executor, architecture: spec }), reviewSource()))
    expect(accuracy(result)).toBeGreaterThan(0.9)
    expect(result.signature.inputs[0]?.shape).toEqual([7])
  })

  test('characters are tokens as well, and a resumed run ends with the same bytes', async () => {
    const characters = task({
      executor,
      inputs: [
        {
          input: 'words',
          features: ['review'],
          encoding: { type: 'tokenize', level: 'character', lowercase: true, maxTokens: 40, maxLength: 20 },
        },
      ],
      strategy: { type: 'endToEnd', epochs: 2 },
    })
    const whole = await follow(characters, reviewSource())
    const tokens = completed(whole).signature.inputs[0]?.features[0]?.encoder.fitted.vocabulary as string[]
    expect(tokens).toContain(' ')
    expect(tokens.every((token) => token.length === 1)).toBe(true)
    for (const { bytes } of whole.checkpoints) {
      const resumed = completed(await follow(characters, reviewSource(), { resumeFrom: bytes }))
      expect(resumed.weights).toEqual(completed(whole).weights)
      expect(resumed.signature).toEqual(completed(whole).signature)
    }
  })
})

const bound = (encoding: object) => ({
  inputs: [
    {
      input: 'words',
      features: ['review'],
      encoding: { type: 'tokenize' as const, level: 'word' as const, lowercase: true, ...encoding },
    },
  ],
})

test.each<[string, Partial<TrainingTask>, string]>([
  [
    'an input of numbers',
    { architecture: architecture(codes([4], 'FLOAT32'), mood), ...bound({}) },
    'inputs.0.features: feature "review" is a text, which becomes codes, but input "words" holds FLOAT32; an INT32 input that an embedding reads would fit',
  ],
  [
    'an input of two axes',
    {
      architecture: architecture(codes([3, 4]), embedding(), { flatten: {} }, mood),
    },
    'inputs: feature "review" is a text, which becomes a sequence of codes, but input "words" has shape [3, 4]; [null] or [n] would fit',
  ],
  [
    'more codes than the embedding holds',
    bound({ maxTokens: 61 }),
    'inputs.0.encoding.tokenize.maxTokens: maxTokens is 61, but the embedding that reads the codes holds 60; at most 60, or an inputDim of 61, would fit',
  ],
  [
    'a feature beside it',
    { inputs: [{ input: 'words', features: ['review', 'mood'] }] },
    'inputs.0.features: feature "review" is a text, which has an input to itself, found 2 features; leave it out, or give it an INT32 input that an embedding reads',
  ],
  [
    'no room for a vocabulary',
    bound({ maxTokens: 2 }),
    'inputs.0.encoding.tokenize.maxTokens: maxTokens must be a whole number from 3 to 1000000, got 2',
  ],
  [
    'no tokens',
    bound({ maxLength: 0 }),
    'inputs.0.encoding.tokenize.maxLength: maxLength must be a whole number from 1 to 65536, got 0',
  ],
  [
    'another encoding',
    { inputs: [{ input: 'words', features: ['review'], encoding: { type: 'index' } }] },
    'index does not fit: feature review is TEXT; tokenize would fit',
  ],
])('a text with %s is refused before it runs', (_, changes, message) => {
  expect(() => planTraining(task(changes))).toThrow(message)
})

test('an input that feeds a submodel keeps the vocabulary that its model was trained with', async () => {
  const base = task({ executor: 'compiled' })
  const model = completed(await follow(base, reviewSource()))
  const registry = registryOf({ mv_moods: { architecture: base.architecture, weights: model.weights } })
  const spec = registry.parse({
    inputs: [{ name: 'text', shape: [null], dtype: 'INT32' }],
    layers: [{ submodel: { name: 'reader', modelVersionId: 'mv_moods', outputLayer: 'lstm_1' } }, mood],
  })
  const [place] = submodelInputs(spec)
  expect(place).toEqual({ input: 'text', modelVersionId: 'mv_moods', modelInput: 'words' })
  const encoders = encodersOf(place!, model.signature)
  // Other words come first in fewer rows.
  const changes = { executor: 'compiled' as const, architecture: spec, encoders }
  const few = completed(await follow(task(changes), reviewSource(6), registry))
  const known = (result: typeof model) => result.signature.inputs[0]?.features[0]?.encoder
  expect(known(few)).toEqual(known(model))
  const chosen = task({ ...changes, inputs: [{ input: 'text', features: ['review'], encoding: words }] })
  const anew = completed(await follow(chosen, reviewSource(6), registry))
  expect(known(anew)?.fitted.vocabulary).not.toEqual(known(model)?.fitted.vocabulary)
})

const words = { type: 'tokenize', level: 'word', lowercase: true } as const

test('more categories than an embedding holds are refused', () => {
  const few = task({
    architecture: architecture(codes([1]), embedding({ inputDim: 1 }), { flatten: {} }, mood),
    inputs: [{ input: 'words', features: ['mood'] }],
  })
  expect(() => planTraining(few)).toThrow(
    'inputs.0.features: feature "mood" has 2 codes, but the embedding that reads them holds 1; an inputDim of 2 would fit',
  )
})
