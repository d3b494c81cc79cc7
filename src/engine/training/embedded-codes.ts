import type { ArchitectureSpec } from '../spec/architecture.js'
import { buildNetwork } from '../spec/network.js'
import type { BoundFeature } from './encodings.js'

/** How many codes the embeddings that read an input hold, the least of them; undefined where none reads it. */
export function embeddedCodes(architecture: ArchitectureSpec, input: string): number | undefined {
  const { layers } = buildNetwork(architecture)
  const reading = new Set([input])
  const held: number[] = []
  for (const { name, inputs, spec } of layers) {
    if (!inputs.some((source) => reading.has(source))) continue
    if (spec.type === 'embedding') held.push(spec.inputDim)
    if (spec.type === 'submodelInput') reading.add(name)
  }
  return held.length > 0 ? Math.min(...held) : undefined
}

/** What does not fit between features given as codes and the embedding that reads them; null where all fits. */
export function checkCodes(
  architecture: ArchitectureSpec,
  input: string,
  features: readonly BoundFeature[],
): string | null {
  const coded = features.filter(({ encoding }) => encoding.type === 'index')
  const held = coded.length > 0 ? embeddedCodes(architecture, input) : undefined
  if (held === undefined) return null
  const large = coded.map(({ feature }) => feature).find(({ categories }) => (categories?.length ?? 2) > held)
  if (!large) return null
  const count = large.categories?.length ?? 2
  return `feature "${large.name}" has ${count} codes, but the embedding that reads them holds ${held}; an inputDim of ${count} would fit`
}
