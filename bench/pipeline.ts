import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { median, spread } from './support/results.js'
import type { Bench, Row } from './support/results.js'
import { works } from './training/works.js'

const execute = promisify(execFile)
const starts = Number(process.env.STRATA_BENCH_ROUNDS ?? 5)
const epochs = 7
const threadCounts = (process.env.STRATA_BENCH_THREADS ?? '1,2').split(',')
const firstSteps = ['autoencoder', 'cnn', 'lstm-50', 'transformer']
const fed = ['autoencoder', 'cnn']

/**
 * What stands around the steps: how long a session takes to its first one, and what reading, encoding, metrics and reports
 * add to an epoch of them. STRATA_BENCH_THREADS and STRATA_BENCH_ROUNDS narrow a run.
 */
export const pipeline: Bench = {
  name: 'pipeline',
  run: async () => {
    const rows: Row[] = []
    for (const threads of threadCounts) {
      for (const name of firstSteps) rows.push(await measureFirstStep(name, threads))
      for (const name of fed) rows.push(...(await measureEpochs(name, threads)))
    }
    return rows
  },
}

const titleOf = (name: string): string => works.find((work) => work.name === name)?.title ?? name

async function measureFirstStep(name: string, threads: string): Promise<Row> {
  const durations: number[] = []
  for (let start = 0; start < starts; start += 1) durations.push(Number(await runChild('first-step', name, threads)))
  return {
    work: titleOf(name),
    subject: 'from opening a session to the end of its first step',
    threads: Number(threads),
    unit: 'ms',
    median: median(durations),
    spread: spread(durations),
    ratio: median(durations) / 1000,
    against: '1 s (target <= 1)',
  }
}

interface Times {
  readonly wallMs: number
  readonly cpuMs: number
}

async function measureEpochs(name: string, threads: string): Promise<Row[]> {
  const lines = (await runChild('epoch', name, threads, String(epochs))).trim().split('\n')
  const measured = lines.map((line) => JSON.parse(line) as { loop: Times; steps: Times })
  return (['wallMs', 'cpuMs'] as const).flatMap((time): Row[] => {
    const work = `${titleOf(name)}, MNIST`
    const common = { work, threads: Number(threads), unit: time === 'wallMs' ? 'ms an epoch' : 'processor ms an epoch' }
    const [loop, steps] = [measured.map((one) => one.loop[time]), measured.map((one) => one.steps[time])]
    const ratio = median(measured.map((one) => one.loop[time] / one.steps[time]))
    const describe = (subject: string, values: number[]) => ({
      ...common,
      subject,
      median: median(values),
      spread: spread(values),
    })
    return [
      { ...describe('steps on a batch that is ready', steps), ratio: null, against: null },
      {
        ...describe('an epoch of the training loop', loop),
        ratio,
        against: time === 'wallMs' ? 'the steps alone (target <= 1.05)' : 'the steps alone',
      },
    ]
  })
}

/** With one thread in libuv's pool, as trainers have. */
async function runChild(entry: string, ...args: string[]): Promise<string> {
  const file = join(import.meta.dirname, 'pipeline', `${entry}.ts`)
  const env = { ...process.env, UV_THREADPOOL_SIZE: '1' }
  return (await execute(process.execPath, ['--import', 'tsx', file, ...args], { env })).stdout
}
