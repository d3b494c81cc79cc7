import { readOperation } from './operations.js'
import type { TestStrata } from './server.js'
import { run, untilFinished, untilReady } from './tour.js'
import type { FinishedRun } from './tour.js'

type Strata = Pick<TestStrata, 'graphql' | 'subscribe'>

/** The irises, READY (90 to train on, 22 to validate, 38 to test), and a dense classifier of them. */
export interface Flowers {
  readonly datasetVersionId: string
  readonly architectureId: string
}

export async function plantFlowers(strata: Strata): Promise<Flowers> {
  const datasetVersionId = await run(strata, '01-create-iris-dataset', 'datasetVersion')
  const architectureId = await run(strata, '10-create-iris-architecture', 'architecture')
  await untilReady(strata, datasetVersionId)
  return { datasetVersionId, architectureId }
}

/** The input of docs/operations/17-train-iris on these flowers; `changes` take the place of parts of it. */
export const flowerInput = (flowers: Flowers, changes: object = {}): Record<string, unknown> => ({
  ...readOperation('17-train-iris').variables.input,
  earlyStopping: null,
  ...flowers,
  ...changes,
})

/** Trains them, to the end. */
export async function trainFlowers(strata: Strata, flowers: Flowers, changes: object): Promise<FinishedRun> {
  return untilFinished(strata, await run(strata, '17-train-iris', 'trainingRun', flowerInput(flowers, changes)))
}

/** createArchitecture; answers its id. */
export async function buildArchitecture(strata: Strata, input: object): Promise<string> {
  return run(strata, '10-create-iris-architecture', 'architecture', input)
}
