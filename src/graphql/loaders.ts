import DataLoader from 'dataloader'
import type { Services } from '../compose.js'

interface Identified {
  readonly id: string
}

export type Loader<Row extends Identified> = DataLoader<string, Row | null>

/** Rows by id, each asked for once in a request, together where they are asked for together. */
function createLoader<Row extends Identified>(
  fetchMany: (ids: readonly string[]) => Promise<readonly Row[]>,
): Loader<Row> {
  return new DataLoader(async (ids) => {
    const rows = new Map((await fetchMany(ids)).map((row) => [row.id, row]))
    return ids.map((id) => rows.get(id) ?? null)
  })
}

/** The same where rows are fetched one by one. */
const createSingleLoader = <Row extends Identified>(fetch: (id: string) => Promise<Row | null>): Loader<Row> =>
  createLoader(async (ids) => (await Promise.all(ids.map(fetch))).filter((row) => row !== null))

export type Loaders = ReturnType<typeof createLoaders>

/** Made anew for each operation, so that nothing is seen older than it. */
export function createLoaders(
  { uploads, datasets, architectures, runs, models, predictions }: Services,
  projectId: string,
) {
  return {
    uploads: createLoader((ids) => uploads.getMany(projectId, ids)),
    datasets: createLoader((ids) => datasets.getMany(projectId, ids)),
    datasetVersions: createLoader((ids) => datasets.getVersions(projectId, ids)),
    architectures: createLoader((ids) => architectures.getMany(projectId, ids)),
    trainingRuns: createLoader((ids) => runs.getMany(projectId, ids)),
    stages: createLoader((ids) => runs.getStages(projectId, ids)),
    checkpoints: createLoader((ids) => runs.getCheckpoints(projectId, ids)),
    models: createSingleLoader((id) => models.get(projectId, id)),
    modelVersions: createSingleLoader((id) => models.getVersion(projectId, id)),
    predictions: createSingleLoader((id) => predictions.get(projectId, id)),
  }
}
