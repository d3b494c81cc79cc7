import type { Issue } from '../errors.js'
import type { Network } from '../spec/network.js'
import type { TrainingTask } from '../training/task.js'
import type { StageSpec, StrategyConfig } from './strategy.js'

/** What an expansion may look at. Mistakes go to `issues`, with paths into the run's input; an expansion never throws. */
export interface ExpansionContext {
  readonly task: TrainingTask
  readonly network: Network
  readonly issues: Issue[]
}

/** A strategy as a pure function from its settings to the ordered stages that a run takes. */
export type StrategyExpansion<T extends StrategyConfig['type']> = (
  config: Extract<StrategyConfig, { type: T }>,
  context: ExpansionContext,
) => readonly StageSpec[]
