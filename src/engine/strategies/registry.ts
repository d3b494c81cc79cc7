import { InvalidSpec, type Issue } from '../errors.js'
import { buildNetwork } from '../spec/network.js'
import type { TrainingTask } from '../training/task.js'
import { expandEndToEnd } from './end-to-end.js'
import type { ExpansionContext, StrategyExpansion } from './expansion.js'
import { expandGreedyLayerwise } from './greedy-layerwise.js'
import { expandStaged } from './staged.js'
import type { StageSpec, StrategyConfig } from './strategy.js'

export const strategies = {
  endToEnd: expandEndToEnd,
  staged: expandStaged,
  greedyLayerwise: expandGreedyLayerwise,
} satisfies { [T in StrategyConfig['type']]: StrategyExpansion<T> }

/** The stages of a run, in order; what a stage leaves out is the run's. Mistakes are collected in `context.issues`. */
export function collectStages(context: ExpansionContext): readonly StageSpec[] {
  const { strategy } = context.task
  switch (strategy.type) {
    case 'endToEnd':
      return strategies.endToEnd(strategy, context)
    case 'staged':
      return strategies.staged(strategy, context)
    case 'greedyLayerwise':
      return strategies.greedyLayerwise(strategy, context)
  }
}

/**
 * A strategy as its ordered stages: `endToEnd` is one stage over all layers, `greedyLayerwise` one a block.
 * @throws InvalidSpec with every mistake in the strategy, each under its path into the run's input.
 */
export function expandStrategy(task: TrainingTask): readonly StageSpec[] {
  const issues: Issue[] = []
  const stages = collectStages({ task, network: buildNetwork(task.architecture), issues })
  if (issues.length > 0) throw new InvalidSpec(issues)
  return stages
}
