import type { Assembler } from '../assembler.js'
import {
  at,
  elementBytes,
  lanes,
  r10,
  r11,
  r12,
  r13,
  r14,
  r15,
  r8,
  r9,
  rax,
  rbp,
  rbx,
  rcx,
  rdx,
  rsi,
  vectorBytes,
} from '../assembler.js'
import type { Register } from '../assembler.js'
import type { Routine } from '../routine.js'
import { taskRegister, tensorsRegister } from '../routine.js'
import { Squashing } from '../tanh.js'

export interface LstmSettings {
  readonly features: number
  readonly units: number
  /** Whether what the gradient reads is kept of every step. */
  readonly isSaved: boolean
  readonly isBackwards: boolean
}

/** Rows of a task: four gates of so many fit in the registers. */
const rowsOfTask = 6
const gates = 4
/** Vectors behind the sums of rows and gates: a piece of the weights, and what is repeated for it. */
const weights = [24, 25, 26, 27] as const
const repeated = [28, 29] as const
const [shown, spare] = [24, [25, 26, 27] as const] as const
const bounds = { two: 29, upper: 30, lower: 31 }
const scratch = 28
const saved: readonly Register[] = [rbx, rbp, r12, r13, r14, r15]

const rowsUpTo = (count: number): number[] => Array.from({ length: count }, (_, row) => row)

/** Places of the tensors in the table. */
const inputs = { x: 0, weights: 1, bias: 2, state: 3, memory: 4, sizes: 5 } as const
const outputs = {
  sequence: 6,
  state: 7,
  memory: 8,
  stateBefore: 9,
  memoryBefore: 10,
  input: 11,
  forget: 12,
  candidate: 13,
  output: 14,
  shown: 15,
} as const

/**
 * A long short-term memory (Hochreiter and Schmidhuber, 1997; gates in Keras's order: input, forget, candidate, output) over
 * a sequence, its gates logistic, the rest tanh. A task has some rows of the batch, through all of its steps.
 *
 * Inputs: x [time, batch, features]; weights [units / 16, features + units, gates, 16], those of the input over those of the
 * state; bias [units / 16, gates, 16]; state and memory to begin with, [batch, units]; the sizes time, batch and units.
 * Outputs: sequence [time, batch, units]; last state and memory; where they are saved, the state and the memory before each step,
 * the gates and tanh of the memory, [time, batch, units] each.
 */
export function lstm(name: string, { features, units, isSaved, isBackwards }: LstmSettings): Routine {
  const [rowBytesIn, rowBytes] = [features * elementBytes, units * elementBytes]
  const pieceBytes = gates * vectorBytes
  // Bytes of the row's first element from a tensor's start: of x, of sequences, of states.
  const [atX, atStep, atRow] = [r9, r10, r11]
  const [stateRead, steps, stepBytes, stepBytesIn] = [r12, r13, r14, r15]
  const [piece, pool, bias] = [rbx, rsi, rdx]
  const accumulator = (row: number, gate: number): number => row * gates + gate

  /** The address of an element of a tensor that `offset` bytes lie before. */
  const point = (a: Assembler, to: Register, tensor: number, offset: Register): void => {
    a.load(to, at(tensorsRegister, 8 * tensor))
    a.add(to, offset)
  }

  /** Adds the products of some vectors of numbers, a row each, with pieces of the weights one after the other. */
  function addProducts(a: Assembler, rows: number, numbers: Register, count: number, bytesBetween: number): void {
    a.move(rax, numbers)
    a.repeat(rcx, count, () => {
      for (const gate of rowsUpTo(gates)) a.loadVector(weights[gate]!, at(piece, gate * vectorBytes))
      for (const row of rowsUpTo(rows)) {
        const number = repeated[row % 2]!
        a.repeatNumber(number, at(rax, row * bytesBetween))
        for (const gate of rowsUpTo(gates)) a.addMultiple(accumulator(row, gate), number, weights[gate]!)
      }
      a.advance(piece, pieceBytes)
      a.advance(rax, elementBytes)
    })
  }

  function writeCell(a: Assembler, squashing: Squashing, row: number): void {
    const [input, forget, candidate, output] = rowsUpTo(gates).map((gate) => accumulator(row, gate)) as [
      number,
      number,
      number,
      number,
    ]
    const store = (tensor: number, value: number, offset: Register = atStep): void => {
      point(a, rax, tensor, offset)
      a.storeVector(at(rax, row * rowBytes), value)
    }
    for (const gate of [input, forget, output]) squashing.logistic(gate)
    squashing.tanh(candidate)
    point(a, rax, outputs.memory, atRow)
    a.loadVector(scratch, at(rax, row * rowBytes))
    if (isSaved) {
      store(outputs.memoryBefore, scratch)
      store(outputs.input, input)
      store(outputs.forget, forget)
      store(outputs.candidate, candidate)
      store(outputs.output, output)
    }
    a.multiplyVectors(scratch, scratch, forget)
    a.addMultiple(scratch, input, candidate)
    store(outputs.memory, scratch, atRow)
    a.copyVector(shown, scratch)
    squashing.tanh(shown)
    if (isSaved) store(outputs.shown, shown)
    a.multiplyVectors(output, output, shown)
    store(outputs.sequence, output)
    store(outputs.state, output, atRow)
  }

  /** All steps of so many rows. */
  function writeRows(a: Assembler, rows: number, squashing: Squashing): void {
    /** From where rax points to where rbx does. */
    const copy = (): void =>
      a.repeat(rcx, (rows * units) / lanes, () => {
        a.loadVector(0, at(rax))
        a.storeVector(at(rbx), 0)
        for (const pointer of [rax, rbx]) a.advance(pointer, vectorBytes)
      })
    // The memory is updated where the last one is given back.
    point(a, rax, inputs.memory, atRow)
    point(a, rbx, outputs.memory, atRow)
    copy()
    point(a, stateRead, inputs.state, atRow)
    a.countDown(steps, () => {
      if (isSaved) {
        point(a, rbx, outputs.stateBefore, atStep)
        a.move(rax, stateRead)
        copy()
      }
      a.load(piece, at(tensorsRegister, 8 * inputs.weights))
      a.load(bias, at(tensorsRegister, 8 * inputs.bias))
      point(a, r8, inputs.x, atX)
      a.repeat(rbp, units / lanes, () => {
        for (const gate of rowsUpTo(gates)) {
          a.loadVector(accumulator(0, gate), at(bias, gate * vectorBytes))
          for (const row of rowsUpTo(rows).slice(1)) a.copyVector(accumulator(row, gate), accumulator(0, gate))
        }
        addProducts(a, rows, r8, features, rowBytesIn)
        addProducts(a, rows, stateRead, units, rowBytes)
        squashing.begin()
        for (const row of rowsUpTo(rows)) writeCell(a, squashing, row)
        for (const pointer of [atStep, atRow]) a.advance(pointer, vectorBytes)
        a.advance(bias, pieceBytes)
      })
      for (const pointer of [atStep, atRow]) a.advance(pointer, -rowBytes)
      point(a, stateRead, outputs.sequence, atStep)
      a.add(atStep, stepBytes)
      a.add(atX, stepBytesIn)
    })
  }

  return {
    name,
    inputCount: 6,
    hasSizes: true,
    outputs: [
      { first: 0, rank: 3 },
      { first: 1, rank: 2 },
      { first: 1, rank: 2 },
      ...rowsUpTo(isSaved ? outputs.shown - outputs.memory : 0).map(() => ({ first: 0, rank: 3 })),
    ],
    tasks: { size: 1, rows: rowsOfTask },
    write(a) {
      saved.forEach((register) => a.push(register))
      // r8: the sizes. rbp: the first row, rcx: rows from there on.
      a.load(r8, at(tensorsRegister, 8 * inputs.sizes))
      a.load(steps, at(r8))
      a.load(stepBytes, at(r8, 8))
      a.multiply(rbp, taskRegister, rowsOfTask)
      a.move(rcx, stepBytes)
      a.subtract(rcx, rbp)
      a.multiply(stepBytesIn, stepBytes, rowBytesIn)
      a.multiply(stepBytes, stepBytes, rowBytes)
      a.multiply(atX, rbp, rowBytesIn)
      a.multiply(atRow, rbp, rowBytes)
      a.move(atStep, atRow)
      if (isBackwards) {
        // From the last step on.
        a.move(rax, steps)
        a.advance(rax, -1)
        a.move(rbx, rax)
        a.multiplyBy(rax, stepBytes)
        a.add(atStep, rax)
        a.multiplyBy(rbx, stepBytesIn)
        a.add(atX, rbx)
        a.negate(stepBytes)
        a.negate(stepBytesIn)
      }
      const squashing = new Squashing(a, pool, bounds, spare)
      squashing.open()
      for (const rows of rowsUpTo(rowsOfTask).map((row) => rowsOfTask - row)) {
        a.unlessBelow(rcx, rows, () => {
          writeRows(a, rows, squashing)
          saved.toReversed().forEach((register) => a.pop(register))
          a.leaveVectors()
          a.return()
        })
      }
    },
  }
}
