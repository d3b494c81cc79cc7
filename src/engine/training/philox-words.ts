import { philoxModule } from './philox-module.js'

type Fill = (...groupsBlockCounterKey: number[]) => void

interface Loaded {
  readonly memory: WebAssembly.Memory
  readonly fill: Fill
  readonly fillUniform: Fill
}

/** Words that fit the module's memory, and words of one group of blocks. */
const chunk = 16_384
const group = 16

let loaded: Loaded | undefined

function load(): Loaded {
  const memory = new WebAssembly.Memory({ initial: 1 })
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(philoxModule()), { environment: { memory } })
  return { memory, ...(exports as Pick<Loaded, 'fill' | 'fillUniform'>) }
}

/** The upper three words of the counter; the lowest counts the blocks. */
type UpperCounter = readonly [number, number, number]
type Key = readonly [number, number]

/** Fills `out` with the words of the blocks `block`, `block + 1`, ... of Philox4x32-10 under a key. */
export function fillPhiloxWords(out: Uint32Array, block: number, rest: UpperCounter, key: Key): void {
  loaded ??= load()
  fillBy(loaded.fill, new Uint32Array(loaded.memory.buffer), out, block, rest, key)
}

/** The same words as multiples of 2 ** -24 in [0, 1). */
export function fillPhiloxUniform(out: Float32Array, block: number, rest: UpperCounter, key: Key): void {
  loaded ??= load()
  fillBy(loaded.fillUniform, new Float32Array(loaded.memory.buffer), out, block, rest, key)
}

function fillBy<A extends Uint32Array | Float32Array>(
  fill: Fill,
  memory: A,
  out: A,
  block: number,
  rest: UpperCounter,
  key: Key,
): void {
  for (let start = 0; start < out.length; start += chunk) {
    const count = Math.min(chunk, out.length - start)
    fill(Math.ceil(count / group), block + start / 4, ...rest, ...key)
    out.set(memory.subarray(0, count), start)
  }
}
