import type { GraphBuilder } from '../graph/builder.js'
import type { Node, Value } from '../graph/graph.js'
import type { Routine } from '../machine/routine.js'
import type { PendingNode } from '../rewrites/rebuild.js'
import type { Target } from '../rewrites/target.js'

/** Operations of ours as they are recorded. */
export const ownDomain = 'strata'
/** Operations of which each has a routine of its own. */
export const routineDomain = 'strata.routine'

/** An operation with a routine. */
export interface RoutineOperator {
  readonly name: string
  /** Whether the routine does for all sizes of its tensors that its attributes do not tell. (Default: false) */
  readonly isOpen?: boolean
  routine(name: string, node: Node): Routine
}

/**
 * An operation that ONNX has none of. Where the processor can have a routine for it, that does it; elsewhere it is taken
 * apart into ONNX's operations.
 */
export interface OwnOperator extends RoutineOperator {
  /** In ONNX's operations. */
  lower(g: GraphBuilder, node: PendingNode): readonly Value[]
  /** Whether there is a routine for it, where there are any. */
  hasRoutine(node: PendingNode, target: Target): boolean
  /** By the routine, with what it reads laid out as that wants it. */
  place(g: GraphBuilder, node: PendingNode): readonly Value[]
}
