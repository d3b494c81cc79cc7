import { z } from 'zod'
import { InvalidSpec } from '../errors.js'
import { elementCount, type DType, type Shape } from '../tensors.js'

export interface TensorEntry {
  readonly name: string
  readonly dtype: DType
  readonly shape: Shape
  /** Bytes from the start of the values. */
  readonly begin: number
  readonly end: number
}

/** The reference implementation's limit. */
const MAX_HEADER_BYTES = 100_000_000

const dtypes: Readonly<Record<string, DType>> = { F32: 'float32', I32: 'int32' }

const natural = z.number().int().nonnegative()
const entrySchema = z.strictObject({
  dtype: z.string(),
  shape: z.array(natural),
  data_offsets: z.tuple([natural, natural]),
})
const metadataSchema = z.record(z.string(), z.string())

function refuse(problem: string, path: readonly string[] = []): InvalidSpec {
  return new InvalidSpec([{ path, message: `not a usable safetensors file: ${problem}` }])
}

function readJson(bytes: Uint8Array): { header: Record<string, unknown>; dataStart: number } {
  if (bytes.length < 8) throw refuse(`it has ${bytes.length} bytes, the header's length alone takes 8`)
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true)
  if (length > MAX_HEADER_BYTES)
    throw refuse(`its header is said to take ${length} bytes, at most ${MAX_HEADER_BYTES} are allowed`)
  const dataStart = 8 + Number(length)
  if (dataStart > bytes.length)
    throw refuse(`its header is said to take ${length} bytes, ${bytes.length - 8} are there`)
  let header: unknown
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, dataStart)))
  } catch (error) {
    throw refuse(`its header is not JSON (${error instanceof Error ? error.message : String(error)})`)
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header))
    throw refuse('its header is not a JSON object')
  return { header: header as Record<string, unknown>, dataStart }
}

function parseEntry(name: string, value: unknown): TensorEntry {
  const parsed = entrySchema.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw refuse(`its entry is malformed (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`, [name])
  }
  const { shape, data_offsets } = parsed.data
  const [begin, end] = data_offsets
  const dtype = dtypes[parsed.data.dtype]
  if (!dtype) throw refuse(`dtype ${parsed.data.dtype} is not supported; F32 and I32 are`, [name])
  const wanted = 4 * elementCount(shape)
  if (end - begin !== wanted)
    throw refuse(
      `shape [${shape.join(',')}] of ${parsed.data.dtype} takes ${wanted} bytes, its offsets span ${end - begin}`,
      [name],
    )
  return { name, dtype, shape, begin, end }
}

/** The values have to be covered exactly once, as the format demands: no gap, no overlap, nothing after them. */
function checkCover(entries: readonly TensorEntry[], dataLength: number): void {
  let at = 0
  for (const { name, begin, end } of [...entries].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== at) throw refuse(`its values start at byte ${begin}, those before it end at ${at}`, [name])
    at = end
  }
  if (at !== dataLength) throw refuse(`its tensors take ${at} bytes, ${dataLength} follow the header`)
}

/** The entries of a file, in the header's order, checked against its length. @throws InvalidSpec */
export function parseHeader(bytes: Uint8Array): {
  entries: TensorEntry[]
  metadata: Record<string, string>
  dataStart: number
} {
  const { header, dataStart } = readJson(bytes)
  const metadata = metadataSchema.safeParse(Object.hasOwn(header, '__metadata__') ? header['__metadata__'] : {})
  if (!metadata.success) throw refuse('its metadata is not an object of strings', ['__metadata__'])
  const entries = Object.entries(header)
    .filter(([name]) => name !== '__metadata__')
    .map(([name, value]) => parseEntry(name, value))
  checkCover(entries, bytes.length - dataStart)
  return { entries, metadata: metadata.data, dataStart }
}
