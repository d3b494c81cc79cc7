import type { FeatureKind, FeatureSpec, SplitName } from '../engine/index.js'

export const sampleNames = ['IRIS', 'MNIST'] as const
export type SampleName = (typeof sampleNames)[number]

export const uploadFormats = ['AUTO', 'CSV', 'NPZ'] as const
export type UploadFormat = (typeof uploadFormats)[number]

/** Where the rows of a version come from. What a caller gave inline lies in a blob, as a JSON array of objects. */
export type DatasetSource =
  | { readonly type: 'sample'; readonly name: SampleName }
  | { readonly type: 'upload'; readonly uploadId: string; readonly format: UploadFormat; readonly blobHash: string }
  | { readonly type: 'inline'; readonly blobHash: string }

export interface RandomSplit {
  readonly type: 'random'
  /** Shares of the rows; they sum to 1. */
  readonly train: number
  readonly validation: number
  readonly test: number
  readonly seed: number
  /** A CATEGORICAL or BOOLEAN feature whose values are shared out in the same proportions. */
  readonly stratifyBy: string | null
}

/** `column` names the split of each row (train, validation or test in any case) and is no feature itself. */
export type SplitPlan = RandomSplit | { readonly type: 'column'; readonly column: string }

export const defaultSplit: RandomSplit = {
  type: 'random',
  train: 0.8,
  validation: 0.1,
  test: 0.1,
  seed: 0,
  stratifyBy: null,
}

/** Takes the place of what would be inferred for one column. */
export interface FeatureOverride {
  readonly name: string
  /** Null: inferred. */
  readonly kind: DatasetFeatureKind | null
  /** In the order of their codes; a value that is none of them is missing. Null: those found, sorted. */
  readonly categories: readonly string[] | null
  readonly isExcluded: boolean
}

/** All that decides the content of a version: stored with it as JSON when it is created. */
export interface IngestPlan {
  readonly source: DatasetSource
  /** Null: the sample's own splits, else `defaultSplit`. */
  readonly splits: SplitPlan | null
  readonly features: readonly FeatureOverride[]
}

export type ElementType = 'uint8' | 'int32' | 'float32' | 'float64'

/** Values of the public FeatureKind: the engine's, with tensors apart whose first axis differs from row to row. */
export type DatasetFeatureKind = FeatureKind | 'SEQUENCE'

export const kindOf = ({ kind, isSequence }: Pick<FeatureSpec, 'kind' | 'isSequence'>): DatasetFeatureKind =>
  isSequence ? 'SEQUENCE' : kind

/** A feature as stored: `dtype` is that of one element of a TENSOR or IMAGE. */
export type StoredFeature = FeatureSpec & { readonly dtype?: ElementType | undefined }

/** In the order of the codes that are stored for each row. */
export const splitNames = ['TRAIN', 'VALIDATION', 'TEST'] as const satisfies readonly SplitName[]

/** Most features of a version, most categories of one, and most characters of a name. */
export const limits = { features: 4096, categories: 65_536, nameLength: 200 } as const

/** Most distinct values for which text is taken for categories without being told so. */
export const inferredCategoryLimit = (rowCount: number): number =>
  Math.min(1000, Math.max(20, Math.floor(rowCount / 10)))

/** Sorted as numbers where all are numbers, else by code point: the order of the codes of categories that nobody ordered. */
export function sortCategories(categories: Iterable<string>): string[] {
  const list = [...categories]
  const isNumeric = list.every((category) => category.trim() !== '' && Number.isFinite(Number(category)))
  const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  return list.sort((a, b) => (isNumeric && Number(a) - Number(b)) || byCodePoint(a, b))
}

/** Values of the public FailureCode that an ingest can end with. */
export type IngestFailureCode =
  | 'INVALID_INPUT'
  | 'MALFORMED_FILE'
  | 'WRONG_ENCODING'
  | 'EMPTY_FILE'
  | 'UNKNOWN_FEATURE'
  | 'SHAPE_MISMATCH'
  | 'TOO_LARGE'
  | 'OUT_OF_MEMORY'
  | 'INGESTER_DIED'
  | 'STORAGE_LOST'
  | 'INTERNAL'

/** The source cannot become a dataset version, and why: names the line, row or column, and what was found. */
export class IngestFailure extends Error {
  override readonly name = 'IngestFailure'
  constructor(
    message: string,
    readonly code: IngestFailureCode = 'MALFORMED_FILE',
  ) {
    super(message)
  }
}

/** A value as it stands in a message: quoted, and cut to 60 characters. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

/** At most ten names of a list, quoted, as they stand in a message. */
export function listNames(names: readonly string[]): string {
  const first = names.slice(0, 10).map(show).join(', ')
  return names.length > 10 ? `${first} and ${names.length - 10} more` : first
}
