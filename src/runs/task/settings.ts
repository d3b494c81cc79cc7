import type { EarlyStopping, GradientClipping, MetricConfig, OptimizerConfig } from '../../engine/index.js'
import { betterOf } from '../metrics/metric.js'
import type { EarlyStoppingInput, MetricInput, OneOf } from './input.js'
import { chosen, fromOneOf, isRecord, toEngineName, withoutNulls } from './one-of.js'

/** What a run is trained with where nothing is said: Adam as published (Kingma & Ba 2015). */
const defaultOptimizer: OptimizerConfig = { type: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }

export function toOptimizer(input: OneOf | null | undefined): OptimizerConfig {
  if (!input) return defaultOptimizer
  const { schedule, weightDecayExclusions, ...settings } = fromOneOf(input)
  return {
    ...settings,
    ...(isRecord(schedule) && { schedule: fromOneOf(schedule) }),
    ...(Array.isArray(weightDecayExclusions) && {
      weightDecayExclusions: (weightDecayExclusions as string[]).map(toEngineName),
    }),
  } as unknown as OptimizerConfig
}

export function toMetric({ name, average, ...settings }: MetricInput): MetricConfig {
  return {
    ...withoutNulls(settings),
    name: toEngineName(name),
    ...(average && { average: toEngineName(average) }),
  } as MetricConfig
}

export function toEarlyStopping(input: EarlyStoppingInput | null | undefined): EarlyStopping | undefined {
  if (!input) return undefined
  const monitor = toEngineName(input.monitor ?? 'LOSS')
  const mode = input.mode ? (toEngineName(input.mode) as 'min' | 'max') : (betterOf(monitor) ?? 'min')
  return { monitor, mode, patience: input.patience ?? 5, minDelta: input.minDelta ?? 0 }
}

export function toGradientClipping(input: OneOf | null | undefined): GradientClipping | undefined {
  if (!input) return undefined
  const [type, limit] = chosen(input)
  const value = isRecord(limit) ? Object.values(limit)[0] : limit
  return { type, limit: value } as GradientClipping
}
