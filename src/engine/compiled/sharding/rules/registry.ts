import type { ShardRule } from '../rule.js'
import { elementwiseRules } from './elementwise.js'
import { loopRules } from './loops.js'
import { productRules } from './products.js'
import { reductionRules } from './reductions.js'
import { shapingRules } from './shaping.js'
import { windowRules } from './windows.js'

/** By ONNX's names. A computation with an operation that is not here stays whole. */
export const shardRules: ReadonlyMap<string, ShardRule> = new Map(
  [elementwiseRules, loopRules, productRules, reductionRules, shapingRules, windowRules].flatMap((rules) =>
    Object.entries(rules),
  ),
)
