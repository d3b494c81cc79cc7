/**
 * WebAssembly's binary format (core specification 2.0, chapter 5): as much of it as functions over one memory need.
 */
export type Code = readonly number[]

const types = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const

export type WasmType = keyof typeof types

export interface WasmFunction {
  /** What it is exported as. */
  readonly name: string
  readonly parameters: readonly WasmType[]
  readonly result?: WasmType
  /** Numbered behind the parameters. */
  readonly locals: readonly WasmType[]
  readonly code: Code
}

/** LEB128, as the format writes every integer. */
export function unsigned(value: number): number[] {
  const low = value & 0x7f
  const rest = value >>> 7
  return rest === 0 ? [low] : [low | 0x80, ...unsigned(rest)]
}

export function signed(value: number): number[] {
  const low = value & 0x7f
  const rest = value >> 7
  const isLast = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)
  return isLast ? [low] : [low | 0x80, ...signed(rest)]
}

const end = 0x0b
const sized = (bytes: Code): number[] => [...unsigned(bytes.length), ...bytes]
const list = (items: readonly Code[]): number[] => [...unsigned(items.length), ...items.flat()]
const section = (id: number, content: Code): number[] => [id, ...sized(content)]
const text = (value: string): number[] => sized([...new TextEncoder().encode(value)])
const typeList = (names: readonly WasmType[]): number[] => list(names.map((name) => [types[name]]))

/** Of `environment.memory`: one page at least; where threads share it, all that an address reaches at most. */
const memoryLimits = (isShared: boolean): Code => (isShared ? [3, 1, ...unsigned(65_536)] : [0, 1])

/** A module that imports `environment.memory` and exports the functions by their names. */
export function writeModule(functions: readonly WasmFunction[], isShared = false): Uint8Array {
  const signatures = functions.map(({ parameters, result }) => [
    0x60,
    ...typeList(parameters),
    ...typeList(result ? [result] : []),
  ])
  const bodies = functions.map(({ locals, code }) =>
    sized([...list(locals.map((name) => [1, types[name]])), ...code, end]),
  )
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(signatures)),
    ...section(2, list([[...text('environment'), ...text('memory'), 2, ...memoryLimits(isShared)]])),
    ...section(3, list(functions.map((_, index) => unsigned(index)))),
    ...section(7, list(functions.map(({ name }, index) => [...text(name), 0, ...unsigned(index)]))),
    ...section(10, list(bodies)),
  ])
}
