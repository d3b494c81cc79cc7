import { anyLength, type Feeds, type InferenceSession } from '../executors/executor.js'
import type { SplitName } from '../features/column.js'
import type { Network, NetworkLayer } from '../spec/network.js'
import { elementCount, type TensorValues } from '../tensors.js'
import type { BatchReader } from './batch-reader.js'
import { inferenceProgram } from './inference-program.js'
import { inputFeed } from './program.js'
import type { ResolvedStage } from './resolve-task.js'
import { breathe, requestOf, type Interruption, type Run } from './run.js'
import { inputSpecs, readerFor, targetSpecs, type StageInput } from './feeds.js'

/** Most bytes that the values of a frozen part may take; a stage with more recomputes them at each step. */
const featureBytesLimit = 256 * 1024 * 1024

const batchRows = 128

const cachedSplits: readonly SplitName[] = ['TRAIN', 'VALIDATION']

/** Names of the frozen layers that the stage reads, with the number of values a row. */
function featuresOf({ layout }: ResolvedStage): { name: string; shape: readonly number[]; width: number }[] {
  const layers = layout.prefix?.layers ?? []
  return layers
    .filter(({ name }) => layout.boundary.includes(name))
    .map(({ name, outputShape }) => {
      const shape = outputShape.map((axis) => axis ?? 1)
      return { name, shape, width: elementCount(shape) }
    })
}

/** Whether a layer tells padding from real time steps: its masks are not kept with the values. */
const makesMask = ({ spec }: NetworkLayer): boolean =>
  spec.type === 'masking' || (spec.type === 'embedding' && spec.maskZero)

/** Whether the trained part reads a value beside a frozen layer's result: those are not kept. */
const readsExtras = ({ layout }: ResolvedStage, prefix: Network): boolean =>
  layout.boundary.some(
    (name) => prefix.spec.outputs.includes(name) && !prefix.layers.some((layer) => layer.name === name),
  )

/** True for a frozen part with weights that several epochs would recompute, and whose values fit into memory. */
export function isWorthExtracting({ source, resolved }: Run, stage: ResolvedStage): boolean {
  const { prefix } = stage.layout
  if (!prefix || prefix.weights.length === 0 || stage.spec.epochs < 2) return false
  if (resolved.inputs.some(({ shape }) => shape.includes(anyLength))) return false
  if (prefix.layers.some(makesMask) || readsExtras(stage, prefix)) return false
  const rows = cachedSplits.reduce((sum, split) => sum + source.rowCount(split), 0)
  const width = featuresOf(stage).reduce((sum, feature) => sum + feature.width, 0)
  return rows * width * Float32Array.BYTES_PER_ELEMENT <= featureBytesLimit
}

/**
 * Runs the frozen part once over TRAIN and VALIDATION, in the order of the rows and in batches of one size, and keeps
 * what it gave. Rows of TEST, which are read once, go through it as they come.
 */
export async function extractFeatures(run: Run, stage: ResolvedStage): Promise<StageInput> {
  const { layout } = stage
  const prefix = layout.prefix
  if (!prefix) throw new Error('the stage has no frozen part')
  const features = featuresOf(stage)
  const beside = run.resolved.inputs.filter(({ input }) => isReadBeside(stage, input))
  const session = await run.executor.createInferenceSession(inferenceProgram(prefix), run.weights, {
    threads: run.task.threads,
  })
  const direct = [...inputSpecs(beside, 1), ...targetSpecs(layout, 1)]
  const readDirect = readerFor(run, direct)
  const readPrefix = readerFor(
    run,
    inputSpecs(
      run.resolved.inputs.filter(({ input }) => prefix.inputs.some(({ name }) => name === input)),
      1,
    ),
  )
  const compute = computeWith(session, prefix, readPrefix)
  const cache = new Map<SplitName, Record<string, Float32Array>>()

  return {
    feeds: {
      isExtracted: true,
      specs: (batchSize) => [
        ...features.map(({ name, shape }) => ({
          name: inputFeed(name),
          shape: [batchSize, ...shape],
          dtype: 'float32' as const,
        })),
        ...inputSpecs(beside, batchSize),
        ...targetSpecs(layout, batchSize),
      ],
    },
    async prepare() {
      for (const split of cachedSplits) {
        const filled = await fill(run, split, features, compute)
        if (typeof filled === 'string') return filled
        cache.set(split, filled)
      }
      return undefined
    },
    async read(split, rows) {
      const cached = cache.get(split)
      const known = cached ? gather(cached, features, rows) : await compute(split, rows)
      return direct.length > 0 ? { ...known, ...(await readDirect(split, rows)) } : known
    },
    dispose() {
      cache.clear()
      session.dispose()
    },
  }
}

/** An input that the trained part or a goal reads itself. */
const isReadBeside = ({ layout }: ResolvedStage, input: string): boolean =>
  layout.boundary.includes(input) ||
  layout.goals.some(({ target }) => target.type === 'feed' && target.target.reconstructs === input)

type Compute = (split: SplitName, rows: Uint32Array) => Promise<Record<string, Float32Array>>

function computeWith(session: InferenceSession, prefix: Network, read: BatchReader): Compute {
  return async (split, rows) => {
    const feeds: Feeds = await read(split, rows)
    const values = await session.run(rows.length, feeds)
    return Object.fromEntries(
      prefix.spec.outputs.map((name) => [inputFeed(name), values[name]?.values ?? new Float32Array()]),
    )
  }
}

async function fill(
  run: Run,
  split: SplitName,
  features: readonly { name: string; width: number }[],
  compute: Compute,
): Promise<Record<string, Float32Array> | Interruption> {
  const count = run.source.rowCount(split)
  const values: Record<string, Float32Array> = {}
  for (const { name, width } of features) values[inputFeed(name)] = new Float32Array(count * width)
  for (let start = 0; start < count; start += batchRows) {
    const request = requestOf(run)
    if (request) return request
    const rows = Uint32Array.from({ length: Math.min(batchRows, count - start) }, (_, index) => start + index)
    const computed = await compute(split, rows)
    for (const { name, width } of features) {
      const part = computed[inputFeed(name)]
      if (part) values[inputFeed(name)]?.set(part, start * width)
    }
    await breathe()
  }
  return values
}

function gather(
  cached: Readonly<Record<string, Float32Array>>,
  features: readonly { name: string; width: number }[],
  rows: Uint32Array,
): Record<string, TensorValues> {
  const gathered: Record<string, TensorValues> = {}
  for (const { name, width } of features) {
    const all = cached[inputFeed(name)]
    const part = new Float32Array(rows.length * width)
    rows.forEach((row, place) => all && part.set(all.subarray(row * width, (row + 1) * width), place * width))
    gathered[inputFeed(name)] = part
  }
  return gathered
}
