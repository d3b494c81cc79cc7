import { join } from 'node:path'
import { median, printRows, spread } from './support/results.js'
import type { Bench, Row } from './support/results.js'
import { Turns } from './training/turns.js'
import type { Turn } from './training/turns.js'
import { works } from './training/works.js'

const rounds = Number(process.env.STRATA_BENCH_ROUNDS ?? 7)
const burstMs = Number(process.env.STRATA_BENCH_BURST_MS ?? 1000)
const threadCounts = (process.env.STRATA_BENCH_THREADS ?? '1,2').split(',').map(Number)
const wanted = process.env.STRATA_BENCH_WORKS?.split(',')
const ours = 'compiled session'
const folder = join(import.meta.dirname, 'training')
const peersFolder = join(import.meta.dirname, 'peers')

interface Peer {
  readonly command: string
  /** What stands before the work and the threads, and behind them. */
  readonly script: readonly string[]
  readonly mode: string
}

const torch = { command: process.env.STRATA_PEERS_PYTHON ?? 'python3', script: [join(peersFolder, 'training.py')] }
const keras = {
  command: process.env.STRATA_KERAS_PYTHON ?? 'python3',
  script: [join(peersFolder, 'keras_training.py')],
}
const tfjs = { command: process.execPath, script: ['--import', 'tsx', join(peersFolder, 'tfjs.ts')] }
const peers: Record<string, Peer> = {
  'PyTorch eager': { ...torch, mode: 'eager' },
  'PyTorch torch.compile': { ...torch, mode: 'compile' },
  'Keras on TensorFlow': { ...keras, mode: 'graph' },
  'tfjs wasm': { ...tfjs, mode: 'wasm' },
  'tfjs-node': { ...tfjs, mode: 'tensorflow' },
}

/**
 * Milliseconds of a training step (forward, backward, optimizer; float32, denormals flushed everywhere), ours beside
 * PyTorch's, Keras's and TensorFlow.js's. All of a work and a thread count are started first, then take turns.
 * STRATA_PEERS_PYTHON names an interpreter with torch, STRATA_KERAS_PYTHON one with keras and tensorflow, STRATA_TFJS_NODE a
 * folder with tfjs-node; STRATA_BENCH_WORKS, STRATA_BENCH_THREADS, STRATA_BENCH_ROUNDS and STRATA_BENCH_BURST_MS narrow a run.
 */
export const training: Bench = {
  name: 'training',
  run: async () => {
    const rows: Row[] = []
    for (const threads of threadCounts) {
      const peak = await measurePeak(threads, rows)
      for (const { name, title } of works) {
        if (wanted && !wanted.includes(name)) continue
        const measured = await compare(name, title, threads, peak)
        printRows(measured)
        rows.push(...measured)
      }
    }
    return rows
  },
}

/** With one thread in libuv's pool, as trainers have. */
const openOurs = (name: string, threads: number) =>
  Turns.open(process.execPath, ['--import', 'tsx', join(folder, 'subject.ts'), name, String(threads)], {
    UV_THREADPOOL_SIZE: '1',
  })

const openPeer = (name: string, threads: number, { command, script, mode }: Peer) =>
  Turns.open(command, [...script, name, String(threads), mode], {
    OMP_NUM_THREADS: String(threads),
    MKL_NUM_THREADS: String(threads),
    KMP_BLOCKTIME: '0',
    TF_NUM_INTRAOP_THREADS: String(threads),
    TF_NUM_INTEROP_THREADS: '1',
  })

/** Floating-point operations a millisecond of a large matrix product. */
async function measurePeak(threads: number, rows: Row[]): Promise<number> {
  const turns = await openOurs('matrix-product', threads)
  if (!turns) throw new Error('the matrix product did not run')
  const rates: number[] = []
  for (let round = 0; round < 3; round += 1) {
    rates.push((turns.introduction.flopsPerStep ?? 0) / Math.min(...(await turns.take(burstMs)).durations))
  }
  turns.close()
  const gigaflops = rates.map((rate) => rate / 1e6)
  const measured = { median: median(gigaflops), spread: spread(gigaflops) }
  rows.push({
    work: 'product of 2048 x 2048 matrices',
    subject: ours,
    threads,
    unit: 'GFLOP/s',
    ratio: null,
    against: null,
    ...measured,
  })
  return Math.max(...rates)
}

async function compare(name: string, title: string, threads: number, peak: number): Promise<Row[]> {
  const opened = new Map<string, Turns | null>([[ours, await openOurs(name, threads)]])
  for (const [subject, peer] of Object.entries(peers)) opened.set(subject, await openPeer(name, threads, peer))
  const taken = await takeTurns(opened)
  const rows = [...opened].flatMap(([subject, turns]): Row[] => {
    const common = { work: title, subject, threads }
    const [mine, theirs] = [taken.get(ours), taken.get(subject)]
    if (!turns || !mine || !theirs) {
      const nothing = { median: Number.NaN, spread: Number.NaN, ratio: null }
      return [{ ...common, ...nothing, unit: 'ms a step', against: 'not installed, or does not run this' }]
    }
    const describe = (unit: string, pick: (turn: Turn) => number, against: string): Row => {
      const [own, values] = [mine.map(pick), theirs.map(pick)]
      const ratio = median(values.map((value, round) => value / (own[round] ?? Number.NaN)))
      return { ...common, unit, median: median(values), spread: spread(values), ratio, against }
    }
    const { firstStepMs, flopsPerStep } = turns.introduction
    const wall = (turn: Turn): number => median(turn.durations)
    const share = flopsPerStep && Math.round((100 * flopsPerStep) / median(mine.map(wall)) / peak)
    const notes = [share && `${share} % of the matrix product's rate`, `first step ${Math.round(firstStepMs)} ms`]
    return [
      describe('ms a step', wall, ['ours', ...notes.filter(Boolean)].join(', ')),
      describe('processor ms a step', ({ cpuMs }) => cpuMs, 'ours'),
    ]
  })
  for (const turns of opened.values()) turns?.close()
  return rows
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
