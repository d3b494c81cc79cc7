import type { Column } from '../../engine/index.js'
import { IngestFailure, listNames, show } from '../dataset.js'
import type { FeatureOverride, StoredFeature } from '../dataset.js'

/** Rows in source order; one column for each feature of the reader, in their order. */
export interface RowBatch {
  readonly rowCount: number
  readonly columns: readonly Column[]
}

/** A source whose features are known and whose rows can be read once, a batch at a time. */
export interface RowReader {
  readonly features: readonly StoredFeature[]
  readonly rowCount: number
  /** The source's own splits, as codes of splitNames, a row each. */
  readonly ownSplits?: Uint8Array | undefined
  /** The feature that default splits keep in proportion. */
  readonly stratifyBy?: string | undefined
  readonly batches: () => AsyncIterable<RowBatch>
  close(): Promise<void>
}

/** What a caller asked of the columns of a source. */
export interface ColumnWishes {
  readonly overrides: readonly FeatureOverride[]
  /** Read as TEXT, whatever it holds: it names the splits. */
  readonly splitColumn: string | null
}

export const overrideOf = ({ overrides, splitColumn }: ColumnWishes, name: string): FeatureOverride | undefined =>
  name === splitColumn ? undefined : overrides.find((one) => one.name === name)

export const isExcluded = (wishes: ColumnWishes, name: string): boolean => overrideOf(wishes, name)?.isExcluded ?? false

/** Throws an IngestFailure where a wish is about a column that is not there. */
export function checkWishes({ overrides, splitColumn }: ColumnWishes, names: readonly string[]): void {
  const wished = [...overrides.map(({ name }) => name), ...(splitColumn === null ? [] : [splitColumn])]
  const unknown = wished.find((name) => !names.includes(name))
  if (unknown !== undefined)
    throw new IngestFailure(
      `there is no column ${show(unknown)}; the columns are ${listNames(names)}`,
      'UNKNOWN_FEATURE',
    )
}
