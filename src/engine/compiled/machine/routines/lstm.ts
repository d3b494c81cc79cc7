import type { Assembler } from '../assembler.js'
import { at, elementBytes, lanes, registers, vectorBytes } from '../assembler.js'
import type { Register } from '../assembler.js'
import type { Routine } from '../routine.js'
import { tensorsRegister } from '../routine.js'
import { Squashing } from '../tanh.js'
import { beginStates, copyNumbers, nextStep, point, rowsOfTask, task, upTo, writeTask } from './rows.js'
import type { Steps } from './rows.js'

const { rax, rcx, rdx, rbx, rbp, r8, r12 } = registers

export interface LstmSettings {
  readonly features: number
  readonly units: number
  /** Whether what the gradient reads is kept of every step. */
  readonly isSaved: boolean
  readonly isBackwards: boolean
  /** Whether there are steps that are padding: they leave the states as they are. */
  readonly isMasked: boolean
}

const gates = 4
/** Vectors behind the sums of rows and gates: a piece of the weights, and what is repeated for it. */
const weights = [24, 25, 26, 27] as const
const repeated = [28, 29] as const
const [shown, spare] = [24, [25, 26, 27] as const] as const
const bounds = { two: 29, upper: 30, lower: 31 }
const scratch = 28

/**
 * A long short-term memory (Hochreiter and Schmidhuber, 1997; gates in Keras's order: input, forget, candidate, output) over
 * a sequence, its gates logistic, the rest tanh. A task has some rows of the batch, through all of its steps.
 *
 * Inputs: x [time, batch, features]; weights [units / 16, features + units, gates, 16], those of the input over those of the
 * state; bias [units / 16, gates, 16]; state and memory to begin with, [batch, units]; where there is padding the mask, [time,
 * batch, 1], 1 where a step is real; the sizes time, batch and units.
 * Outputs: sequence [time, batch, units]; last state and memory; where they are saved, the state and the memory before each step,
 * the gates and tanh of the memory, [time, batch, units] each.
 */
export function lstm(name: string, { features, units, isSaved, isBackwards, isMasked }: LstmSettings): Routine {
  const inputs = { x: 0, weights: 1, bias: 2, state: 3, memory: 4, mask: 5, sizes: isMasked ? 6 : 5 }
  const inputCount = inputs.sizes + 1
  const place = (output: number): number => inputCount + output
  const outputs = { sequence: place(0), state: place(1), memory: place(2) }
  /** In the order in which they are computed. */
  const kept = {
    stateBefore: place(3),
    memoryBefore: place(4),
    input: place(5),
    forget: place(6),
    candidate: place(7),
    output: place(8),
    shown: place(9),
  }
  const [rowBytesIn, rowBytes] = [features * elementBytes, units * elementBytes]
  const pieceBytes = gates * vectorBytes
  const steps: Steps = {
    sizes: inputs.sizes,
    mask: isMasked ? inputs.mask : null,
    rowBytes,
    otherBytes: rowBytesIn,
    isFromEnd: isBackwards,
  }
  const { atOther: atX, atStep, atRow, mask } = task
  const [stateRead, piece, pool, bias] = [r12, rbx, r8, rdx]
  const accumulator = (row: number, gate: number): number => row * gates + gate

  /** Adds the products of `count` numbers of each row, from where rax points on, with as many pieces of the weights. */
  function addProducts(a: Assembler, rows: number, count: number, bytesBetween: number): void {
    a.repeat(rcx, count, () => {
      for (const gate of upTo(gates)) a.loadVector(weights[gate]!, at(piece, gate * vectorBytes))
      for (const row of upTo(rows)) {
        const number = repeated[row % 2]!
        a.repeatNumber(number, at(rax, row * bytesBetween))
        for (const gate of upTo(gates)) a.addMultiple(accumulator(row, gate), number, weights[gate]!)
      }
      a.advance(piece, pieceBytes)
      a.advance(rax, elementBytes)
    })
  }

  function writeCell(a: Assembler, squashing: Squashing, row: number): void {
    const [input, forget, candidate, output] = upTo(gates).map((gate) => accumulator(row, gate)) as [
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
      store(kept.memoryBefore, scratch)
      store(kept.input, input)
      store(kept.forget, forget)
      store(kept.candidate, candidate)
      store(kept.output, output)
    }
    a.multiplyVectors(scratch, scratch, forget)
    a.addMultiple(scratch, input, candidate)
    a.copyVector(shown, scratch)
    squashing.tanh(shown)
    if (isSaved) store(kept.shown, shown)
    a.multiplyVectors(output, output, shown)
    if (isMasked) {
      const [isReal, before] = [input, candidate]
      a.repeatNumber(isReal, at(mask, row * elementBytes))
      /** What was, where the step is padding. */
      const choose = (tensor: number, value: number): void => {
        point(a, rax, tensor, atRow)
        a.loadVector(before, at(rax, row * rowBytes))
        a.subtractVectors(value, value, before)
        a.addMultiple(before, value, isReal)
        a.copyVector(value, before)
      }
      choose(outputs.memory, scratch)
      choose(outputs.state, output)
    }
    store(outputs.memory, scratch, atRow)
    store(outputs.sequence, output)
    store(outputs.state, output, atRow)
  }

  /** All steps of so many rows. */
  function writeRows(a: Assembler, rows: number, squashing: Squashing): void {
    beginStates(a, rows * units, [inputs.state, inputs.memory], [outputs.state, outputs.memory])
    point(a, stateRead, inputs.state, atRow)
    a.countDown(task.steps, () => {
      if (isSaved) {
        point(a, rbx, kept.stateBefore, atStep)
        a.move(rax, stateRead)
        copyNumbers(a, rows * units)
      }
      a.load(piece, at(tensorsRegister, 8 * inputs.weights))
      a.load(bias, at(tensorsRegister, 8 * inputs.bias))
      a.repeat(rbp, units / lanes, () => {
        for (const gate of upTo(gates)) {
          a.loadVector(accumulator(0, gate), at(bias, gate * vectorBytes))
          for (const row of upTo(rows).slice(1)) a.copyVector(accumulator(row, gate), accumulator(0, gate))
        }
        point(a, rax, inputs.x, atX)
        addProducts(a, rows, features, rowBytesIn)
        a.move(rax, stateRead)
        addProducts(a, rows, units, rowBytes)
        squashing.begin()
        for (const row of upTo(rows)) writeCell(a, squashing, row)
        for (const pointer of [atStep, atRow]) a.advance(pointer, vectorBytes)
        a.advance(bias, pieceBytes)
      })
      for (const pointer of [atStep, atRow]) a.advance(pointer, -rowBytes)
      point(a, stateRead, outputs.sequence, atStep)
      nextStep(a, steps)
    })
  }

  return {
    name,
    inputCount,
    hasSizes: true,
    outputs: [
      { first: 0, rank: 3 },
      { first: 1, rank: 2 },
      { first: 1, rank: 2 },
      ...upTo(isSaved ? Object.keys(kept).length : 0).map(() => ({ first: 0, rank: 3 })),
    ],
    tasks: { size: 1, rows: rowsOfTask },
    write(a) {
      const squashing = new Squashing(a, pool, bounds, spare)
      writeTask(a, steps, (rows) => {
        squashing.open()
        writeRows(a, rows, squashing)
      })
    },
  }
}
