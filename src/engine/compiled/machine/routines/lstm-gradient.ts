import type { Assembler, Register } from '../assembler.js'
import { at, elementBytes, lanes, registers, vectorBytes } from '../assembler.js'
import type { Routine } from '../routine.js'
import { tensorsRegister } from '../routine.js'
import { beginStates, nextStep, point, rowsOfTask, task, upTo, writeTask } from './rows.js'
import type { Steps } from './rows.js'

const { rax, rcx, rdx, rbx, rbp, r8, r12 } = registers

export interface LstmGradientSettings {
  readonly units: number
  /** Whether the states of all steps have a gradient, not the last one's alone. */
  readonly hasSequence: boolean
  /** Whether the LSTM went from the last step to the first: its gradient goes the other way. */
  readonly isBackwards: boolean
  /** Whether there are steps that are padding: gradients go past them. */
  readonly isMasked: boolean
}

/** Vectors of units that are summed up at once. */
const mostVectors = 4
const gates = 4
const weights = [24, 25, 26, 27] as const
const repeated = [28, 29] as const
const one = 31
/**
 * Gradient of a long short-term memory by its sums (what the gates are computed from) and by what it began with, against its
 * direction. A task has some rows of the batch, through all of its steps.
 *
 * Inputs: the transposed recurrent kernel [gates x units, units]; the gradients of the last state and memory, [batch, units]; where
 * there is one that of the sequence; where there is padding the mask, [time, batch, 1]; what `lstm` kept of each step: the memory before it, the gates, and tanh of the memory,
 * [time, batch, units]; the sizes time, batch, gates x units,
 * and batch and units once more.
 * Outputs: the gradients of the sums [time, batch, gates x units], and of the first state and memory [batch, units].
 */
export function lstmGradient(name: string, settings: LstmGradientSettings): Routine {
  const { units, hasSequence, isBackwards, isMasked } = settings
  const first = 3 + Number(hasSequence) + Number(isMasked)
  const inputs = {
    kernel: 0,
    state: 1,
    memory: 2,
    sequence: 3,
    mask: 3 + Number(hasSequence),
    memoryBefore: first,
    input: first + 1,
    forget: first + 2,
    candidate: first + 3,
    output: first + 4,
    shown: first + 5,
    sizes: first + 6,
  }
  const inputCount = inputs.sizes + 1
  const outputs = { sums: inputCount, state: inputCount + 1, memory: inputCount + 2 }
  const rowBytes = units * elementBytes
  const sumBytes = gates * rowBytes
  const steps: Steps = {
    sizes: inputs.sizes,
    mask: isMasked ? inputs.mask : null,
    rowBytes,
    otherBytes: sumBytes,
    isFromEnd: !isBackwards,
  }
  const { atOther: atSums, atStep, atRow, mask } = task

  /** The gradients of the sums of a vector of units of a row, from those of its state and memory. */
  function writeCell(a: Assembler, row: number): void {
    const [dState, dMemory, memoryBefore, input, forget, candidate, output, shown] = upTo(8) as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    const [product, slope, isReal, past] = [8, 9, 10, 11]
    const load = (to: number, tensor: number, offset: Register = atStep): void => {
      point(a, rax, tensor, offset)
      a.loadVector(to, at(rax, row * rowBytes))
    }
    const storeSum = (gate: number, value: number): void => {
      point(a, rax, outputs.sums, atSums)
      a.storeVector(at(rax, row * sumBytes + gate * rowBytes), value)
    }
    /** `value` x y (1 - y), the slope of the logistic function at what gave y. */
    const throughLogistic = (value: number, y: number): void => {
      a.subtractVectors(slope, one, y)
      a.multiplyVectors(slope, slope, y)
      a.multiplyVectors(value, value, slope)
    }
    /** `value` x (1 - y y), that of tanh. */
    const throughTanh = (value: number, y: number): void => {
      a.copyVector(slope, one)
      a.subtractMultiple(slope, y, y)
      a.multiplyVectors(value, value, slope)
    }
    load(dState, outputs.state, atRow)
    if (hasSequence) {
      load(product, inputs.sequence)
      a.addVectors(dState, dState, product)
    }
    load(dMemory, outputs.memory, atRow)
    if (isMasked) {
      a.repeatNumber(isReal, at(mask, row * elementBytes))
      // What goes past the cell is added to what comes out of it; for the state where its product is.
      a.multiplyVectors(past, dState, isReal)
      a.subtractVectors(dState, dState, past)
      point(a, rax, outputs.state, atRow)
      a.storeVector(at(rax, row * rowBytes), dState)
      a.copyVector(dState, past)
      a.multiplyVectors(product, dMemory, isReal)
      a.subtractVectors(past, dMemory, product)
      a.copyVector(dMemory, product)
    }
    load(memoryBefore, inputs.memoryBefore)
    load(input, inputs.input)
    load(forget, inputs.forget)
    load(candidate, inputs.candidate)
    load(output, inputs.output)
    load(shown, inputs.shown)
    a.multiplyVectors(product, dState, shown)
    throughLogistic(product, output)
    storeSum(3, product)
    a.multiplyVectors(product, dState, output)
    throughTanh(product, shown)
    a.addVectors(dMemory, dMemory, product)
    a.multiplyVectors(product, dMemory, candidate)
    throughLogistic(product, input)
    storeSum(0, product)
    a.multiplyVectors(product, dMemory, memoryBefore)
    throughLogistic(product, forget)
    storeSum(1, product)
    a.multiplyVectors(product, dMemory, input)
    throughTanh(product, candidate)
    storeSum(2, product)
    a.multiplyVectors(dMemory, dMemory, forget)
    if (isMasked) a.addVectors(dMemory, dMemory, past)
    point(a, rax, outputs.memory, atRow)
    a.storeVector(at(rax, row * rowBytes), dMemory)
  }

  /** The gradient of the state before: those of the sums by the recurrent kernel. */
  function writeProduct(a: Assembler, rows: number): void {
    point(a, r12, outputs.sums, atSums)
    point(a, rdx, outputs.state, atRow)
    a.load(r8, at(tensorsRegister, 8 * inputs.kernel))
    const vectorsLeft = units / lanes
    for (let begin = 0; begin < vectorsLeft; begin += mostVectors) {
      const vectors = upTo(Math.min(mostVectors, vectorsLeft - begin))
      const sum = (row: number, vector: number): number => row * mostVectors + vector
      const place = (row: number, vector: number) => at(rdx, row * rowBytes + (begin + vector) * vectorBytes)
      for (const row of upTo(rows)) {
        for (const vector of vectors) {
          if (isMasked) a.loadVector(sum(row, vector), place(row, vector))
          else a.clear(sum(row, vector))
        }
      }
      a.address(rbx, at(r8, begin * vectorBytes))
      a.move(rax, r12)
      a.repeat(rcx, gates * units, () => {
        for (const vector of vectors) a.loadVector(weights[vector]!, at(rbx, vector * vectorBytes))
        for (const row of upTo(rows)) {
          const number = repeated[row % 2]!
          a.repeatNumber(number, at(rax, row * sumBytes))
          for (const vector of vectors) a.addMultiple(sum(row, vector), number, weights[vector]!)
        }
        a.advance(rbx, rowBytes)
        a.advance(rax, elementBytes)
      })
      for (const row of upTo(rows)) for (const vector of vectors) a.storeVector(place(row, vector), sum(row, vector))
    }
  }

  /** All steps of so many rows. */
  function writeRows(a: Assembler, rows: number): void {
    beginStates(a, rows * units, [inputs.state, inputs.memory], [outputs.state, outputs.memory])
    a.countDown(task.steps, () => {
      a.repeat(rbp, units / lanes, () => {
        for (const row of upTo(rows)) writeCell(a, row)
        for (const pointer of [atStep, atRow, atSums]) a.advance(pointer, vectorBytes)
      })
      for (const pointer of [atStep, atRow, atSums]) a.advance(pointer, -rowBytes)
      writeProduct(a, rows)
      nextStep(a, steps)
    })
  }

  return {
    name,
    inputCount,
    hasSizes: true,
    outputs: [
      { first: 0, rank: 3 },
      { first: 3, rank: 2 },
      { first: 3, rank: 2 },
    ],
    tasks: { size: 1, rows: rowsOfTask },
    write(a) {
      writeTask(a, steps, (rows) => {
        a.numbersAddress(rax, [1])
        a.repeatNumber(one, at(rax))
        writeRows(a, rows)
      })
    },
  }
}
