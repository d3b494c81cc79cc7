import type * as tfjs from '@tensorflow/tfjs'
import type { LossConfig, LossSite } from './loss.js'
import { unitsOf } from './shapes.js'

/**
 * How much each class counts: by its index, or `balanced`, rows / (classes x rows of the class) over the train split
 * (scikit-learn's), which `fitClassWeights` turns into numbers before a run starts.
 */
export type ClassWeights = 'balanced' | readonly number[]

/** The numbers. @throws Error where they were not counted yet */
function numbersOf(weights: ClassWeights): readonly number[] {
  if (weights === 'balanced') throw new Error('balanced class weights have to be counted before a loss is computed')
  return weights
}

/** Losses [batch, ...places], each times the weight of its class. `classes`: [batch, ...places, classes], one-hot. */
export function weighClasses(
  tf: typeof tfjs,
  values: tfjs.Tensor,
  classes: tfjs.Tensor,
  weights: ClassWeights | undefined,
): tfjs.Tensor {
  if (!weights) return values
  return tf.mul(values, tf.sum(tf.mul(classes, tf.tensor1d([...numbersOf(weights)])), -1))
}

/** Losses of elements that are each no (0) or yes (1), times the weight of the answer. */
export function weighAnswers(
  tf: typeof tfjs,
  values: tfjs.Tensor,
  answers: tfjs.Tensor,
  weights: ClassWeights | undefined,
): tfjs.Tensor {
  if (!weights) return values
  const [no = 1, yes = 1] = numbersOf(weights)
  return tf.mul(values, tf.add(tf.mul(answers, tf.scalar(yes - no)), tf.scalar(no)))
}

/** What does not fit about class weights, and what would; null where all fits. */
export function checkClassWeights(config: LossConfig, site: LossSite): string | null {
  const weights = 'classWeights' in config ? config.classWeights : undefined
  if (!weights) return null
  const isBinary = config.type.startsWith('binary')
  const units = unitsOf(site.outputShape)
  if (isBinary && units !== 1)
    return `classWeights of ${config.type} weigh no against yes on 1 unit, found ${units ?? '?'} units; categoricalCrossentropy, or no class weights, would fit`
  if (weights === 'balanced') {
    const [feature, ...others] = site.features ?? []
    if (feature && others.length === 0 && (feature.kind === 'CATEGORICAL' || feature.kind === 'BOOLEAN')) return null
    const found = feature ? `${others.length + 1} of kind ${feature.kind}` : 'none'
    return `balanced class weights count the categories of one CATEGORICAL or BOOLEAN target feature, found ${found}; weights by class would fit`
  }
  const classes = isBinary ? 2 : units
  if (classes !== null && weights.length !== classes)
    return `classWeights of ${config.type} need one weight for each of ${classes} classes, got ${weights.length}`
  const wrong = weights.find((weight) => !(weight >= 0 && Number.isFinite(weight)))
  if (wrong !== undefined) return `a class weight must be at least 0, got ${wrong}`
  return weights.some((weight) => weight > 0)
    ? null
    : 'a class weight must be above 0 for one class at least, all are 0'
}
