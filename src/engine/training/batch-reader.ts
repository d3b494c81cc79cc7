import { InvalidSpec } from '../errors.js'
import { anyLength, type Feeds } from '../executors/executor.js'
import type { Column, RowSource, SplitName } from '../features/column.js'
import { encode } from '../features/encoder.js'
import { encodeSequences, encodeTexts } from '../features/sequences.js'
import { elementCount, type TensorValues } from '../tensors.js'
import type { FittedFeed } from './fitted-feeds.js'
import { maskFeed } from './program.js'
import { checkWeights } from './sample-weights.js'

/**
 * Reads rows of a split and encodes them into the feeds of a program. Feeds are overwritten by the second read after
 * theirs: one batch is computed with while the next is read, and a step leaves no garbage.
 */
export type BatchReader = (split: SplitName, rows: Uint32Array) => Promise<Feeds>

/** @throws InvalidSpec when a row misses the value of a target */
export function createBatchReader(source: RowSource, feeds: readonly FittedFeed[]): BatchReader {
  const names = [...new Set(feeds.flatMap(({ features }) => features.map(({ feature }) => feature.name)))]
  const buffers = createFeedBuffers()
  let spare: ReadonlyMap<string, Column> | undefined
  return async (split, rows) => {
    const taken = spare
    spare = undefined
    const columns = await source.read(split, rows, names, taken)
    buffers.turn()
    const encoded: Record<string, TensorValues> = {}
    for (const feed of feeds) {
      if (feed.isTarget) checkComplete(feed, columns, split, rows)
      if (feed.isWeight)
        for (const { feature } of feed.features) checkWeights(feature.name, columns.get(feature.name), split, rows)
      Object.assign(
        encoded,
        naming(split, rows, () => encodeInput(feed, columns, rows.length, buffers.take)),
      )
    }
    spare = columns
    return encoded
  }
}

/** Gives the buffer that a feed of so many values is encoded into. */
type TakeBuffer = (feed: Pick<FittedFeed, 'feed' | 'dtype'>, length: number) => TensorValues

const allocate: TakeBuffer = ({ dtype }, length) =>
  dtype === 'int32' ? new Int32Array(length) : new Float32Array(length)

/** Two sets of buffers that take turns. */
function createFeedBuffers(): { turn(): void; readonly take: TakeBuffer } {
  const sets = [new Map<string, TensorValues>(), new Map<string, TensorValues>()] as const
  let [current, other] = sets
  return {
    turn: () => void ([current, other] = [other, current]),
    take: (feed, length) => {
      const key = `${feed.feed} ${length}`
      const buffer = current.get(key) ?? allocate(feed, length)
      current.set(key, buffer)
      return buffer
    },
  }
}

/** A row that an encoder refuses is named by its place in the split, not in the batch. */
function naming<T>(split: SplitName, rows: Uint32Array, encodeRows: () => T): T {
  try {
    return encodeRows()
  } catch (error) {
    if (!(error instanceof InvalidSpec)) throw error
    throw new InvalidSpec(
      error.issues.map(({ path, message }) =>
        path[0] === 'rows'
          ? { path: [], message: `${message} (row ${rows[Number(path[1])]} of ${split})` }
          : { path, message },
      ),
    )
  }
}

/** A feed of `rows` rows and, where it holds sequences, that of their mask. */
export function encodeInput(
  feed: Omit<FittedFeed, 'isTarget'>,
  columns: ReadonlyMap<string, Column>,
  rows: number,
  take: TakeBuffer = allocate,
): Record<string, TensorValues> {
  const [first] = feed.features
  const isText = first?.encoder.type === 'tokenize' && first.encoder.shape.includes(anyLength)
  if (!first || !(first.feature.isSequence || isText)) return { [feed.feed]: encodeFeed(feed, columns, rows, take) }
  const column = columns.get(first.feature.name)
  if (!column) throw new Error(`the rows hold no feature "${first.feature.name}"`)
  const { values, mask } = isText
    ? encodeTexts(first.encoder, first.feature, column, rows)
    : encodeSequences(first.encoder, first.feature, column, rows, feed.dtype)
  return { [feed.feed]: values, [maskFeed(feed.feed.replace(/^input:/, ''))]: mask }
}

/** One feed of `rows` rows: each row holds the encoded values of its features, one after another. */
function encodeFeed(
  feed: Omit<FittedFeed, 'isTarget'>,
  columns: ReadonlyMap<string, Column>,
  rows: number,
  take: TakeBuffer,
): TensorValues {
  const { features, shape } = feed
  const stride = elementCount(shape)
  const out = take(feed, rows * stride)
  let offset = 0
  for (const { feature, encoder } of features) {
    const column = columns.get(feature.name)
    if (!column) throw new Error(`the rows hold no feature "${feature.name}"`)
    encode(encoder, feature, column, rows, out, offset, stride)
    offset += elementCount(encoder.shape)
  }
  return out
}

function checkComplete(
  { feed, features }: FittedFeed,
  columns: ReadonlyMap<string, Column>,
  split: SplitName,
  rows: Uint32Array,
): void {
  for (const { feature } of features) {
    const column = columns.get(feature.name)
    const missing = column ? findMissing(column) : 0
    if (missing < 0) continue
    const message = `feature "${feature.name}", a target of ${feed.replace('target:', '')}, has no value in row ${rows[missing]} of ${split}; a target has to be known in every row`
    throw new InvalidSpec([{ path: ['targets'], message }])
  }
}

/** Place of the first missing scalar; -1 without one. */
function findMissing(column: Column): number {
  switch (column.kind) {
    case 'NUMERIC':
      return column.values.findIndex(Number.isNaN)
    case 'CATEGORICAL':
      return column.codes.findIndex((code) => code < 0)
    case 'BOOLEAN':
      return column.values.findIndex((value) => value < 0)
    case 'TEXT':
      return column.values.indexOf(null)
    default:
      return -1
  }
}
