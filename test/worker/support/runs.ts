import { readOperation } from '../../support/operations.js'
import { waitFor } from '../../support/wait.js'
import { stepsPerEpoch } from './long-run.js'
import type { Strata } from './long-run.js'

/** Longer than anything takes on a machine that is busy with other things. */
const patienceMs = 120_000
/** A question of this size is felt by what it is asked about. */
const everyMs = 100

export interface RunState {
  readonly status: string
  readonly pendingAction: string | null
  readonly attempt: number
  readonly startedAt: string | null
  readonly progress: { readonly step: number; readonly epoch: number; readonly totalSteps: number }
  readonly failure: { readonly code: string; readonly message: string; readonly step: number | null } | null
  readonly checkpoints: { readonly nodes: readonly { readonly step: number; readonly isBest: boolean }[] }
  readonly stages: readonly { readonly status: string }[]
  readonly modelVersion: { readonly weights: { readonly sha256: string } } | null
}

export async function readRun(strata: Strata, id: string): Promise<RunState> {
  const { trainingRun } = await strata.graphql<{ trainingRun: RunState }>(
    `query ($id: ID!) {
      trainingRun(id: $id) {
        status
        pendingAction
        attempt
        startedAt
        progress { step epoch totalSteps }
        failure { code message step }
        checkpoints { nodes { step isBest } }
        stages { status }
        modelVersion { weights { sha256 } }
      }
    }`,
    { id },
  )
  return trainingRun
}

/** Waits until a run stands so, as a client that asks again and again sees it. */
export async function untilStatus(
  strata: Strata,
  id: string,
  status: string | readonly string[],
  timeoutMs = patienceMs,
): Promise<RunState> {
  const wanted = [status].flat()
  let last: RunState | null = null
  try {
    return await waitFor(
      `the run to be ${wanted.join(' or ')}`,
      async () => {
        last = await readRun(strata, id)
        return wanted.includes(last.status) ? last : null
      },
      timeoutMs,
      everyMs,
    )
  } catch (error) {
    throw new Error(`${String(error)}; it is ${JSON.stringify(last)}`, { cause: error })
  }
}

/** Waits until a run is within an epoch, well away from both ends, and has a checkpoint that is later than `after`. */
export function untilMidEpoch(strata: Strata, id: string, after = 0): Promise<RunState> {
  return waitFor(
    'the run to be in mid-epoch, after a checkpoint',
    async () => {
      const run = await readRun(strata, id)
      if (run.status === 'FAILED' || run.status === 'SUCCEEDED')
        throw new Error(`the run is ${run.status} already: ${JSON.stringify(run)}`)
      const inEpoch = (run.progress.step % stepsPerEpoch) / stepsPerEpoch
      const checkpoint = run.checkpoints.nodes[0]?.step ?? 0
      return run.status === 'RUNNING' && checkpoint > after && inEpoch > 0.1 && inEpoch < 0.8 ? run : null
    },
    patienceMs,
    everyMs,
  )
}

/** The run's weights, where it SUCCEEDED. */
export async function weightsOf(strata: Strata, id: string, timeoutMs?: number): Promise<string> {
  const run = await untilStatus(strata, id, ['SUCCEEDED', 'FAILED', 'CANCELLED'], timeoutMs)
  if (!run.modelVersion) throw new Error(`the run is ${JSON.stringify(run)}`)
  return run.modelVersion.weights.sha256
}

/** Waits until a run has made steps, and a checkpoint where that is asked for. */
export function untilRunning(strata: Strata, id: string, { withCheckpoint = false } = {}): Promise<RunState> {
  return waitFor(
    'the run to be on its way',
    async () => {
      const run = await readRun(strata, id)
      if (run.status === 'FAILED' || run.status === 'SUCCEEDED') throw new Error(`the run is ${JSON.stringify(run)}`)
      return run.status === 'RUNNING' && run.progress.step > 0 && run.checkpoints.nodes.length >= Number(withCheckpoint)
        ? run
        : null
    },
    patienceMs,
    everyMs,
  )
}

export interface SteerPayload {
  readonly trainingRun: Pick<RunState, 'status' | 'pendingAction' | 'attempt'> | null
  readonly userErrors: readonly { readonly code: string; readonly message: string; readonly path: string[] | null }[]
}

const operations = {
  pause: '26-pause-training-run',
  resume: '27-resume-training-run',
  cancel: '28-cancel-training-run',
  retry: '29-retry-training-run',
}

/** Asks something of a run, by the mutation of docs/operations; throws on GraphQL errors. */
export async function steer(strata: Strata, verb: keyof typeof operations, input: object): Promise<SteerPayload> {
  const { document } = readOperation(operations[verb])
  const data = await strata.graphql<Record<string, SteerPayload>>(document, { input })
  return Object.values(data)[0]!
}
