import DataLoader from 'dataloader'
import type { Services } from '../compose.js'

interface Identified {
  readonly id: string
}

/** Rows by id, each asked for once in a request, together where they are asked for together. */
function createLoader<Row extends Identified>(
  fetchMany: (ids: readonly string[]) => Promise<readonly Row[]>,
): DataLoader<string, Row | null> {
  return new DataLoader(async (ids) => {
    const rows = new Map((await fetchMany(ids)).map((row) => [row.id, row]))
    return ids.map((id) => rows.get(id) ?? null)
  })
}

export type Loaders = ReturnType<typeof createLoaders>

/** Made anew for each request, so that nothing is seen older than the request. */
export function createLoaders(services: Services, projectId: string) {
  return {
    architectures: createLoader((ids) => services.architectures.getMany(projectId, ids)),
  }
}
