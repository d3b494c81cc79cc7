import { refuse } from './shapes.js'

export type Padding = 'valid' | 'same' | 'causal'

/** One axis that a window slides over. `field` is the part of the spec that sets the window's size. */
export interface Window {
  readonly field: 'kernelSize' | 'poolSize'
  readonly size: number
  readonly stride: number
  readonly dilation: number
}

interface WindowSpec {
  readonly kernelSize: number | readonly number[]
  readonly strides: number | readonly number[]
  readonly dilationRate: number | readonly number[]
}

/** The windows of a convolution, axis by axis; over one axis its fields are plain numbers. */
export function describeWindows(spec: WindowSpec): Window[] {
  const [strides, dilations] = [[spec.strides].flat(), [spec.dilationRate].flat()]
  return [spec.kernelSize].flat().map((size, axis) => ({
    field: 'kernelSize',
    size,
    stride: strides[axis] ?? 1,
    dilation: dilations[axis] ?? 1,
  }))
}

/** Values from the first to the last that one window reads. */
export const windowSpan = ({ size, dilation }: Window): number => (size - 1) * dilation + 1

/** Length of an axis after a window went over it; any length stays any length. */
export function slide(length: number | null, window: Window, padding: Padding): number | null {
  if (length === null) return null
  if (padding !== 'valid') return Math.ceil(length / window.stride)
  const span = windowSpan(window)
  if (span <= length) return Math.floor((length - span) / window.stride) + 1
  const spanned = window.dilation > 1 ? ` (dilated: ${span})` : ''
  return refuse(
    `${window.field} ${window.size}${spanned} is larger than the input's axis of ${length}: at most ${length} fits, or padding same`,
    window.field,
  )
}

/** Zeros before and after an axis under padding `same`, as TensorFlow and Keras place them: the odd one at the end. */
export function samePadding(length: number, window: Window): [number, number] {
  const total = Math.max(0, (Math.ceil(length / window.stride) - 1) * window.stride + windowSpan(window) - length)
  return [Math.floor(total / 2), Math.ceil(total / 2)]
}

/** Zeros before and after an axis under any padding; causal pads the start alone. */
export function explicitPadding(length: number, window: Window, padding: Padding): [number, number] {
  if (padding === 'valid') return [0, 0]
  return padding === 'same' ? samePadding(length, window) : [windowSpan(window) - 1, 0]
}

/** What a transposed convolution makes of an axis. */
export interface Spread {
  readonly length: number | null
  /** Values left out before and after: what the convolution that it is the gradient of pads. */
  readonly cut: [number, number]
}

/**
 * Length of an axis after each of its values was spread over a window, `stride` apart. As in Keras the result of `same`
 * is `stride` times as long, and that of `valid` long enough for every whole window; `added` sets what stands behind the
 * last whole step instead.
 */
export function spread(length: number | null, window: Window, padding: 'valid' | 'same', added?: number): Spread {
  const { stride } = window
  const span = windowSpan(window)
  const tail =
    padding === 'valid'
      ? span + (added ?? Math.max(span, stride) - span)
      : added === undefined
        ? stride
        : (span % 2) + added
  const cut = padding === 'valid' ? 0 : Math.max(0, span - tail)
  const around: [number, number] = [Math.floor(cut / 2), Math.ceil(cut / 2)]
  if (length === null) return { length, cut: around }
  const result = (length - 1) * stride + tail
  if (result >= 1) return { length: result, cut: around }
  return refuse(
    `an axis of ${length} gives nothing with an even ${window.field} of ${span}, padding same and outputPadding 0`,
    'outputPadding',
  )
}
