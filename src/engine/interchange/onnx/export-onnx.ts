import { traceInference } from '../../compiled/program/inference-graph.js'
import type { Graph, Value } from '../../compiled/graph/graph.js'
import { inputName } from '../../compiled/graph/graph.js'
import { emitOnnx } from '../../compiled/onnx/emit.js'
import { rewrite } from '../../compiled/rewrites/rewrite.js'
import { InvalidSpec } from '../../errors.js'
import { formatShape } from '../../layers/shapes.js'
import type { ArchitectureSpec } from '../../spec/architecture.js'
import { buildNetwork } from '../../spec/network.js'
import { loadTfjs } from '../../tfjs.js'
import { inferenceProgram } from '../../training/inference-program.js'
import { readSafetensors } from '../safetensors.js'
import { openBatch } from '../../compiled/program/open-size.js'

/** Large primes: no layer is likely to have as many units. */
const tracedSizes = [1009, 1013] as const

/**
 * A trained architecture as an ONNX model (operator set 21, weights inside) for batches of any size: axis `batch`. Inputs
 * and outputs have the architecture's names and read and give what the network does: encoded values, not raw features.
 * @param weights a safetensors file of the architecture's weights
 * @throws InvalidSpec where an axis of an input is of any length, or the computation is another one for another batch
 */
export async function exportOnnx(architecture: ArchitectureSpec, weights: Uint8Array): Promise<Uint8Array> {
  checkLengths(architecture)
  const tf = await loadTfjs()
  const program = inferenceProgram(buildNetwork(architecture))
  const { tensors } = readSafetensors(weights)
  const trace = (size: number): Graph => rewrite(traceInference(tf, program, tensors, size).graph)
  const opened = openBatch(trace(tracedSizes[0]), trace(tracedSizes[1]), tracedSizes)
  const { graph, dimensions } = withPublicNames(opened.graph, opened.dimensions)
  return emitOnnx(graph, dimensions)
}

function checkLengths({ inputs }: ArchitectureSpec): void {
  const open = inputs.flatMap(({ name, shape }, index) => (shape.includes(null) ? [{ name, shape, index }] : []))
  if (open.length === 0) return
  throw new InvalidSpec(
    open.map(({ name, shape, index }) => ({
      path: ['inputs', String(index), 'shape'],
      message: `input ${index} (${name}): the ONNX export needs every axis fixed, got ${formatShape(shape)}`,
    })),
  )
}

/** `image` for `feed/input:image`, `digit` for `output/digit`. */
function withPublicNames(
  graph: Graph,
  dimensions: ReturnType<typeof openBatch>['dimensions'],
): ReturnType<typeof openBatch> {
  const renamed = new Map<Value, Value>()
  const inputs = graph.inputs.map((value) => {
    const name = inputName(value).replace(/^feed\/input:/, '')
    const input: Value = { ...value, source: { kind: 'input', name } }
    renamed.set(value, input)
    return input
  })
  const translate = (value: Value): Value => renamed.get(value) ?? value
  return {
    graph: {
      inputs,
      nodes: graph.nodes.map((node) => ({ ...node, inputs: node.inputs.map((value) => value && translate(value)) })),
      outputs: graph.outputs.map(({ name, value }) => ({
        name: name.replace(/^output\//, ''),
        value: translate(value),
      })),
    },
    dimensions: new Map([...dimensions].map(([value, shape]) => [translate(value), shape])),
  }
}
