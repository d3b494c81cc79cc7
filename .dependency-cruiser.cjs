/** The house of docs/architecture.md, held. Arrows point one way: entries -> graphql -> resolvers -> service -> store -> platform; the engine stands alone. */
const SLICES = 'datasets|architectures|runs|models|predictions'
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    forbid('no-circles', 'no circular imports', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    forbid('engine-is-pure', 'the engine imports only itself and libraries', { path: '^src/engine/' }, { path: '^src/(?!engine/)' }),
    forbid('engine-knows-no-persistence', 'no Prisma, GraphQL or queue in the engine', { path: '^src/engine/' }, { path: 'node_modules/(@prisma|graphql|pg|pg-boss|fastify|@apollo)/' }),
    forbid('engine-has-one-door', 'the engine is entered through engine/index.ts', { path: `^src/(?!engine/)` }, { path: '^src/engine/(?!index\\.ts)' }),
    forbid('platform-knows-no-slice', 'the platform knows no slice, no engine and no GraphQL', { path: '^src/platform/' }, { path: `^src/(${SLICES}|graphql|engine|http)/` }),
    forbid('slices-meet-at-the-door', "another slice is entered through its service.ts or its noun's file", { path: `^src/(${SLICES})/` }, { path: `^src/(${SLICES})/(resolvers|store|jobs|loaders)`, pathNot: '^src/$1/' }),
    forbid('datasets-first', 'datasets and architectures know no later slice', { path: '^src/(datasets|architectures)/' }, { path: `^src/(runs|models|predictions)/` }),
    forbid('datasets-and-architectures-apart', 'datasets and architectures do not know each other', { path: '^src/(datasets|architectures)/' }, { path: '^src/(datasets|architectures)/', pathNot: '^src/$1/' }),
    forbid('models-before-runs', 'models know neither runs nor predictions', { path: '^src/models/' }, { path: '^src/(runs|predictions)/' }),
    forbid('runs-before-predictions', 'runs do not know predictions, nor predictions runs', { path: '^src/(runs|predictions)/' }, { path: '^src/(runs|predictions)/', pathNot: '^src/$1/' }),
    forbid('stores-are-private', 'a store is used by its own service (and jobs)', { path: '^src/', pathNot: `^src/(${SLICES})/` }, { path: `^src/(${SLICES})/.*store` }),
    forbid('only-stores-speak-sql', 'Prisma and pg stay in stores and the platform', { path: `^src/(${SLICES})/`, pathNot: 'store[^/]*\\.ts$|/(metrics|checkpoints|rows|ingest)/' }, { path: 'node_modules/(@prisma|pg)/' }),
    forbid('resolvers-translate', 'resolvers reach services, never stores or the platform', { path: '/resolvers\\.ts$' }, { path: '/store\\.ts$|^src/platform/(database|queue|blobs)' }),
    forbid('graphql-is-above', 'only entries and resolvers know graphql/', { path: `^src/(${SLICES}|platform|engine|http)/`, pathNot: 'resolvers[^/]*\\.ts$|/resolvers/' }, { path: '^src/graphql/', pathNot: '__generated__' }),
    forbid('no-orphans', 'every file is used', { orphan: true, pathNot: '\\.d\\.ts$|^src/(start|server|worker|trainer|ingester|predictor)\\.ts$' }, {}),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '__generated__/prisma' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
