import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportOnnx } from '../src/engine/interchange/onnx/export-onnx.js'
import { writeSafetensors } from '../src/engine/interchange/safetensors.js'
import { createWorkModel } from './inference/work-model.js'
import { median, printRows, spread } from './support/results.js'
import type { Bench, Row } from './support/results.js'
import { Turns } from './training/turns.js'
import type { Turn } from './training/turns.js'
import type { Work } from './training/work.js'
import { works } from './training/works.js'

const rounds = Number(process.env.STRATA_BENCH_ROUNDS ?? 7)
const burstMs = Number(process.env.STRATA_BENCH_BURST_MS ?? 500)
const threadCounts = (process.env.STRATA_BENCH_THREADS ?? '1,2').split(',').map(Number)
const wanted = process.env.STRATA_BENCH_WORKS?.split(',')
const batchSizes = (process.env.STRATA_BENCH_BATCHES ?? '1,64').split(',').map(Number)
const python = process.env.STRATA_PEERS_PYTHON ?? 'python3'
const ours = 'Strata'
/** Those that `peers/tfjs.ts` knows. */
const worksOfTfjs = new Set(['autoencoder', 'autoencoder-50m', 'cnn', 'recommender', 'lstm-50'])
const folder = join(import.meta.dirname, 'inference')
const peersFolder = join(import.meta.dirname, 'peers')

/**
 * The latency of one row and the throughput of batches of 64 (float32, denormals flushed everywhere), our inference session
 * beside ONNX Runtime in Python on the model that we export, PyTorch in inference mode and TensorFlow.js on wasm. All of a work, a
 * batch size and a thread count are started first, then take turns. STRATA_PEERS_PYTHON names an interpreter with torch and
 * onnxruntime; STRATA_BENCH_WORKS, _BATCHES, _THREADS, _ROUNDS and _BURST_MS narrow a run.
 */
export const inference: Bench = {
  name: 'inference',
  run: async () => {
    const rows: Row[] = []
    const models = await mkdtemp(join(tmpdir(), 'strata-bench-'))
    try {
      for (const work of works) {
        // Without an optimizer the two recommenders are one.
        if (work.name === 'recommender-lazy' || (wanted && !wanted.includes(work.name))) continue
        const model = join(models, `${work.name}.onnx`)
        const { architecture, weights } = createWorkModel(work)
        await writeFile(model, await exportOnnx(architecture, writeSafetensors(weights, {})))
        for (const threads of threadCounts) {
          for (const batchSize of batchSizes) {
            const measured = await compare(work, batchSize, threads, model)
            printRows(measured)
            rows.push(...measured)
          }
        }
        await rm(model)
      }
    } finally {
      await rm(models, { recursive: true })
    }
    return rows
  },
}

/** With one thread in libuv's pool, as predictors have. */
const openOurs = (name: string, batchSize: number, threads: number) =>
  Turns.open(process.execPath, ['--import', 'tsx', join(folder, 'subject.ts'), name, `${batchSize}`, `${threads}`], {
    UV_THREADPOOL_SIZE: '1',
  })

const openTfjs = (name: string, batchSize: number, threads: number) =>
  Turns.open(
    process.execPath,
    ['--import', 'tsx', join(peersFolder, 'tfjs.ts'), name, `${threads}`, 'wasm', `${batchSize}`],
    {},
  )

const openPeer = (name: string, batchSize: number, threads: number, mode: readonly string[]) =>
  Turns.open(python, [join(peersFolder, 'inference.py'), name, `${batchSize}`, `${threads}`, ...mode], {
    OMP_NUM_THREADS: `${threads}`,
    MKL_NUM_THREADS: `${threads}`,
    KMP_BLOCKTIME: '0',
  })

async function compare({ name, title }: Work, batchSize: number, threads: number, model: string): Promise<Row[]> {
  const opened = new Map<string, Turns | null>([
    [ours, await openOurs(name, batchSize, threads)],
    ['onnxruntime (Python)', await openPeer(name, batchSize, threads, ['onnxruntime', model])],
    ['PyTorch eager', await openPeer(name, batchSize, threads, ['eager'])],
  ])
  if (worksOfTfjs.has(name)) opened.set('tfjs wasm', await openTfjs(name, batchSize, threads))
  const taken = await takeTurns(opened)
  for (const turns of opened.values()) turns?.close()
  return [...opened.keys()].flatMap((subject): Row[] => {
    const common = { work: `${title.replace(/, batch \d+.*/, '')}, batch ${batchSize}`, subject, threads }
    const [mine, theirs] = [taken.get(ours), taken.get(subject)]
    if (!mine || !theirs) {
      const nothing = { median: Number.NaN, spread: Number.NaN, ratio: null }
      return [{ ...common, ...nothing, unit: 'ms', against: 'not installed' }]
    }
    const describe = (unit: string, pick: (turn: Turn) => number): Row => {
      const [own, values] = [mine.map(pick), theirs.map(pick)]
      const ratio = median(values.map((value, round) => value / (own[round] ?? Number.NaN)))
      return { ...common, unit, median: median(values), spread: spread(values), ratio, against: ours }
    }
    const wall = ({ durations }: Turn): number => median(durations)
    return [
      batchSize === 1 ? describe('ms (p50)', wall) : describe('rows/s', (turn) => (1000 * batchSize) / wall(turn)),
      describe('processor ms', ({ cpuMs }) => cpuMs),
    ]
  })
}

/** What each subject did in each round, after one to warm up. */
async function takeTurns(opened: ReadonlyMap<string, Turns | null>): Promise<Map<string, Turn[]>> {
  const taken = new Map<string, Turn[]>()
  for (let round = -1; round < rounds; round += 1) {
    for (const [subject, turns] of opened) {
      const turn = await turns?.take(burstMs)
      if (turn && round >= 0) taken.set(subject, [...(taken.get(subject) ?? []), turn])
    }
  }
  return taken
}
