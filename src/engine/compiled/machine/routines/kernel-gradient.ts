import type { Shape } from '../../../tensors.js'
import type { Assembler } from '../assembler.js'
import { at, elementBytes, lanes, registers, vectorBytes } from '../assembler.js'
import type { Routine } from '../routine.js'
import { taskRegister, tensorsRegister } from '../routine.js'
import { outputsOf, seenAt } from './slide.js'
import type { Slide } from './slide.js'

const { rax, rcx, rdx, r8, r9, r10, r11, r12, r13, r14, r15 } = registers

const change = lanes
const saved = [r12, r13, r14, r15]

/**
 * Gradient of a convolution by its kernel, of images whose channels stand in blocks of a vector. Inputs: what was convolved,
 * and the gradient by what came out. A task is a block of channels in with a block of channels out: for each place of the kernel 16
 * sums of vectors stay in registers while an image goes by. An image's sums are added to those of the images before it.
 */
export function kernelGradient(name: string, input: Shape, output: Shape, rows: Slide, columns: Slide): Routine {
  const [batch, channels] = input as [number, number]
  const filters = output[1]!
  const [blocksIn, blocksOut] = [channels / lanes, filters / lanes]
  const [image, changes, kernel, seen, given] = [r8, r9, r10, r11, r12]
  const [imageBytes, changeBytes] = [
    rows.input * columns.input * vectorBytes,
    rows.output * columns.output * vectorBytes,
  ]

  /** Adds up what one place of the kernel gets from an image. */
  function writePlace(a: Assembler, row: number, column: number): void {
    const [down, across] = [outputsOf(row, rows), outputsOf(column, columns)]
    if (down.count === 0 || across.count === 0) return
    for (let lane = 0; lane < lanes; lane += 1) a.clear(lane)
    const place = seenAt(down.first, row, rows) * columns.input + seenAt(across.first, column, columns)
    a.address(seen, at(image, place * vectorBytes))
    a.address(given, at(changes, (down.first * columns.output + across.first) * vectorBytes))
    a.repeat(r13, down.count, () => {
      a.repeat(r14, across.count, () => {
        a.loadVector(change, at(given))
        for (let lane = 0; lane < lanes; lane += 1) a.addProduct(lane, change, at(seen, lane * elementBytes))
        a.advance(given, vectorBytes)
        a.advance(seen, columns.stride * vectorBytes)
      })
      a.advance(given, (columns.output - across.count) * vectorBytes)
      a.advance(seen, (rows.stride * columns.input - across.count * columns.stride) * vectorBytes)
    })
    for (let lane = 0; lane < lanes; lane += 1) {
      const sum = at(kernel, ((row * columns.kernel + column) * channels + lane) * filters * elementBytes)
      a.addVectors(lane, lane, sum)
      a.storeVector(sum, lane)
    }
  }

  return {
    name,
    inputCount: 2,
    outputs: [[rows.kernel, columns.kernel, channels, filters]],
    tasks: blocksIn * blocksOut,
    write(a) {
      saved.forEach((register) => a.push(register))
      // Which blocks: rdx in, rax out.
      a.move(rax, taskRegister)
      a.set(rcx, blocksIn)
      a.divide(rcx)
      const start = (pointer: number, tensor: number, offsets: readonly (readonly [number, number])[]): void => {
        a.load(pointer, at(tensorsRegister, 8 * tensor))
        for (const [block, bytes] of offsets) {
          a.multiply(rcx, block, bytes)
          a.add(pointer, rcx)
        }
      }
      start(image, 0, [[rdx, imageBytes]])
      start(changes, 1, [[rax, changeBytes]])
      start(kernel, 2, [
        [rdx, lanes * filters * elementBytes],
        [rax, vectorBytes],
      ])
      a.clear(0)
      a.move(seen, kernel)
      a.repeat(rcx, rows.kernel * columns.kernel, () => {
        for (let lane = 0; lane < lanes; lane += 1) a.storeVector(at(seen, lane * filters * elementBytes), 0)
        a.advance(seen, channels * filters * elementBytes)
      })
      a.repeat(r15, batch, () => {
        for (let row = 0; row < rows.kernel; row += 1)
          for (let column = 0; column < columns.kernel; column += 1) writePlace(a, row, column)
        a.advance(image, blocksIn * imageBytes)
        a.advance(changes, blocksOut * changeBytes)
      })
      saved.toReversed().forEach((register) => a.pop(register))
      a.leaveVectors()
      a.return()
    },
  }
}
