import { ApolloArmor } from '@escape.tech/graphql-armor'

/** What a document may cost; `platform { limits }` tells callers. */
export const documentLimits = { depth: 14, cost: 50_000, tokens: 10_000, aliases: 50, directives: 30 } as const

/**
 * Refuses documents that nest too deep or ask for too much before anything of them is run: validation rules for both
 * transports, and Apollo's plugin against documents that are too long to parse. Introspection is not counted.
 */
export function createLimits() {
  return new ApolloArmor({
    costLimit: { maxCost: documentLimits.cost, flattenFragments: true },
    maxDepth: { n: documentLimits.depth, flattenFragments: true },
    maxTokens: { n: documentLimits.tokens },
    maxAliases: { n: documentLimits.aliases },
    maxDirectives: { n: documentLimits.directives },
    // The schema is public, so its field names are no secret.
    blockFieldSuggestion: { enabled: false },
  }).protect()
}
