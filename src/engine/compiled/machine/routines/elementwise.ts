import type { Shape } from '../../../tensors.js'
import type { Assembler, Register } from '../assembler.js'
import { at, elementBytes, lanes, registers, vectorBytes } from '../assembler.js'
import type { Routine } from '../routine.js'
import { taskRegister, tensorsRegister } from '../routine.js'

const { rax, rcx, rdx, rbx, rbp, r8, r9, r10, r11, r12, r13, r14, r15 } = registers

/** A number for each element, for each channel, or for all of them. */
export type OperandKind = 'element' | 'channel' | 'number'

/** `Step` is 1 above zero, else 0. */
export type ElementOperation = 'Add' | 'Sub' | 'Mul' | 'Relu' | 'Step'

/** An operation and its operands: numbers of inputs, and behind those of steps before. */
export interface ElementStep {
  readonly op: ElementOperation
  readonly operands: readonly number[]
}

/** What is computed of every element, and what is given of it. */
export interface ElementProgram {
  readonly inputs: readonly OperandKind[]
  readonly steps: readonly ElementStep[]
  /** Steps that are given as they are. */
  readonly outputs: readonly number[]
  /** Steps, or inputs, whose sum over the places of an image is given. */
  readonly sums: readonly number[]
}

/** A vector each: so many inputs, steps and sums there may be. */
export const mostVectors = 29
const [zero, one] = [30, 31]
const isAbove = 1
const pointers: readonly Register[] = [rax, rcx, rbx, rbp, r8, r9, r10, r11, r12, r13, r14, r15]
/** So many tensors with a number for each element, inputs and outputs. */
export const mostTensors = pointers.length
const saved: readonly Register[] = [rbx, rbp, r12, r13, r14, r15]
/** Vectors between two looks at whether it is the end. */
const unrolled = 4

/**
 * Operations element by element as one loop, on images whose channels stand in blocks of a vector: what one step gives the
 * next finds in a register. A task is a block of an image.
 * @returns of which the sums are [batch, channels]
 */
export function elementwise(name: string, shape: Shape, program: ElementProgram): Routine {
  const { inputs, steps, outputs, sums } = program
  const [batch, channels, height, width] = shape as [number, number, number, number]
  const [blocks, places] = [channels / lanes, height * width]
  const stepVector = (index: number): number => inputs.length + index
  const sumVector = (index: number): number => inputs.length + steps.length + index
  // Tensors that are gone through, by their place in the table.
  const elements = [...inputs.keys()].filter((index) => inputs[index] === 'element')
  const given = outputs.map((_, index) => inputs.length + index)
  const pointerOf = new Map([...elements, ...given].map((tensor, index) => [tensor, pointers[index]!]))

  function writeStep(a: Assembler, { op, operands }: ElementStep, to: number): void {
    const [first, second] = operands as [number, number]
    if (op === 'Add') a.addVectors(to, first, second)
    else if (op === 'Sub') a.subtractVectors(to, first, second)
    else if (op === 'Mul') a.multiplyVectors(to, first, second)
    // In this order what is not a number stays so.
    else if (op === 'Relu') a.greatest(to, zero, first)
    else {
      a.compare(isAbove, 'greater', first, zero)
      a.choose(to, isAbove, one)
    }
  }

  function writePlace(a: Assembler, place: number): void {
    const offset = place * vectorBytes
    for (const tensor of elements) a.loadVector(tensor, at(pointerOf.get(tensor)!, offset))
    steps.forEach((step, index) => writeStep(a, step, stepVector(index)))
    outputs.forEach((vector, index) => a.storeVector(at(pointerOf.get(given[index]!)!, offset), vector))
    sums.forEach((vector, index) => a.addVectors(sumVector(index), sumVector(index), vector))
  }

  function writePlaces(a: Assembler, count: number): void {
    for (let place = 0; place < count; place += 1) writePlace(a, place)
    for (const pointer of pointerOf.values()) a.advance(pointer, count * vectorBytes)
  }

  return {
    name,
    inputCount: inputs.length,
    outputs: [...outputs.map(() => shape), ...sums.map(() => [batch, channels])],
    tasks: batch * blocks,
    write(a) {
      saved.forEach((register) => a.push(register))
      a.move(rax, taskRegister)
      a.set(rcx, blocks)
      a.divide(rcx)
      a.multiply(rdx, rdx, vectorBytes)
      inputs.forEach((kind, tensor) => {
        if (kind === 'element') return
        a.load(rcx, at(tensorsRegister, 8 * tensor))
        if (kind === 'channel') a.add(rcx, rdx)
        if (kind === 'channel') a.loadVector(tensor, at(rcx))
        else a.repeatNumber(tensor, at(rcx))
      })
      a.clear(zero)
      a.numbersAddress(rcx, [1])
      a.repeatNumber(one, at(rcx))
      sums.forEach((_, index) => a.clear(sumVector(index)))
      a.multiply(rdx, taskRegister, places * vectorBytes)
      for (const [tensor, pointer] of pointerOf) {
        a.load(pointer, at(tensorsRegister, 8 * tensor))
        a.add(pointer, rdx)
      }
      if (places >= unrolled) a.repeat(rdx, Math.floor(places / unrolled), () => writePlaces(a, unrolled))
      writePlaces(a, places % unrolled)
      a.multiply(rdx, taskRegister, lanes * elementBytes)
      sums.forEach((_, index) => {
        a.load(rcx, at(tensorsRegister, 8 * (inputs.length + outputs.length + index)))
        a.add(rcx, rdx)
        a.storeVector(at(rcx), sumVector(index))
      })
      saved.toReversed().forEach((register) => a.pop(register))
      a.leaveVectors()
      a.return()
    },
  }
}
