/** Losses: what an output is trained on, what each fits, and its value. */
export { checkLoss } from './check.js'
export { computeLoss, isFromLogits, losses, lossTask } from './definitions.js'
export type { LossConfig, LossTask } from './loss.js'
export { defaultTargetEncoding } from './target-encoding.js'
