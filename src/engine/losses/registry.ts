/** Losses: what an output is trained on, what each fits, and its value. */
export { checkLoss } from './check.js'
export { activationRead, computeLoss, isFromLogits, losses, lossTask } from './definitions.js'
export type { LossConfig, LossName, LossTask } from './loss.js'
export { defaultTargetEncoding, readsCodes, wantedTargetShape } from './target-encoding.js'
