import type * as tfjs from '@tensorflow/tfjs'
import { traceInference } from '../../compiled/program/inference-graph.js'
import type { Graph, Value } from '../../compiled/graph/graph.js'
import { inputName } from '../../compiled/graph/graph.js'
import { emitOnnx } from '../../compiled/onnx/emit.js'
import { lowerOperators } from '../../compiled/operators/registry.js'
import { rewrite } from '../../compiled/rewrites/rewrite.js'
import { plain } from '../../compiled/rewrites/target.js'
import { InvalidSpec } from '../../errors.js'
import type { ArchitectureSpec } from '../../spec/architecture.js'
import { buildNetwork } from '../../spec/network.js'
import type { NamedTensors } from '../../tensors.js'
import { loadTfjs } from '../../tfjs.js'
import { inferenceProgram } from '../../training/inference-program.js'
import { inputFeed } from '../../training/program.js'
import { readSafetensors } from '../safetensors.js'
import { listOpenAxes } from './input-axes.js'
import type { InputAxes } from './input-axes.js'
import { listSamples } from '../../compiled/program/law.js'
import { openAxes } from '../../compiled/program/open-axes.js'
import type { OpenGraph } from '../../compiled/program/open-axes.js'

/**
 * A trained architecture as an ONNX model (operator set 21, weights inside) for batches of any size: axis `batch`. Axes
 * of any length stay open; the sequences of a batch are then equally long, without padding. Inputs and outputs have the
 * architecture's names and read and give what the network does: encoded values, not raw features.
 * @param weights a safetensors file of the architecture's weights
 * @throws InvalidSpec where the computation is another one for another batch or another length
 */
export async function exportOnnx(architecture: ArchitectureSpec, weights: Uint8Array): Promise<Uint8Array> {
  const tf = await loadTfjs()
  const { tensors } = readSafetensors(weights)
  const { graph, dimensions } = withPublicNames(openInputs(tf, architecture, tensors))
  return emitOnnx(graph, dimensions)
}

function openInputs(tf: typeof tfjs, architecture: ArchitectureSpec, weights: NamedTensors): OpenGraph {
  const [apart, together] = listOpenAxes(architecture.inputs)
  try {
    return traceOpen(tf, architecture, weights, apart)
  } catch (error) {
    if (apart.axes.length === together.axes.length) throw asInvalid(error, apart)
  }
  // Inputs that meet have one length: they can be traced only so.
  try {
    return traceOpen(tf, architecture, weights, together)
  } catch (error) {
    throw asInvalid(error, together)
  }
}

/** What cannot be computed for long sequences, as positions that were learned for short ones. */
function asInvalid(error: unknown, { axes }: InputAxes): unknown {
  if (error instanceof InvalidSpec || axes.length === 1) return error
  const message = `the architecture has no form for axes of any length: ${(error as Error).message}`
  return new InvalidSpec([{ path: ['inputs'], message }])
}

function traceOpen(
  tf: typeof tfjs,
  architecture: ArchitectureSpec,
  weights: NamedTensors,
  { axes, shapeOf }: InputAxes,
): OpenGraph {
  const program = inferenceProgram(buildNetwork(architecture))
  const graphs = listSamples(axes).map((lengths) => {
    const feeds = architecture.inputs.map((input) => ({
      name: inputFeed(input.name),
      shape: shapeOf(input, lengths),
      dtype: input.dtype,
    }))
    const [batchSize = 1] = lengths
    return rewrite(
      lowerOperators(traceInference(tf, { ...program, feeds: () => feeds }, weights, batchSize).graph, plain),
    )
  })
  return openAxes(graphs, axes)
}

/** `image` for `feed/input:image`, `digit` for `output/digit`. */
function withPublicNames({ graph, dimensions }: OpenGraph): OpenGraph {
  const renamed = new Map<Value, Value>()
  const inputs = graph.inputs.map((value) => {
    const name = inputName(value).replace(/^feed\/input:/, '')
    const input: Value = { ...value, source: { kind: 'input', name } }
    renamed.set(value, input)
    return input
  })
  const translate = (value: Value): Value => renamed.get(value) ?? value
  const translated: Graph = {
    inputs,
    nodes: graph.nodes.map((node) => ({ ...node, inputs: node.inputs.map((value) => value && translate(value)) })),
    outputs: graph.outputs.map(({ name, value }) => ({
      name: name.replace(/^output\//, ''),
      value: translate(value),
    })),
  }
  return { graph: translated, dimensions: new Map([...dimensions].map(([value, shape]) => [translate(value), shape])) }
}
