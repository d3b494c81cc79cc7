import type * as tfjs from '@tensorflow/tfjs'
import type { FeedSpec, ForwardContext, StageProgram, WeightSpec } from '../../executors/executor.js'
import type { GraphBuilder } from '../graph/builder.js'
import { cast } from '../graph/elementwise.js'
import type { Value } from '../graph/graph.js'
import type { Trace } from '../trace/tracer.js'
import { portName } from './ports.js'
import type { Draw } from './ports.js'

/** The symbolic tensors of one tracing, and what the forward pass asked for. */
export interface SymbolicForward {
  readonly context: ForwardContext
  readonly weights: ReadonlyMap<string, tfjs.Tensor>
  readonly feeds: Readonly<Record<string, tfjs.Tensor>>
  /** New values of weights, by name. */
  readonly updates: ReadonlyMap<string, Value>
  readonly draws: readonly Draw[]
}

interface ForwardOptions {
  readonly tf: typeof tfjs
  readonly graph: GraphBuilder
  readonly trace: Trace
  readonly isTraining: boolean
  readonly feeds: readonly FeedSpec[]
  readonly weights: readonly WeightSpec[]
  /** The value that stands for a weight: a graph input, or its numbers. */
  weightValue(weight: WeightSpec): Value
}

/** Makes what a program's forward pass reads out of graph inputs. */
export function symbolicForward({ tf, graph, trace, isTraining, ...options }: ForwardOptions): SymbolicForward {
  const weights = new Map(
    options.weights.map((weight) => [weight.name, trace.tensor(options.weightValue(weight))] as const),
  )
  const feeds = Object.fromEntries(
    options.feeds.map(({ name, shape, dtype }) => [
      name,
      trace.tensor(graph.input(portName('feed', name), shape, dtype)),
    ]),
  )
  const updates = new Map<string, Value>()
  const draws: Draw[] = []
  const weight = (name: string): tfjs.Tensor => {
    const found = weights.get(name)
    if (!found) throw new Error(`the program has no weight ${name}`)
    return found
  }
  const context: ForwardContext = {
    tf,
    training: isTraining,
    weight,
    update(name, value) {
      const expected = weight(name).shape
      if (expected.join() !== value.shape.join()) {
        throw new Error(`the new value of ${name} has shape [${value.shape.join(', ')}], not [${expected.join(', ')}]`)
      }
      updates.set(name, cast(graph, trace.value(value), 'float32'))
    },
    random(name, shape, distribution) {
      if (draws.some((draw) => draw.name === name))
        throw new Error(`the random tensor ${name} is drawn twice in one step`)
      draws.push({ name, distribution })
      return trace.tensor(graph.input(portName('random', name), shape))
    },
  }
  return { context, weights, feeds, updates, draws }
}

/** That of a stage's program, whose weights are inputs of the graph. */
export const stageForward = (
  tf: typeof tfjs,
  graph: GraphBuilder,
  trace: Trace,
  { program, batchSize, isTraining }: { program: StageProgram; batchSize: number; isTraining: boolean },
): SymbolicForward =>
  symbolicForward({
    tf,
    graph,
    trace,
    isTraining,
    feeds: program.feeds(batchSize),
    weights: program.weights,
    weightValue: ({ name, shape }) => graph.input(portName('weight', name), shape),
  })
