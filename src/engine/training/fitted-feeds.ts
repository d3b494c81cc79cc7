import type { Column, FeatureSpec, RowSource } from '../features/column.js'
import { fitEncoder } from '../features/encoder.js'
import { elementCount, type DType, type Shape } from '../tensors.js'
import type { BoundFeature } from './encodings.js'
import { inputFeed } from './program.js'
import type { ResolvedTask } from './resolve-task.js'
import { weightFeed } from './sample-weights.js'
import type { FittedEncoder } from './task.js'

export interface FittedFeature {
  readonly feature: FeatureSpec
  readonly encoder: FittedEncoder
}

/** A feed of the training program with the encoders that fill it. */
export interface FittedFeed {
  /** `input:<input>` or `target:<output>`. */
  readonly feed: string
  readonly shape: Shape
  readonly dtype: DType
  readonly isTarget: boolean
  /** True where it says how much each row counts: `weight:<output>`. */
  readonly isWeight?: boolean
  readonly features: readonly FittedFeature[]
}

interface OpenFeed extends Omit<FittedFeed, 'features'> {
  readonly features: readonly BoundFeature[]
}

const openFeeds = ({ inputs, targets }: ResolvedTask): OpenFeed[] => [
  ...inputs.map(({ input, ...rest }) => ({ ...rest, feed: inputFeed(input), isTarget: false })),
  ...targets
    .filter(({ reconstructs }) => reconstructs === undefined)
    .map(({ feed, shape, dtype, features }) => ({ feed, shape, dtype, features, isTarget: true })),
  ...targets.flatMap(({ output, sampleWeight }): OpenFeed[] =>
    sampleWeight
      ? [
          {
            feed: weightFeed(output),
            shape: [],
            dtype: 'float32',
            features: [sampleWeight],
            isTarget: false,
            isWeight: true,
          },
        ]
      : [],
  ),
]

/**
 * Fits every encoder on the train split, each feature in one pass from the first row to the last.
 * @param known encoders of a checkpoint, in the order of the feeds and their features; then nothing is read
 */
export async function fitFeeds(
  task: ResolvedTask,
  source: RowSource,
  known?: readonly (readonly FittedEncoder[])[],
): Promise<FittedFeed[]> {
  const fitted: FittedFeed[] = []
  for (const [index, { features, ...feed }] of openFeeds(task).entries()) {
    const encoders: FittedFeature[] = []
    for (const [place, { feature, encoding, fitted: before }] of features.entries()) {
      const encoder =
        known?.[index]?.[place] ?? before ?? (await fitEncoder(feature, encoding, readTrainColumn(source, feature)))
      encoders.push({ feature, encoder })
    }
    fitted.push({ ...feed, features: encoders })
  }
  return fitted
}

/** Rows read at once: bounded, so that a feature of large tensors does not fill the memory. */
const chunkValues = 1 << 20

async function* readTrainColumn(source: RowSource, feature: FeatureSpec): AsyncGenerator<Column> {
  const count = source.rowCount('TRAIN')
  const chunkRows = Math.max(1, Math.min(8192, Math.floor(chunkValues / Math.max(1, elementCount(feature.shape)))))
  for (let start = 0; start < count; start += chunkRows) {
    const rows = Uint32Array.from({ length: Math.min(chunkRows, count - start) }, (_, index) => start + index)
    const column = (await source.read('TRAIN', rows, [feature.name])).get(feature.name)
    if (column) yield column
  }
}
