import { LATTICE_KERNEL, LEAST_LOG, LOG_ZERO, type LatticeInputs } from '../../../losses/ctc-lattice.js'
import { GraphBuilder } from '../../graph/builder.js'
import { add, binary, cast, compare, mul, sub, unary } from '../../graph/elementwise.js'
import type { Graph, Value } from '../../graph/graph.js'
import { reduce } from '../../graph/reducing.js'
import { concat, reshape, slice } from '../../graph/shaping.js'
import { defineKernel } from '../kernel.js'

/** log(sum of exp) of three values. */
function logSum(g: GraphBuilder, values: readonly [Value, Value, Value]): Value {
  const top = binary(g, 'Max', binary(g, 'Max', values[0], values[1]), values[2])
  const [a, b, c] = values.map((value) => unary(g, 'Exp', sub(g, value, top))) as [Value, Value, Value]
  return add(g, top, unary(g, 'Log', add(g, add(g, a, b), c)))
}

/** States moved by `by` places along the axis; what comes in is log 0. */
function shift(g: GraphBuilder, x: Value, by: number): Value {
  const [batch = 1, states = 1] = x.shape
  const gap = g.fill(LOG_ZERO, [batch, Math.abs(by)])
  const kept = slice(g, x, [{ axis: 1, begin: Math.max(0, -by), length: states - Math.abs(by) }])
  return concat(g, by > 0 ? [gap, kept] : [kept, gap], 1)
}

/** `next` where the time is there, else `before`. */
const keep = (g: GraphBuilder, next: Value, before: Value, isThere: Value): Value =>
  add(g, mul(g, next, isThere), mul(g, before, sub(g, g.fill(1), isThere)))

interface Step {
  readonly g: GraphBuilder
  readonly state: Value
  readonly emission: Value
  readonly isThere: Value
  readonly skips: Value
}

/** The body of a Scan over time: what it carries, and what it gives at each time. */
function scanBody(batch: number, states: number, step: (step: Step) => { next: Value; given: Value }): Graph {
  const g = new GraphBuilder()
  const state = g.input('state', [batch, states])
  const emission = g.input('emission', [batch, states])
  const isThere = g.input('isThere', [batch, 1])
  const { next, given } = step({ g, state, emission, isThere, skips: g.capture(0, [batch, states]) })
  g.output('next', next)
  g.output('given', given)
  return g.finish()
}

const forward = ({ g, state, emission, isThere, skips }: Step): { next: Value; given: Value } => {
  const ways = logSum(g, [state, shift(g, state, 1), add(g, shift(g, state, 2), skips)])
  const next = keep(g, add(g, ways, emission), state, isThere)
  return { next, given: next }
}

const backward = ({ g, state, emission, isThere, skips }: Step): { next: Value; given: Value } => {
  const from = add(g, state, emission)
  const ways = logSum(g, [from, shift(g, from, -1), shift(g, add(g, from, skips), -2)])
  return { next: keep(g, ways, state, isThere), given: state }
}

/** The lattice as one Scan through time and one back. */
export const ctcLatticeKernels = [
  defineKernel<LatticeInputs<Value>>(LATTICE_KERNEL, (g, { emissions, skips, ends, mask }) => {
    const [times = 1, batch = 1, states = 1] = emissions.shape
    const isThere = reshape(g, mask, [times, batch, 1])
    const scan = (start: Value, step: typeof forward, isReversed: boolean): readonly Value[] => {
      const direction = isReversed ? 1 : 0
      return g.node({
        op: 'Scan',
        inputs: [start, emissions, isThere],
        outputs: [
          { shape: [batch, states], dtype: 'float32' },
          { shape: [times, batch, states], dtype: 'float32' },
        ],
        attributes: {
          body: { body: scanBody(batch, states, step) },
          num_scan_inputs: 2,
          scan_input_directions: [direction, direction],
          scan_output_directions: [direction],
        },
        captures: [skips],
      })
    }
    const first = concat(g, [g.fill(0, [batch, 1]), g.fill(LOG_ZERO, [batch, states - 1])], 1)
    const [last, alpha] = scan(first, forward, false) as [Value, Value]
    const [, beta] = scan(ends, backward, true) as [Value, Value]
    const ended = add(g, last, ends)
    const top = reduce(g, 'ReduceMax', ended, [1], true)
    const sum = reduce(g, 'ReduceSum', unary(g, 'Exp', sub(g, ended, top)), [1], true)
    const total = add(g, top, unary(g, 'Log', sum))
    const hasWay = cast(g, compare(g, 'Greater', total, g.fill(LEAST_LOG)), 'float32')
    const occupied = unary(g, 'Exp', sub(g, add(g, alpha, beta), reshape(g, total, [1, batch, 1])))
    return [
      reshape(g, mul(g, total, hasWay), [batch]),
      mul(g, mul(g, occupied, isThere), reshape(g, hasWay, [1, batch, 1])),
    ]
  }),
]
