import { createAdam } from './adam.js'
import { createAdamw } from './adamw.js'
import { createMomentum } from './momentum.js'
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
}

/** The optimizer that a configuration names. The learning rate and its schedule are not part of it: see `learningRateAt`. */
export function createOptimizer<N extends OptimizerName>(config: ConfigOf<N>): Optimizer {
  return optimizers[config.type](config)
}
