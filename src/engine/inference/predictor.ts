import type { ExecutionProvider } from '../compiled/runtime/providers.js'
import type { ExecutorName } from '../executors/executor.js'
import type { Column } from '../features/column.js'
import { readSafetensors } from '../interchange/safetensors.js'
import type { ArchitectureSpec } from '../spec/architecture.js'
import { buildNetwork, type Network } from '../spec/network.js'
import type { TensorValues } from '../tensors.js'
import { encodeInput } from '../training/batch-reader.js'
import { inferenceProgram } from '../training/inference-program.js'
import { inputFeed } from '../training/program.js'
import type { ModelSignature } from '../training/task.js'
import { decodeRow, type DecodedOutput } from './decode.js'

export interface PredictorOptions {
  readonly architecture: ArchitectureSpec
  readonly signature: ModelSignature
  /** A safetensors file of the architecture's weights. */
  readonly weights: Uint8Array
  /** (Default: 1) */
  readonly threads?: number
  /** (Default: compiled) */
  readonly executor?: ExecutorName
  /** What the compiled executor runs on. (Default: CPU) */
  readonly executionProvider?: ExecutionProvider
}

/** A trained model that answers rows of the features' own values. */
export interface Predictor {
  /** One answer for each row and output, rows first, in the order of the rows. */
  predict(columns: ReadonlyMap<string, Column>, rows: number): Promise<DecodedOutput[]>
  dispose(): void
}

/** More are cut: it bounds what one run needs, and the batch sizes that a graph sees. */
const mostRows = 128

/**
 * Loads a model for prediction.
 * @throws Error where the weights lack one of the architecture's, or one has another shape
 */
export async function createPredictor(options: PredictorOptions): Promise<Predictor> {
  const { signature, architecture } = options
  const inputs = architecture.inputs.map((input) => ({
    ...input,
    shape: signature.inputs.find((bound) => bound.input === input.name)?.shape ?? input.shape,
  }))
  const network = buildNetwork({ ...architecture, inputs })
  const weights = readSafetensors(options.weights).tensors
  checkWeights(network, weights)
  const { createExecutor } = await import('../executors/registry.js')
  const executor = await createExecutor(options.executor ?? 'compiled', options.executionProvider)
  const session = await executor.createInferenceSession(inferenceProgram(network), weights, {
    threads: options.threads ?? 1,
  })

  return {
    async predict(columns, rows) {
      const feeds = encodeInputs(network, signature, columns, rows)
      const answers: DecodedOutput[] = []
      for (let start = 0; start < rows;) {
        const count = Math.min(rows - start, mostRows)
        const first = start
        await session.read(count, cut(feeds, rows, start, count), (results) => {
          for (let row = 0; row < count; row++) {
            for (const output of signature.outputs) {
              const result = results[output.output]
              if (!result) throw new Error(`the model gives no output "${output.output}"`)
              answers.push({ ...decodeRow(output, row, result.shape, result.values), row: first + row })
            }
          }
        })
        start += count
      }
      return answers
    },
    dispose: () => session.dispose(),
  }
}

function encodeInputs(
  network: Network,
  signature: ModelSignature,
  columns: ReadonlyMap<string, Column>,
  rows: number,
): Record<string, TensorValues> {
  const feeds: Record<string, TensorValues> = {}
  for (const { name, shape, dtype } of network.inputs) {
    const features = signature.inputs.find(({ input }) => input === name)?.features ?? []
    const encoded = encodeInput(
      { feed: inputFeed(name), shape: shape.map((axis) => axis ?? 1), dtype, features },
      columns,
      rows,
    )
    Object.assign(feeds, encoded)
  }
  return feeds
}

/** Rows `start` to `start + count` of every feed. */
const cut = (
  feeds: Readonly<Record<string, TensorValues>>,
  rows: number,
  start: number,
  count: number,
): Record<string, TensorValues> =>
  Object.fromEntries(
    Object.entries(feeds).map(([name, values]) => {
      const width = values.length / rows
      return [name, values.subarray(start * width, (start + count) * width)]
    }),
  )

function checkWeights(network: Network, weights: ReadonlyMap<string, { readonly shape: readonly number[] }>): void {
  for (const { name, shape } of network.weights) {
    const found = weights.get(name)
    if (!found) throw new Error(`the weights lack "${name}" of shape [${shape.join(',')}]`)
    if (found.shape.join() !== shape.join()) {
      throw new Error(
        `weight "${name}" has shape [${found.shape.join(',')}], but the architecture expects [${shape.join(',')}]`,
      )
    }
  }
}
