import type * as tfjs from '@tensorflow/tfjs'
import type { FeedSpec, RandomFiller, SessionOptions, StageProgram } from '../../../src/engine/executors/executor.js'
import { initialize } from '../../../src/engine/layers/initializers.js'
import { computeLoss } from '../../../src/engine/losses/registry.js'
import type { LossConfig } from '../../../src/engine/losses/registry.js'
import type { OptimizerConfig } from '../../../src/engine/optimizers/optimizer.js'
import { buildNetwork } from '../../../src/engine/spec/network.js'
import { parseArchitecture } from '../../../src/engine/spec/parse.js'
import type { HostTensor, NamedTensors, TensorValues } from '../../../src/engine/tensors.js'
import { elementCount } from '../../../src/engine/tensors.js'
import { deriveKey, fillNormal, fillUniform } from '../../../src/engine/training/random.js'

export interface NetworkCase {
  readonly name: string
  readonly input: readonly number[]
  readonly layers: readonly unknown[]
  readonly loss: LossConfig
  /** Codes below this, where the input is int32. */
  readonly codes?: number
  /** Weights whose gradient is zero but for rounding. */
  readonly idle?: readonly string[]
}

export const mse: LossConfig = { type: 'meanSquaredError' }
export const crossentropy: LossConfig = { type: 'categoricalCrossentropy', labelSmoothing: 0, fromLogits: false }

export interface Trainee {
  readonly program: StageProgram
  readonly weights: NamedTensors
  readonly batch: (batchSize: number, step: number) => Record<string, TensorValues>
}

/** A network with a loss on its only output, its first weights, and batches that depend on the step alone. */
export function createTrainee(
  { input, layers, loss, codes }: NetworkCase,
  optimizer: OptimizerConfig,
  gradientClipping?: StageProgram['gradientClipping'],
): Trainee {
  const dtype = codes === undefined ? 'FLOAT32' : 'INT32'
  const network = buildNetwork(parseArchitecture({ inputs: [{ name: 'x', shape: [...input], dtype }], layers }))
  const [output] = network.outputs
  if (!output) throw new Error('the network has no output')
  const target = output.shape.map(Number)
  const feeds = (batchSize: number): FeedSpec[] => [
    { name: 'x', shape: [batchSize, ...input], dtype: codes === undefined ? 'float32' : 'int32' },
    { name: 'y', shape: [batchSize, ...target], dtype: 'float32' },
  ]
  const program: StageProgram = {
    weights: network.weights.map(({ name, shape }) => ({ name, shape })),
    trainable: network.weights.flatMap(({ name, trainable }) => (trainable ? [name] : [])),
    feeds,
    optimizer,
    gradientClipping,
    forward(context, { x, y }) {
      const penalties: tfjs.Tensor[] = []
      const penalize = (penalty: tfjs.Scalar) => void penalties.push(penalty)
      const everything = { ...context, isTraining: () => true, penalize }
      const applied = network.applyMasked(everything, { x: x! }, [output.name])
      const prediction = applied.values[output.name]!
      const total = penalties.reduce<tfjs.Tensor>(
        (sum, penalty) => sum.add(penalty),
        computeLoss(context.tf, loss, y!, prediction, applied.masks[output.name]),
      )
      return { loss: total.asScalar(), outputs: { prediction } }
    },
  }
  const weights: NamedTensors = new Map(
    network.weights.map(({ name, shape, initializer }): [string, HostTensor] => [
      name,
      { shape, dtype: 'float32', values: initialize(initializer, shape, 7, name) },
    ]),
  )
  return { program, weights, batch: (batchSize, step) => drawBatch(feeds(batchSize), step, loss, codes) }
}

function drawBatch(
  feeds: readonly FeedSpec[],
  step: number,
  loss: LossConfig,
  codes = 1,
): Record<string, TensorValues> {
  const draw = ({ name, shape, dtype }: FeedSpec): TensorValues => {
    const values = new Float32Array(elementCount(shape))
    if (dtype === 'int32') {
      fillUniform(values, deriveKey(1, 0, name), step)
      return Int32Array.from(values, (value) => Math.floor(value * codes))
    }
    fillNormal(values, deriveKey(1, 0, name), step)
    return name === 'y' ? shapeTarget(values, shape.at(-1) ?? 1, loss) : values
  }
  return Object.fromEntries(feeds.map((feed) => [feed.name, draw(feed)]))
}

/** One class of each row for a cross-entropy, yes or no for each element of a binary one. */
function shapeTarget(values: Float32Array, width: number, loss: LossConfig): Float32Array {
  if (loss.type === 'binaryCrossentropy') return values.map((value) => Number(value > 0))
  if (loss.type !== 'categoricalCrossentropy') return values
  const classes = new Float32Array(values.length)
  for (let row = 0; row < values.length; row += width) {
    const scores = values.subarray(row, row + width)
    classes[row + scores.indexOf(Math.max(...scores))] = 1
  }
  return classes
}

const fillRandom: RandomFiller = (name, distribution, step, out) => {
  const fill = distribution === 'uniform' ? fillUniform : fillNormal
  fill(out, deriveKey(11, 0, name), step)
}

export const sessionOptions: SessionOptions = { random: fillRandom }
