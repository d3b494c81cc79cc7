import type { Column, DecodedOutput } from '../engine/index.js'

/** Some rows of one model, and where their answer goes. */
export interface Batch {
  readonly rows: number
  readonly columns: ReadonlyMap<string, Column>
  readonly answer: (outputs: readonly DecodedOutput[]) => void
  readonly refuse: (error: Error) => void
}

export interface Batcher {
  enqueue(batch: Batch): void
  /** Settles when nothing waits any more. */
  drained(): Promise<void>
}

type Predict = (columns: ReadonlyMap<string, Column>, rows: number) => Promise<DecodedOutput[]>

/** Most rows that one run of the graph takes. */
const rowLimit = 128

/**
 * Puts requests that wait for the same model into one run of its graph: under load many small requests cost as much as a
 * few large ones, and a lone request waits for nobody.
 */
export function createBatcher(predict: Predict): Batcher {
  const waiting: Batch[] = []
  let draining: Promise<void> | null = null

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      const taken = takeUpTo(waiting, rowLimit)
      // Where they fail together, each has its own answer: a value that no encoder takes is one request's alone.
      if (!(await runTogether(taken))) for (const batch of taken) await runAlone(batch)
    }
    draining = null
  }

  async function runTogether(batches: readonly Batch[]): Promise<boolean> {
    const rows = batches.reduce((sum, batch) => sum + batch.rows, 0)
    const outputs = await predict(joinColumns(batches.map(({ columns }) => columns)), rows).catch(() => null)
    if (outputs) share(batches, outputs)
    return outputs !== null
  }

  async function runAlone({ columns, rows, answer, refuse }: Batch): Promise<void> {
    try {
      answer(await predict(columns, rows))
    } catch (error) {
      refuse(error instanceof Error ? error : new Error(String(error)))
    }
  }

  return {
    enqueue: (batch) => {
      waiting.push(batch)
      draining ??= drain()
    },
    drained: () => draining ?? Promise.resolve(),
  }
}

/** Takes the first batch, and what follows while it fits. */
function takeUpTo(waiting: Batch[], limit: number): Batch[] {
  let rows = waiting[0]?.rows ?? 0
  let count = 1
  while (count < waiting.length && rows + waiting[count]!.rows <= limit) rows += waiting[count++]!.rows
  return waiting.splice(0, count)
}

/** Gives each batch its own rows, counted from 0 again. */
function share(batches: readonly Batch[], outputs: readonly DecodedOutput[]): void {
  let first = 0
  for (const { rows, answer } of batches) {
    const from = first
    answer(
      outputs
        .filter(({ row }) => row >= from && row < from + rows)
        .map((output) => ({ ...output, row: output.row - from })),
    )
    first += rows
  }
}

function joinColumns(parts: readonly ReadonlyMap<string, Column>[]): ReadonlyMap<string, Column> {
  const [first] = parts
  if (!first || parts.length === 1) return first ?? new Map<string, Column>()
  return new Map([...first.keys()].map((name) => [name, join(parts.map((columns) => columns.get(name)!))]))
}

/** Columns of one feature have one kind: the same signature read them. */
function join(columns: readonly Column[]): Column {
  const first = columns[0]!
  switch (first.kind) {
    case 'NUMERIC':
      return {
        kind: 'NUMERIC',
        values: Float64Array.from(columns.flatMap((c) => (c.kind === 'NUMERIC' ? [...c.values] : []))),
      }
    case 'CATEGORICAL':
      return {
        kind: 'CATEGORICAL',
        codes: Int32Array.from(columns.flatMap((c) => (c.kind === 'CATEGORICAL' ? [...c.codes] : []))),
        ...(first.lengths && { lengths: joinLengths(columns) }),
      }
    case 'BOOLEAN':
      return {
        kind: 'BOOLEAN',
        values: Int8Array.from(columns.flatMap((c) => (c.kind === 'BOOLEAN' ? [...c.values] : []))),
      }
    case 'TEXT':
      return { kind: 'TEXT', values: columns.flatMap((c) => (c.kind === 'TEXT' ? [...c.values] : [])) }
    case 'TENSOR':
    case 'IMAGE':
      return {
        kind: first.kind,
        shape: first.shape,
        values: joinValues(columns),
        ...(first.lengths && { lengths: joinLengths(columns) }),
      }
  }
}

const joinLengths = (columns: readonly Column[]): Uint32Array =>
  Uint32Array.from(columns.flatMap((column) => ('lengths' in column && column.lengths ? [...column.lengths] : [])))

function joinValues(columns: readonly Column[]): Float32Array | Uint8Array {
  const parts = columns.flatMap((column) =>
    column.kind === 'TENSOR' || column.kind === 'IMAGE' ? [column.values] : [],
  )
  const length = parts.reduce((sum, { length }) => sum + length, 0)
  const joined = parts[0] instanceof Uint8Array ? new Uint8Array(length) : new Float32Array(length)
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
