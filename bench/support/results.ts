import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'

/** One measured figure. `ratio` is against the peer or the target named in `against`. */
export interface Row {
  readonly work: string
  readonly subject: string
  readonly threads: number
  readonly unit: string
  readonly median: number
  /** Half of (largest - smallest) over the repeats, in the unit. */
  readonly spread: number
  readonly ratio: number | null
  readonly against: string | null
}

export interface Bench {
  readonly name: string
  run(): Promise<Row[]>
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export const spread = (values: readonly number[]): number => (Math.max(...values) - Math.min(...values)) / 2

/** The value below which the given share (0..1) of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
}

/** Keeps the rows with the machine and the date they were measured on. */
export async function writeResults(name: string, rows: readonly Row[]): Promise<void> {
  const folder = join(import.meta.dirname, '..', 'results')
  await mkdir(folder, { recursive: true })
  const [cpu] = cpus()
  const machine = { cpu: cpu?.model ?? 'unknown', cores: cpus().length, node: process.version }
  const result = { name, date: new Date().toISOString().slice(0, 10), machine, rows }
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`)
}

export function printRows(rows: readonly Row[]): void {
  console.table(
    Object.fromEntries(
      rows.map(({ work, subject, median: value, spread: around, unit, ratio, against, threads }) => [
        // The key names the row: without the threads those on two would take the place of those on one.
        `${work}: ${subject}, ${threads} threads, ${unit}`,
        {
          median: round(value),
          spread: round(around),
          ratio: ratio === null ? '' : `${round(ratio)} x ${against ?? ''}`,
        },
      ]),
    ),
  )
}

const round = (value: number): string => value.toPrecision(3).replace(/e\+(\d+)$/, (_, power: string) => 'e' + power)
