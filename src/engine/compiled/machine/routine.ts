import type { Shape } from '../../tensors.js'
import type { Assembler } from './assembler.js'
import { registers } from './assembler.js'

const { rsi, rdi } = registers

/** Where a routine's code finds what it works on: the address of a table of its tensors, and the number of its task. */
export const [tensorsRegister, taskRegister] = [rdi, rsi]

/** Sizes that the last input holds, which is of 64-bit integers then: those of a tensor begin at the one of this place. */
export interface OpenShape {
  readonly first: number
  readonly rank: number
}

/**
 * An operation in machine code, on tensors of float32. It is made of tasks that can be done in any order and side by side;
 * together they write every element of the outputs.
 */
export interface Routine {
  /** Says operation, shapes and attributes: routines of one name are the same. */
  readonly name: string
  readonly inputCount: number
  /** Whether the last input holds sizes. (Default: false) */
  readonly hasSizes?: boolean
  readonly outputs: readonly (Shape | OpenShape)[]
  /** So many; or one for each `rows` of the size in this place. */
  readonly tasks: number | { readonly size: number; readonly rows: number }
  /**
   * Writes the code of a task. It begins with `tensorsRegister` and `taskRegister`, and may change registers as a C function
   * may; the addresses of the tensors stand in the table in the order inputs, outputs.
   */
  write(a: Assembler): void
}

export const isOpen = (shape: Shape | OpenShape): shape is OpenShape => !Array.isArray(shape)
