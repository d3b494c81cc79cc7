import type { Assembler, Register } from '../assembler.js'
import { at, lanes, r12, r13, r14, r15, rax, rbp, rbx, rcx, vectorBytes } from '../assembler.js'
import { tensorsRegister } from '../routine.js'

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

/**
 * The code of a task that has some rows, as many as there are left where that is fewer than `rowsOfTask`.
 * @param begin leaves in rcx how many rows there are from the task's first on
 * @param body for so many rows
 */
export function writeTask(a: Assembler, begin: () => void, body: (rows: number) => void): void {
  saved.forEach((register) => a.push(register))
  begin()
  for (const fewer of upTo(rowsOfTask)) {
    a.unlessBelow(rcx, rowsOfTask - fewer, () => {
      body(rowsOfTask - fewer)
      saved.toReversed().forEach((register) => a.pop(register))
      a.leaveVectors()
      a.return()
    })
  }
}
