import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { connect } from '../scripts/demo/api.js'
import type { Api } from '../scripts/demo/api.js'
import { createArchitecture, createDataset, startRun } from '../scripts/demo/documents.js'
import { startInstance } from '../scripts/demo/instance.js'
import { showIngest, showRun } from '../scripts/demo/progress.js'
import { architecture, batchSize, epochs, stepsPerEpoch } from './overhead/task.js'
import { median, spread } from './support/results.js'
import type { Bench } from './support/results.js'

const execFileAsync = promisify(execFile)
const repeats = 5
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
      const ids = await prepare(api)
      const platform: number[] = []
      const bare: number[] = []
      for (let repeat = 0; repeat < repeats; repeat++) {
        const { rate, threads } = await runOnPlatform(api, ids, repeat)
        platform.push(rate)
        bare.push(await runBare(repeat, threads))
      }
      const ratios = platform.map((rate, repeat) => rate / bare[repeat]!)
      const common = { work: 'dense 784-128-10, batch 128, MNIST', threads: 2, unit: 'steps/s' }
      return [
        { ...common, subject: 'bare engine loop', median: median(bare), spread: spread(bare), ratio: 1, against: null },
        {
          ...common,
          subject: 'through the platform',
          median: median(platform),
          spread: spread(platform),
          ratio: median(ratios),
          against: 'the bare loop (target >= 0.9)',
        },
      ]
    } finally {
      await api.close()
      await instance.stop()
    }
  },
}

async function prepare(api: Api) {
  const { createDataset: created } = await api.request<{ createDataset: { datasetVersion: { id: string } } }>(
    createDataset,
    { input: { name: 'bench', source: { sample: 'MNIST' } } },
  )
  await showIngest(api, 'MNIST', created.datasetVersion.id)
  const { createArchitecture: drawn } = await api.request<{ createArchitecture: { architecture: { id: string } } }>(
    createArchitecture,
    { input: architecture },
  )
  return { datasetVersionId: created.datasetVersion.id, architectureId: drawn.architecture.id }
}

async function runOnPlatform(api: Api, ids: { datasetVersionId: string; architectureId: string }, seed: number) {
  const { startTrainingRun } = await api.request<{ startTrainingRun: { trainingRun: { id: string } } }>(startRun, {
    input: {
      ...ids,
      targets: [{ source: { features: ['label'] }, loss: { categoricalCrossentropy: {} } }],
      strategy: { endToEnd: { epochs } },
      optimizer: { adam: { learningRate: 0.001 } },
      batchSize,
      seed,
    },
  })
  await showRun(api, `run ${seed + 1}`, startTrainingRun.trainingRun.id)
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
    rate: (epochs * stepsPerEpoch * 1000) / trainingRun.stages[0]!.durationMs,
    threads: trainingRun.environment.threads,
  }
}

async function runBare(seed: number, threads: number): Promise<number> {
  const script = join(import.meta.dirname, 'overhead', 'bare-loop.ts')
  const { stdout } = await execFileAsync(process.execPath, [...process.execArgv, script, `${seed}`, `${threads}`], {
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
  })
  return Number(stdout)
}
