import { InvalidSpec, type Issue } from '../errors.js'
import { checkMetric } from '../metrics/registry.js'
import type { OptimizerConfig } from '../optimizers/optimizer.js'
import { buildNetwork, type Network } from '../spec/network.js'
import { layersNamed } from '../spec/trained-layers.js'
import { collectStages } from '../strategies/registry.js'
import type { StageSpec } from '../strategies/strategy.js'
import {
  checkBatchSize,
  checkEarlyStopping,
  checkEpochs,
  checkGradientClipping,
  checkOptimizer,
  checkSeed,
} from './check-settings.js'
import { openShape } from './input-feeds.js'
import { bindInputs, type BoundInput } from './input-bindings.js'
import { layOutStage, type StageLayout } from './stage-layout.js'
import { bindTargets, type BoundTarget } from './target-bindings.js'
import type { PlannedStage, TrainingTask } from './task.js'

/** A stage with everything that it left out filled in from the run. */
export type ResolvedStageSpec = PlannedStage['spec']

export interface ResolvedStage {
  readonly spec: ResolvedStageSpec
  readonly layout: StageLayout
}

/** A task with every name looked up and every shape known. */
export interface ResolvedTask {
  /** Its inputs have the bound shapes: no axis of any length is left at an input, but for the first one of sequences. */
  readonly network: Network
  readonly inputs: readonly BoundInput[]
  readonly targets: readonly BoundTarget[]
  readonly stages: readonly ResolvedStage[]
}

/** Rows of a batch for which all triplets fit into memory: 512 MiB. */
const largestTripletBatch = 512

/** Looks everything up and checks it. @throws InvalidSpec with every mistake found, under its path into the run's input. */
export function resolveTask(task: TrainingTask): ResolvedTask {
  const issues: Issue[] = []
  const stated = buildNetwork(task.architecture)
  checkRun(task, stated, issues)
  const inputs = bindInputs(task, issues)
  const network = inputs.length === task.architecture.inputs.length ? fixInputs(task, inputs) : stated
  const targets = bindTargets(task, network, inputs, issues)
  checkMetrics(targets, task, issues)
  const specs = collectStages({ task, network, issues }).map((spec) => fillIn(spec, task, network))
  checkStageSettings(task, stated, specs, issues)
  // A stage can only be laid out over targets and inputs that are sound.
  const hasSoundBindings = inputs.length === task.architecture.inputs.length && targets.length === task.targets.length
  const stages = hasSoundBindings ? layOutStages(task, specs, network, targets, issues) : []
  if (issues.length > 0) throw new InvalidSpec(issues)
  return { network, inputs, targets, stages }
}

/** The architecture with the shapes that the features give its inputs. */
function fixInputs(task: TrainingTask, inputs: readonly BoundInput[]): Network {
  const { architecture } = task
  const fixed = architecture.inputs.map((spec) => ({
    ...spec,
    shape: openShape(inputs.find(({ input }) => input === spec.name)?.shape ?? spec.shape),
  }))
  return buildNetwork({ ...architecture, inputs: fixed })
}

/** Where a stage stands in the run's input: only `staged` names its stages there. */
function stagePath(task: TrainingTask, index: number): string[] {
  const { type } = task.strategy
  return type === 'staged' ? ['strategy', type, 'stages', `${index}`] : ['strategy', type]
}

function fillIn(spec: StageSpec, task: TrainingTask, network: Network): ResolvedStageSpec {
  return {
    ...spec,
    optimizer: withLayers(spec.optimizer ?? task.optimizer, network),
    batchSize: spec.batchSize ?? task.batchSize,
    earlyStopping: spec.earlyStopping ?? task.earlyStopping,
    gradientClipping: spec.gradientClipping ?? task.gradientClipping,
  }
}

/** A factor for a submodel is one for each of its layers. */
function withLayers(optimizer: OptimizerConfig, network: Network): OptimizerConfig {
  if (!optimizer.learningRateFactors || network.submodels.length === 0) return optimizer
  const learningRateFactors = optimizer.learningRateFactors.flatMap(({ layer, factor }) =>
    layersNamed(network, layer).map((name) => ({ layer: name, factor })),
  )
  return { ...optimizer, learningRateFactors }
}

const layerNames = ({ layers }: Network): string[] => layers.map(({ name }) => name)

function checkRun(task: TrainingTask, network: Network, issues: Issue[]): void {
  checkBatchSize(task.batchSize, ['batchSize'], issues)
  checkSeed(task.seed, ['seed'], issues)
  checkOptimizer(task.optimizer, layerNames(network), ['optimizer'], issues)
  if (task.gradientClipping) checkGradientClipping(task.gradientClipping, ['gradientClipping'], issues)
}

function checkMetrics(targets: readonly BoundTarget[], task: TrainingTask, issues: Issue[]): void {
  for (const { output, outputShape, loss } of targets) {
    const index = task.targets.findIndex((target) => target.output === output)
    task.targets[index]?.metrics.forEach((metric, place) => {
      const message = checkMetric(metric, { outputShape, loss })
      if (message !== null) issues.push({ path: ['targets', `${index}`, 'metrics', `${place}`], message })
    })
  }
}

/** Names of what a stage measures beside the learning rate and the gradient. */
export function measuredBy({ objective }: StageSpec, task: TrainingTask): string[] {
  if (objective.type === 'reconstruction') return ['loss']
  const targets = task.targets.filter(({ output }) => objective.type === 'target' || output === objective.output)
  return [...new Set(['loss', ...targets.flatMap(({ metrics }) => metrics.map(({ name }) => name))])]
}

function checkStageSettings(
  task: TrainingTask,
  network: Network,
  specs: readonly ResolvedStageSpec[],
  issues: Issue[],
): void {
  const { strategy } = task
  if (strategy.type === 'endToEnd') checkEpochs(strategy.epochs, ['strategy', 'endToEnd', 'epochs'], issues)
  if (strategy.type === 'greedyLayerwise') {
    checkEpochs(strategy.epochsPerBlock, ['strategy', 'greedyLayerwise', 'epochsPerBlock'], issues)
  }
  if (strategy.type === 'staged') {
    strategy.stages.forEach((stage, index) => {
      const path = stagePath(task, index)
      checkEpochs(stage.epochs, [...path, 'epochs'], issues)
      if (stage.batchSize !== undefined) checkBatchSize(stage.batchSize, [...path, 'batchSize'], issues)
      if (stage.optimizer) checkOptimizer(stage.optimizer, layerNames(network), [...path, 'optimizer'], issues)
      if (stage.gradientClipping) checkGradientClipping(stage.gradientClipping, [...path, 'gradientClipping'], issues)
      if (stage.earlyStopping) {
        checkEarlyStopping(stage.earlyStopping, measuredBy(stage, task), [...path, 'earlyStopping'], issues)
      }
    })
  }
  if (task.earlyStopping) {
    const measured = [...new Set(['loss', ...specs.flatMap((spec) => measuredBy(spec, task))])]
    checkEarlyStopping(task.earlyStopping, measured, ['earlyStopping'], issues)
  }
  specs.forEach((spec, index) => {
    const hasTriplets = task.targets.some(({ loss }) => loss.type === 'triplet' && loss.mining === 'semiHard')
    if (!hasTriplets || spec.objective.type === 'reconstruction' || spec.batchSize <= largestTripletBatch) return
    const message = `triplet with semi-hard mining keeps batchSize^3 numbers, so batchSize is ${largestTripletBatch} at most, got ${spec.batchSize}; batch-hard mining would fit`
    issues.push({
      path: strategy.type === 'staged' ? [...stagePath(task, index), 'batchSize'] : ['batchSize'],
      message,
    })
  })
  const needy = specs.find(({ objective }) => objective.type !== 'reconstruction')
  if (task.targets.length === 0 && needy) {
    const message = `stage "${needy.name}" learns the run's targets, but there are none; only where every stage reconstructs may they be left out`
    issues.push({ path: ['targets'], message })
  }
}

function layOutStages(
  task: TrainingTask,
  specs: readonly ResolvedStageSpec[],
  network: Network,
  targets: readonly BoundTarget[],
  issues: Issue[],
): ResolvedStage[] {
  return specs.flatMap((spec, index) => {
    if (spec.objective.type !== 'reconstruction' && targets.length === 0) return []
    const found: Issue[] = []
    const path = stagePath(task, index)
    const layout = layOutStage(spec, network, targets, path, found)
    // A stage that the strategy made has no place of its own in the input, so the message names it.
    issues.push(
      ...(task.strategy.type === 'staged'
        ? found
        : found.map(({ message, ...rest }) => ({ ...rest, path, message: `stage "${spec.name}": ${message}` }))),
    )
    return layout ? [{ spec, layout }] : []
  })
}
