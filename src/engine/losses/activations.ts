import type { Squash } from '../layers/logits.js'

/**
 * What does not fit between a loss on probabilities and the activation of its output. `squash`: the activation that
 * makes the probabilities the loss expects; `fromLogits`: the loss applies it itself.
 */
export function checkActivation(
  loss: string,
  squash: Squash,
  fromLogits: boolean,
  activation: string | undefined,
): string | null {
  if (activation === undefined) return null
  if (fromLogits) {
    if (activation === 'linear') return null
    if (activation === squash)
      return `${loss} with fromLogits: true applies ${squash} itself, but the output's activation is ${activation} already; fromLogits: false, or an output without activation, would fit`
    return `${loss} with fromLogits: true expects raw scores, found an output with activation ${activation}; an output without activation would fit`
  }
  if (activation === squash || (squash === 'sigmoid' && /^hard_?sigmoid$/i.test(activation))) return null
  const found = activation === 'linear' ? 'no activation' : `activation ${activation}`
  const raw = activation === 'linear' ? ', or fromLogits: true,' : ''
  return `${loss} expects ${squash} probabilities, found an output with ${found}; activation ${squash}${raw} would fit${otherLoss(activation)}`
}

function otherLoss(activation: string): string {
  if (activation === 'sigmoid') return '; for labels that do not exclude each other, sigmoid with binaryCrossentropy'
  if (activation === 'softmax') return '; for classes that exclude each other, softmax with categoricalCrossentropy'
  return ''
}
