import type { Shape } from '../../tensors.js'
import { GraphBuilder } from '../graph/builder.js'
import type { Value } from '../graph/graph.js'

/** What the body of a loop makes of one step. */
export interface LoopStep {
  /** New values of the states. */
  readonly states: readonly Value[]
  /** Kept of every step. */
  readonly kept: readonly Value[]
}

export interface Loop {
  /** Values before the first step. */
  readonly states: readonly Value[]
  /** One slice of their first axis is read at each step. */
  readonly sequences: readonly Value[]
  /** Values that are the same at every step. */
  readonly constants: readonly Value[]
  /** From the last step to the first; what is kept of a step stands in its place all the same. */
  readonly isBackwards: boolean
  body(g: GraphBuilder, states: readonly Value[], slices: readonly Value[], constants: readonly Value[]): LoopStep
}

/** A loop over the first axis as one node: the states after the last step, then what is kept, stacked. */
export function emitLoop(
  g: GraphBuilder,
  loop: Loop,
): { readonly states: readonly Value[]; readonly kept: readonly Value[] } {
  const { states, sequences, constants, isBackwards } = loop
  const steps = sequences[0]?.shape[0] ?? 0
  const body = new GraphBuilder()
  const inner = {
    states: states.map(({ shape }, index) => body.input(`state${index}`, shape)),
    slices: sequences.map(({ shape }, index) => body.input(`slice${index}`, shape.slice(1))),
    constants: constants.map(({ shape }, index) => body.capture(index, shape)),
  }
  const step = loop.body(body, inner.states, inner.slices, inner.constants)
  step.states.forEach((value, index) => body.output(`nextState${index}`, value))
  step.kept.forEach((value, index) => body.output(`kept${index}`, value))
  const directions = (count: number): number[] => Array.from({ length: count }, () => (isBackwards ? 1 : 0))
  const output = (shape: Shape) => ({ shape, dtype: 'float32' as const })
  const outputs = g.node({
    op: 'Scan',
    inputs: [...states, ...sequences],
    outputs: [
      ...step.states.map(({ shape }) => output(shape)),
      ...step.kept.map(({ shape }) => output([steps, ...shape])),
    ],
    attributes: {
      body: { body: body.finish() },
      num_scan_inputs: sequences.length,
      scan_input_directions: directions(sequences.length),
      scan_output_directions: directions(step.kept.length),
    },
    captures: constants,
  })
  return { states: outputs.slice(0, states.length), kept: outputs.slice(states.length) }
}
