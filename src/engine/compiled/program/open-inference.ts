import type * as tfjs from '@tensorflow/tfjs'
import { InvalidSpec } from '../../errors.js'
import type { InferenceProgram } from '../../executors/executor.js'
import { withSizes } from '../../executors/feeds.js'
import type { Sizes } from '../../executors/feeds.js'
import type { NamedTensors, Shape } from '../../tensors.js'
import type { Graph } from '../graph/graph.js'
import { emitOnnx } from '../onnx/emit.js'
import type { Routine } from '../machine/routine.js'
import { lowerOperators, placeOperators, routinesOf } from '../operators/registry.js'
import { rewriteInference } from '../rewrites/rewrite.js'
import { plain } from '../rewrites/target.js'
import type { Target } from '../rewrites/target.js'
import { traceInference } from './inference-graph.js'
import { batchAxis, findLaw, followLaw, listSamples } from './law.js'
import type { OpenAxis } from './law.js'
import { openAxes } from './open-axes.js'
import { describePorts } from './ports.js'
import type { CompiledPort, Draw, InputRole, OutputRole } from './ports.js'

/**
 * Smaller primes than the batch's, that tables of positions are longer than; three for each length that may be open. The
 * third ones are smaller still, so that windows which step far show.
 */
const tracedLengths = [
  [53, 59, 31],
  [61, 67, 37],
  [71, 73, 41],
] as const

/** A port whose shape depends on the sizes of a batch. */
export interface OpenPort<Role extends string> extends Omit<CompiledPort<Role>, 'shape'> {
  readonly shapeAt: (sizes: Sizes) => Shape
}

/** A graph as bytes, and what goes in and out of it, whatever the sizes that are open. */
export interface OpenCompiledGraph {
  readonly model: Uint8Array
  readonly routines: readonly Routine[]
  readonly inputs: readonly OpenPort<InputRole>[]
  readonly outputs: readonly OpenPort<OutputRole>[]
  readonly draws: readonly Draw[]
}

/**
 * The outputs as one graph for all batches that differ in the sizes named `open` alone. It is traced for several values
 * of these: what differs is what depends on them. The weights are part of the graph, so that ONNX Runtime can lay them out
 * as it likes.
 * @param sizes of a batch at hand: what is not open is as there
 * @param target what there is for the graph to run on. (Default: no more than ONNX has)
 * @throws InvalidSpec where the computation is another one for another size
 */
export function compileOpenInference(
  tf: typeof tfjs,
  program: InferenceProgram,
  weights: NamedTensors,
  sizes: Sizes,
  open: readonly string[],
  target: Target = plain,
): OpenCompiledGraph {
  const axes = chooseAxes(open)
  // No layer rounds or squares the size of the batch, as windows do with lengths: to make sure is not worth the time.
  const isChecked = axes.some((axis) => axis !== batchAxis)
  const draws: Draw[] = []
  const samples = listSamples(axes, isChecked).map((lengths) => {
    const traced = axes.map(({ name }, axis): [string, number] => [name, lengths[axis] ?? 1])
    const sample = traceInference(tf, withSizes(program, new Map([...sizes, ...traced])), weights, 1)
    draws.splice(0, draws.length, ...sample.draws)
    return placeOperators(rewriteInference(lowerOperators(sample.graph, target)))
  })
  const { graph, dimensions } = openAxes(samples, axes)
  const ports = describePorts(graph)
  const openPort =
    (side: (sample: Graph) => readonly Shape[]) =>
    <Role extends string>(port: CompiledPort<Role>, index: number): OpenPort<Role> => ({
      ...port,
      shapeAt: findShape(
        port.graphName,
        samples.map((sample) => side(sample)[index] ?? []),
        axes,
      ),
    })
  return {
    model: emitOnnx(graph, dimensions),
    routines: routinesOf(graph),
    inputs: ports.inputs.map(openPort((sample) => sample.inputs.map(({ shape }) => shape))),
    outputs: ports.outputs.map(openPort((sample) => sample.outputs.map(({ value }) => value.shape))),
    draws,
  }
}

function chooseAxes(open: readonly string[]): OpenAxis[] {
  const lengths = [...tracedLengths]
  return open.map((name) => {
    if (name === batchAxis.name) return batchAxis
    const chosen = lengths.shift()
    return chosen ? { name, lengths: chosen } : refuse(`more than ${tracedLengths.length} lengths`)
  })
}

/**
 * How a shape depends on the sizes. It stands by itself, so that what is kept of a graph does not keep what it was traced
 * from, the weights among it.
 */
function findShape(name: string, samples: readonly Shape[], axes: readonly OpenAxis[]): (sizes: Sizes) => Shape {
  const laws = (samples[0] ?? []).map((_, place) => {
    const law = findLaw(
      samples.map((shape) => shape[place] ?? 0),
      axes,
    )
    return law ?? refuse(`${name}, whose shape follows no length evenly`)
  })
  return (sizes) => laws.map((law) => followLaw(law, ({ name, lengths }) => sizes.get(name) ?? lengths[0]))
}

function refuse(found: string): never {
  throw new InvalidSpec([
    { path: [], message: `the architecture has no form for any length: its computation has ${found}` },
  ])
}
