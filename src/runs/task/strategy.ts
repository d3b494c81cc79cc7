import type { StageObjective, StageSpec, StrategyConfig } from '../../engine/index.js'
import type { OneOf, StageInput } from './input.js'
import { chosen, fromOneOf, toEngineName } from './one-of.js'
import { toLoss } from './loss.js'
import { toEarlyStopping, toGradientClipping, toOptimizer } from './settings.js'

export function toStrategy(input: OneOf): StrategyConfig {
  const [type, settings] = chosen(input)
  if (type === 'staged') {
    const { stages } = settings as { stages: readonly StageInput[] }
    return { type, stages: stages.map(toStage) }
  }
  const { objective, ...rest } = fromOneOf(input)
  const strategy = typeof objective === 'string' ? { ...rest, objective: toEngineName(objective) } : rest
  return strategy as unknown as StrategyConfig
}

function toStage(input: StageInput, index: number): StageSpec {
  const { name, epochs, train, objective, optimizer, batchSize } = input
  const earlyStopping = toEarlyStopping(input.earlyStopping)
  const gradientClipping = toGradientClipping(input.gradientClipping)
  return {
    name: name ?? `stage_${index + 1}`,
    epochs,
    objective: toObjective(objective),
    ...(train && { train }),
    ...(optimizer && { optimizer: toOptimizer(optimizer) }),
    ...(batchSize != null && { batchSize }),
    ...(earlyStopping && { earlyStopping }),
    ...(gradientClipping && { gradientClipping }),
  }
}

function toObjective(input: OneOf): StageObjective {
  const objective = fromOneOf(input)
  if (objective.type === 'target') return { type: 'target' }
  if (objective.type !== 'reconstruction') return objective as unknown as StageObjective
  const { corruption = 0, loss, ...rest } = objective
  const config = loss ? toLoss(loss as OneOf) : { type: 'meanSquaredError' }
  return { ...rest, corruption, loss: config } as unknown as StageObjective
}
