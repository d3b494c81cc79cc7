import type * as tfjs from '@tensorflow/tfjs'
import { InvalidSpec } from '../../errors.js'
import type { InferenceProgram } from '../../executors/executor.js'
import { batchSizeName, withSizes } from '../../executors/feeds.js'
import type { Sizes } from '../../executors/feeds.js'
import type { NamedTensors, Shape } from '../../tensors.js'
import type { Graph } from '../graph/graph.js'
import { emitOnnx } from '../onnx/emit.js'
import { rewriteInference } from '../rewrites/rewrite.js'
import { traceInference } from './inference-graph.js'
import { closed, openSize } from './open-size.js'
import { describePorts } from './ports.js'
import type { CompiledPort, Draw, InputRole, OutputRole } from './ports.js'

/** Large primes: no layer is likely to have as many units. */
const tracedBatches = [1009, 1013] as const
/** Smaller ones, that tables of positions are longer than; a pair for each length that may be open. */
const tracedLengths = [
  [53, 59],
  [61, 67],
  [71, 73],
] as const

/** A port whose shape depends on the sizes of a batch. */
export interface OpenPort<Role extends string> extends Omit<CompiledPort<Role>, 'shape'> {
  readonly shapeAt: (sizes: Sizes) => Shape
}

/** A graph as bytes, and what goes in and out of it, whatever the sizes that are open. */
export interface OpenCompiledGraph {
  readonly model: Uint8Array
  readonly inputs: readonly OpenPort<InputRole>[]
  readonly outputs: readonly OpenPort<OutputRole>[]
  readonly draws: readonly Draw[]
}

/** A size that is left open, and two values of it. */
interface Open {
  readonly name: string
  readonly sizes: readonly [number, number]
}

/**
 * The outputs as one graph for all batches that differ in the sizes named `open` alone. It is traced for two values of each
 * of these, in all combinations: what differs is what depends on them. The weights are part of the graph, so that ONNX
 * Runtime can lay them out as it likes.
 * @param sizes of a batch at hand: what is not open is as there
 * @throws InvalidSpec where the computation is another one for another size
 */
export function compileOpenInference(
  tf: typeof tfjs,
  program: InferenceProgram,
  weights: NamedTensors,
  sizes: Sizes,
  open: readonly string[],
): OpenCompiledGraph {
  const axes = chooseSizes(open)
  const draws: Draw[] = []
  const corners = cornersOf(axes).map((corner) => {
    const traced = traceInference(tf, withSizes(program, new Map([...sizes, ...corner])), weights, 1)
    draws.splice(0, draws.length, ...traced.draws)
    return rewriteInference(traced.graph)
  })
  let graphs = corners.map(closed)
  for (const axis of axes) {
    graphs = pairsOf(graphs).map(([first, second]) => openSize(first, second, axis))
  }
  const [opened] = graphs
  if (!opened) throw new Error('nothing was traced')
  const { graph, dimensions } = opened
  const ports = describePorts(graph)
  const openPort =
    (side: (corner: Graph) => readonly Shape[]) =>
    <Role extends string>(port: CompiledPort<Role>, index: number): OpenPort<Role> => {
      const shapes = corners.map((corner) => side(corner)[index] ?? [])
      checkShapes(port.graphName, shapes, axes)
      return { ...port, shapeAt: shapesAlong(shapes, axes) }
    }
  return {
    model: emitOnnx(graph, dimensions),
    inputs: ports.inputs.map(openPort((corner) => corner.inputs.map(({ shape }) => shape))),
    outputs: ports.outputs.map(openPort((corner) => corner.outputs.map(({ value }) => value.shape))),
    draws,
  }
}

function chooseSizes(open: readonly string[]): Open[] {
  const lengths = [...tracedLengths]
  return open.map((name) => {
    const sizes = name === batchSizeName ? tracedBatches : lengths.shift()
    if (!sizes) return refuse(`more than ${tracedLengths.length} lengths`)
    return { name, sizes }
  })
}

/** Every combination of the traced sizes, the first size changing fastest. */
function cornersOf(axes: readonly Open[]): Sizes[] {
  return Array.from(
    { length: 2 ** axes.length },
    (_, corner) => new Map(axes.map(({ name, sizes }, axis) => [name, sizes[(corner >> axis) & 1 ? 1 : 0]])),
  )
}

const pairsOf = <T>(items: readonly T[]): [T, T][] =>
  items.flatMap((item, index) => {
    const next = items[index + 1]
    return index % 2 === 0 && next !== undefined ? [[item, next] as [T, T]] : []
  })

/** By itself, so that what is kept of a graph does not keep what it was traced from, the weights among it. */
const shapesAlong =
  (corners: readonly Shape[], axes: readonly Open[]) =>
  (at: Sizes): Shape =>
    shapeAt(corners, axes, at)

/** Between the traced sizes, and beyond them, a shape changes evenly with each size. */
function shapeAt(corners: readonly Shape[], axes: readonly Open[], at: Sizes): Shape {
  let shapes = corners
  for (const { name, sizes } of axes) {
    const share = ((at.get(name) ?? sizes[0]) - sizes[0]) / (sizes[1] - sizes[0])
    shapes = pairsOf(shapes).map(([first, second]) =>
      first.map((size, axis) => Math.round(size + ((second[axis] ?? size) - size) * share)),
    )
  }
  return shapes[0] ?? []
}

/** Where a shape does not grow by whole numbers it would not be known beyond what was traced. */
function checkShapes(name: string, corners: readonly Shape[], axes: readonly Open[]): void {
  axes.forEach(({ name: size, sizes }, axis) =>
    corners.forEach((shape, corner) => {
      const other = corners[corner ^ (1 << axis)] ?? shape
      const isEven = shape.every((length, index) => ((other[index] ?? length) - length) % (sizes[1] - sizes[0]) === 0)
      if (!isEven) refuse(`${name}, whose shape follows ${size} unevenly`)
    }),
  )
}

function refuse(found: string): never {
  throw new InvalidSpec([
    { path: [], message: `the architecture has no form for any length: its computation has ${found}` },
  ])
}
