import type { Shape } from '../../../tensors.js'
import type { Assembler } from '../assembler.js'
import { at, lanes, registers, vectorBytes } from '../assembler.js'
import type { Routine } from '../routine.js'
import { taskRegister, tensorsRegister } from '../routine.js'

const { rax, rcx, rdx, r8, r9, r10, r11 } = registers

/** Windows of `filter` that touch and neither overlap nor reach beyond the images. */
export interface Tiling {
  readonly filterHeight: number
  readonly filterWidth: number
  /** Whether what was pooled came out of a relu: greatest values of zero pass nothing on then. */
  readonly isRectified: boolean
}

const [greatest, change, zero, given] = [0, 1, 2, 3]
const [isAbove, isLeft, isFirst] = [1, 2, 3]

/**
 * Gradient of max pooling by its input, of images whose channels stand in blocks of a vector: each window's gradient goes to
 * the first of its greatest values. Inputs: what was pooled, its greatest values, and the gradient by those.
 * A task is a block of an image.
 */
export function maxPoolingGradient(name: string, input: Shape, output: Shape, window: Tiling): Routine {
  const [batch, channels, height, width] = input as [number, number, number, number]
  const [, , outHeight, outWidth] = output as [number, number, number, number]
  const { filterHeight, filterWidth, isRectified } = window
  const [images, pooled, values, gradient] = [r8, r9, r10, r11]
  const [restRight, restBelow] = [width - outWidth * filterWidth, height - outHeight * filterHeight]

  function writeWindow(a: Assembler): void {
    a.loadVector(greatest, at(pooled))
    a.loadVector(change, at(values))
    if (isRectified) {
      a.compare(isAbove, 'greater', greatest, zero)
      a.choose(change, isAbove, change)
    }
    a.fillMask(isLeft)
    for (let row = 0; row < filterHeight; row += 1) {
      for (let column = 0; column < filterWidth; column += 1) {
        const offset = (row * width + column) * vectorBytes
        a.compare(isFirst, 'equal', greatest, at(images, offset), isLeft)
        a.takeAway(isLeft, isLeft, isFirst)
        a.choose(given, isFirst, change)
        a.storeVector(at(gradient, offset), given)
      }
    }
    for (const pointer of [pooled, values]) a.advance(pointer, vectorBytes)
    for (const pointer of [images, gradient]) a.advance(pointer, filterWidth * vectorBytes)
  }

  return {
    name,
    inputCount: 3,
    outputs: [input],
    tasks: (batch * channels) / lanes,
    write(a) {
      const places = [height * width, outHeight * outWidth, outHeight * outWidth, height * width]
      for (const [index, pointer] of [images, pooled, values, gradient].entries()) {
        a.load(pointer, at(tensorsRegister, 8 * index))
        a.multiply(rax, taskRegister, places[index]! * vectorBytes)
        a.add(pointer, rax)
      }
      a.clear(zero)
      a.repeat(rcx, outHeight, () => {
        a.repeat(rdx, outWidth, () => writeWindow(a))
        for (let row = 0; row < filterHeight; row += 1) {
          for (let column = 0; column < restRight; column += 1)
            a.storeVector(at(gradient, (row * width + column) * vectorBytes), zero)
        }
        const rest = (width * (filterHeight - 1) + restRight) * vectorBytes
        for (const pointer of [images, gradient]) a.advance(pointer, rest)
      })
      if (restBelow > 0) {
        a.repeat(rcx, restBelow * width, () => {
          a.storeVector(at(gradient), zero)
          a.advance(gradient, vectorBytes)
        })
      }
      a.leaveVectors()
      a.return()
    },
  }
}
