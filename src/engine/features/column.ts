/** What a feature holds. TENSOR: numbers of a fixed shape. IMAGE: a TENSOR [height, width, channels] of uint8, 0..255. */
export type FeatureKind = 'NUMERIC' | 'CATEGORICAL' | 'BOOLEAN' | 'TEXT' | 'TENSOR' | 'IMAGE'

export interface FeatureSpec {
  readonly name: string
  readonly kind: FeatureKind
  /** Shape of one value: [] for scalars. */
  readonly shape: readonly number[]
  /** TENSOR and CATEGORICAL: sequences, whose first axis differs from row to row; `shape` begins with the longest that occurs. */
  readonly isSequence?: true | undefined
  /** CATEGORICAL: the categories, in the order of their codes. */
  readonly categories?: readonly string[] | undefined
}

/** Values of one feature for a batch of rows. Missing: NaN, code -1, null. */
export type Column =
  | { readonly kind: 'NUMERIC'; readonly values: Float64Array }
  | {
      readonly kind: 'CATEGORICAL'
      readonly codes: Int32Array
      /** Sequences: how many codes each row has; the rows' codes stand one after the other. */
      readonly lengths?: Uint32Array | undefined
    }
  | { readonly kind: 'BOOLEAN'; readonly values: Int8Array }
  | { readonly kind: 'TEXT'; readonly values: readonly (string | null)[] }
  | {
      readonly kind: 'TENSOR' | 'IMAGE'
      readonly shape: readonly number[]
      readonly values: Float32Array | Float64Array | Uint8Array | Int32Array
      /** Sequences: the length of each row's first axis; the rows' values stand one after the other, unpadded. */
      readonly lengths?: Uint32Array | undefined
    }

export type SplitName = 'TRAIN' | 'VALIDATION' | 'TEST'

/** Where rows come from: random access inside a split, in bounded memory. Implemented over Arrow chunks by datasets, over arrays by tests. */
export interface RowSource {
  readonly features: readonly FeatureSpec[]
  rowCount(split: SplitName): number
  /**
   * Rows by their place in the split, any order; one column for each feature asked for.
   * @param spare columns of an earlier read that nobody looks at any more: theirs may be the memory of the new ones
   */
  read(
    split: SplitName,
    rows: Uint32Array,
    features: readonly string[],
    spare?: ReadonlyMap<string, Column>,
  ): Promise<ReadonlyMap<string, Column>>
}
