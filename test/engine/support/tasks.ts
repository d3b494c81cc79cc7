import { parseArchitecture, type ArchitectureInput } from '../../../src/engine/spec/parse.js'
import type { ArchitectureSpec } from '../../../src/engine/spec/architecture.js'
import type { TrainingTask } from '../../../src/engine/training/task.js'
import { flowerFeatures } from './flowers.js'

export const architecture = (
  inputs: ArchitectureInput['inputs'],
  ...layers: ArchitectureInput['layers']
): ArchitectureSpec => parseArchitecture({ inputs, layers })

/** 4 measures -> dense 8 -> dense 6 -> species. */
export const flowerLayers = (dropout = 0): ArchitectureSpec =>
  architecture(
    [{ shape: [4] }],
    { dense: { name: 'first', units: 8, activation: 'TANH' } },
    ...(dropout > 0 ? [{ dropout: { rate: dropout } }] : []),
    { dense: { name: 'second', units: 6, activation: 'TANH' } },
    { dense: { name: 'species', units: 3, activation: 'SOFTMAX' } },
  )

/** Classifies flowers: adam 0.03, batches of 16, categorical cross-entropy and accuracy. */
export function flowerTask(changes: Partial<TrainingTask> = {}): TrainingTask {
  return {
    architecture: flowerLayers(),
    features: flowerFeatures,
    inputs: [],
    targets: [
      {
        output: 'species',
        source: { type: 'features', features: ['species'] },
        loss: { type: 'categoricalCrossentropy', labelSmoothing: 0, fromLogits: false },
        metrics: [{ name: 'accuracy' }],
        weight: 1,
      },
    ],
    strategy: { type: 'endToEnd', epochs: 3 },
    optimizer: { type: 'adam', learningRate: 0.03, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    batchSize: 16,
    seed: 7,
    executor: 'eager',
    threads: 1,
    ...changes,
  }
}
