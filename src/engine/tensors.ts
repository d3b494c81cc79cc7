export type DType = 'float32' | 'int32'

/** Every axis known, the batch axis included where one exists. */
export type Shape = readonly number[]

/** An axis of any length is null; the batch axis is never part of it. */
export type SymbolicShape = readonly (number | null)[]

export type TensorValues = Float32Array | Int32Array

/** A tensor in host memory: row-major values with their shape. */
export interface HostTensor {
  readonly shape: Shape
  readonly dtype: DType
  readonly values: TensorValues
}

/** Named tensors: weights under `layer/weight`, optimizer slots under `slot/layer/weight`. */
export type NamedTensors = Map<string, HostTensor>

export const elementCount = (shape: Shape): number => shape.reduce((product, axis) => product * axis, 1)
