import type * as tfjs from '@tensorflow/tfjs'
import type { FeedSpec, ForwardContext, GradientClipping, StageProgram, WeightSpec } from '../executors/executor.js'
import { penalize } from '../layers/regularizers.js'
import { computeLoss } from '../losses/registry.js'
import type { OptimizerConfig } from '../optimizers/optimizer.js'
import { weightKind } from '../optimizers/weight-settings.js'
import type { MaskedValues, Network, NetworkContext } from '../spec/network.js'
import type { Goal } from './goal.js'
import { weightFeed } from './sample-weights.js'
import type { StageLayout } from './stage-layout.js'

/** Name of the feed that carries an input of the architecture. */
export const inputFeed = (input: string): string => `input:${input}`

/** Name of the feed that tells which time steps of an input's sequences are real: [batch, time], 1 where real. */
export const maskFeed = (input: string): string => `mask:${input}`

/** Name of the program output that carries one goal's own loss, where a stage has several. */
export const goalLoss = (goal: Goal): string => `loss:${goal.prediction}`

/** Name of the program output that tells which time steps of a prediction are real: [batch, time], 1 where real. */
export const maskOutput = (prediction: string): string => `mask:${prediction}`

/** Where a stage's program reads from: encoded inputs, or the values that its frozen part gave once. */
export interface StageFeeds {
  readonly isExtracted: boolean
  specs(batchSize: number): readonly FeedSpec[]
}

export interface StageProgramOptions {
  readonly layout: StageLayout
  readonly feeds: StageFeeds
  readonly optimizer: OptimizerConfig
  readonly gradientClipping?: GradientClipping | undefined
}

/**
 * A stage as a pure function. Frozen layers run in inference mode. The loss is the weighted sum over the goals plus the
 * penalties on the weights that the stage trains and what its layers add. Outputs: each goal's prediction under its layer's name and, where
 * there are several goals, each one's loss.
 */
export function buildStageProgram({ layout, feeds, optimizer, gradientClipping }: StageProgramOptions): StageProgram {
  const { prefix, body, goals, trainable } = layout
  const isPrefixRun = prefix !== null && !feeds.isExtracted
  const weights = new Map<string, WeightSpec>()
  for (const network of isPrefixRun ? [prefix, body] : [body]) {
    for (const { type, weights: own } of network.layers)
      for (const { name, shape } of own) weights.set(name, { name, shape, kind: weightKind(type, name) })
  }
  const learned = new Set(trainable)
  const penalties = body.weights.filter(({ name, regularizer }) => regularizer && learned.has(name))

  return {
    weights: [...weights.values()],
    trainable,
    feeds: (batchSize) => feeds.specs(batchSize),
    optimizer,
    gradientClipping,
    microBatches: optimizer.gradientAccumulation,
    forward(context, given) {
      const { tf } = context
      const values: Record<string, tfjs.Tensor> = {}
      const masks: Record<string, tfjs.Tensor> = {}
      for (const [name, tensor] of Object.entries(given)) {
        if (name.startsWith('mask:')) masks[name.slice('mask:'.length)] = tensor
        else values[name.replace(/^input:/, '')] = tensor
      }
      if (isPrefixRun) {
        const frozen = run(prefix, context, { values, masks }, prefix.spec.outputs, noLayer)
        Object.assign(values, frozen.values)
        Object.assign(masks, frozen.masks)
      }
      const wanted = [...new Set(goals.map(({ prediction }) => prediction))]
      const activity: tfjs.Tensor[] = []
      const charge = (penalty: tfjs.Scalar) => void activity.push(penalty)
      const reached = run(body, context, { values, masks }, wanted, (name) => layout.trained.has(name), charge)
      const predictions = reached.values
      const terms = goals.map((goal) => {
        const target = values[goal.target.type === 'value' ? goal.target.name : feedValue(goal.target.target.feed)]
        const prediction = predictions[goal.prediction]
        if (!target || !prediction) throw new Error(`goal ${goal.prediction} lacks its target or its prediction`)
        const samples = goal.target.type === 'feed' ? given[weightFeed(goal.target.target.output)] : undefined
        return computeLoss(tf, goal.loss, target, prediction, reached.masks[goal.prediction], samples)
      })
      const weighted = terms.map((term, index) => {
        const weight = goals[index]?.weight ?? 1
        return weight === 1 ? term : tf.mul(term, weight)
      })
      const charges = penalties.flatMap(({ name, regularizer }) =>
        regularizer ? [penalize(tf, regularizer, context.weight(name))] : [],
      )
      const loss = [...weighted, ...charges, ...activity].reduce((sum, term) => tf.add(sum, term))
      const parts = goals.length > 1 ? goals.map((goal, index) => [goalLoss(goal), terms[index]] as const) : []
      const real = Object.entries(reached.masks).map(([name, mask]) => [maskOutput(name), mask] as const)
      return {
        loss: loss.asScalar(),
        outputs: {
          ...predictions,
          ...Object.fromEntries(real),
          ...(Object.fromEntries(parts) as Record<string, tfjs.Tensor>),
        },
      }
    },
  }
}

const noLayer = (): boolean => false

const feedValue = (feed: string): string => feed.replace(/^input:/, '')

/** Runs a network on those values, and masks, that it reads. */
export function run(
  network: Network,
  context: ForwardContext,
  { values, masks }: MaskedValues,
  wanted: readonly string[],
  isTraining: (layer: string) => boolean,
  penalize?: (penalty: tfjs.Scalar) => void,
): MaskedValues {
  const inputs: Record<string, tfjs.Tensor> = {}
  for (const { name } of network.inputs) {
    const value = values[name]
    if (value) inputs[name] = value
  }
  const networkContext: NetworkContext = {
    tf: context.tf,
    training: context.training,
    weight: (name) => context.weight(name),
    update: (name, value) => context.update(name, value),
    random: (name, shape, distribution) => context.random(name, shape, distribution),
    isTraining,
    ...(penalize && { penalize }),
    ...(context.observe && { observe: context.observe }),
  }
  return network.applyMasked(networkContext, inputs, wanted, masks)
}
