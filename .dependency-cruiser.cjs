/** The house of docs/architecture.md, held. The name of a rule says what is right, its patterns find what is not. */
const names = 'datasets|architectures|runs|models|predictions'
const slices = `^src/(${names})/`
const resolvers = `^src/(${names})/resolvers(/|\\.ts$)`
const stores = `^src/(${names})/.*\\bstore\\.ts$`
const nouns = '(dataset|architecture|training-run|model|prediction)'

/** A pattern alone stands for its path; $1 is the slice that `from` matched. */
const forbid = (name, from, to) => ({ name, severity: 'error', from: withPath(from), to: withPath(to) })
const withPath = (pattern) => (typeof pattern === 'string' ? { path: pattern } : pattern)

module.exports = {
  forbidden: [
    forbid('no circles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    forbid('no file stands alone', { orphan: true, pathNot: '\\.d\\.ts$' }, {}),

    // entries and http/ -> graphql/ -> resolvers -> service -> store -> platform/
    forbid(
      'only entries put things together',
      { path: '^src/', pathNot: '^src/[^/]+$' },
      { path: '^src/compose\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'http/ is known to the server',
      { path: '^src/', pathNot: '^src/(http/|(server|compose)\\.ts$)' },
      '^src/http/',
    ),
    forbid(
      'graphql/ is known to the server, http/ and resolvers',
      { path: '^src/', pathNot: ['^src/(graphql/|http/|server\\.ts$)', resolvers] },
      '^src/graphql/',
    ),
    forbid('resolvers are known to graphql/', { path: '^src/', pathNot: ['^src/graphql/', resolvers] }, resolvers),
    forbid('resolvers translate, services decide', resolvers, `${stores}|^src/platform/(database|blobs|queue|events)`),
    forbid('a store is known to its own slice', { path: '^src/', pathNot: slices }, stores),
    forbid('a store knows no service', stores, `^src/(${names})/(.*\\bservice\\.ts$|jobs/)`),
    forbid(
      'SQL is in stores and platform/',
      { path: '^src/', pathNot: ['^src/platform/', stores, '__generated__'] },
      '^src/platform/__generated__/|node_modules/(@prisma|pg)/',
    ),
    forbid('platform/ knows nothing above it', '^src/platform/', '^src/(?!platform/)'),

    // predictions -> models, datasets, architectures; runs -> models, datasets, architectures
    forbid('slices meet through service.ts and the noun', slices, {
      path: slices,
      pathNot: ['^src/$1/', `^src/(${names})/(service|${nouns})\\.ts$`],
    }),
    forbid('datasets and architectures know no other slice', '^src/(datasets|architectures)/', {
      path: slices,
      pathNot: '^src/$1/',
    }),
    forbid('models know neither runs nor predictions', '^src/models/', '^src/(runs|predictions)/'),
    forbid('runs know no predictions', '^src/runs/', '^src/predictions/'),
    forbid('predictions know no runs', '^src/predictions/', '^src/runs/'),

    forbid('the engine has one door', '^src/(?!engine/)', '^src/engine/(?!index\\.ts$)'),
    forbid('the engine knows itself and its libraries', '^src/engine/', {
      path: '^src/(?!engine/)|node_modules/',
      pathNot: 'node_modules/(@tensorflow|onnxruntime-node|koffi|zod)/',
    }),
    forbid('TensorFlow.js and ONNX Runtime are loaded when they are needed', '^src/', {
      path: 'node_modules/(@tensorflow|onnxruntime-node|koffi)/',
      dynamic: false,
      dependencyTypesNot: ['type-only'],
    }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: ['node_modules', '__generated__/prisma'] },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
