import { InvalidSpec } from '../../../src/engine/errors.js'
import type { StrategyConfig } from '../../../src/engine/strategies/strategy.js'
import { expandStrategy } from '../../../src/engine/strategies/registry.js'
import { architecture, flowerTask } from '../support/tasks.js'

const greedy = (changes: Partial<Extract<StrategyConfig, { type: 'greedyLayerwise' }>> = {}): StrategyConfig => ({
  type: 'greedyLayerwise',
  objective: 'reconstruction',
  epochsPerBlock: 5,
  corruption: 0,
  fineTuneEpochs: 0,
  ...changes,
})

test('endToEnd is one stage of that name over all layers', () => {
  expect(expandStrategy(flowerTask())).toEqual([{ name: 'endToEnd', epochs: 3, objective: { type: 'target' } }])
})

test('staged is its stages as given', () => {
  const stages = [{ name: 'only', epochs: 1, train: ['first'], objective: { type: 'target' as const } }]
  expect(expandStrategy(flowerTask({ strategy: { type: 'staged', stages } }))).toEqual(stages)
})

test('greedyLayerwise with corruption is a stacked denoising autoencoder with a supervised end', () => {
  const task = flowerTask({ strategy: greedy({ corruption: 0.3, fineTuneEpochs: 4 }) })
  const loss = { type: 'meanSquaredError' }
  expect(expandStrategy(task)).toEqual([
    {
      name: 'block1',
      epochs: 5,
      train: ['first'],
      objective: { type: 'reconstruction', from: 'first', of: 'input_1', corruption: 0.3, loss },
    },
    {
      name: 'block2',
      epochs: 5,
      train: ['second'],
      objective: { type: 'reconstruction', from: 'second', of: 'first', corruption: 0.3, loss },
    },
    { name: 'block3', epochs: 5, train: ['species'], objective: { type: 'target' } },
    { name: 'fineTune', epochs: 4, objective: { type: 'target' } },
  ])
})

test('supervised blocks learn the target through a head on their last layer', () => {
  const stages = expandStrategy(flowerTask({ strategy: greedy({ objective: 'supervised' }) }))
  expect(stages.map(({ objective }) => objective)).toEqual([
    { type: 'auxiliary', layer: 'first', output: 'species' },
    { type: 'auxiliary', layer: 'second', output: 'species' },
    { type: 'target' },
  ])
})

test('by default a layer without weights belongs to the block of the next layer that has some', () => {
  const spec = architecture(
    [{ shape: [8, 8, 1] }],
    { conv2d: { name: 'conv', filters: 2, kernelSize: [3, 3] } },
    { maxPooling2d: { name: 'pool' } },
    { flatten: { name: 'flat' } },
    { dense: { name: 'hidden', units: 4 } },
    { dropout: { name: 'drop', rate: 0.1 } },
    { dense: { name: 'species', units: 3 } },
    { activation: { name: 'probabilities', activation: 'SOFTMAX' } },
  )
  const stages = expandStrategy(flowerTask({ architecture: spec, strategy: greedy({ objective: 'supervised' }) }))
  expect(stages.map(({ train }) => train)).toEqual([
    ['conv'],
    ['pool', 'flat', 'hidden'],
    ['drop', 'species', 'probabilities'],
  ])
})

test('what lies in [0, 1] is rebuilt by binary cross-entropy, everything else by the squared error', () => {
  const features = [
    { name: 'picture', kind: 'IMAGE' as const, shape: [2, 2, 1] },
    { name: 'species', kind: 'CATEGORICAL' as const, shape: [], categories: ['a', 'b', 'c'] },
  ]
  const spec = architecture(
    [{ shape: [4] }],
    { dense: { name: 'first', units: 4, activation: 'SIGMOID' } },
    { dense: { name: 'second', units: 3, activation: 'RELU' } },
    { dense: { name: 'third', units: 3, activation: 'RELU' } },
    { dense: { name: 'species', units: 3, activation: 'SOFTMAX' } },
  )
  const stages = expandStrategy(flowerTask({ features, architecture: spec, strategy: greedy() }))
  const losses = stages.map(({ objective }) => (objective.type === 'reconstruction' ? objective.loss.type : null))
  expect(losses).toEqual(['binaryCrossentropy', 'binaryCrossentropy', 'meanSquaredError', null])
})

test.each<[StrategyConfig, string, string]>([
  [greedy({ blocks: [['first'], ['nobody']] }), 'strategy.greedyLayerwise.blocks.1.0', 'no layer is called "nobody"'],
  [
    greedy({ blocks: [['first'], ['first', 'species']] }),
    'strategy.greedyLayerwise.blocks.1.0',
    'stands in block 1 already',
  ],
  [greedy({ blocks: [[], ['species']] }), 'strategy.greedyLayerwise.blocks.0', 'at least one layer'],
  [greedy({ blocks: [['first']] }), 'strategy.greedyLayerwise.blocks', 'no block holds the output layer "species"'],
  [greedy({ corruption: 1 }), 'strategy.greedyLayerwise.corruption', 'below 1, got 1'],
  [greedy({ corruption: 0.1, objective: 'supervised' }), 'strategy.greedyLayerwise.corruption', 'RECONSTRUCTION only'],
  [{ type: 'staged', stages: [] }, 'strategy.staged.stages', 'at least one stage'],
])('a mistake in a strategy is named with its place (%#)', (strategy, path, message) => {
  const attempt = () => expandStrategy(flowerTask({ strategy }))
  expect(attempt).toThrow(InvalidSpec)
  try {
    attempt()
  } catch (error) {
    const { issues } = error as InvalidSpec
    expect(issues.map((issue) => issue.path.join('.'))).toContain(path)
    expect(issues.find((issue) => issue.path.join('.') === path)?.message).toContain(message)
  }
})
