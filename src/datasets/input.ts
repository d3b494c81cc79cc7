import { mistake, UserMistake } from '../platform/errors.js'
import type { Mistake } from '../platform/errors.js'
import { IngestFailure, kindOf, limits, listNames, sampleNames, show, uploadFormats } from './dataset.js'
import type { DatasetFeatureKind, FeatureOverride, SampleName, SplitPlan, UploadFormat } from './dataset.js'
import { readInlineRows } from './ingest/inline.js'
import type { InlineRow } from './ingest/inline.js'
import { sampleFeatures } from './ingest/samples.js'
import type { StoredFeature } from './dataset.js'

type Optional<T> = T | null | undefined

/** A version as a caller asks for it: the input of createDatasetVersion. */
export interface VersionInput {
  /** Exactly one of these. */
  readonly source: {
    readonly sample?: Optional<SampleName>
    readonly upload?: Optional<{ readonly uploadId: string; readonly format: UploadFormat }>
    readonly inline?: Optional<{ readonly rows: readonly InlineRow[] }>
  }
  /** Exactly one, where given. */
  readonly splits?: Optional<{ readonly random?: Optional<RandomSplitInput>; readonly column?: Optional<string> }>
  readonly features?: Optional<readonly FeatureOverrideInput[]>
}

interface RandomSplitInput {
  readonly train: number
  readonly validation: number
  readonly test: number
  readonly seed: number
  readonly stratifyBy?: Optional<string>
}

interface FeatureOverrideInput {
  readonly name: string
  readonly kind?: Optional<DatasetFeatureKind>
  readonly categories?: Optional<readonly string[]>
  readonly exclude: boolean
}

/** Most rows of one inline dataset. */
export const inlineRowLimit = 100_000

const nameLimit = 200
const descriptionLimit = 10_000

export function checkName(name: string, description: Optional<string>): void {
  if (name.trim() === '' || name.length > nameLimit)
    throw mistake('INVALID_INPUT', `a dataset's name has 1 to ${nameLimit} characters, got ${show(name)}`, ['name'])
  if (description != null && description.length > descriptionLimit)
    throw mistake(
      'INVALID_INPUT',
      `a description has up to ${descriptionLimit} characters, got ${description.length}`,
      ['description'],
    )
}

/** The splits that were asked for; null where none were. Throws a UserMistake. */
export function parseSplits(input: VersionInput['splits']): SplitPlan | null {
  if (input?.column != null) {
    if (input.column === '') throw mistake('INVALID_INPUT', 'a column of splits needs a name', ['splits', 'column'])
    return { type: 'column', column: input.column }
  }
  if (!input?.random) return null
  const { train, validation, test, seed, stratifyBy } = input.random
  const path = ['splits', 'random']
  for (const [name, share] of Object.entries({ train, validation, test }))
    if (!(share >= 0 && share <= 1))
      throw mistake('INVALID_INPUT', `a share is from 0 to 1, got ${share} for ${name}`, [...path, name])
  if (train === 0) throw mistake('INVALID_INPUT', 'the share of train must be above 0', [...path, 'train'])
  const sum = train + validation + test
  if (Math.abs(sum - 1) > 1e-9)
    throw mistake(
      'INVALID_INPUT',
      `train, validation and test must sum to 1, got ${train} + ${validation} + ${test} = ${Number(sum.toFixed(12))}`,
      path,
    )
  return { type: 'random', train, validation, test, seed, stratifyBy: stratifyBy ?? null }
}

/** What is to be read differently from how it would be inferred. Throws a UserMistake that lists every mistake. */
export function parseOverrides(input: VersionInput['features']): FeatureOverride[] {
  const mistakes: Mistake[] = []
  const seen = new Set<string>()
  const overrides = (input ?? []).map(({ name, kind, categories, exclude }, index): FeatureOverride => {
    const complain = (message: string, field: string) =>
      mistakes.push({ code: 'INVALID_INPUT', message, path: ['features', String(index), field] })
    if (seen.has(name)) complain(`${show(name)} is named twice`, 'name')
    seen.add(name)
    if (categories && kind != null && kind !== 'CATEGORICAL')
      complain(`only CATEGORICAL has categories, ${show(name)} is to be ${kind}`, 'categories')
    if (categories && categories.length === 0) complain('at least one category is needed', 'categories')
    if (categories && categories.length > limits.categories)
      complain(`at most ${limits.categories} categories, got ${categories.length}`, 'categories')
    const twice = categories?.find((category, at) => categories.indexOf(category) !== at)
    if (twice !== undefined) complain(`the category ${show(twice)} is named twice`, 'categories')
    return {
      name,
      kind: categories ? 'CATEGORICAL' : (kind ?? null),
      categories: categories ?? null,
      isExcluded: exclude,
    }
  })
  if (mistakes.length > 0) throw new UserMistake(mistakes)
  return overrides
}

/** Most mistakes that one answer lists. */
const mistakeLimit = 20

/** Reads inline rows as the ingest will, to refuse at once what it would refuse. */
export function checkInlineRows(
  rows: readonly InlineRow[],
  splits: SplitPlan | null,
  overrides: readonly FeatureOverride[],
): void {
  const path = ['source', 'inline', 'rows']
  if (rows.length === 0) throw mistake('INVALID_INPUT', 'at least one row is needed, got none', path)
  if (rows.length > inlineRowLimit)
    throw mistake('TOO_LARGE', `at most ${inlineRowLimit} rows inline, got ${rows.length}; upload a file instead`, path)
  checkColumns(rows, splits, overrides)
  const mistakes: Mistake[] = []
  const splitColumn = splits?.type === 'column' ? splits.column : null
  const { features } = readInlineRows(rows, { overrides, splitColumn }, (message, at) => {
    if (mistakes.length < mistakeLimit) mistakes.push({ code: 'INVALID_INPUT', message, path: [...path, ...at] })
  })
  if (mistakes.length > 0) throw new UserMistake(mistakes)
  checkStratum(features, splits)
}

/** Whether every column that is named is there: as the ingest will tell, but each with its place in the input. */
function checkColumns(
  rows: readonly InlineRow[],
  splits: SplitPlan | null,
  overrides: readonly FeatureOverride[],
): void {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const named = overrides.map(({ name }, index) => ({ name, path: ['features', String(index), 'name'] }))
  if (splits?.type === 'column') named.push({ name: splits.column, path: ['splits', 'column'] })
  const unknown = named.filter(({ name }) => !names.includes(name))
  if (unknown.length === 0) return
  throw new UserMistake(
    unknown.slice(0, mistakeLimit).map(({ name, path }) => ({
      code: 'UNKNOWN_FEATURE',
      message: `there is no column ${show(name)}; the columns are ${listNames(names)}`,
      path,
    })),
  )
}

export function checkSample(name: SampleName, splits: SplitPlan | null, overrides: readonly FeatureOverride[]): void {
  const features = sampleFeatures[name]
  const names = features.map((feature) => feature.name)
  overrides.forEach((override, index) => {
    if (!names.includes(override.name))
      throw mistake(
        'UNKNOWN_FEATURE',
        `${name} has no feature ${show(override.name)}; its features are ${listNames(names)}`,
        ['features', String(index), 'name'],
      )
  })
  if (splits?.type === 'column')
    throw mistake(
      'UNKNOWN_FEATURE',
      `${name} has no column that names splits, got ${show(splits.column)}; leave splits out or draw them`,
      ['splits', 'column'],
    )
  checkStratum(features, splits)
}

function checkStratum(features: readonly StoredFeature[], splits: SplitPlan | null): void {
  if (splits?.type !== 'random' || splits.stratifyBy === null) return
  const path = ['splits', 'random', 'stratifyBy']
  const feature = features.find(({ name }) => name === splits.stratifyBy)
  if (!feature)
    throw mistake(
      'UNKNOWN_FEATURE',
      `there is no feature ${show(splits.stratifyBy)}; the features are ${listNames(features.map(({ name }) => name))}`,
      path,
    )
  const kind = kindOf(feature)
  if (kind !== 'CATEGORICAL' && kind !== 'BOOLEAN')
    throw mistake(
      'INVALID_INPUT',
      `stratifyBy needs a CATEGORICAL or BOOLEAN feature, ${show(feature.name)} is ${kind}`,
      path,
    )
}

/** What an ingest would refuse, as a caller's mistake. */
export function asMistake(error: unknown): unknown {
  if (!(error instanceof IngestFailure)) return error
  return mistake(error.code === 'UNKNOWN_FEATURE' ? 'UNKNOWN_FEATURE' : 'INVALID_INPUT', error.message, null)
}

/** The one source that is given. GraphQL's @oneOf has seen to it; callers from elsewhere are told. */
export function parseSource(source: VersionInput['source']) {
  if (source.sample != null && sampleNames.includes(source.sample))
    return { type: 'sample', name: source.sample } as const
  if (source.upload != null && uploadFormats.includes(source.upload.format))
    return { type: 'upload', ...source.upload } as const
  if (source.inline != null) return { type: 'inline', rows: source.inline.rows } as const
  throw mistake('INVALID_INPUT', 'a source is a sample, an upload or inline rows', ['source'])
}
