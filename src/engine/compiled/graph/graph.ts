import type { Shape } from '../../tensors.js'

export type GraphDType = 'float32' | 'int32' | 'int64' | 'bool'

/** Row-major; bool as bytes 0 and 1. */
export type ConstantValues = Float32Array | Int32Array | BigInt64Array | Uint8Array

/** Where a value comes from. */
export type Source =
  | { readonly kind: 'input'; readonly name: string }
  | { readonly kind: 'constant'; readonly values: ConstantValues }
  /** Every element is the same: never stored in full before it has to be. */
  | { readonly kind: 'fill'; readonly value: number }
  | { readonly kind: 'node'; readonly node: Node; readonly output: number }
  /** In the body of a loop: a value of the graph around it, the n-th of the node's captures. */
  | { readonly kind: 'capture'; readonly index: number }

/** A tensor of the graph; every axis is known. */
export interface Value {
  readonly id: number
  readonly shape: Shape
  readonly dtype: GraphDType
  readonly source: Source
}

/** Integers stand bare, floats are wrapped: ONNX tells them apart and JavaScript does not. */
export type Attribute = number | { readonly float: number } | string | readonly number[] | { readonly body: Graph }

export type Attributes = Readonly<Record<string, Attribute>>

/** One operation of ONNX; an absent optional input is null. */
export interface Node {
  readonly op: string
  /** '' is ONNX's own set of operators. */
  readonly domain: string
  readonly inputs: readonly (Value | null)[]
  readonly attributes: Attributes
  readonly outputs: readonly Value[]
  /** Values of this graph that the node's bodies read. */
  readonly captures: readonly Value[]
}

/** A computation without state. Nodes stand in an order in which they can be run. */
export interface Graph {
  readonly inputs: readonly Value[]
  readonly nodes: readonly Node[]
  readonly outputs: readonly { readonly name: string; readonly value: Value }[]
}

export const inputName = (value: Value): string => {
  if (value.source.kind !== 'input') throw new Error(`value ${value.id} is no graph input but a ${value.source.kind}`)
  return value.source.name
}
