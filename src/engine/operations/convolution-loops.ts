import type { ConvolutionAxis, ConvolutionGeometry } from './convolution-geometry.js'

/**
 * The convolution and its gradients by their definition, loop in loop: what the eager executor runs, and what the
 * compiled one is compared with. Sums are kept in double precision. Tensors are row-major, channels last.
 */

/** Calls back for each place of the result, each place of the kernel, and the place of the input that meets there. */
function eachMeeting(
  { batch, axes }: ConvolutionGeometry,
  meet: (inputPlace: number, kernelPlace: number, outputPlace: number) => void,
): void {
  const [depth, height, width] = axes
  const along = (axis: ConvolutionAxis): (readonly [input: number, kernel: number, output: number])[] =>
    Array.from({ length: axis.output * axis.kernel }, (_, index) => {
      const [output, kernel] = [Math.floor(index / axis.kernel), index % axis.kernel]
      return [output * axis.stride + kernel * axis.dilation - axis.before, kernel, output] as const
    }).filter(([input]) => input >= 0 && input < axis.input)
  const [planes, rows, columns] = [along(depth), along(height), along(width)]
  for (let sample = 0; sample < batch; sample += 1) {
    for (const [z, kernelZ, outputZ] of planes) {
      for (const [y, kernelY, outputY] of rows) {
        for (const [x, kernelX, outputX] of columns) {
          meet(
            ((sample * depth.input + z) * height.input + y) * width.input + x,
            (kernelZ * height.kernel + kernelY) * width.kernel + kernelX,
            ((sample * depth.output + outputZ) * height.output + outputY) * width.output + outputX,
          )
        }
      }
    }
  }
}

/** Calls back with the offsets of every product of an input, a weight and a result. */
function eachProduct(
  geometry: ConvolutionGeometry,
  visit: (input: number, weight: number, output: number) => void,
): void {
  const { groups, channels, filters } = geometry
  const [groupChannels, groupFilters] = [channels / groups, filters / groups]
  eachMeeting(geometry, (inputPlace, kernelPlace, outputPlace) => {
    for (let filter = 0; filter < filters; filter += 1) {
      const firstChannel = Math.floor(filter / groupFilters) * groupChannels
      for (let channel = 0; channel < groupChannels; channel += 1) {
        visit(
          inputPlace * channels + firstChannel + channel,
          (kernelPlace * groupChannels + channel) * filters + filter,
          outputPlace * filters + filter,
        )
      }
    }
  })
}

/** Adds the convolution of `x` with `kernel` to `out`. */
export const addProduct = (
  geometry: ConvolutionGeometry,
  x: Float32Array,
  kernel: Float32Array,
  out: Float64Array,
): void => eachProduct(geometry, (input, weight, output) => (out[output]! += x[input]! * kernel[weight]!))

/** Adds the gradient by the input to `out`. */
export const addInputGradient = (
  geometry: ConvolutionGeometry,
  dy: Float32Array,
  kernel: Float32Array,
  out: Float64Array,
): void => eachProduct(geometry, (input, weight, output) => (out[input]! += dy[output]! * kernel[weight]!))

/** Adds the gradient by the kernel to `out`. */
export const addKernelGradient = (
  geometry: ConvolutionGeometry,
  x: Float32Array,
  dy: Float32Array,
  out: Float64Array,
): void => eachProduct(geometry, (input, weight, output) => (out[weight]! += x[input]! * dy[output]!))
