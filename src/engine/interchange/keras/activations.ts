import type { Activation } from '../../layers/activations.js'
import { activationNames } from '../../layers/activations.js'
import { suggestNames } from '../../spec/names.js'
import { isRecord, refuse } from './refuse.js'

/** What Keras calls the functions that it calls otherwise than the snake case of our name. */
const otherNames: Partial<Record<Activation, string>> = {
  // Keras 3 says silu and takes swish as well; TensorFlow.js knows swish alone.
  silu: 'swish',
  geluApproximate: 'gelu_new',
}

/** Words that Keras reads for the same function. */
const synonyms: Readonly<Record<string, Activation>> = {
  silu: 'silu',
  hard_swish: 'hardSilu',
}

const toSnake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const kerasName = (activation: Activation): string => otherNames[activation] ?? toSnake(activation)

const byKerasName = new Map<string, Activation>([
  ...activationNames.map((activation) => [kerasName(activation), activation] as const),
  ...Object.entries(synonyms),
])

export const writeActivation = (activation: Activation): string => kerasName(activation)

/** @throws InvalidSpec for functions that the engine lacks */
export function readActivation(value: unknown, path: readonly string[]): Activation {
  // Keras writes functions with settings, and layers in their place, as objects.
  const name = isRecord(value) ? value.class_name : value
  const known = typeof name === 'string' && !isRecord(value) ? byKerasName.get(name) : undefined
  if (known) return known
  const suggestion = typeof name === 'string' ? suggestNames(name, [...byKerasName.keys()]) : ''
  return refuse(`there is no activation ${JSON.stringify(name)}${suggestion}`, path)
}
