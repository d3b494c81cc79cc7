import type { GraphBuilder } from '../graph/builder.js'
import type { Node, Value } from '../graph/graph.js'
import type { Routine } from '../machine/routine.js'
import type { PendingNode } from '../rewrites/rebuild.js'

/** Operations of ours as they are recorded. */
export const ownDomain = 'strata'
/** The same over channels in blocks, each with a routine of its own. */
export const routineDomain = 'strata.routine'

/**
 * An operation on images that ONNX has none of. Where the processor can have a routine for it, it is one node of the graph;
 * elsewhere it is taken apart into ONNX's operations.
 */
export interface OwnOperator {
  readonly name: string
  /** In ONNX's operations. */
  lower(g: GraphBuilder, node: PendingNode): Value
  /** Whether there is a routine for it, over blocks of this many channels. */
  hasRoutine(node: Pick<PendingNode, 'inputs' | 'outputs' | 'attributes'>, blockSize: number): boolean
  /** Whether it gives images, in blocks, or something else. */
  readonly givesImages: boolean
  routine(name: string, node: Node): Routine
}
