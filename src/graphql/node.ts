import { mistake } from '../platform/errors.js'
import { prefixOf } from '../platform/ids.js'
import type { Resolvers, ResolversTypes } from './__generated__/resolvers.js'
import type { Context } from './context.js'
import type { Loaders } from './loaders.js'

/** Prefixes of the ids of everything that `node` finds: its type, and the loader that fetches it. */
const nodes = {
  up: { type: 'Upload', loader: 'uploads' },
  ds: { type: 'Dataset', loader: 'datasets' },
  dsv: { type: 'DatasetVersion', loader: 'datasetVersions' },
  arch: { type: 'Architecture', loader: 'architectures' },
  run: { type: 'TrainingRun', loader: 'trainingRuns' },
  stage: { type: 'Stage', loader: 'stages' },
  ckpt: { type: 'Checkpoint', loader: 'checkpoints' },
  mdl: { type: 'Model', loader: 'models' },
  mv: { type: 'ModelVersion', loader: 'modelVersions' },
  pred: { type: 'Prediction', loader: 'predictions' },
} as const satisfies Record<string, { type: keyof ResolversTypes; loader: keyof Loaders }>

const mostNodes = 100

const isNodePrefix = (prefix: string): prefix is keyof typeof nodes => Object.hasOwn(nodes, prefix)

function entryOf(id: string) {
  const prefix = prefixOf(id)
  return prefix !== null && isNodePrefix(prefix) ? nodes[prefix] : null
}

async function findNode(id: string, { loaders }: Context) {
  const entry = entryOf(id)
  return entry ? loaders[entry.loader].load(id) : null
}

export const nodeResolvers: Resolvers = {
  Query: {
    node: (_, { id }, context) => findNode(id, context),
    nodes: (_, { ids }, context) => {
      if (ids.length > mostNodes)
        throw mistake('TOO_LARGE', `at most ${mostNodes} ids at a time, got ${ids.length}`, ['ids'])
      return Promise.all(ids.map((id) => findNode(id, context)))
    },
  },
  Node: { __resolveType: ({ id }) => entryOf(id)?.type ?? null },
}
