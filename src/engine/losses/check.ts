import type { LossConfig, LossSite } from './loss.js'
import { lossDefinition } from './definitions.js'

function checkParameters(config: LossConfig): string | null {
  if ('labelSmoothing' in config && !(config.labelSmoothing >= 0 && config.labelSmoothing < 1))
    return `labelSmoothing of ${config.type} must be >= 0 and < 1, got ${config.labelSmoothing}`
  if (config.type === 'huber' && !(config.delta > 0 && Number.isFinite(config.delta)))
    return `delta of huber must be > 0, got ${config.delta}`
  return null
}

/** What does not fit between a loss and the output and target it is to be computed on, and what would; null where all fits. */
export function checkLoss(config: LossConfig, site: LossSite): string | null {
  const message = checkParameters(config) ?? lossDefinition(config).check(config, site)
  return message !== null && site.output !== undefined ? `output ${site.output}: ${message}` : message
}
