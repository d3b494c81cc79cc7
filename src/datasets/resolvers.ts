import type { FeatureStatistics, Resolvers } from '../graphql/__generated__/resolvers.js'
import { connect, encodeCursor, placeAfter, readPageSize } from '../graphql/connection.js'
import { asPayload } from '../graphql/payload.js'
import type { IngestFailureCode } from './dataset.js'
import type { DatasetVersionRow, FeatureRecord } from './service.js'
import type { StoredStatistics } from './statistics.js'

export const datasetResolvers: Resolvers = {
  Query: {
    dataset: (_, { by }, { services: { datasets }, projectId }) =>
      datasets.get(projectId, by.id != null ? { id: by.id } : { name: by.name ?? '' }),
    datasets: (_, args, { services: { datasets }, projectId }) =>
      connect(args, { list: (page) => datasets.list(projectId, page), count: () => datasets.count(projectId) }),
  },
  Mutation: {
    createUpload: (_, { input }, { services: { uploads }, projectId }) =>
      asPayload(async () => ({ upload: await uploads.create(projectId, input) })),
    createDataset: (_, { input }, { services: { datasets }, projectId }) =>
      asPayload(() => datasets.create(projectId, input)),
    createDatasetVersion: (_, { input }, { services: { datasets }, projectId }) =>
      asPayload(async () => ({ datasetVersion: await datasets.createVersion(projectId, input) })),
  },
  Subscription: {
    datasetVersionUpdated: {
      subscribe: (_, { id }, { services: { datasets }, projectId }) =>
        datasets.watchVersion(projectId, id) as AsyncIterable<never>,
      resolve: (version: unknown) => version as DatasetVersionRow,
    },
  },
  Upload: {
    url: ({ id }, _, { origin }) => `${origin}/uploads/${id}`,
    method: () => 'PUT',
    headers: () => [{ name: 'content-type', value: 'application/octet-stream' }],
    byteSize: ({ byteSize }) => (byteSize === null ? null : Number(byteSize)),
    sha256: ({ blobHash }) => blobHash,
  },
  Dataset: {
    latestVersion: async ({ id }, _, { services: { datasets } }) => (await datasets.getLatestVersions([id]))[0] ?? null,
    versions: ({ id }, args, { services: { datasets } }) =>
      connect(args, { list: (page) => datasets.listVersions(id, page), count: () => datasets.countVersions(id) }),
  },
  DatasetVersion: {
    dataset: async ({ datasetId }, _, { services: { datasets }, projectId }) => {
      const dataset = await datasets.get(projectId, { id: datasetId })
      if (!dataset) throw new Error(`the dataset ${datasetId} of a version is gone`)
      return dataset
    },
    failure: ({ failureCode, failureMessage }) =>
      failureCode === null
        ? null
        : { code: failureCode as IngestFailureCode, message: failureMessage ?? failureCode, step: null },
    progress: ({ status, progressPhase, progressDone, progressTotal }) => {
      if (status !== 'PROCESSING') return null
      const [done, total] = [Number(progressDone ?? 0), progressTotal === null ? null : Number(progressTotal)]
      return {
        phase: progressPhase ?? 'waiting',
        done,
        total,
        fraction: total === null ? null : total === 0 ? 1 : done / total,
      }
    },
    rowCount: ({ rowCount }) => (rowCount === null ? null : Number(rowCount)),
    byteSize: ({ byteSize }) => (byteSize === null ? null : Number(byteSize)),
    features: ({ id }, _, { services: { datasets } }) => datasets.listFeatures(id),
    splits: async ({ id }, _, { services: { datasets } }) =>
      (await datasets.listSplits(id)).map(({ name, rowCount }) => ({ name, rowCount: Number(rowCount) })),
    rows: async (version, { split, first, after }, { services: { datasets } }) => {
      const size = readPageSize({ first, last: null })
      const from = placeAfter(after, 'after')
      const { rows, total } = await datasets.listRows(version, split ?? null, from, size)
      const edges = rows.map((node, at) => ({ cursor: encodeCursor([from + at]), node }))
      return {
        edges,
        nodes: rows,
        pageInfo: {
          hasNextPage: from + rows.length < total,
          hasPreviousPage: false,
          startCursor: edges[0]?.cursor ?? null,
          endCursor: edges.at(-1)?.cursor ?? null,
        },
        totalCount: total,
      }
    },
  },
  Feature: {
    kind: ({ kind }) => kind as never,
    categories: ({ kind, categories }) => (kind === 'CATEGORICAL' || categories.length > 0 ? categories : null),
    statistics: toStatistics,
  },
}

function toStatistics(feature: FeatureRecord): FeatureStatistics {
  const stored = feature.statistics as unknown as StoredStatistics
  return {
    count: stored.count,
    missingCount: stored.missingCount,
    distinctCount: stored.distinctCount ?? null,
    minimum: stored.minimum ?? null,
    maximum: stored.maximum ?? null,
    mean: stored.mean ?? null,
    standardDeviation: stored.standardDeviation ?? null,
    median: feature.kind === 'NUMERIC' ? (stored.median ?? null) : null,
    histogram: stored.histogram?.map((bin) => ({ ...bin })) ?? null,
    topValues: stored.topValues?.map((value) => ({ ...value })) ?? null,
    maximumLength: stored.maximumLength ?? null,
  }
}
