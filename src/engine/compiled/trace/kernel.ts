import type * as tfjs from '@tensorflow/tfjs'
import type { GraphBuilder } from '../graph/builder.js'
import type { Value } from '../graph/graph.js'

/** How one TensorFlow.js kernel is said in the graph. */
export interface TraceKernel {
  /** TensorFlow.js's name of it. */
  readonly name: string
  trace(
    g: GraphBuilder,
    inputs: Readonly<Record<string, Value>>,
    attributes: Readonly<Record<string, unknown>>,
    tf: typeof tfjs,
  ): Value | readonly Value[]
}

type TypedTrace<Inputs, Attributes> = (
  g: GraphBuilder,
  inputs: Inputs,
  attributes: Attributes,
  tf: typeof tfjs,
) => Value | readonly Value[]

/** Inputs and attributes come as TensorFlow.js's kernel contract types them (tfjs-core, kernel_names.ts). */
export const defineKernel = <Inputs, Attributes = object>(
  name: string,
  trace: TypedTrace<Inputs, Attributes>,
): TraceKernel => ({
  name,
  trace: (g, inputs, attributes, tf) => trace(g, inputs as Inputs, attributes as Attributes, tf),
})
