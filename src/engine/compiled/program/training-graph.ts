import type * as tfjs from '@tensorflow/tfjs'
import type { StageProgram } from '../../executors/executor.js'
import { clipGradients, globalNorm } from '../../optimizers/clipping.js'
import { createOptimizer } from '../../optimizers/registry.js'
import { GraphBuilder } from '../graph/builder.js'
import { cast } from '../graph/elementwise.js'
import type { Value } from '../graph/graph.js'
import { tracerOf } from '../trace/tracer.js'
import type { Trace } from '../trace/tracer.js'
import { symbolicForward } from './forward.js'
import { graphAlgebra } from './graph-algebra.js'
import { finishGraph, portName } from './ports.js'
import type { CompiledGraph } from './ports.js'

/** Name of an optimizer slot in a session's state. */
export const slotName = (slot: string, weight: string): string => `${slot}:${weight}`

interface TracedStep {
  readonly loss: Value
  readonly outputs: ReadonlyMap<string, Value>
  /** By the order of `program.trainable`. */
  readonly gradients: readonly Value[]
  /** New values of what the optimizer updates. */
  readonly updated: readonly Value[]
}

/** One optimizer update as one graph: forward, backward, clipping and the optimizer. */
export function compileTraining(tf: typeof tfjs, program: StageProgram, batchSize: number): CompiledGraph {
  const graph = new GraphBuilder()
  return tracerOf(tf).record(graph, (trace) => {
    const weightValues = new Map<string, Value>()
    const forward = symbolicForward({
      tf,
      graph,
      trace,
      isTraining: true,
      feeds: program.feeds(batchSize),
      weights: program.weights,
      weightValue({ name, shape }) {
        const value = graph.input(portName('weight', name), shape)
        weightValues.set(name, value)
        return value
      },
    })
    let traced: { loss: Value; outputs: ReadonlyMap<string, Value> } | undefined
    const run = (): tfjs.Scalar => {
      const { loss, outputs } = program.forward(forward.context, forward.feeds)
      if (loss.rank !== 0) throw new Error(`the loss must be a scalar, it has shape [${loss.shape.join(', ')}]`)
      traced = { loss: trace.value(loss), outputs: outputValues(graph, trace, outputs) }
      return loss
    }
    const variables = program.trainable.map((name) => forward.context.weight(name))
    const gradients = differentiate(tf, trace, graph, run, variables)
    if (!traced) throw new Error('the forward pass was not run')
    const updated = writeUpdate(graph, program, weightValues, gradients)
    writeOutputs(graph, { ...traced, gradients, updated })
    for (const [name, value] of forward.updates) graph.output(portName('nextWeight', name), value)
    return finishGraph(graph.finish(), forward.draws)
  })
}

/** The objective and the outputs in inference mode, as one graph. */
export function compileEvaluation(tf: typeof tfjs, program: StageProgram, batchSize: number): CompiledGraph {
  const graph = new GraphBuilder()
  return tracerOf(tf).record(graph, (trace) => {
    const forward = symbolicForward({
      tf,
      graph,
      trace,
      isTraining: false,
      feeds: program.feeds(batchSize),
      weights: program.weights,
      weightValue: ({ name, shape }) => graph.input(portName('weight', name), shape),
    })
    const { loss, outputs } = program.forward(forward.context, forward.feeds)
    graph.output(portName('loss', ''), trace.value(loss))
    for (const [name, value] of outputValues(graph, trace, outputs)) graph.output(portName('output', name), value)
    return finishGraph(graph.finish(), forward.draws)
  })
}

/** Outputs as float32, whatever they are computed as. */
export const outputValues = (
  graph: GraphBuilder,
  trace: Trace,
  outputs: Readonly<Record<string, tfjs.Tensor>>,
): ReadonlyMap<string, Value> =>
  new Map(Object.entries(outputs).map(([name, tensor]) => [name, cast(graph, trace.value(tensor), 'float32')]))

function differentiate(
  tf: typeof tfjs,
  trace: Trace,
  graph: GraphBuilder,
  run: () => tfjs.Scalar,
  variables: readonly tfjs.Tensor[],
): Value[] {
  if (variables.length === 0) {
    run()
    return []
  }
  const grads: (tfjs.Tensor | undefined)[] = tf.engine().gradients(run, [...variables], undefined, true).grads
  // A weight that the loss does not depend on has no gradient: it is zero.
  return variables.map(({ shape }, index) => {
    const gradient = grads[index]
    return gradient ? trace.value(gradient) : graph.fill(0, shape)
  })
}

function writeOutputs(graph: GraphBuilder, { loss, outputs, gradients, updated }: TracedStep): void {
  graph.output(portName('loss', ''), loss)
  graph.output(portName('gradientNorm', ''), honestNorm(graph, gradients, updated))
  for (const [name, value] of outputs) graph.output(portName('output', name), value)
}

/**
 * The norm of the gradients, before clipping; not a number where a new weight is none. Max pooling alone hides such
 * weights from the loss and the gradients, so that they are looked at only where it occurs.
 */
function honestNorm(graph: GraphBuilder, gradients: readonly Value[], updated: readonly Value[]): Value {
  const algebra = graphAlgebra(graph)
  const norm = globalNorm(algebra, gradients)
  if (!graph.finish().nodes.some(({ op }) => op === 'MaxPool')) return norm
  // Zero times a number is zero, times anything else it is no number.
  return algebra.add(norm, algebra.mul(globalNorm(algebra, updated), algebra.constant(0)))
}

function writeUpdate(
  graph: GraphBuilder,
  program: StageProgram,
  weights: ReadonlyMap<string, Value>,
  gradients: readonly Value[],
): Value[] {
  const algebra = graphAlgebra(graph)
  const optimizer = createOptimizer(program.optimizer)
  const clipped = clipGradients(algebra, gradients, program.gradientClipping)
  const scalars = {
    learningRate: graph.input(portName('scalar', 'learningRate'), []),
    step: graph.input(portName('scalar', 'step'), []),
    correctedRate: graph.input(portName('scalar', 'correctedRate'), []),
  }
  return program.trainable.map((name, index) => {
    const weight = weights.get(name)
    const gradient = clipped[index]
    if (!weight || !gradient) throw new Error(`the program has no weight ${name}`)
    const slots = Object.fromEntries(
      optimizer.slots.map((slot) => [slot, graph.input(portName('slot', slotName(slot, name)), weight.shape)]),
    )
    const next = optimizer.update(algebra, weight, gradient, slots, scalars)
    graph.output(portName('nextWeight', name), next.weight)
    for (const [slot, value] of Object.entries(next.slots))
      graph.output(portName('nextSlot', slotName(slot, name)), value)
    return next.weight
  })
}
