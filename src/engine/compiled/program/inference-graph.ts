import type * as tfjs from '@tensorflow/tfjs'
import type { InferenceProgram } from '../../executors/executor.js'
import type { NamedTensors } from '../../tensors.js'
import { GraphBuilder } from '../graph/builder.js'
import type { Graph } from '../graph/graph.js'
import { tracerOf } from '../trace/tracer.js'
import { symbolicForward } from './forward.js'
import { portName } from './ports.js'
import type { Draw } from './ports.js'
import { outputValues } from './training-graph.js'

/** The outputs as they were traced, inputs and outputs named by `portName`. */
export function traceInference(
  tf: typeof tfjs,
  program: InferenceProgram,
  weights: NamedTensors,
  batchSize: number,
): { readonly graph: Graph; readonly draws: readonly Draw[] } {
  const graph = new GraphBuilder()
  return tracerOf(tf).record(graph, (trace) => {
    const forward = symbolicForward({
      tf,
      graph,
      trace,
      isTraining: false,
      feeds: program.feeds(batchSize),
      weights: program.weights,
      weightValue({ name, shape }) {
        const tensor = weights.get(name)
        if (!tensor) throw new Error(`weight ${name} is missing`)
        return graph.constant(tensor.values, shape, tensor.dtype)
      },
    })
    const outputs = program.forward(forward.context, forward.feeds)
    for (const [name, value] of outputValues(graph, trace, outputs)) graph.output(portName('output', name), value)
    return { graph: graph.finish(), draws: forward.draws }
  })
}
