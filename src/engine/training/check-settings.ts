import type { Issue } from '../errors.js'
import type { GradientClipping } from '../executors/executor.js'
import type { OptimizerConfig } from '../optimizers/optimizer.js'
import { suggestNames } from '../spec/names.js'
import type { EarlyStopping } from './early-stopping.js'

type Path = readonly string[]

interface Bound {
  readonly fits: (value: number) => boolean
  readonly words: string
}

const above0: Bound = { fits: (value) => value > 0, words: 'above 0' }
const from0: Bound = { fits: (value) => value >= 0, words: 'at least 0' }
const from1: Bound = { fits: (value) => value >= 1, words: 'at least 1' }
const share: Bound = { fits: (value) => value >= 0 && value <= 1, words: 'from 0 to 1' }
const below1: Bound = { fits: (value) => value >= 0 && value < 1, words: 'at least 0 and below 1' }
const wholeFrom = (least: number): Bound => ({
  fits: (value) => Number.isSafeInteger(value) && value >= least,
  words: `a whole number from ${least}`,
})

/** Ranges of the numbers in an optimizer or its schedule, by name. */
const bounds: Readonly<Record<string, Bound>> = {
  learningRate: above0,
  momentum: below1,
  rho: below1,
  beta1: below1,
  beta2: below1,
  epsilon: above0,
  weightDecay: from0,
  warmupSteps: wholeFrom(0),
  everySteps: wholeFrom(1),
  factor: above0,
  decaySteps: wholeFrom(1),
  minimum: share,
  initialAccumulator: from0,
  momentumDecay: from0,
  gradientAccumulation: wholeFrom(1),
  power: above0,
  firstSteps: wholeFrom(1),
  lengthFactor: from1,
  heightFactor: share,
  totalSteps: wholeFrom(1),
  riseShare: share,
  startDivisor: from1,
  endDivisor: from1,
}

function check(value: number, bound: Bound, path: Path, issues: Issue[]): void {
  if (Number.isFinite(value) && bound.fits(value)) return
  issues.push({ path, message: `${path.at(-1)} must be ${bound.words}, got ${value}` })
}

function checkNumbers(config: object, path: Path, issues: Issue[]): void {
  for (const [name, value] of Object.entries(config)) {
    const bound = bounds[name]
    if (bound && typeof value === 'number') check(value, bound, [...path, name], issues)
  }
}

/** @param layers names of the architecture's layers */
export function checkOptimizer(config: OptimizerConfig, layers: readonly string[], path: Path, issues: Issue[]): void {
  checkNumbers(config, [...path, config.type], issues)
  checkAdditions(config, layers, [...path, config.type], issues)
  const { schedule } = config
  if (!schedule) return
  const at = [...path, config.type, 'schedule']
  checkNumbers(schedule, schedule.type === 'constant' ? at : [...at, schedule.type], issues)
}

function checkAdditions(config: OptimizerConfig, layers: readonly string[], path: Path, issues: Issue[]): void {
  const { averaging, learningRateFactors = [] } = config
  if (averaging) check(averaging.decay, below1, [...path, 'averaging', 'decay'], issues)
  if (averaging && config.type === 'lazyAdam') {
    const message = 'lazyAdam leaves most rows of a table alone, so that no average of them can be kept; adam keeps one'
    issues.push({ path: [...path, 'averaging'], message })
  }
  learningRateFactors.forEach(({ layer, factor }, index) => {
    const at = [...path, 'learningRateFactors', `${index}`]
    check(factor, from0, [...at, 'factor'], issues)
    if (layers.includes(layer)) return
    const message = `there is no layer ${layer}${suggestNames(layer, layers)}`
    issues.push({ path: [...at, 'layer'], message })
  })
}

export function checkGradientClipping(clipping: GradientClipping, path: Path, issues: Issue[]): void {
  check(clipping.limit, above0, [...path, clipping.type], issues)
}

/** @param measured names of the metrics that some stage under these settings measures */
export function checkEarlyStopping(
  stopping: EarlyStopping,
  measured: readonly string[],
  path: Path,
  issues: Issue[],
): void {
  check(stopping.patience, wholeFrom(1), [...path, 'patience'], issues)
  check(stopping.minDelta, from0, [...path, 'minDelta'], issues)
  if (measured.includes(stopping.monitor)) return
  const message = `cannot watch "${stopping.monitor}", which is not measured; measured are ${measured.join(', ')}`
  issues.push({ path: [...path, 'monitor'], message })
}

export const checkEpochs = (epochs: number, path: Path, issues: Issue[]): void =>
  check(epochs, wholeFrom(1), path, issues)

export const checkBatchSize = (size: number, path: Path, issues: Issue[]): void =>
  check(
    size,
    { fits: (value) => wholeFrom(1).fits(value) && value <= 65_536, words: 'a whole number from 1 to 65536' },
    path,
    issues,
  )

export const checkSeed = (seed: number, path: Path, issues: Issue[]): void => check(seed, wholeFrom(0), path, issues)
