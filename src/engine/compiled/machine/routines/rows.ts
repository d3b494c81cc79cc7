import type { Assembler, Register } from '../assembler.js'
import { at, elementBytes, lanes, registers, vectorBytes } from '../assembler.js'
import { taskRegister, tensorsRegister } from '../routine.js'

const { rax, rcx, rbx, rbp, rsi, r8, r9, r10, r11, r12, r13, r14, r15 } = registers

/** Rows of a task of a recurrence: sums of so many, by four vectors, stay in the registers. */
export const rowsOfTask = 6

const saved: readonly Register[] = [rbx, rbp, r12, r13, r14, r15]

export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

/** The address of an element that lies `offset` bytes behind a tensor's start. */
export function point(a: Assembler, to: Register, tensor: number, offset: Register): void {
  a.load(to, at(tensorsRegister, 8 * tensor))
  a.add(to, offset)
}

/** Copies numbers, vectors of them, from where rax points to where rbx does; with rcx, and vector 0. */
export function copyNumbers(a: Assembler, count: number): void {
  a.repeat(rcx, count / lanes, () => {
    a.loadVector(0, at(rax))
    a.storeVector(at(rbx), 0)
    for (const pointer of [rax, rbx]) a.advance(pointer, vectorBytes)
  })
}

/** Registers of a task: how many steps are left, and where it is, in bytes from a tensor's start. */
export const task = {
  steps: r13,
  /** In sequences of a number for each unit, and in states. */
  atStep: r10,
  atRow: r11,
  /** In sequences of another width. */
  atOther: r9,
  /** From one step to the next, in both. */
  stepBytes: r14,
  otherStepBytes: r15,
  /** An address: where the mask says which rows of the step are real. */
  mask: rsi,
} as const

/** What a recurrence goes through; tensors by their place in the table. */
export interface Steps {
  /** Of sizes, the first of which are time and batch. */
  readonly sizes: number
  /** Null where all steps are real. */
  readonly mask: number | null
  /** Bytes of a row of a step, and of that of the sequence of another width. */
  readonly rowBytes: number
  readonly otherBytes: number
  /** Whether the last step is the first to be done. */
  readonly isFromEnd: boolean
}

/** Finds the task's first row, and the rows that there are from there on, which rcx says. */
function begin(a: Assembler, { sizes, mask, rowBytes, otherBytes, isFromEnd }: Steps): void {
  const [firstRow, firstStep] = [rbp, rbx]
  a.load(r8, at(tensorsRegister, 8 * sizes))
  a.load(task.steps, at(r8))
  a.load(task.stepBytes, at(r8, 8))
  a.multiply(firstRow, taskRegister, rowsOfTask)
  a.move(rcx, task.stepBytes)
  a.subtract(rcx, firstRow)
  a.set(firstStep, 0)
  if (isFromEnd) {
    a.move(firstStep, task.steps)
    a.advance(firstStep, -1)
  }
  // In rows of all steps.
  a.move(rax, firstStep)
  a.multiplyBy(rax, task.stepBytes)
  a.add(rax, firstRow)
  a.multiply(task.atStep, rax, rowBytes)
  a.multiply(task.atOther, rax, otherBytes)
  a.multiply(task.atRow, firstRow, rowBytes)
  if (mask !== null) {
    a.load(task.mask, at(tensorsRegister, 8 * mask))
    a.multiply(rax, rax, elementBytes)
    a.add(task.mask, rax)
  }
  a.multiply(task.otherStepBytes, task.stepBytes, isFromEnd ? -otherBytes : otherBytes)
  a.multiply(task.stepBytes, task.stepBytes, isFromEnd ? -rowBytes : rowBytes)
}

/** Goes on to the next step. */
export function nextStep(a: Assembler, { sizes, mask, isFromEnd }: Steps): void {
  a.add(task.atStep, task.stepBytes)
  a.add(task.atOther, task.otherStepBytes)
  if (mask === null) return
  a.load(rax, at(tensorsRegister, 8 * sizes))
  a.load(rax, at(rax, 8))
  a.multiply(rax, rax, isFromEnd ? -elementBytes : elementBytes)
  a.add(task.mask, rax)
}

/**
 * The code of a task that has some rows, as many as there are left where that is fewer than `rowsOfTask`.
 * @param body for so many rows; it begins with the registers of `task`
 */
export function writeTask(a: Assembler, steps: Steps, body: (rows: number) => void): void {
  saved.forEach((register) => a.push(register))
  begin(a, steps)
  for (const fewer of upTo(rowsOfTask)) {
    a.unlessBelow(rcx, rowsOfTask - fewer, () => {
      body(rowsOfTask - fewer)
      saved.toReversed().forEach((register) => a.pop(register))
      a.leaveVectors()
      a.return()
    })
  }
}

/** Copies the task's rows of states to where they are given back, and updated until then. */
export function beginStates(a: Assembler, numbers: number, from: readonly number[], to: readonly number[]): void {
  from.forEach((tensor, index) => {
    point(a, rax, tensor, task.atRow)
    point(a, rbx, to[index]!, task.atRow)
    copyNumbers(a, numbers)
  })
}
