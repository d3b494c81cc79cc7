import { createAdadelta } from './adadelta.js'
import { createAdagrad } from './adagrad.js'
import { createAdam, createAdamw, createLazyAdam } from './adam.js'
import { createAdamax } from './adamax.js'
import { withAdditions } from './additions.js'
import { createLion } from './lion.js'
import { createMomentum } from './momentum.js'
import { createNadam } from './nadam.js'
import type { Optimizer, OptimizerConfig } from './optimizer.js'
import { createRmsprop } from './rmsprop.js'
import { createSgd } from './sgd.js'

export type OptimizerName = OptimizerConfig['type']

type ConfigOf<N extends OptimizerName> = Extract<OptimizerConfig, { type: N }>

/** Every optimizer by its name. */
export const optimizers: { readonly [N in OptimizerName]: (config: ConfigOf<N>) => Optimizer } = {
  sgd: createSgd,
  momentum: createMomentum,
  rmsprop: createRmsprop,
  adam: createAdam,
  adamw: createAdamw,
  adagrad: createAdagrad,
  adadelta: createAdadelta,
  adamax: createAdamax,
  nadam: createNadam,
  lion: createLion,
  lazyAdam: createLazyAdam,
}

/**
 * The optimizer that a configuration names, with weight decay and the average of weights where it asks for them. The
 * learning rate and its schedule are not part of it: see `learningRateAt`.
 */
export function createOptimizer<N extends OptimizerName>(config: ConfigOf<N>): Optimizer {
  return withAdditions(optimizers[config.type](config), config)
}
