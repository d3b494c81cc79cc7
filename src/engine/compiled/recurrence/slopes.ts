import type { LoopActivation } from '../../recurrence/cell.js'
import type { GraphBuilder } from '../graph/builder.js'
import { add, binary, cast, compare, mul, sub, unary } from '../graph/elementwise.js'
import type { Value } from '../graph/graph.js'

/**
 * The gradient of an activation's result y, each form made where it is asked for alone: tanh and sigmoid read dy x y,
 * which cells have at hand more cheaply.
 */
export interface ResultGradient {
  readonly dy: () => Value
  readonly dyTimesY: () => Value
}

interface LoopFunction {
  compute(g: GraphBuilder, x: Value): Value
  /** The gradient of the argument, from that of the result and the result itself. */
  backward(g: GraphBuilder, given: ResultGradient, y: Value): Value
}

const isAbove = (g: GraphBuilder, y: Value, limit: number): Value =>
  cast(g, compare(g, 'Greater', y, g.fill(limit)), 'float32')

/** The slope of leakyRelu below zero, as in layers/activations.ts. */
const leakySlope = 0.2

const functions: Record<LoopActivation, LoopFunction> = {
  linear: { compute: (_, x) => x, backward: (_, { dy }) => dy() },
  relu: {
    compute: (g, x) => unary(g, 'Relu', x),
    backward: (g, { dy }, y) => mul(g, dy(), isAbove(g, y, 0)),
  },
  leakyRelu: {
    compute: (g, x) => g.emit('LeakyRelu', [x], x.shape, 'float32', { alpha: { float: leakySlope } }),
    backward: (g, { dy }, y) =>
      mul(g, dy(), add(g, mul(g, isAbove(g, y, 0), g.fill(1 - leakySlope)), g.fill(leakySlope))),
  },
  elu: {
    compute: (g, x) => g.emit('Elu', [x], x.shape, 'float32', { alpha: { float: 1 } }),
    backward: (g, { dy }, y) => mul(g, dy(), add(g, binary(g, 'Min', y, g.fill(0)), g.fill(1))),
  },
  sigmoid: {
    compute: (g, x) => unary(g, 'Sigmoid', x),
    backward(g, { dyTimesY }, y) {
      const part = dyTimesY()
      return sub(g, part, mul(g, part, y))
    },
  },
  hardSigmoid: {
    compute: (g, x) =>
      g.emit('HardSigmoid', [x], x.shape, 'float32', { alpha: { float: 1 / 6 }, beta: { float: 0.5 } }),
    backward(g, { dy }, y) {
      const isInside = mul(g, isAbove(g, y, 0), cast(g, compare(g, 'Less', y, g.fill(1)), 'float32'))
      return mul(g, dy(), mul(g, isInside, g.fill(1 / 6)))
    },
  },
  tanh: {
    compute: (g, x) => unary(g, 'Tanh', x),
    backward: (g, { dy, dyTimesY }, y) => sub(g, dy(), mul(g, dyTimesY(), y)),
  },
}

export const activateValue = (g: GraphBuilder, activation: LoopActivation, x: Value): Value =>
  functions[activation].compute(g, x)

/** The gradient of an activation's argument. */
export const slopeOf = (g: GraphBuilder, activation: LoopActivation, given: ResultGradient, y: Value): Value =>
  functions[activation].backward(g, given, y)

/** The same from the gradient of the result alone. */
export const activationGradient = (g: GraphBuilder, activation: LoopActivation, dy: Value, y: Value): Value =>
  slopeOf(g, activation, { dy: () => dy, dyTimesY: () => mul(g, dy, y) }, y)
