import { createOptimizer } from '../optimizers/registry.js'
import type { Network } from '../spec/network.js'
import { elementCount } from '../tensors.js'
import { resolveTask, type ResolvedStage } from './resolve-task.js'
import type { PlannedStage, TrainingTask } from './task.js'
import { largestOperation, rowsAtOnce } from './threads.js'
import { temporaryPrefix } from './temporary-layers.js'

const bytesPerValue = 4

/**
 * What a run would do: its stages with all settings filled in, the parameters each trains, the floating-point
 * operations a sample costs, and the memory that weights, optimizer state and one batch need.
 * @throws InvalidSpec with every mistake found, each under its path into the run's input: unknown features, layers and
 * outputs, features that do not fit an input, a loss that does not fit its output, numbers out of range.
 */
export function planTraining(task: TrainingTask): PlannedStage[] {
  const { network, stages } = resolveTask(task)
  return stages.map((stage) => planStage(stage, network))
}

export function planStage(stage: ResolvedStage, network: Network): PlannedStage {
  return {
    spec: stage.spec,
    trainableParameterCount: trainedParameters(stage),
    flopsPerSample: stageFlops(stage),
    estimatedMemoryBytes: stageMemory(stage, network),
    largestOperationFlops: largestOperation(stage),
    stepFlops: rowsAtOnce(stage.spec) * stageFlops(stage),
  }
}

/** Parameters that the stage trains and that outlive it: temporary layers are not counted. */
function trainedParameters({ layout }: ResolvedStage): number {
  const trainable = new Set(layout.trainable)
  return layout.body.weights
    .filter(({ name }) => trainable.has(name) && !name.startsWith(temporaryPrefix))
    .reduce((sum, { shape }) => sum + elementCount(shape), 0)
}

/** Forward once through what is frozen, and three times through what is trained: the backward pass costs about two. */
export const stageFlops = ({ layout }: Pick<ResolvedStage, 'layout'>): number =>
  (layout.prefix?.flopsPerSample ?? 0) + 3 * layout.body.flopsPerSample

/** Weights; gradient and slots of those trained; values of what is taken of a batch at once, and gradients through the body. */
function stageMemory({ layout, spec }: ResolvedStage, network: Network): number {
  const trainable = new Set(layout.trainable)
  const trained = layout.body.weights
    .filter(({ name }) => trainable.has(name))
    .reduce((sum, { shape }) => sum + elementCount(shape), 0)
  const { gradientAccumulation: parts = 1 } = spec.optimizer
  const copies = (parts > 1 ? 2 : 1) + createOptimizer(spec.optimizer).slots.length
  const values = batchValues(layout.prefix) + 2 * batchValues(layout.body)
  return bytesPerValue * (network.parameterCount + trained * copies + Math.ceil(spec.batchSize / parts) * values)
}

const batchValues = (network: Network | null): number =>
  network === null
    ? 0
    : [...network.inputs.map(({ shape }) => shape), ...network.layers.map(({ outputShape }) => outputShape)].reduce(
        (sum, shape) => sum + elementCount(shape.map((axis) => axis ?? 1)),
        0,
      )
