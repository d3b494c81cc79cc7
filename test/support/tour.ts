import { readOperation } from './operations.js'
import type { TestStrata } from './server.js'

type Strata = Pick<TestStrata, 'graphql' | 'subscribe'>

interface Payload {
  readonly userErrors: readonly { readonly message: string }[]
  readonly [field: string]: unknown
}

/** Sends a mutation of docs/operations; `input` replaces parts of its example. Answers the id of what was made. */
export async function run(strata: Strata, operation: string, field: string, input: object = {}): Promise<string> {
  const { document, variables } = readOperation(operation)
  const data = await strata.graphql<Record<string, Payload>>(document, { input: { ...variables.input, ...input } })
  const [payload] = Object.values(data)
  if (!payload || payload.userErrors.length > 0) throw new Error(`${operation}: ${JSON.stringify(payload?.userErrors)}`)
  return (payload[field] as { id: string }).id
}

/** Waits until a dataset version is READY; throws where it FAILED. */
export async function untilReady(strata: Strata, id: string): Promise<void> {
  const events = strata.subscribe<{ datasetVersionUpdated: { status: string; failure: { message: string } | null } }>(
    'subscription ($id: ID!) { datasetVersionUpdated(id: $id) { status failure { message } } }',
    { id },
  )
  let last = 'nothing'
  for await (const { datasetVersionUpdated: version } of events)
    last = version.failure ? `${version.status}: ${version.failure.message}` : version.status
  if (last !== 'READY') throw new Error(`the dataset version is ${last}`)
}

export interface FinishedRun {
  readonly id: string
  readonly status: string
  readonly failure: { readonly message: string; readonly code: string; readonly step: number | null } | null
  readonly modelVersion: {
    readonly id: string
    readonly weights: { readonly sha256: string; readonly byteSize: number; readonly downloadUrl: string }
    readonly evaluations: readonly { readonly name: string; readonly split: string; readonly value: number }[]
  } | null
}

/** Follows a run to its end, and answers how it stands then. */
export async function untilFinished(strata: Strata, id: string): Promise<FinishedRun> {
  const events = strata.subscribe('subscription ($id: ID!) { trainingRunUpdated(id: $id) { status } }', { id })
  for (let isOver = false; !isOver;) isOver = (await events.next()).done === true
  const { trainingRun } = await strata.graphql<{ trainingRun: FinishedRun }>(
    `query ($id: ID!) {
      trainingRun(id: $id) {
        id
        status
        failure { message code step }
        modelVersion {
          id
          weights { sha256 byteSize downloadUrl }
          evaluations { name split value }
        }
      }
    }`,
    { id },
  )
  return trainingRun
}

/** The test metric of a run that SUCCEEDED. */
export function testMetric({ status, failure, modelVersion }: FinishedRun, name: string): number {
  const found = modelVersion?.evaluations.find((one) => one.name === name && one.split === 'TEST')
  if (!found) throw new Error(`the run is ${status} (${failure?.message ?? 'no failure'}) and has no ${name} on TEST`)
  return found.value
}
