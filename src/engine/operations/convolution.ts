import type * as tfjs from '@tensorflow/tfjs'
import { elementCount } from '../tensors.js'
import type { Shape } from '../tensors.js'
import { countWindows, describeConvolution } from './convolution-geometry.js'
import type { ConvolutionWindow } from './convolution-geometry.js'
import { addInputGradient, addKernelGradient, addProduct } from './convolution-loops.js'
import { registerCpuKernel } from './cpu-kernel.js'

type Tf = typeof tfjs
type Tensor = tfjs.Tensor

/** Names of the kernels; the tracing backend translates them. */
export const convolutionKernelNames = {
  forward: 'StrataConvolution',
  input: 'StrataConvolutionInput',
  kernel: 'StrataConvolutionKernel',
} as const

/** What the kernels are told; the two gradients also what shape they make. */
export type ConvolutionAttributes = ConvolutionWindow & { readonly shape: Shape }

/**
 * Convolution of any number of spatial axes (1 to 3), with strides, dilation and groups: TensorFlow.js's own has no
 * groups, no gradient where it is dilated, and none at all for most ranks.
 * @param x [batch, ...spatial, channels]
 * @param kernel [...window, channels / groups, filters]; the filters of one group stand together
 * @returns [batch, ...spatial, filters]
 */
export function convolve(tf: Tf, x: Tensor, kernel: Tensor, window: ConvolutionWindow): Tensor {
  const spatial = window.strides.map((_, axis) =>
    countWindows(x.shape[axis + 1] ?? 1, kernel.shape[axis] ?? 1, window, axis),
  )
  const shape = [x.shape[0] ?? 1, ...spatial, kernel.shape.at(-1) ?? 1]
  return run(tf, convolutionKernelNames.forward, { x, kernel }, { ...window, shape })
}

/**
 * The transposed convolution: the gradient of `convolve` by its input, as an operation of its own.
 * @param y [batch, ...spatial, filters]: shaped like a result of `convolve`
 * @param kernel [...window, channels / groups, filters]
 * @param spatial sizes of the result's spatial axes; `convolve` must make `y`'s out of them
 * @returns [batch, ...spatial, channels]
 */
export function convolveTransposed(
  tf: Tf,
  y: Tensor,
  kernel: Tensor,
  window: ConvolutionWindow,
  spatial: Shape,
): Tensor {
  const channels = (kernel.shape.at(-2) ?? 1) * window.groups
  const shape = [y.shape[0] ?? 1, ...spatial, channels]
  return run(tf, convolutionKernelNames.input, { dy: y, kernel }, { ...window, shape })
}

const run = (tf: Tf, name: string, inputs: Record<string, Tensor>, attributes: ConvolutionAttributes): Tensor =>
  // As the kernels of TensorFlow.js are run: its types know only its own names and attributes.
  tf.engine().runKernel(name, inputs, attributes as unknown as tfjs.NamedAttrMap)

const kernelGradient = (tf: Tf, x: Tensor, dy: Tensor, window: ConvolutionWindow, shape: Shape): Tensor =>
  run(tf, convolutionKernelNames.kernel, { x, dy }, { ...windowOf(window), shape })

const windowOf = ({ strides, dilations, padding, groups }: ConvolutionWindow): ConvolutionWindow => ({
  strides,
  dilations,
  padding,
  groups,
})

/** Makes the convolution known to TensorFlow.js: on the cpu backend, and to its gradients. */
export function registerConvolution(tf: Tf): void {
  registerCpuKernel(tf, convolutionKernelNames.forward, (input, attributes) => {
    const settings = attributes as ConvolutionAttributes
    const [x, kernel] = [input('x'), input('kernel')]
    const values = new Float64Array(elementCount(settings.shape))
    addProduct(describeConvolution(x.shape, kernel.shape, settings.shape, settings), x.values, kernel.values, values)
    return { shape: settings.shape, values }
  })
  registerCpuKernel(tf, convolutionKernelNames.input, (input, attributes) => {
    const settings = attributes as ConvolutionAttributes
    const [dy, kernel] = [input('dy'), input('kernel')]
    const values = new Float64Array(elementCount(settings.shape))
    const geometry = describeConvolution(settings.shape, kernel.shape, dy.shape, settings)
    addInputGradient(geometry, dy.values, kernel.values, values)
    return { shape: settings.shape, values }
  })
  registerCpuKernel(tf, convolutionKernelNames.kernel, (input, attributes) => {
    const settings = attributes as ConvolutionAttributes
    const [x, dy] = [input('x'), input('dy')]
    const values = new Float64Array(elementCount(settings.shape))
    addKernelGradient(describeConvolution(x.shape, settings.shape, dy.shape, settings), x.values, dy.values, values)
    return { shape: settings.shape, values }
  })

  tf.registerGradient({
    kernelName: convolutionKernelNames.forward,
    inputsToSave: ['x', 'kernel'],
    gradFunc(dy, [x, kernel], attributes) {
      const window = attributes as unknown as ConvolutionWindow
      return {
        x: () => convolveTransposed(tf, dy as Tensor, kernel!, windowOf(window), x!.shape.slice(1, -1)),
        kernel: () => kernelGradient(tf, x!, dy as Tensor, window, kernel!.shape),
      }
    },
  })
  tf.registerGradient({
    kernelName: convolutionKernelNames.input,
    inputsToSave: ['dy', 'kernel'],
    gradFunc(dx, [y, kernel], attributes) {
      const window = attributes as unknown as ConvolutionWindow
      return {
        dy: () => convolve(tf, dx as Tensor, kernel!, windowOf(window)),
        kernel: () => kernelGradient(tf, dx as Tensor, y!, window, kernel!.shape),
      }
    },
  })
}
