import type { Issue } from '../errors.js'
import type { LayerSpec } from '../layers/registry.js'
import { checkLoss } from '../losses/check.js'
import { ownerName } from '../spec/names.js'
import type { Network } from '../spec/network.js'
import type { StageObjective, StageSpec } from '../strategies/strategy.js'
import type { Shape } from '../tensors.js'
import type { Goal, ObjectiveLayout } from './goal.js'
import type { BoundTarget } from './target-bindings.js'
import { activationFor, denseMap, maskingNoise, temporaryPrefix } from './temporary-layers.js'

/** Turns an objective into goals and the temporary layers they need; mistakes go to `issues`. */
export function stageObjective(
  stage: StageSpec,
  network: Network,
  targets: readonly BoundTarget[],
  path: readonly string[],
  issues: Issue[],
): ObjectiveLayout | undefined {
  const { objective } = stage
  switch (objective.type) {
    case 'target':
      return targetObjective(network, targets)
    case 'auxiliary':
      return auxiliaryObjective(objective, network, targets, [...path, 'objective', 'auxiliary'], issues)
    case 'reconstruction':
      return reconstructionObjective(objective, network, [...path, 'objective', 'reconstruction'], issues)
  }
}

/** The run's targets on the architecture's own outputs. */
function targetObjective(network: Network, targets: readonly BoundTarget[]): ObjectiveLayout {
  const goals = targets.map((target): Goal => targetGoal(target, target.output))
  return {
    layers: network.spec.layers,
    temporary: [],
    goals,
    values: [],
    reads: quoted(targets.map(({ output }) => output)),
  }
}

const targetGoal = (target: BoundTarget, prediction: string): Goal => ({
  prediction,
  target: { type: 'feed', target },
  predictionShape: target.outputShape,
  loss: target.loss,
  weight: target.weight,
  output: target.output,
  metrics: target.metrics,
})

/** A temporary head of the output's shape, with the output's activation, learns the output's target. */
function auxiliaryObjective(
  objective: Extract<StageObjective, { type: 'auxiliary' }>,
  network: Network,
  targets: readonly BoundTarget[],
  path: readonly string[],
  issues: Issue[],
): ObjectiveLayout | undefined {
  const from = fixedShape(objective.layer, network, [...path, 'layer'], issues)
  const target = targets.find(({ output }) => output === objective.output)
  if (!target) {
    const known = targets.map(({ output }) => output).join(', ')
    const message = known
      ? `no target is bound to output "${objective.output}"; targets are bound to ${known}`
      : `an auxiliary head learns a target, but the run has none for "${objective.output}"`
    issues.push({ path: [...path, 'output'], message })
  }
  if (!from || !target) return undefined
  const temporary = denseMap({
    name: 'head',
    from: objective.layer,
    fromRank: from.length,
    to: target.outputShape,
    activation: activationFor(target.loss, target.outputShape),
  })
  return {
    layers: network.spec.layers,
    temporary,
    goals: [{ ...targetGoal(target, `${temporaryPrefix}head`), weight: 1 }],
    values: [],
    reads: quoted([objective.layer]),
  }
}

/** A temporary decoder reads `from` and rebuilds `of`; with corruption every layer that reads `of` reads it noisy. */
function reconstructionObjective(
  objective: Extract<StageObjective, { type: 'reconstruction' }>,
  network: Network,
  path: readonly string[],
  issues: Issue[],
): ObjectiveLayout | undefined {
  const { from, of, corruption, loss } = objective
  const before = issues.length
  const fromShape = fixedShape(from, network, [...path, 'from'], issues)
  const input = network.inputs.find(({ name }) => name === of)
  const ofShape = input ? input.shape.map((axis) => axis ?? 0) : fixedShape(of, network, [...path, 'of'], issues, true)
  if (!(corruption >= 0 && corruption < 1)) {
    issues.push({
      path: [...path, 'corruption'],
      message: `corruption must be at least 0 and below 1, got ${corruption}`,
    })
  }
  if (input?.dtype === 'int32') {
    const message = `input "${of}" holds INT32 codes; a decoder can rebuild FLOAT32 values only, such as the layer that embeds it`
    issues.push({ path: [...path, 'of'], message })
  }
  if (corruption > 0 && ofShape && !comesBefore(of, from, network)) {
    issues.push({
      path: [...path, 'corruption'],
      message: `"${from}" does not read "${of}", so its corruption would change nothing`,
    })
  }
  if (!fromShape || !ofShape || issues.length > before) return undefined
  const activation = activationFor(loss, ofShape)
  const mistake = checkLoss(loss, {
    activation,
    outputShape: ofShape,
    targetShape: ofShape,
    features: [],
    output: from,
  })
  if (mistake !== null) issues.push({ path: [...path, 'loss'], message: mistake })
  const decoder = denseMap({ name: 'decoder', from, fromRank: fromShape.length, to: ofShape, activation })
  const goal: Goal = {
    prediction: `${temporaryPrefix}decoder`,
    target: { type: 'value', name: of },
    predictionShape: ofShape,
    loss,
    weight: 1,
    output: null,
    metrics: [],
  }
  const layers = [...network.spec.layers, ...decoder]
  const all = corruption > 0 ? addNoise(layers, of, corruption) : layers
  return {
    layers: all.filter(({ name }) => !name.startsWith(temporaryPrefix)),
    temporary: all.filter(({ name }) => name.startsWith(temporaryPrefix)),
    goals: [goal],
    values: [of],
    reads: quoted([from]),
  }
}

/** Puts masking noise behind `of`: all that read `of` read the noise instead. */
function addNoise(layers: readonly LayerSpec[], of: string, corruption: number): LayerSpec[] {
  const noise = maskingNoise(of, corruption)
  const rename = (name: string) => (name === of ? noise.name : name)
  return [noise, ...layers.map((layer) => ({ ...layer, inputs: layer.inputs.map(rename) }))]
}

function comesBefore(earlier: string, later: string, network: Network): boolean {
  if (earlier === later) return true
  const isLayer = (name: string) => network.layers.some((candidate) => candidate.name === name)
  const layer = network.layers.find(({ name }) => name === ownerName(later, isLayer))
  return layer?.inputs.some((name) => comesBefore(earlier, name, network)) ?? false
}

function fixedShape(
  name: string,
  network: Network,
  path: readonly string[],
  issues: Issue[],
  mayBeInput = false,
): Shape | undefined {
  const layer = network.layers.find((candidate) => candidate.name === name)
  if (!layer) {
    const known = [...(mayBeInput ? network.inputs : []), ...network.layers]
      .map((candidate) => candidate.name)
      .join(', ')
    const what = mayBeInput ? 'no layer or input' : 'no layer'
    issues.push({ path, message: `${what} is called "${name}"; there are ${known}` })
    return undefined
  }
  if (layer.outputShape.includes(null)) {
    issues.push({
      path,
      message: `"${name}" has an axis of any length, which a temporary dense layer cannot read or rebuild`,
    })
    return undefined
  }
  return layer.outputShape.map((axis) => axis ?? 0)
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(' and ')
