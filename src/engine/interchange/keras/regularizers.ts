import type { Regularizer } from '../../layers/regularizers.js'
import { readObject, refuse } from './refuse.js'

/** Both factors written out: TensorFlow.js takes 0.01 for one that is left out. */
export function writeRegularizer(regularizer: Regularizer): object {
  const l1 = 'l1' in regularizer ? regularizer.l1 : 0
  const l2 = 'l2' in regularizer ? regularizer.l2 : 0
  return { class_name: 'L1L2', config: { l1, l2 } }
}

export function readRegularizer(value: unknown, path: readonly string[]): Regularizer {
  const { className, config } = readObject(value, path)
  const l1 = readFactor(config.l1)
  const l2 = readFactor(config.l2)
  switch (className) {
    case 'L1':
    case 'l1':
      return { type: 'l1', l1 }
    case 'L2':
    case 'l2':
      return { type: 'l2', l2 }
    case 'L1L2':
    case 'l1_l2':
      if (l2 === 0) return { type: 'l1', l1 }
      return l1 === 0 ? { type: 'l2', l2 } : { type: 'l1l2', l1, l2 }
    default:
      return refuse(`there is no regularizer ${className}; L1, L2 and L1L2 can be read`, path)
  }
}

/** Files that were written from float32 hold what is left of a number: 0.009999999776482582 for 0.01. */
function readFactor(value: unknown): number {
  if (typeof value !== 'number') return 0
  const short = Number(value.toPrecision(7))
  return Math.fround(short) === value ? short : value
}
