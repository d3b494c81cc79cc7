import { z } from 'zod'
import { InvalidSpec } from '../../errors.js'
import type { HostTensor, NamedTensors } from '../../tensors.js'
import { elementCount } from '../../tensors.js'

/** A weight in the binary: its values lie behind those of the weight before it. */
const entrySchema = z.object({
  name: z.string(),
  shape: z.array(z.int().nonnegative()),
  dtype: z.string(),
  /** Of `optimizer`: no part of the model. */
  group: z.string().optional(),
  quantization: z
    .object({ dtype: z.enum(['uint8', 'uint16', 'float16']), scale: z.number().optional(), min: z.number().optional() })
    .optional(),
})

type Entry = z.output<typeof entrySchema>

export const manifestSchema = z.array(z.object({ paths: z.array(z.string()), weights: z.array(entrySchema) }))

const bytesPerValue = { float32: 4, uint8: 1, uint16: 2, float16: 2 } as const

/**
 * Reads the weights of a manifest; `bytes` are its files, one behind the other in its order.
 * @throws InvalidSpec for types that are no weights', and for more or fewer bytes than the manifest says
 */
export function readWeights(manifest: z.output<typeof manifestSchema>, bytes: Uint8Array): NamedTensors {
  const tensors: NamedTensors = new Map()
  let offset = 0
  for (const entry of manifest.flatMap(({ weights }) => weights)) {
    const stored = entry.quantization?.dtype ?? entry.dtype
    if (!(stored in bytesPerValue)) throw refuse(`weight ${entry.name} must be float32, got ${stored}`)
    const size = elementCount(entry.shape) * bytesPerValue[stored as keyof typeof bytesPerValue]
    if (offset + size > bytes.length)
      throw refuse(`the weights take ${offset + size} bytes or more, got ${bytes.length}`)
    if (entry.group !== 'optimizer') tensors.set(entry.name, readTensor(entry, bytes.subarray(offset, offset + size)))
    offset += size
  }
  if (offset < bytes.length) throw refuse(`the weights take ${offset} bytes, got ${bytes.length}`)
  return tensors
}

function readTensor({ shape, quantization }: Entry, bytes: Uint8Array): HostTensor {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const values = new Float32Array(elementCount(shape))
  // Affine: what was stored times the scale, above the least value.
  const { scale = 1, min = 0 } = quantization ?? {}
  for (let index = 0; index < values.length; index += 1) {
    switch (quantization?.dtype) {
      case undefined:
        values[index] = view.getFloat32(4 * index, true)
        break
      case 'uint8':
        values[index] = view.getUint8(index) * scale + min
        break
      case 'uint16':
        values[index] = view.getUint16(2 * index, true) * scale + min
        break
      case 'float16':
        values[index] = readHalf(view.getUint16(2 * index, true))
    }
  }
  return { shape, dtype: 'float32', values }
}

/** IEEE 754 half precision. */
function readHalf(bits: number): number {
  const sign = bits >> 15 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

const refuse = (message: string): InvalidSpec => new InvalidSpec([{ path: ['weightsManifest'], message }])
