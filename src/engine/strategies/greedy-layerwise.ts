import type { Network } from '../spec/network.js'
import { frozenLayers, layersNamed } from '../spec/trained-layers.js'
import { reconstructionLoss } from './reconstruction-loss.js'
import type { ExpansionContext, StrategyExpansion } from './expansion.js'
import type { StageObjective, StageSpec } from './strategy.js'

const root = ['strategy', 'greedyLayerwise']

/**
 * Trains a network block by block (Bengio et al. 2007, "Greedy layer-wise training of deep networks").
 *
 * Stages are called `block1`, `block2`, ... and, where `fineTuneEpochs` is above 0, `fineTune`. A block is trained
 * alone, all others frozen. One that holds an output layer learns the run's targets; any other learns
 * - reconstruction: to rebuild what it reads, through a temporary decoder. With `corruption` the blocks are a stacked
 *   denoising autoencoder (Vincent et al. 2010): noise falls on the block's own input, the clean value is the target.
 *   The loss is binary cross-entropy where that value lies in [0, 1] by construction, else the mean squared error.
 * - supervised: the first target's output, through a temporary head (Belilovsky et al. 2019).
 *
 * The fine-tuning stage trains every layer on the targets.
 */
export const expandGreedyLayerwise: StrategyExpansion<'greedyLayerwise'> = (config, context) => {
  const { network, issues } = context
  const blocks = config.blocks ?? defaultBlocks(network)
  const before = issues.length
  checkBlocks(config, context)
  if (issues.length > before) return []

  const stages: StageSpec[] = blocks.map((block, index) => ({
    name: `block${index + 1}`,
    epochs: config.epochsPerBlock,
    train: block,
    objective: blockObjective(block, index, config, context),
  }))
  if (config.fineTuneEpochs > 0) {
    stages.push({ name: 'fineTune', epochs: config.fineTuneEpochs, objective: { type: 'target' } })
  } else {
    const trained = new Set([...blocks.flat().flatMap((name) => layersNamed(network, name)), ...frozenLayers(network)])
    const idle = network.spec.outputs.find((name) => !trained.has(name) && hasWeights(network, name))
    if (idle !== undefined) {
      const message = `no block holds the output layer "${idle}" and fineTuneEpochs is 0, so nothing would train it; add it to the last block or set fineTuneEpochs`
      issues.push({ path: [...root, 'blocks'], message })
    }
  }
  return stages
}

/**
 * Each layer with weights, together with the layers without weights before it; those after the last one belong to it. A
 * submodel counts as one layer, and a frozen one belongs to no block.
 */
export function defaultBlocks(network: Network): string[][] {
  const blocks: string[][] = []
  let block: string[] = []
  const frozen = frozenLayers(network)
  const inner = new Set(network.submodels.flatMap(({ layers }) => layers.slice(0, -1)))
  for (const { name } of network.layers) {
    if (frozen.has(name) || inner.has(name)) continue
    block.push(name)
    if (hasWeights(network, name)) {
      blocks.push(block)
      block = []
    }
  }
  const last = blocks.at(-1)
  if (last) last.push(...block)
  else if (block.length > 0) blocks.push(block)
  return blocks
}

function checkBlocks(config: Parameters<typeof expandGreedyLayerwise>[0], { network, issues }: ExpansionContext): void {
  const { blocks, corruption, objective, fineTuneEpochs } = config
  if (!(corruption >= 0 && corruption < 1)) {
    issues.push({
      path: [...root, 'corruption'],
      message: `corruption must be at least 0 and below 1, got ${corruption}`,
    })
  }
  if (corruption > 0 && objective === 'supervised') {
    const message = `corruption (${corruption}) applies to RECONSTRUCTION only; a SUPERVISED block reads clean values`
    issues.push({ path: [...root, 'corruption'], message })
  }
  if (!Number.isInteger(fineTuneEpochs) || fineTuneEpochs < 0) {
    issues.push({ path: [...root, 'fineTuneEpochs'], message: `must be a whole number from 0, got ${fineTuneEpochs}` })
  }
  if (blocks?.length === 0) issues.push({ path: [...root, 'blocks'], message: 'needs at least one block, got none' })
  const known = new Set(network.layers.map(({ name }) => name))
  const owner = new Map<string, number>()
  blocks?.forEach((block, index) => {
    const path = [...root, 'blocks', `${index}`]
    if (block.length === 0) issues.push({ path, message: 'a block needs at least one layer, got none' })
    block.forEach((name, place) => {
      const at = [...path, `${place}`]
      if (!known.has(name)) issues.push({ path: at, message: unknownLayer(name, network) })
      const taken = layersNamed(network, name).find((layer) => owner.has(layer))
      if (taken !== undefined) {
        issues.push({ path: at, message: `layer "${taken}" stands in block ${(owner.get(taken) ?? 0) + 1} already` })
      }
      layersNamed(network, name).forEach((layer) => owner.set(layer, index))
    })
  })
}

const unknownLayer = (name: string, network: Network): string =>
  `no layer is called "${name}"; the layers are ${network.layers.map((layer) => layer.name).join(', ')}`

const hasWeights = (network: Network, name: string): boolean =>
  network.layers.some(
    (layer) => layersNamed(network, name).includes(layer.name) && layer.weights.some(({ trainable }) => trainable),
  )

function blockObjective(
  block: readonly string[],
  index: number,
  config: Parameters<typeof expandGreedyLayerwise>[0],
  context: ExpansionContext,
): StageObjective {
  const { network, task, issues } = context
  if (block.some((name) => network.spec.outputs.includes(name))) return { type: 'target' }
  const members = new Set(block.flatMap((name) => layersNamed(network, name)))
  const layers = network.layers.filter(({ name }) => members.has(name))
  const last = layers.at(-1)?.name ?? ''
  if (config.objective === 'supervised') {
    return { type: 'auxiliary', layer: last, output: task.targets[0]?.output ?? network.spec.outputs[0] ?? '' }
  }
  const reads = [...new Set(layers.flatMap(({ inputs }) => inputs))].filter((name) => !members.has(name))
  if (reads.length > 1) {
    const message = `block ${index + 1} (${block.join(', ')}) reads ${reads.join(' and ')}; to be rebuilt, a block's input must be one`
    issues.push({ path: [...root, 'blocks', ...(config.blocks ? [`${index}`] : [])], message })
  }
  const of = reads[0] ?? ''
  return {
    type: 'reconstruction',
    from: last,
    of,
    corruption: config.corruption,
    loss: reconstructionLoss(of, context),
  }
}
