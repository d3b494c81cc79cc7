import type { Graph } from '../graph/graph.js'
import { cancelTransposes } from './cancel-transposes.js'
import { cutRecurrences } from './cut-recurrences.js'
import { foldAffine } from './fold-affine.js'
import { foldBias } from './fold-bias.js'
import { foldReshapes } from './fold-reshapes.js'
import { foldScales } from './fold-scales.js'
import { readGelu } from './read-gelu.js'
import { readLayerNormalization } from './read-layer-normalization.js'
import { readRelu } from './read-relu.js'
import { readSelect } from './read-select.js'
import { readStep } from './read-step.js'
import { rebuild } from './rebuild.js'
import type { Rule } from './rebuild.js'
import { reduceTransposed } from './reduce-transposed.js'
import { removeDeadNodes } from './remove-dead-nodes.js'
import { shareEqualNodes } from './share-equal-nodes.js'
import { sinkTransposes } from './sink-transposes.js'
import { widenLate } from './widen-late.js'

/** Each pass lets the next see further; more than a few never change anything. */
const mostPasses = 12

/** The same for a graph whose weights are constants, which no gradient is asked of. */
export const rewriteInference = (graph: Graph): Graph => rewrite(graph, [foldAffine, cutRecurrences])

/**
 * The same computation in fewer or cheaper nodes. A new rewrite is a small file and a line here.
 * @param others rules beside those that hold for every graph
 */
export function rewrite(graph: Graph, others: readonly Rule[] = []): Graph {
  let current = removeDeadNodes(rebuild(removeDeadNodes(graph), [readGelu]))
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const next = removeDeadNodes(
      rebuild(current, [
        cancelTransposes,
        foldReshapes,
        widenLate,
        sinkTransposes,
        reduceTransposed,
        foldBias,
        foldScales,
        ...others,
        readLayerNormalization(),
        readRelu(),
        readStep,
        readSelect,
        shareEqualNodes(),
      ]),
    )
    const isSettled = fingerprint(next) === fingerprint(current)
    current = next
    if (isSettled) return current
  }
  return current
}

const fingerprint = (graph: Graph): string =>
  graph.nodes.map(({ op, inputs }) => [op, ...inputs.map((x) => x?.shape.join())].join(' ')).join()
