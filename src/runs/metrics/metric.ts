/** A point of a metric as a store keeps it. */
export interface MetricRow {
  readonly stage: number
  /** Empty: the whole model. */
  readonly output: string
  readonly split: 'TRAIN' | 'VALIDATION' | 'TEST'
  /** The engine's name, such as 'topKAccuracy'. */
  readonly name: string
  readonly resolution: 'STEP' | 'EPOCH'
  /** Optimizer updates over the whole run, counted from 1. */
  readonly step: number
  readonly epoch: number
  /** Null: not finite. */
  readonly value: number | null
}

/** What makes a series of points: everything of a MetricRow but its place in time. */
export type SeriesKey = Pick<MetricRow, 'stage' | 'output' | 'split' | 'name' | 'resolution'>

export const seriesId = ({ stage, output, split, name, resolution }: SeriesKey): string =>
  `${stage}\0${output}\0${split}\0${name}\0${resolution}`

/** Which series are wanted; what is left out is not restricted. */
export interface SeriesFilter {
  readonly names?: readonly string[] | undefined
  /** Names of outputs; '' is the whole model. */
  readonly outputs?: readonly string[] | undefined
  readonly splits?: readonly string[] | undefined
  /** Positions of stages. */
  readonly stages?: readonly number[] | undefined
}

export function isWanted(key: Omit<SeriesKey, 'resolution'>, filter: SeriesFilter): boolean {
  const { names, outputs, splits, stages } = filter
  return (
    (names?.includes(key.name) ?? true) &&
    (outputs?.includes(key.output) ?? true) &&
    (splits?.includes(key.split) ?? true) &&
    (stages?.includes(key.stage) ?? true)
  )
}

const smallerIsBetter = new Set([
  'loss',
  'logLoss',
  'perplexity',
  'meanSquaredError',
  'meanAbsoluteError',
  'rootMeanSquaredError',
  'meanAbsolutePercentageError',
  'labelErrorRate',
])
const neitherIsBetter = new Set(['gradientNorm', 'learningRate'])

/** Which way a metric improves; null where neither way is better. */
export function betterOf(name: string): 'min' | 'max' | null {
  if (neitherIsBetter.has(name)) return null
  return smallerIsBetter.has(name) ? 'min' : 'max'
}
