import type { Shape } from '../../../tensors.js'
import { at, elementBytes, lanes, r8, r9, rax, rcx, rdx, vectorBytes } from '../assembler.js'
import type { Routine } from '../routine.js'
import { taskRegister, tensorsRegister } from '../routine.js'

/** Sums under way at once: one waits for its last addition as long as it takes to begin so many. */
const sums = 8

/** Each channel over the places of all images, of images whose channels stand in blocks of a vector. A task is a block. */
export function channelSums(name: string, input: Shape): Routine {
  const [batch, channels, height, width] = input as [number, number, number, number]
  const [image, total, places] = [r8, sums, height * width]
  const imageBytes = places * vectorBytes
  return {
    name,
    inputCount: 1,
    outputs: [[channels]],
    tasks: channels / lanes,
    write(a) {
      a.load(image, at(tensorsRegister))
      a.multiply(rax, taskRegister, imageBytes)
      a.add(image, rax)
      a.load(r9, at(tensorsRegister, 8))
      a.multiply(rax, taskRegister, lanes * elementBytes)
      a.add(r9, rax)
      a.clear(total)
      a.repeat(rcx, batch, () => {
        for (let sum = 0; sum < sums; sum += 1) a.clear(sum)
        const add = (count: number): void => {
          for (let sum = 0; sum < count; sum += 1) a.addVectors(sum, sum, at(image, sum * vectorBytes))
          a.advance(image, count * vectorBytes)
        }
        if (places >= sums) a.repeat(rdx, Math.floor(places / sums), () => add(sums))
        add(places % sums)
        // In pairs: the same order whatever the size.
        for (let step = 1; step < sums; step *= 2)
          for (let sum = 0; sum < sums; sum += 2 * step) a.addVectors(sum, sum, sum + step)
        a.addVectors(total, total, 0)
        a.advance(image, (channels / lanes - 1) * imageBytes)
      })
      a.storeVector(at(r9), total)
      a.leaveVectors()
      a.return()
    },
  }
}
