import type { Shape } from '../../tensors.js'
import type { Assembler } from './assembler.js'
import { rdi, rsi } from './assembler.js'

/** Where a routine's code finds what it works on: the address of a table of its tensors, and the number of its task. */
export const [tensorsRegister, taskRegister] = [rdi, rsi]

/**
 * An operation in machine code, for tensors of known shapes, all of them float32. It is made of tasks that can be done in any
 * order and side by side; together they write every element of the outputs.
 */
export interface Routine {
  /** Says operation, shapes and attributes: routines of one name are the same. */
  readonly name: string
  readonly inputCount: number
  readonly outputs: readonly Shape[]
  readonly taskCount: number
  /**
   * Writes the code of a task. It begins with `tensorsRegister` and `taskRegister`, and may change registers as a C function
   * may; the addresses of the tensors stand in the table in the order inputs, outputs.
   */
  write(a: Assembler): void
}
