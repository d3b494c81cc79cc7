import type { TestEnv, TestStrata } from '../../support/server.js'
import { run, untilReady } from '../../support/tour.js'

export type Strata = Pick<TestStrata, 'graphql' | 'subscribe'>

/** One thread: steps of so small a network are no faster with more. The log tells where a trainer went on from. */
export const testEnv: TestEnv = { TRAINER_THREADS: '1', CHECKPOINT_INTERVAL_SECONDS: '1', LOG_LEVEL: 'info' }

const rowCount = 4800
const trainShare = 0.9
const batchSize = 2
export const stepsPerEpoch = (rowCount * trainShare) / batchSize

/** A stage that rebuilds blanked-out inputs, then one with dropout: every draw that a run has to make again after its death. */
const stages = [
  {
    name: 'codes',
    epochs: 1,
    train: ['wide', 'thin'],
    objective: { reconstruction: { from: 'thin', of: 'input_1', corruption: 0.2, loss: { meanSquaredError: {} } } },
  },
  { name: 'classes', epochs: 2, objective: { target: {} } },
]
/** Below the 10,000 from which on not every step is kept. */
export const totalSteps = stages.reduce((sum, { epochs }) => sum + epochs * stepsPerEpoch, 0)

/** A first part of the long run, for what needs no several seconds. */
export const shortStrategy = { endToEnd: { epochs: 1 } }

/** What runs of a test are started with. */
export interface Subject {
  readonly datasetVersionId: string
  readonly architectureId: string
}

/** Points around three centres, and a network with dropout that learns to tell them apart. */
export async function createSubject(strata: Strata): Promise<Subject> {
  const datasetVersionId = await run(strata, '03-create-inline-dataset', 'datasetVersion', {
    name: 'clouds',
    source: { inline: { rows: drawRows() } },
    features: [{ name: 'species', kind: 'CATEGORICAL', categories: ['a', 'b', 'c'] }],
    splits: { random: { train: trainShare, validation: 0.05, test: 0.05, seed: 3 } },
  })
  await untilReady(strata, datasetVersionId)
  const architectureId = await run(strata, '10-create-iris-architecture', 'architecture', {
    name: 'clouds',
    inputs: [{ shape: [4] }],
    layers: [
      { dense: { units: 1536, activation: 'RELU', name: 'wide' } },
      { dropout: { rate: 0.3 } },
      { dense: { units: 256, activation: 'TANH', name: 'thin' } },
      { dense: { units: 3, activation: 'SOFTMAX', name: 'species' } },
    ],
  })
  return { datasetVersionId, architectureId }
}

/** Queues a run of some seconds, unless `input` says otherwise; answers its id. */
export function startRun(strata: Strata, subject: Subject, input: object = {}): Promise<string> {
  return run(strata, '17-train-iris', 'trainingRun', {
    ...subject,
    name: 'long',
    modelName: 'clouds',
    strategy: { staged: { stages } },
    optimizer: { adam: { learningRate: 0.001 } },
    batchSize,
    seed: 11,
    earlyStopping: null,
    ...input,
  })
}

function drawRows(): object[] {
  let state = 42
  const draw = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  const near = (centre: number): number => Number((centre + 2 * draw() - 1).toFixed(3))
  return Array.from({ length: rowCount }, (_, row) => {
    const kind = row % 3
    return { x: near(kind), y: near(-kind), z: near(kind * kind), w: near(0), species: 'abc'[kind] }
  })
}
