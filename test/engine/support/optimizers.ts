import type { OptimizerConfig } from '../../../src/engine/optimizers/optimizer.js'
import type { OptimizerName } from '../../../src/engine/optimizers/registry.js'

const rate = { learningRate: 0.02 }
/** An epsilon next to nothing would make full steps of noise. */
const moments = { ...rate, beta1: 0.9, beta2: 0.99, epsilon: 1e-3 }

/** Every optimizer with settings of its own: one that is added to the registry has to be added here. */
const plain: { readonly [N in OptimizerName]: OptimizerConfig & { type: N } } = {
  sgd: { type: 'sgd', ...rate },
  momentum: { type: 'momentum', ...rate, momentum: 0.9, nesterov: true },
  rmsprop: { type: 'rmsprop', ...rate, rho: 0.9, epsilon: 1e-3, momentum: 0.5, centered: true },
  adam: { type: 'adam', ...moments, amsgrad: true },
  adamw: { type: 'adamw', ...moments, weightDecay: 0.1 },
  adagrad: { type: 'adagrad', ...rate, initialAccumulator: 0.1, epsilon: 1e-3 },
  adadelta: { type: 'adadelta', ...rate, learningRate: 1, rho: 0.9, epsilon: 1e-3 },
  adamax: { type: 'adamax', ...moments },
  nadam: { type: 'nadam', ...moments, momentumDecay: 0.004 },
  lion: { type: 'lion', ...rate, beta1: 0.9, beta2: 0.99 },
  lazyAdam: { type: 'lazyAdam', ...moments },
}

/** What any optimizer can have besides: decay, an average of weights, layers with a rate of their own, batches in parts. */
const withAdditions = (config: OptimizerConfig): OptimizerConfig => ({
  ...config,
  weightDecay: 0.05,
  weightDecayExclusions: ['bias'],
  gradientAccumulation: 3,
  // What leaves rows of a table alone can keep no average of them.
  ...(config.type !== 'lazyAdam' && { averaging: { decay: 0.9 } }),
})

export const everyOptimizer: readonly (readonly [title: string, config: OptimizerConfig])[] = Object.values(
  plain,
).flatMap((config) => [
  [config.type, config] as const,
  [`${config.type} with all that it may have`, withAdditions(config)] as const,
])
