import type * as tfjs from '@tensorflow/tfjs'
import type { StageProgram } from '../../executors/executor.js'
import { GraphBuilder } from '../graph/builder.js'
import { cast } from '../graph/elementwise.js'
import type { Value } from '../graph/graph.js'
import { tracerOf } from '../trace/tracer.js'
import { stageForward } from './forward.js'
import { finishGraph, portName } from './ports.js'
import type { CompiledGraph } from './ports.js'
import type { Target } from '../rewrites/target.js'
import { outputValues } from './training-graph.js'

/** A training step's forward pass, and what it computes on its way. */
export interface ObservationGraph {
  readonly graph: CompiledGraph
  /** Layers in the order in which they compute; their values are outputs of these names. */
  readonly layers: readonly string[]
  /** Losses of single goals: outputs without axes. */
  readonly losses: readonly string[]
}

/** What `name` is as an output beside the program's own. */
export const observedName = (layer: string): string => `observed:${layer}`

/** The forward pass of a training step as one graph whose outputs are the values of all layers. */
export function compileObservation(
  tf: typeof tfjs,
  program: StageProgram,
  batchSize: number,
  target?: Target,
): ObservationGraph {
  const graph = new GraphBuilder()
  return tracerOf(tf).record(graph, (trace) => {
    const forward = stageForward(tf, graph, trace, { program, batchSize, isTraining: true })
    const observed = new Map<string, Value>()
    const observe = (layer: string, value: tfjs.Tensor): void =>
      void observed.set(layer, cast(graph, trace.value(value), 'float32'))
    const { loss, outputs } = program.forward({ ...forward.context, observe }, forward.feeds)
    graph.output(portName('loss', ''), trace.value(loss))
    const losses = Object.fromEntries(Object.entries(outputs).filter(([, { rank }]) => rank === 0))
    for (const [name, value] of outputValues(graph, trace, losses)) graph.output(portName('output', name), value)
    for (const [name, value] of observed) graph.output(portName('output', observedName(name)), value)
    return {
      graph: finishGraph(graph.finish(), forward.draws, target),
      layers: [...observed.keys()],
      losses: Object.keys(losses),
    }
  })
}
