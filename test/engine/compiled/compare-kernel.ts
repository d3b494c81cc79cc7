import type * as tfjs from '@tensorflow/tfjs'
import { GraphBuilder } from '../../../src/engine/compiled/graph/builder.js'
import { cast } from '../../../src/engine/compiled/graph/elementwise.js'
import { finishGraph, portName } from '../../../src/engine/compiled/program/ports.js'
import { targetOf } from '../../../src/engine/compiled/program/target.js'
import type { Target } from '../../../src/engine/compiled/rewrites/target.js'
import { openRuntime } from '../../../src/engine/compiled/runtime/open.js'
import { tracerOf } from '../../../src/engine/compiled/trace/tracer.js'
import { runOn } from '../../../src/engine/executors/eager-forward.js'
import type { HostTensor } from '../../../src/engine/tensors.js'
import { elementCount } from '../../../src/engine/tensors.js'
import { loadTfjs } from '../../../src/engine/tfjs.js'

type Tf = typeof tfjs
export type Compute = (tf: Tf, inputs: tfjs.Tensor[]) => tfjs.Tensor | tfjs.Tensor[]

/** Numbers without ties that are neither round nor regular. */
export const wave = (shape: readonly number[], phase = 0, scale = 1): HostTensor => ({
  shape,
  dtype: 'float32',
  values: Float32Array.from(
    { length: elementCount(shape) },
    (_, i) => scale * Math.sin(1.7 * i + 0.3 * phase + 0.1) + 0.013 * i,
  ),
})

export const constant = (shape: readonly number[], value: number): HostTensor => ({
  shape,
  dtype: 'float32',
  values: new Float32Array(elementCount(shape)).fill(value),
})

export const integers = (shape: readonly number[], below: number): HostTensor => ({
  shape,
  dtype: 'int32',
  values: Int32Array.from({ length: elementCount(shape) }, (_, i) => (i * 7 + 3) % below),
})

/** Results of a computation, then the gradients of a weighted sum of them by every float32 input. */
export interface Computed {
  readonly values: Float32Array[]
  readonly gradients: Float32Array[]
}

interface Differentiation {
  readonly hasGradient: boolean
  /** The weights of the sum whose gradients are taken, one tensor for each result. (Default: waves) */
  readonly directions?: readonly HostTensor[] | undefined
}

/** `withResults` sees the results before TensorFlow.js frees them. */
function differentiate(
  tf: Tf,
  compute: Compute,
  inputs: tfjs.Tensor[],
  { hasGradient, directions = [] }: Differentiation,
  withResults: (results: tfjs.Tensor[]) => void,
): tfjs.Tensor[] {
  const run = (): tfjs.Scalar => {
    const computed = compute(tf, inputs)
    const results = Array.isArray(computed) ? computed : [computed]
    withResults(results)
    const sums = results.map((result, place) => {
      const direction = directions[place] ?? wave(result.shape, place + 5)
      const weights = tf.tensor(direction.values, result.shape)
      return tf.sum(tf.mul(tf.cast(result, 'float32'), weights))
    })
    return sums.reduce((total, sum) => tf.add(total, sum)) as tfjs.Scalar
  }
  const variables = inputs.filter(({ dtype }) => dtype === 'float32')
  if (!hasGradient || variables.length === 0) {
    run()
    return []
  }
  const grads: (tfjs.Tensor | undefined)[] = tf.engine().gradients(run, variables, undefined, true).grads
  return variables.map((variable, index) => grads[index] ?? tf.zerosLike(variable))
}

export async function computeEagerly(
  compute: Compute,
  inputs: readonly HostTensor[],
  hasGradient: boolean,
  directions?: readonly HostTensor[],
): Promise<Computed> {
  const tf = await loadTfjs()
  return runOn(tf, 'cpu', () => {
    const tensors = inputs.map(({ values, shape, dtype }) => tf.tensor(values.slice(), [...shape], dtype))
    let values: Float32Array[] = []
    const gradients = differentiate(tf, compute, tensors, { hasGradient, directions }, (results) => {
      values = results.map((result) => Float32Array.from(result.dataSync()))
    })
    return { values, gradients: gradients.map((gradient) => Float32Array.from(gradient.dataSync())) }
  })
}

/**
 * @param asked what the graph is made for. (Default: what this machine has)
 * @returns with the names of its routines
 */
export async function computeCompiled(
  compute: Compute,
  inputs: readonly HostTensor[],
  hasGradient: boolean,
  directions?: readonly HostTensor[],
  asked?: Partial<Target>,
): Promise<Computed & { readonly routines: readonly string[] }> {
  const [tf, runtime] = await Promise.all([loadTfjs(), openRuntime()])
  const target = { ...(await targetOf(runtime)), ...asked }
  const graph = new GraphBuilder()
  const compiled = tracerOf(tf).record(graph, (trace) => {
    const tensors = inputs.map(({ shape, dtype }, index) =>
      trace.tensor(graph.input(portName('feed', String(index)), shape, dtype)),
    )
    const write = (kind: string, all: tfjs.Tensor[]): void =>
      all.forEach((tensor, index) =>
        graph.output(portName('output', `${kind}${index}`), cast(graph, trace.value(tensor), 'float32')),
      )
    write(
      'gradient',
      differentiate(tf, compute, tensors, { hasGradient, directions }, (results) => write('value', results)),
    )
    return finishGraph(graph.finish(), [], target)
  })
  const session = await runtime.createSession({
    model: compiled.model,
    routines: compiled.routines,
    inputNames: compiled.inputs.map(({ graphName }) => graphName),
    outputNames: compiled.outputs.map(({ graphName }) => graphName),
    threads: 1,
    hasConstantWeights: false,
  })
  const feeds = compiled.inputs.map(({ name, dtype, shape }) => {
    const tensor = runtime.createTensor(dtype, shape)
    tensor.values.set(inputs[Number(name)]?.values ?? [])
    return tensor
  })
  const results = compiled.outputs.map(({ dtype, shape }) => runtime.createTensor(dtype, shape))
  await session.run({ inputs: feeds, outputs: results })
  const pick = (kind: string): Float32Array[] =>
    results.flatMap(({ values }, index) =>
      compiled.outputs[index]?.name.startsWith(kind) ? [Float32Array.from(values)] : [],
    )
  const routines = compiled.routines.map(({ name }) => name)
  const computed = { values: pick('value'), gradients: pick('gradient'), routines }
  session.dispose()
  for (const tensor of [...feeds, ...results]) tensor.dispose()
  return computed
}

/** Greatest difference, relative to the greatest magnitude in the reference. */
export function relativeDifference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY
  let [difference, magnitude] = [0, 0]
  for (let index = 0; index < expected.length; index += 1) {
    const [a, b] = [actual[index] ?? Number.NaN, expected[index] ?? Number.NaN]
    if (Number.isNaN(a) !== Number.isNaN(b)) return Number.POSITIVE_INFINITY
    if (Number.isNaN(b)) continue
    // Equal infinities are no distance apart.
    if (a !== b) difference = Math.max(difference, Math.abs(a - b))
    magnitude = Math.max(magnitude, Math.abs(b))
  }
  return difference === 0 ? 0 : difference / Math.max(magnitude, 1e-6)
}
