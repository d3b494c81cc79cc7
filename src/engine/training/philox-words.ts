import { philoxModule } from './philox-module.js'

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer }
  readonly fill: (...groupsBlockCounterKey: number[]) => void
}

/** As much of WebAssembly as is used here; the language's own types do not know it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: unknown }
}

/** Words that fit the module's memory, and words of one group of blocks. */
const chunk = 16_384
const group = 16

let loaded: { readonly fill: Exports['fill']; readonly words: Uint32Array } | undefined

function load(): NonNullable<typeof loaded> {
  const { fill, memory } = new WebAssembly.Instance(new WebAssembly.Module(philoxModule())).exports as Exports
  return { fill, words: new Uint32Array(memory.buffer, 0, chunk) }
}

/**
 * Fills `out` with the words of the blocks `block`, `block + 1`, ... of Philox4x32-10 under a key; `rest` are the three
 * upper words of the counter.
 */
export function fillPhiloxWords(
  out: Uint32Array,
  block: number,
  rest: readonly [number, number, number],
  key: readonly [number, number],
): void {
  loaded ??= load()
  for (let start = 0; start < out.length; start += chunk) {
    const count = Math.min(chunk, out.length - start)
    loaded.fill(Math.ceil(count / group), block + start / 4, ...rest, ...key)
    out.set(loaded.words.subarray(0, count), start)
  }
}
