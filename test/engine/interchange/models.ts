import type * as tfjs from '@tensorflow/tfjs'
import { createEagerExecutor } from '../../../src/engine/executors/eager.js'
import type { TfjsModel } from '../../../src/engine/interchange/tfjs/export-tfjs.js'
import { readSafetensors, writeSafetensors } from '../../../src/engine/interchange/safetensors.js'
import type { ArchitectureSpec } from '../../../src/engine/spec/architecture.js'
import { buildNetwork } from '../../../src/engine/spec/network.js'
import { parseArchitecture } from '../../../src/engine/spec/parse.js'
import { elementCount } from '../../../src/engine/tensors.js'
import type { HostTensor, TensorValues } from '../../../src/engine/tensors.js'
import { inferenceProgram } from '../../../src/engine/training/inference-program.js'
import { deriveKey, fillNormal, fillUniform } from '../../../src/engine/training/random.js'

/** An architecture with weights that have no structure; variances are positive. */
export interface ModelCase {
  readonly architecture: ArchitectureSpec
  readonly weights: Uint8Array
  /** Codes of int32 inputs lie below it. */
  readonly codes: number
}

export function drawModel(input: Parameters<typeof parseArchitecture>[0], codes = 1): ModelCase {
  const architecture = parseArchitecture(input)
  const weights = buildNetwork(architecture).weights.map(({ name, shape }): [string, HostTensor] => {
    const values = new Float32Array(elementCount(shape))
    fillNormal(values, deriveKey(7, 0, name), 0)
    const positive = /variance/i.test(name)
    return [
      name,
      { shape, dtype: 'float32', values: values.map((value) => (positive ? Math.abs(value) + 0.5 : value * 0.5)) },
    ]
  })
  return { architecture, weights: writeSafetensors(new Map(weights)), codes }
}

/** Values for each input, by name; axes of any length get `steps`. */
export function drawInputs(
  { architecture, codes }: ModelCase,
  batchSize: number,
  steps = 4,
): Record<string, { shape: number[]; values: TensorValues }> {
  return Object.fromEntries(
    architecture.inputs.map(({ name, shape, dtype }) => {
      const whole = [batchSize, ...shape.map((axis) => axis ?? steps)]
      const values = new Float32Array(elementCount(whole))
      if (dtype === 'float32') fillNormal(values, deriveKey(3, 0, name), batchSize)
      else fillUniform(values, deriveKey(3, 0, name), batchSize)
      const given = dtype === 'float32' ? values : Int32Array.from(values, (value) => Math.floor(value * codes))
      return [name, { shape: whole, values: given }]
    }),
  )
}

/** What the reference makes of them, one value for each output. */
export async function predictEagerly(
  { architecture, weights }: ModelCase,
  batchSize: number,
  inputs: ReturnType<typeof drawInputs>,
): Promise<{ shape: readonly number[]; values: Float32Array }[]> {
  const executor = await createEagerExecutor()
  const program = inferenceProgram(buildNetwork(architecture))
  const session = await executor.createInferenceSession(program, readSafetensors(weights).tensors)
  const feeds = Object.fromEntries(
    Object.entries(inputs).flatMap(([name, { shape, values }]) => [
      [`input:${name}`, values],
      // Every step is real.
      [`mask:${name}`, new Float32Array(batchSize * (shape[1] ?? 1)).fill(1)],
    ]),
  )
  const outputs = await session.run(batchSize, feeds)
  session.dispose()
  return architecture.outputs.map((name) => outputs[name]!)
}

/** Loads the export as `tf.loadLayersModel` would from a server. */
export function loadExport(tf: typeof tfjs, { modelJson, weights }: TfjsModel): Promise<tfjs.LayersModel> {
  const { modelTopology, weightsManifest } = JSON.parse(modelJson) as tfjs.io.ModelJSON
  const weightSpecs = weightsManifest.flatMap((group) => group.weights)
  return tf.loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs, weightData: weights.slice().buffer }))
}

/** What TensorFlow.js makes of them. */
export function predictWith(
  tf: typeof tfjs,
  model: tfjs.LayersModel,
  architecture: ArchitectureSpec,
  inputs: ReturnType<typeof drawInputs>,
): { shape: readonly number[]; values: Float32Array }[] {
  return tf.tidy(() => {
    const given = architecture.inputs.map(({ name, dtype }) => {
      const { shape, values } = inputs[name]!
      return tf.tensor(values.slice(), shape, dtype)
    })
    const answer = model.predict(given.length === 1 ? given[0]! : given, { batchSize: 64 })
    return [answer].flat().map((tensor) => ({ shape: tensor.shape, values: tensor.dataSync<'float32'>().slice() }))
  })
}
