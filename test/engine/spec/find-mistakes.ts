import { InvalidSpec } from '../../../src/engine/errors.js'
import { parseArchitecture } from '../../../src/engine/spec/parse.js'
import type { ArchitectureInput } from '../../../src/engine/spec/parse.js'

/** The mistakes found, as `path: message`. */
export function findMistakes(input: ArchitectureInput): string[] {
  try {
    parseArchitecture(input)
    return []
  } catch (error) {
    if (!(error instanceof InvalidSpec)) throw error
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  }
}

export const withLayers = (shape: (number | null)[], layers: unknown[], outputs?: string[]): ArchitectureInput => ({
  inputs: [{ name: 'x', shape }],
  layers,
  ...(outputs && { outputs }),
})
