import type { Issue } from '../errors.js'
import type { ArchitectureSpec } from '../spec/architecture.js'
import { buildNetwork, type Network, type NetworkLayer } from '../spec/network.js'
import { layersNamed, trainedLayers } from '../spec/trained-layers.js'
import type { StageSpec } from '../strategies/strategy.js'
import type { Goal, ObjectiveLayout } from './goal.js'
import { splitNetwork } from './network-split.js'
import { stageObjective } from './stage-objective.js'
import type { BoundTarget } from './target-bindings.js'

/** What a stage computes: a frozen part in inference mode, and the part that is trained. */
export interface StageLayout {
  /** Frozen layers that nothing trained or random comes before; null where there are none. */
  readonly prefix: Network | null
  /** The trained layers, all that reads them, and the stage's temporary layers. */
  readonly body: Network
  /** Names of the inputs and frozen layers that the body or a goal reads. */
  readonly boundary: readonly string[]
  /** Layers that run in training mode and whose weights are updated; temporary ones included. */
  readonly trained: ReadonlySet<string>
  readonly goals: readonly Goal[]
  /** Full names of the weights that the optimizer updates. */
  readonly trainable: readonly string[]
}

/** Lays a stage out over the network, whose inputs have every axis fixed; mistakes go to `issues` under `path`. */
export function layOutStage(
  stage: StageSpec,
  network: Network,
  targets: readonly BoundTarget[],
  path: readonly string[],
  issues: Issue[],
): StageLayout | undefined {
  const before = issues.length
  checkTrainedNames(stage, network, path, issues)
  const objective = stageObjective(stage, network, targets, path, issues)
  if (!objective || issues.length > before) return undefined

  const trained = new Set([...trainedLayers(network, stage.train), ...objective.temporary.map(({ name }) => name)])
  const spec: ArchitectureSpec = {
    inputs: network.spec.inputs,
    layers: [...objective.layers, ...objective.temporary],
    outputs: [],
  }
  const needed = [...objective.goals.map(({ prediction }) => prediction), ...objective.values]
  const split = splitNetwork(spec, network, needed, trained)
  const body = buildNetwork(split.body)
  const trainable = body.layers
    .filter(({ name }) => trained.has(name))
    .flatMap(({ weights }) => weights.filter((weight) => weight.trainable).map(({ name }) => name))
  checkTrainedWeights(stage, network, body, objective, path, issues)
  for (const name of objective.values.filter((value) => body.layers.some((layer) => layer.name === value))) {
    const message = `"${name}" is trained by this stage or reads a layer that is; what is rebuilt has to stand still`
    issues.push({ path: [...path, 'objective'], message })
  }
  if (issues.length > before) return undefined
  return {
    prefix: split.prefix && buildNetwork(split.prefix),
    body,
    boundary: split.boundary,
    trained,
    goals: objective.goals,
    trainable,
  }
}

function checkTrainedNames(stage: StageSpec, network: Network, path: readonly string[], issues: Issue[]): void {
  const known = network.layers.map(({ name }) => name)
  if (stage.train?.length === 0)
    issues.push({ path: [...path, 'train'], message: 'needs at least one layer, got none' })
  stage.train?.forEach((name, index) => {
    if (known.includes(name)) return
    const message = `no layer is called "${name}"; the layers are ${known.join(', ')}`
    issues.push({ path: [...path, 'train', `${index}`], message })
  })
}

/** A stage has to train a weight, and each layer it names has to come before its objective. */
function checkTrainedWeights(
  stage: StageSpec,
  network: Network,
  body: Network,
  objective: ObjectiveLayout,
  path: readonly string[],
  issues: Issue[],
): void {
  const reached = new Set(body.layers.map(({ name }) => name))
  stage.train?.forEach((name, index) => {
    const named = layersNamed(network, name)
    const learning = network.layers.filter((layer) => named.includes(layer.name) && hasTrainable(layer))
    if (learning.length === 0 || learning.some((layer) => reached.has(layer.name))) return
    const message = `layer "${name}" does not feed ${objective.reads}, which this stage's objective reads, so it would not learn`
    issues.push({ path: [...path, 'train', `${index}`], message })
  })
  const own = new Set(trainedLayers(network, stage.train))
  if (body.layers.some((layer) => own.has(layer.name) && hasTrainable(layer))) return
  const named = stage.train ?? [...own]
  const frozen = network.submodels.filter(({ isNested, trained }) => !isNested && trained.length === 0)
  const found =
    named.length === 0
      ? 'every layer is one of a frozen submodel'
      : `${named.join(', ')} ${named.length === 1 ? 'has' : 'have'} none that its objective reads`
  const remedy =
    stage.train || frozen.length === 0
      ? ''
      : `; ${frozen.map(({ name }) => name).join(', ')} ${frozen.length === 1 ? 'is' : 'are'} frozen, but in a stage that names ${frozen.length === 1 ? 'it' : 'them'} in train`
  const message = `stage "${stage.name}" trains no weights: ${found}${remedy}`
  issues.push({ path: stage.train ? [...path, 'train'] : path, message })
}

const hasTrainable = ({ weights }: NetworkLayer): boolean => weights.some(({ trainable }) => trainable)
