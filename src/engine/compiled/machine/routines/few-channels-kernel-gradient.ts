import type { Shape } from '../../../tensors.js'
import type { Assembler } from '../assembler.js'
import { at, elementBytes, lanes, registers, vectorBytes } from '../assembler.js'
import type { Routine } from '../routine.js'
import { taskRegister, tensorsRegister } from '../routine.js'
import { equalRuns, seenAt } from './slide.js'
import type { Slide } from './slide.js'

const { rax, rcx, rdx, r8, r9, r10, r11, r12, r13 } = registers

const vectors = 32
const change = vectors - 1
/** Sums that stay in registers while an image goes by. */
export const mostSums = vectors - 2
const saved = [r12, r13]

const count = (length: number): number[] => Array.from({ length }, (_, index) => index)

/**
 * Gradient of a convolution by its kernel, of images of few channels, one behind the other, with a gradient whose channels
 * stand in blocks of a vector. Inputs: what was convolved, and the gradient by what came out. A task is a block of
 * channels out: as many rows of the kernel as there are registers for take an image at once.
 */
export function fewChannelsKernelGradient(
  name: string,
  input: Shape,
  output: Shape,
  rows: Slide,
  columns: Slide,
): Routine {
  const [batch, channels] = input as [number, number]
  const filters = output[1]!
  const [image, changes, kernel, seen, given] = [r8, r9, r10, r11, r12]
  const imageElements = rows.input * columns.input
  const changeBytes = rows.output * columns.output * vectorBytes
  const rowsAtOnce = Math.floor(mostSums / (columns.kernel * channels))

  /** Adds up what some rows of the kernel get from an image. */
  function writeRows(a: Assembler, places: readonly number[]): void {
    const sumOf = (row: number, column: number, channel: number): number =>
      ((row - places[0]!) * columns.kernel + column) * channels + channel
    for (const sum of count(places.length * columns.kernel * channels)) a.clear(sum)
    for (const down of equalRuns(places, rows)) {
      for (const across of equalRuns(count(columns.kernel), columns)) {
        if (down.places.length === 0 || across.places.length === 0) continue
        // Pointers of the first place; what other places see lies at a distance from it.
        const corner = { row: down.places[0]!, column: across.places[0]! }
        const start =
          seenAt(down.first, corner.row, rows) * columns.input + seenAt(across.first, corner.column, columns)
        a.address(seen, at(image, start * elementBytes))
        a.address(given, at(changes, (down.first * columns.output + across.first) * vectorBytes))
        a.repeat(rcx, down.count, () => {
          a.repeat(rdx, across.count, () => {
            a.loadVector(change, at(given))
            for (const row of down.places)
              for (const column of across.places)
                for (const channel of count(channels)) {
                  const below = (row - corner.row) * rows.dilation * columns.input
                  const distance = channel * imageElements + below + (column - corner.column) * columns.dilation
                  a.addProduct(sumOf(row, column, channel), change, at(seen, distance * elementBytes))
                }
            a.advance(given, vectorBytes)
            a.advance(seen, columns.stride * elementBytes)
          })
          a.advance(given, (columns.output - across.count) * vectorBytes)
          a.advance(seen, (rows.stride * columns.input - across.count * columns.stride) * elementBytes)
        })
      }
    }
    for (const row of places)
      for (const column of count(columns.kernel))
        for (const channel of count(channels)) {
          const total = at(kernel, placeOf(row, column, channel))
          const sum = sumOf(row, column, channel)
          a.addVectors(sum, sum, total)
          a.storeVector(total, sum)
        }
  }

  const placeOf = (row: number, column: number, channel: number): number =>
    ((row * columns.kernel + column) * channels + channel) * filters * elementBytes

  return {
    name,
    inputCount: 2,
    outputs: [[rows.kernel, columns.kernel, channels, filters]],
    tasks: filters / lanes,
    write(a) {
      saved.forEach((register) => a.push(register))
      a.load(image, at(tensorsRegister))
      a.load(changes, at(tensorsRegister, 8))
      a.multiply(rax, taskRegister, changeBytes)
      a.add(changes, rax)
      a.load(kernel, at(tensorsRegister, 16))
      a.multiply(rax, taskRegister, vectorBytes)
      a.add(kernel, rax)
      a.clear(0)
      a.move(seen, kernel)
      a.repeat(rcx, rows.kernel * columns.kernel * channels, () => {
        a.storeVector(at(seen), 0)
        a.advance(seen, filters * elementBytes)
      })
      a.repeat(r13, batch, () => {
        for (let row = 0; row < rows.kernel; row += rowsAtOnce)
          writeRows(
            a,
            count(Math.min(rowsAtOnce, rows.kernel - row)).map((index) => row + index),
          )
        a.advance(image, channels * imageElements * elementBytes)
        a.advance(changes, (filters / lanes) * changeBytes)
      })
      saved.toReversed().forEach((register) => a.pop(register))
      a.leaveVectors()
      a.return()
    },
  }
}
