import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeExecutableSchema } from '@graphql-tools/schema'
import type { GraphQLSchema } from 'graphql'
import { architectureResolvers } from '../architectures/resolvers.js'
import { datasetResolvers } from '../datasets/resolvers.js'
import { modelResolvers } from '../models/resolvers.js'
import { projectRoot } from '../platform/paths.js'
import { predictionResolvers } from '../predictions/resolvers.js'
import { runResolvers } from '../runs/resolvers.js'
import type { Platform, Resolvers } from './__generated__/resolvers.js'
import { nodeResolvers } from './node.js'
import { scalars } from './scalars.js'

/** The public contract with the resolvers of every slice. */
export function createSchema(platform: Platform): GraphQLSchema {
  const own: Resolvers = { Query: { platform: () => platform } }
  return makeExecutableSchema({
    typeDefs: readFileSync(join(projectRoot, 'schema.graphql'), 'utf8'),
    resolvers: [
      scalars,
      own,
      nodeResolvers,
      datasetResolvers,
      architectureResolvers,
      runResolvers,
      modelResolvers,
      predictionResolvers,
    ],
    resolverValidationOptions: { requireResolversToMatchSchema: 'error', requireResolversForResolveType: 'ignore' },
  })
}
