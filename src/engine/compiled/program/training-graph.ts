import type * as tfjs from '@tensorflow/tfjs'
import type { StageProgram } from '../../executors/executor.js'
import { GraphBuilder } from '../graph/builder.js'
import { cast } from '../graph/elementwise.js'
import type { Graph, Value } from '../graph/graph.js'
import { rowsOf } from '../graph/known-rows.js'
import { removeDeadNodes } from '../rewrites/remove-dead-nodes.js'
import { Unshardable } from '../sharding/unshardable.js'
import { tracerOf } from '../trace/tracer.js'
import type { Trace } from '../trace/tracer.js'
import { stageForward } from './forward.js'
import { finishGraph, portName } from './ports.js'
import type { CompiledGraph, Draw, Shards } from './ports.js'
import { shardTraining } from './shard-training.js'
import type { Target } from '../rewrites/target.js'

/**
 * The forward and the backward pass as one graph: the loss, the outputs and the gradients by the trainable weights.
 * @param shardCount into how many shards the batch is to be taken apart, where that can be: the graph is that of one of them
 *   then (Default: 1)
 */
export function compileTraining(
  tf: typeof tfjs,
  program: StageProgram,
  batchSize: number,
  target?: Target,
  shardCount: (graph: Graph) => number = () => 1,
): CompiledGraph {
  const { graph, draws } = traceTraining(tf, program, batchSize)
  return finishGraph(graph, draws, target, takeApart(graph, batchSize, shardCount(graph)))
}

/** Undefined where the batch has to be taken whole. */
function takeApart(graph: Graph, batchSize: number, count: number): Shards | undefined {
  if (count === 1) return undefined
  try {
    return { graph: shardTraining(graph, batchSize, count), count }
  } catch (error) {
    if (error instanceof Unshardable) return undefined
    throw error
  }
}

/** As it was traced. */
export function traceTraining(
  tf: typeof tfjs,
  program: StageProgram,
  batchSize: number,
): { readonly graph: Graph; readonly draws: readonly Draw[] } {
  const graph = new GraphBuilder()
  return tracerOf(tf).record(graph, (trace) => {
    const forward = stageForward(tf, graph, trace, { program, batchSize, isTraining: true })
    const run = (): tfjs.Scalar => {
      const { loss, outputs } = program.forward(forward.context, forward.feeds)
      if (loss.rank !== 0) throw new Error(`the loss must be a scalar, it has shape [${loss.shape.join(', ')}]`)
      graph.output(portName('loss', ''), trace.value(loss))
      for (const [name, value] of outputValues(graph, trace, outputs)) graph.output(portName('output', name), value)
      return loss
    }
    const variables = program.trainable.map((name) => forward.context.weight(name))
    const gradients = differentiate(tf, trace, graph, run, variables)
    program.trainable.forEach((name, index) => writeGradient(graph, name, gradients[index]))
    for (const [name, value] of forward.updates) graph.output(portName('nextWeight', name), value)
    return { graph: removeDeadNodes(graph.finish()), draws: forward.draws }
  })
}

function writeGradient(graph: GraphBuilder, name: string, gradient: Value | undefined): void {
  if (!gradient) throw new Error(`there is no gradient of ${name}`)
  const rows = rowsOf(graph, gradient)
  if (!rows) return graph.output(portName('gradient', name), gradient)
  graph.output(portName('gradientIds', name), rows.ids)
  graph.output(portName('gradientRows', name), rows.values)
}

/** The objective and the outputs in inference mode, as one graph. @param shardCount as for `compileTraining` */
export function compileEvaluation(
  tf: typeof tfjs,
  program: StageProgram,
  batchSize: number,
  target?: Target,
  shardCount: (graph: Graph) => number = () => 1,
): CompiledGraph {
  const graph = new GraphBuilder()
  return tracerOf(tf).record(graph, (trace) => {
    const forward = stageForward(tf, graph, trace, { program, batchSize, isTraining: false })
    const { loss, outputs } = program.forward(forward.context, forward.feeds)
    graph.output(portName('loss', ''), trace.value(loss))
    for (const [name, value] of outputValues(graph, trace, outputs)) graph.output(portName('output', name), value)
    const traced = graph.finish()
    return finishGraph(traced, forward.draws, target, takeApart(traced, batchSize, shardCount(traced)))
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
