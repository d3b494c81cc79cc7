import type { Events } from '../platform/events.js'
import type { DatasetVersionRow } from './store.js'

/** A version as it is now, then whenever it changes, until it is READY or FAILED. */
export async function* watchVersion(
  events: Pick<Events, 'subscribe'>,
  versionId: string,
  read: () => Promise<DatasetVersionRow>,
): AsyncGenerator<DatasetVersionRow, undefined> {
  // Subscribed before the first look, so no change falls in between; a null says that some may have been missed.
  const changes = events.subscribe('dataset_version', (payload) => payload.versionId === versionId)
  try {
    let seen = ''
    for (let next: IteratorResult<unknown> | null = null; !next?.done; next = await changes.next()) {
      const version = await read()
      const state = [version.status, version.progressPhase, version.progressDone, version.progressTotal].join()
      if (state !== seen) yield version
      seen = state
      if (version.status !== 'PROCESSING') return
    }
  } finally {
    await changes.return?.()
  }
}
