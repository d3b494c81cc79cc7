import type {
  EarlyStopping,
  GradientClipping,
  InputBinding,
  OptimizerConfig,
  StageObjective,
  StageSpec,
} from '../../engine/index.js'
import { toLossInput } from './loss.js'
import { toPublicName } from './one-of.js'

/** The engine's settings as the public inputs that would make them again. */

/** `{ type: 'adam', beta1: 0.9 }` as `{ adam: { beta1: 0.9 } }`; what has no settings is `{}`. */
export function toOneOf(config: { readonly type: string }): Record<string, unknown> {
  const { type, ...settings } = config
  return { [type]: settings }
}

export function toOptimizerInput(config: OptimizerConfig): Record<string, unknown> {
  const { type, schedule, weightDecayExclusions, ...settings } = config
  return {
    [type]: {
      ...settings,
      ...(schedule && { schedule: toOneOf(schedule) }),
      ...(weightDecayExclusions && { weightDecayExclusions: weightDecayExclusions.map(toPublicName) }),
    },
  }
}

export const toEarlyStoppingInput = ({
  monitor,
  mode,
  patience,
  minDelta,
}: EarlyStopping): Record<string, unknown> => ({
  monitor: toPublicName(monitor),
  mode: mode.toUpperCase(),
  patience,
  minDelta,
})

export const toGradientClippingInput = ({ type, limit }: GradientClipping): Record<string, unknown> => ({
  [type]: limit,
})

export function toEncodingInput(encoding: NonNullable<InputBinding['encoding']>): Record<string, unknown> {
  if (encoding.type !== 'tokenize') return toOneOf(encoding)
  const { type, level, ...settings } = encoding
  return { [type]: { level: toPublicName(level), ...settings } }
}

export function toObjectiveInput(objective: StageObjective): Record<string, unknown> {
  return objective.type === 'reconstruction'
    ? toOneOf({ ...objective, loss: toLossInput(objective.loss, undefined) } as { type: string })
    : toOneOf(objective)
}

/** A valid StageInput of a stage whose defaults are filled in. */
export function toStageInput(spec: StageSpec): Record<string, unknown> {
  const { name, epochs, train, objective, optimizer, batchSize, earlyStopping, gradientClipping } = spec
  return {
    name,
    epochs,
    objective: toObjectiveInput(objective),
    ...(train && { train }),
    ...(optimizer && { optimizer: toOptimizerInput(optimizer) }),
    ...(batchSize !== undefined && { batchSize }),
    ...(earlyStopping && { earlyStopping: toEarlyStoppingInput(earlyStopping) }),
    ...(gradientClipping && { gradientClipping: toGradientClippingInput(gradientClipping) }),
  }
}
