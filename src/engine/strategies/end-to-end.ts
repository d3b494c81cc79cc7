import type { StrategyExpansion } from './expansion.js'

/** One stage, named `endToEnd`: every layer is trained on the run's targets. */
export const expandEndToEnd: StrategyExpansion<'endToEnd'> = ({ epochs }) => [
  { name: 'endToEnd', epochs, objective: { type: 'target' } },
]
