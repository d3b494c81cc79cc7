import { checkClassWeights } from './class-weights.js'
import { lossDefinition } from './definitions.js'
import type { LossConfig, LossSite } from './loss.js'

interface Bound {
  readonly words: string
  fits(value: number): boolean
}

const share: Bound = { words: '>= 0 and < 1', fits: (value) => value >= 0 && value < 1 }
const above0: Bound = { words: '> 0', fits: (value) => value > 0 && Number.isFinite(value) }
const from0: Bound = { words: '>= 0', fits: (value) => value >= 0 && Number.isFinite(value) }
const fraction: Bound = { words: 'within 0..1', fits: (value) => value >= 0 && value <= 1 }

/** Ranges of the numbers in a loss, by name; a name with its loss before it goes first. */
const bounds: Readonly<Record<string, Bound>> = {
  labelSmoothing: share,
  delta: above0,
  gamma: from0,
  alpha: above0,
  beta: from0,
  margin: above0,
  'binaryFocalCrossentropy.alpha': fraction,
  'tversky.alpha': from0,
}

function checkParameters(config: LossConfig): string | null {
  for (const [name, value] of Object.entries(config)) {
    const bound = bounds[`${config.type}.${name}`] ?? bounds[name]
    if (bound && typeof value === 'number' && !bound.fits(value))
      return `${name} of ${config.type} must be ${bound.words}, got ${value}`
  }
  if (config.type === 'tversky' && config.alpha + config.beta === 0)
    return 'alpha and beta of tversky are both 0, so no mistake would count; 0.5 and 0.5 (dice) would fit'
  return null
}

/** What does not fit between a loss and the output and target it is to be computed on, and what would; null where all fits. */
export function checkLoss(config: LossConfig, site: LossSite): string | null {
  const message =
    checkParameters(config) ?? lossDefinition(config).check(config, site) ?? checkClassWeights(config, site)
  return message !== null && site.output !== undefined ? `output ${site.output}: ${message}` : message
}
