import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { connect } from '../scripts/demo/api.js'
import type { Api } from '../scripts/demo/api.js'
import { createArchitecture, createDataset, startRun } from '../scripts/demo/documents.js'
import { startInstance } from '../scripts/demo/instance.js'
import { showIngest, showRun } from '../scripts/demo/progress.js'
import { stepsOf, trained } from './overhead/task.js'
import type { Trained } from './overhead/task.js'
import { median, spread } from './support/results.js'
import type { Bench, Row } from './support/results.js'

const execFileAsync = promisify(execFile)
const repeats = 7
/**
 * Steps/s of a run through the platform (trainer process, Postgres, metrics, checkpoints) over the engine's loop alone,
 * each in a process of its own that has trained nothing before.
 */
export const overhead: Bench = {
  name: 'overhead',
  run: async () => {
    const instance = await startInstance()
    const api = connect(instance.graphqlUrl)
    try {
      const datasetVersionId = await prepare(api)
      const rows: Row[] = []
      for (const work of trained) rows.push(...(await compare(api, datasetVersionId, work)))
      return rows
    } finally {
      await api.close()
      await instance.stop()
    }
  },
}

async function compare(api: Api, datasetVersionId: string, work: Trained): Promise<Row[]> {
  const architectureId = await createNetwork(api, work)
  const platform: { rate: number; threads: number }[] = []
  const bare: number[] = []
  for (let repeat = 0; repeat < repeats; repeat++) {
    const run = await runOnPlatform(api, { datasetVersionId, architectureId }, work, repeat)
    platform.push(run)
    bare.push(await runBare(work, repeat, run.threads))
  }
  const rates = platform.map(({ rate }) => rate)
  const common = { work: work.title, threads: platform[0]?.threads ?? 1, unit: 'steps/s' }
  return [
    { ...common, subject: 'bare engine loop', median: median(bare), spread: spread(bare), ratio: 1, against: null },
    {
      ...common,
      subject: 'through the platform',
      median: median(rates),
      spread: spread(rates),
      ratio: median(rates.map((rate, repeat) => rate / bare[repeat]!)),
      against: 'the bare loop (target >= 0.9)',
    },
  ]
}

async function prepare(api: Api): Promise<string> {
  const { createDataset: created } = await api.request<{ createDataset: { datasetVersion: { id: string } } }>(
    createDataset,
    { input: { name: 'bench', source: { sample: 'MNIST' } } },
  )
  await showIngest(api, 'MNIST', created.datasetVersion.id)
  return created.datasetVersion.id
}

async function createNetwork(api: Api, { name, inputs, layers }: Trained): Promise<string> {
  const { createArchitecture: drawn } = await api.request<{ createArchitecture: { architecture: { id: string } } }>(
    createArchitecture,
    { input: { name: `bench-${name}`, inputs, layers } },
  )
  return drawn.architecture.id
}

async function runOnPlatform(
  api: Api,
  ids: { datasetVersionId: string; architectureId: string },
  work: Trained,
  seed: number,
) {
  const { startTrainingRun } = await api.request<{ startTrainingRun: { trainingRun: { id: string } } }>(startRun, {
    input: {
      ...ids,
      targets: [{ source: { features: ['label'] }, loss: { categoricalCrossentropy: {} } }],
      strategy: { endToEnd: { epochs: work.epochs } },
      optimizer: { adam: { learningRate: 0.001 } },
      batchSize: work.batchSize,
      seed,
    },
  })
  await showRun(api, `${work.name}, run ${seed + 1}`, startTrainingRun.trainingRun.id)
  const { trainingRun } = await api.request<{
    trainingRun: { stages: { durationMs: number }[]; environment: { threads: number } }
  }>(
    /* GraphQL */ `
      query BenchRun($id: ID!) {
        trainingRun(id: $id) {
          environment {
            threads
          }
          stages {
            durationMs
          }
        }
      }
    `,
    { id: startTrainingRun.trainingRun.id },
  )
  return {
    rate: (stepsOf(work) * 1000) / trainingRun.stages[0]!.durationMs,
    threads: trainingRun.environment.threads,
  }
}

async function runBare({ name }: Trained, seed: number, threads: number): Promise<number> {
  const script = join(import.meta.dirname, 'overhead', 'bare-loop.ts')
  const { stdout } = await execFileAsync(
    process.execPath,
    [...process.execArgv, script, name, `${seed}`, `${threads}`],
    {
      env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
    },
  )
  return Number(stdout)
}
