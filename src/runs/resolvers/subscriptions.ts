import type { SubscriptionResolvers } from '../../graphql/__generated__/resolvers.js'
import { mistake } from '../../platform/errors.js'
import { loadStages } from '../loaders.js'
import { toPublicBatch, toSeriesFilter } from './metrics.js'

export const runSubscriptions: SubscriptionResolvers = {
  trainingRunUpdated: {
    subscribe: async (_, { id }, { services, projectId }) =>
      mapEach(await services.runs.watch(projectId, id), (trainingRunUpdated) => ({ trainingRunUpdated })),
  },
  metricsRecorded: {
    subscribe: async (_, { trainingRunId, after, filter, resolution }, { services, projectId }) => {
      if (after != null && after < 0) throw mistake('INVALID_INPUT', `after must be 0 or more, got ${after}`, ['after'])
      const stages = await loadStages(services.runs, trainingRunId)
      const batches = await services.runs.watchMetrics(projectId, trainingRunId, {
        after: after ?? 0,
        filter: toSeriesFilter(filter, stages),
        resolution: resolution ?? undefined,
      })
      return mapEach(batches, (batch) => ({ metricsRecorded: toPublicBatch(batch, stages) }))
    },
  },
}

/** Each value as the field answers it; a reader that leaves is passed on at once. */
function mapEach<T, R>(source: AsyncIterableIterator<T>, map: (value: T) => R): AsyncIterableIterator<R> {
  const mapped = ({ done, value }: IteratorResult<T, unknown>): IteratorResult<R, undefined> =>
    done ? { done: true, value: undefined } : { done: false, value: map(value) }
  const iterator: AsyncIterableIterator<R> = {
    next: async () => mapped(await source.next()),
    return: async () => {
      await source.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}
