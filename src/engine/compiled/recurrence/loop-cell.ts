import type { LoopActivation } from '../../recurrence/cell.js'
import type { GraphBuilder } from '../graph/builder.js'
import type { Value } from '../graph/graph.js'

export interface CellSettings {
  readonly units: number
  readonly activation: LoopActivation
  readonly recurrentActivation: LoopActivation
}

/** What one step of the forward loop gives. */
export interface ForwardStep {
  /** The output, and an lstm's memory. */
  readonly states: readonly Value[]
  /** Operands of recurrent products beside the state itself. */
  readonly operands: readonly Value[]
  /** What the gradient reads besides the operands. */
  readonly saved: readonly Value[]
}

/** Gradients that one step of the backward loop gives. */
export interface BackwardStep {
  /** Of the states before the step. */
  readonly states: readonly Value[]
  /** Of the input's products, [batch, gates x units]. */
  readonly projected: Value
  /** Of the state's products, where they differ. */
  readonly product: Value | null
}

/** A cell as the bodies of two loops. */
export interface LoopCell {
  /** Constants of all steps, made once before the loop: the recurrent kernel in pieces, the recurrent bias. */
  prepare(g: GraphBuilder, settings: CellSettings, recurrentKernel: Value, recurrentBias: Value | null): Value[]
  forward(
    g: GraphBuilder,
    settings: CellSettings,
    projected: Value,
    states: readonly Value[],
    constants: readonly Value[],
  ): ForwardStep
  /**
   * @param gradients of the new states
   * @param operands of the recurrent products: the state before the step first
   * @param saved what `forward` kept
   */
  backward(
    g: GraphBuilder,
    settings: CellSettings,
    gradients: readonly Value[],
    operands: readonly Value[],
    saved: readonly Value[],
    constants: readonly Value[],
  ): BackwardStep
}

/** The nth value, which has to be there. */
export function at(values: readonly Value[], index: number): Value {
  const value = values[index]
  if (!value) throw new Error(`the loop has no value ${index} of ${values.length}`)
  return value
}

/** left x right + addend, of matrices. */
export function product(
  g: GraphBuilder,
  left: Value,
  right: Value,
  addend: Value | null,
  isRightTransposed = false,
): Value {
  const shape = [left.shape[0] ?? 1, right.shape[isRightTransposed ? 0 : 1] ?? 1]
  const inputs = addend ? [left, right, addend] : [left, right]
  return g.emit('Gemm', inputs, shape, 'float32', { transB: isRightTransposed ? 1 : 0 })
}
