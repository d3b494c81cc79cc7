import type { Column, RowSource, SplitName } from '../../engine/index.js'
import { listNames, show, splitNames } from '../dataset.js'
import type { VersionLayout } from '../store.js'
import type { ChunkReader } from './chunk-reader.js'
import { createGatherer } from './gather.js'

/** The rows of each split, as places in the source, in source order. */
export type SplitIndex = Readonly<Record<SplitName, Uint32Array>>

/** @param codes one byte a row: codes of splitNames */
export function indexSplits(codes: Uint8Array, counts: Readonly<Record<SplitName, number>>): SplitIndex {
  const index = {
    TRAIN: new Uint32Array(counts.TRAIN),
    VALIDATION: new Uint32Array(counts.VALIDATION),
    TEST: new Uint32Array(counts.TEST),
  }
  const lists = splitNames.map((name) => index[name])
  const filled = [0, 0, 0]
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!
    lists[code]![filled[code]!++] = row
  }
  return index
}

/**
 * The rows of a READY version for the engine: any rows of a split, in any order. Rows whose chunks are in memory are
 * gathered at once; else chunks are loaded one after the other, so that memory stays within the reader's bound.
 */
export function createRowSource(layout: VersionLayout, splits: SplitIndex, chunks: ChunkReader): RowSource {
  const positions = new Map(layout.features.map(({ name }, position) => [name, position]))

  async function gather(
    rows: Uint32Array,
    names: readonly string[],
    spare: ReadonlyMap<string, Column> | undefined,
  ): Promise<ReadonlyMap<string, Column>> {
    const wanted = names.map((name) => {
      const position = positions.get(name)
      if (position === undefined)
        throw new Error(`there is no feature ${show(name)}; the features are ${listNames([...positions.keys()])}`)
      return { name, position, gatherer: createGatherer(layout.features[position]!, rows.length, spare?.get(name)) }
    })
    const missing = new Map<number, number[]>()
    for (let to = 0; to < rows.length; to++) {
      const row = rows[to]!
      const place = chunks.placeOf(row)
      const chunk = chunks.peek(place)
      if (chunk)
        for (const { position, gatherer } of wanted) gatherer.copy(chunk.columns[position]!, row - chunk.firstRow, to)
      else {
        const waiting = missing.get(place)
        if (waiting) waiting.push(to)
        else missing.set(place, [to])
      }
    }
    for (const [place, targets] of missing) {
      const chunk = await chunks.load(place)
      for (const to of targets)
        for (const { position, gatherer } of wanted)
          gatherer.copy(chunk.columns[position]!, rows[to]! - chunk.firstRow, to)
    }
    return new Map(wanted.map(({ name, gatherer }) => [name, gatherer.column]))
  }

  return {
    features: layout.features,
    rowCount: (split) => splits[split].length,
    read: (split, rows, features, spare) => {
      const places = splits[split]
      const inSource = new Uint32Array(rows.length)
      for (let i = 0; i < rows.length; i++) {
        const place = places[rows[i]!]
        if (place === undefined)
          return Promise.reject(new Error(`row ${rows[i]} of ${split} was asked for, which has ${places.length} rows`))
        inSource[i] = place
      }
      return gather(inSource, features, spare)
    },
  }
}
