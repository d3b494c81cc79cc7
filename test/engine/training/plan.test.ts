import { InvalidSpec, type Issue } from '../../../src/engine/errors.js'
import { planTraining } from '../../../src/engine/training/plan.js'
import type { TargetBinding, TrainingTask } from '../../../src/engine/training/task.js'
import { architecture, flowerLayers, flowerTask } from '../support/tasks.js'

const target = (changes: Partial<TargetBinding> = {}): TargetBinding[] => [{ ...flowerTask().targets[0]!, ...changes }]

const staged = (stages: Extract<TrainingTask['strategy'], { type: 'staged' }>['stages']): TrainingTask['strategy'] => ({
  type: 'staged',
  stages,
})

function issuesOf(task: TrainingTask): readonly Issue[] {
  try {
    planTraining(task)
    return []
  } catch (error) {
    if (error instanceof InvalidSpec) return error.issues
    throw error
  }
}

test('a plan fills in what stages leave out and counts what they train', () => {
  const [stage, ...others] = planTraining(flowerTask())
  expect(others).toEqual([])
  expect(stage?.spec).toMatchObject({ name: 'endToEnd', epochs: 3, batchSize: 16, optimizer: { type: 'adam' } })
  expect(stage?.trainableParameterCount).toBe(4 * 8 + 8 + 8 * 6 + 6 + 6 * 3 + 3)
  // Weights, their gradients and two moments, 4 bytes each, at least.
  expect(stage?.estimatedMemoryBytes).toBeGreaterThan(115 * 4 * 4)
})

test('a frozen layer costs a third of a trained one and counts no parameters', () => {
  const stages = planTraining(
    flowerTask({
      strategy: staged([
        { name: 'all', epochs: 1, objective: { type: 'target' } },
        { name: 'last', epochs: 1, train: ['species'], objective: { type: 'target' } },
      ]),
    }),
  )
  expect(stages.map(({ trainableParameterCount }) => trainableParameterCount)).toEqual([115, 21])
  const [all, last] = stages.map(({ flopsPerSample }) => flopsPerSample)
  expect(last).toBeLessThan((all ?? 0) / 1.5)
  expect(last).toBeGreaterThan((all ?? 0) / 3)
})

test('a temporary decoder costs operations but is not counted as trained', () => {
  const stages = planTraining(
    flowerTask({
      strategy: {
        type: 'greedyLayerwise',
        objective: 'reconstruction',
        epochsPerBlock: 1,
        corruption: 0,
        fineTuneEpochs: 1,
      },
    }),
  )
  expect(stages.map(({ trainableParameterCount }) => trainableParameterCount)).toEqual([40, 54, 21, 115])
})

test('features concatenate, and an equal number of values takes the shape of the input', () => {
  const reshaped = architecture(
    [{ shape: [2, 2] }],
    { flatten: {} },
    { dense: { name: 'species', units: 3, activation: 'SOFTMAX' } },
  )
  expect(issuesOf(flowerTask({ architecture: reshaped }))).toEqual([])
})

test('targets may be left out where every stage reconstructs', () => {
  const loss = { type: 'meanSquaredError' as const }
  const objective = { type: 'reconstruction' as const, from: 'second', of: 'input_1', corruption: 0, loss }
  const task = flowerTask({
    targets: [],
    inputs: [{ input: 'input_1', features: ['sepalLength', 'sepalWidth', 'petalLength', 'petalWidth'] }],
    strategy: staged([{ name: 'code', epochs: 1, objective }]),
  })
  expect(issuesOf(task)).toEqual([])
  expect(planTraining(task)[0]?.trainableParameterCount).toBe(40 + 54)
})

test.each<[string, Partial<TrainingTask>, string, string]>([
  [
    'an unknown feature',
    { inputs: [{ input: 'input_1', features: ['sepalLength', 'colour'] }] },
    'inputs.0.features.1',
    'no feature is called "colour"',
  ],
  [
    'an unknown input',
    { inputs: [{ input: 'pixels', features: ['sepalLength'] }] },
    'inputs.0.input',
    'the inputs are input_1',
  ],
  [
    'too few values for an input',
    { inputs: [{ input: 'input_1', features: ['sepalLength', 'sepalWidth'] }] },
    'inputs.0.features',
    'holds 4 values a row, but its features give 2',
  ],
  ['an unknown output', { targets: target({ output: 'colour' }) }, 'targets.0.output', 'the outputs are species'],
  [
    'an unknown target feature',
    { targets: target({ source: { type: 'features', features: ['kind'] } }), inputs: flowerInputs() },
    'targets.0.source.features.0',
    'no feature is called "kind"',
  ],
  [
    'softmax into the wrong loss',
    { targets: target({ loss: { type: 'binaryCrossentropy', labelSmoothing: 0, fromLogits: false } }) },
    'targets.0.loss',
    'categoricalCrossentropy',
  ],
  [
    'a learning rate of zero',
    { optimizer: { type: 'sgd', learningRate: 0 } },
    'optimizer.sgd.learningRate',
    'above 0, got 0',
  ],
  [
    'a learning rate for a layer that is not there',
    { optimizer: { type: 'sgd', learningRate: 1, learningRateFactors: [{ layer: 'thrid', factor: 0.1 }] } },
    'optimizer.sgd.learningRateFactors.0.layer',
    'there is no layer thrid',
  ],
  [
    'an average that keeps everything',
    { optimizer: { type: 'sgd', learningRate: 1, averaging: { decay: 1 } } },
    'optimizer.sgd.averaging.decay',
    'at least 0 and below 1, got 1',
  ],
  [
    'an average of weights that are left alone',
    {
      optimizer: { type: 'lazyAdam', learningRate: 1, beta1: 0, beta2: 0, epsilon: 1, averaging: { decay: 0.9 } },
    },
    'optimizer.lazyAdam.averaging',
    'adam keeps one',
  ],
  [
    'a batch in no parts',
    { optimizer: { type: 'sgd', learningRate: 1, gradientAccumulation: 0 } },
    'optimizer.sgd.gradientAccumulation',
    'a whole number from 1, got 0',
  ],
  [
    'a cycle that starts above its height',
    {
      optimizer: {
        type: 'sgd',
        learningRate: 1,
        schedule: { type: 'oneCycle', riseShare: 0.3, startDivisor: 0.5, endDivisor: 10, warmupSteps: 0 },
      },
    },
    'optimizer.sgd.schedule.oneCycle.startDivisor',
    'at least 1, got 0.5',
  ],
  [
    'no epochs',
    { strategy: { type: 'endToEnd', epochs: 0 } },
    'strategy.endToEnd.epochs',
    'a whole number from 1, got 0',
  ],
  ['a batch of none', { batchSize: 0 }, 'batchSize', 'from 1 to 65536, got 0'],
  ['no targets', { targets: [], inputs: flowerInputs() }, 'targets', "learns the run's targets, but there are none"],
  [
    'an unknown layer in a stage',
    { strategy: staged([{ name: 'a', epochs: 1, train: ['third'], objective: { type: 'target' } }]) },
    'strategy.staged.stages.0.train.0',
    'no layer is called "third"; the layers are first, second, species',
  ],
  [
    'a stage that trains nothing',
    {
      architecture: flowerLayers(0.5),
      strategy: staged([
        { name: 'a', epochs: 1, objective: { type: 'target' } },
        { name: 'b', epochs: 1, train: ['dropout_1'], objective: { type: 'target' } },
      ]),
    },
    'strategy.staged.stages.1.train',
    'stage "b" trains no weights',
  ],
  [
    'a layer behind the objective',
    {
      strategy: staged([
        {
          name: 'a',
          epochs: 1,
          train: ['first', 'second'],
          objective: { type: 'auxiliary', layer: 'first', output: 'species' },
        },
      ]),
    },
    'strategy.staged.stages.0.train.1',
    'layer "second" does not feed "first"',
  ],
  [
    'a watched metric that is not measured',
    { earlyStopping: { monitor: 'auc', mode: 'max', patience: 2, minDelta: 0 } },
    'earlyStopping.monitor',
    'measured are loss, accuracy',
  ],
  [
    'a reconstruction of what the stage trains',
    {
      strategy: staged([
        {
          name: 'a',
          epochs: 1,
          objective: {
            type: 'reconstruction',
            from: 'second',
            of: 'first',
            corruption: 0,
            loss: { type: 'meanSquaredError' },
          },
        },
      ]),
    },
    'strategy.staged.stages.0.objective',
    'has to stand still',
  ],
])('%s is a mistake with its place', (_, changes, path, message) => {
  const issues = issuesOf(flowerTask(changes))
  expect(issues.map((issue) => issue.path.join('.'))).toContain(path)
  expect(
    issues
      .filter((issue) => issue.path.join('.') === path)
      .map((issue) => issue.message)
      .join(),
  ).toContain(message)
})

test('all mistakes are listed at once', () => {
  const issues = issuesOf(
    flowerTask({
      batchSize: -1,
      seed: 0.5,
      targets: target({ output: 'x' }),
      optimizer: { type: 'sgd', learningRate: -1 },
    }),
  )
  expect(issues.map(({ path }) => path.join('.')).sort()).toEqual([
    'batchSize',
    'optimizer.sgd.learningRate',
    'seed',
    'targets.0.output',
  ])
})

function flowerInputs(): TrainingTask['inputs'] {
  return [{ input: 'input_1', features: ['sepalLength', 'sepalWidth', 'petalLength', 'petalWidth'] }]
}
