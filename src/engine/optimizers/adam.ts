import type { Optimizer, OptimizerConfig } from './optimizer.js'
import { decayTowards, slot } from './slot.js'

interface AdamConfig {
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number
  readonly amsgrad?: boolean | undefined
}

/**
 * Adam (Kingma and Ba 2015), as Keras 3 defines it: m' = m + (1 - beta1)(g - m), v' = v + (1 - beta2)(g^2 - v),
 * w - corrected rate x m' / (sqrt(v') + epsilon), with learning rate x sqrt(1 - beta2 ** step) / (1 - beta1 ** step) as the
 * corrected rate. Epsilon stands beside the uncorrected root: the "epsilon hat" of the paper's section 2. An epsilon of
 * PyTorch's, beside the corrected root, is one of epsilon x sqrt(1 - beta2 ** step) here.
 *
 * With `amsgrad` the root is of the greatest v' so far (Reddi et al. 2018).
 */
export const createAdam = (config: AdamConfig): Optimizer => ({
  slots: config.amsgrad ? ['moment', 'variance', 'greatestVariance'] : ['moment', 'variance'],
  update(algebra, weight, gradient, slots, { correctedRate }) {
    const moment = decayTowards(algebra, slot(slots, 'moment'), gradient, config.beta1)
    const variance = decayTowards(algebra, slot(slots, 'variance'), algebra.mul(gradient, gradient), config.beta2)
    const greatest = config.amsgrad ? algebra.maximum(variance, slot(slots, 'greatestVariance')) : undefined
    const root = algebra.add(algebra.sqrt(greatest ?? variance), algebra.constant(config.epsilon))
    return {
      weight: algebra.sub(weight, algebra.div(algebra.mul(moment, correctedRate), root)),
      slots: { moment, variance, ...(greatest === undefined ? {} : { greatestVariance: greatest }) },
    }
  },
})

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019), as Keras 3 and PyTorch define it: the weight first
 * shrinks by rate x weightDecay of itself (the scheduled rate, without bias correction: `withDecay`), then moves as in Adam.
 */
export const createAdamw = (config: Extract<OptimizerConfig, { type: 'adamw' }>): Optimizer => createAdam(config)

/**
 * Adam on the rows of embedding tables whose gradient is not zero; the others, and their moments, stay as they are, where
 * Adam would go on moving them by what it remembers. Dense Adam for all other weights. The LazyAdam of TensorFlow Addons
 * and PyTorch's SparseAdam: not the same optimizer as Adam. Executors leave the rows out.
 */
export const createLazyAdam = (config: Extract<OptimizerConfig, { type: 'lazyAdam' }>): Optimizer => createAdam(config)
