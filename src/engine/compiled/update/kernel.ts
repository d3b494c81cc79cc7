import { inOrder, isUniform } from './expression.js'
import type { Expression, Operation } from './expression.js'
import { branch, branchIf, call, f32, get, i32, load, op, set, store, words } from '../../webassembly/instructions.js'
import { writeModule } from '../../webassembly/module.js'
import type { Code, WasmFunction, WasmType } from '../../webassembly/module.js'

/** One pass over arrays that lie in one memory. */
export interface KernelSpec {
  /** Arrays that are read or written, in the order in which `run` takes their places. */
  readonly arrays: readonly string[]
  /** Numbers of one call, in the order in which `run` takes them. */
  readonly scalars: readonly string[]
  /** New elements of arrays. An array is read before it is written. */
  readonly results: Readonly<Record<string, Expression>>
  /** What is summed over all elements. (Default: 0) */
  readonly sum?: Expression
  /** The array whose elements need not lie where those of the others do: `runSegments` is told their places. */
  readonly gathered?: string
}

export interface Kernel {
  /**
   * @param places Bytes from the memory's start to each array
   * @returns the sum, in single precision
   */
  readonly run: (places: readonly number[], count: number, scalars: readonly number[]) => number
  /**
   * The same over pieces of the arrays. A segment is three numbers of 32 bits: bytes from each array's start to its
   * elements, how many there are, and bytes from the memory's start to those of the gathered array.
   * @param from Bytes from the memory's start to the first segment
   * @param to Bytes to where the last one ends
   */
  readonly runSegments: (from: number, to: number, places: readonly number[], scalars: readonly number[]) => number
}

/** Bytes of a segment. */
export const segmentBytes = 12

/** How one element, or four at once, are worked on. */
interface Mode {
  readonly type: WasmType
  readonly width: number
  readonly load: (offset: number) => Code
  readonly store: (offset: number) => Code
  /** A float on the stack as this mode has it. */
  readonly widen: Code
  readonly add: Code
  /** What `operation` is given besides, computed before the loop: a compiler leaves it inside. */
  readonly constants: readonly Code[]
  operation(operation: Operation, operands: readonly Code[], constants: readonly Code[]): Code
}

/** The least number that is not denormal. */
const leastNormal = 2 ** -126

const vectorOperations: Record<Exclude<Operation, 'sign' | 'flush'>, Code> = {
  add: op['f32x4.add'],
  sub: op['f32x4.sub'],
  mul: op['f32x4.mul'],
  div: op['f32x4.div'],
  minimum: op['f32x4.pmin'],
  maximum: op['f32x4.pmax'],
  sqrt: op['f32x4.sqrt'],
  abs: op['f32x4.abs'],
}

const splat = (value: number): Code => [...f32(value), ...op['f32x4.splat']]

const four: Mode = {
  type: 'v128',
  width: 4,
  load: load.v128,
  store: store.v128,
  widen: op['f32x4.splat'],
  add: op['f32x4.add'],
  constants: [splat(leastNormal), words(...[0, 1, 2, 3].map(() => 0x7fffffff))],
  operation(operation, [a = [], b = []], [least = [], magnitude = []]) {
    if (operation === 'flush')
      return [...a, ...a, ...magnitude, ...op['v128.and'], ...least, ...op['f32x4.lt'], ...op['v128.andnot']]
    if (operation !== 'sign') return [...a, ...b, ...vectorOperations[operation]]
    const oneWhere = (less: Code, more: Code): Code => [
      ...less,
      ...more,
      ...op['f32x4.lt'],
      ...splat(1),
      ...op['v128.and'],
    ]
    return [...oneWhere(splat(0), a), ...oneWhere(a, splat(0)), ...op['f32x4.sub']]
  },
}

const one: Mode = {
  type: 'f32',
  width: 1,
  load: load.f32,
  store: store.f32,
  widen: [],
  add: op['f32.add'],
  constants: [],
  operation(operation, [a = [], b = []]) {
    const choose = (yes: Code, no: Code, less: Code, more: Code): Code => [
      ...yes,
      ...no,
      ...less,
      ...more,
      ...op['f32.lt'],
      ...op.select,
    ]
    switch (operation) {
      case 'flush':
        return choose(f32(0), a, [...a, ...op['f32.abs']], f32(leastNormal))
      case 'sign':
        return [...choose(f32(1), f32(0), f32(0), a), ...choose(f32(1), f32(0), a, f32(0)), ...op['f32.sub']]
      // As the vector's: b < a ? b : a, and a < b ? b : a.
      case 'minimum':
        return choose(b, a, b, a)
      case 'maximum':
        return choose(b, a, a, b)
      default:
        return [...a, ...b, ...op[`f32.${operation}`]]
    }
  },
}

/**
 * The WebAssembly of a kernel: a loop over four vectors of four elements, one over a vector, and one over the elements
 * that remain. Every operation is
 * rounded by itself and sums have a fixed order, so that the same arrays give the same bytes on any processor.
 * @param isShared whether the memory is shared between threads
 */
export function writeKernel(spec: KernelSpec, isShared = false): Uint8Array {
  const { arrays, scalars, results, sum } = spec
  const parameters: WasmType[] = [...arrays.map(() => 'i32' as const), 'i32', ...scalars.map(() => 'f32' as const)]
  const locals: WasmType[] = []
  const newLocal = (type: WasmType): number => parameters.length + locals.push(type) - 1
  const count = arrays.length
  const expressions = inOrder([...Object.values(results), ...(sum ? [sum] : [])])

  /** @param times how many times a turn of the loop does what the mode does at once */
  const pass = (mode: Mode, total: number, times: number): Code => {
    const constants = mode.constants.map((code) => ({ code, local: newLocal(mode.type) }))
    const places = new Map(expressions.map((expression) => [expression, newLocal(mode.type)]))
    const read = (expression: Expression): Code => get(places.get(expression) ?? -1)
    const compute = (expression: Expression, offset: number): Code => {
      switch (expression.kind) {
        case 'array':
          return [...get(arrays.indexOf(expression.name)), ...mode.load(offset)]
        case 'scalar':
          return [...get(count + 1 + scalars.indexOf(expression.name)), ...mode.widen]
        case 'constant':
          return [...f32(expression.value), ...mode.widen]
        case 'operation':
          return mode.operation(
            expression.operation,
            expression.operands.map(read),
            constants.map(({ local }) => get(local)),
          )
      }
    }
    const keep = (expression: Expression, offset: number): Code => [
      ...compute(expression, offset),
      ...set(places.get(expression) ?? -1),
    ]
    const turn = (offset: number): Code => [
      ...expressions.filter((expression) => !isUniform(expression)).flatMap((expression) => keep(expression, offset)),
      ...Object.entries(results).flatMap(([name, result]) => [
        ...get(arrays.indexOf(name)),
        ...read(result),
        ...mode.store(offset),
      ]),
      ...(sum ? [...get(total), ...read(sum), ...mode.add, ...set(total)] : []),
    ]
    const width = mode.width * times
    const advance = arrays.flatMap((_, index) => [...get(index), ...i32(4 * width), ...op['i32.add'], ...set(index)])
    return [
      ...constants.flatMap(({ code, local }) => [...code, ...set(local)]),
      ...expressions.filter(isUniform).flatMap((expression) => keep(expression, 0)),
      ...op.block,
      ...op.loop,
      ...[...get(count), ...i32(width), ...op['i32.lt_s'], ...branchIf(1)],
      ...Array.from({ length: times }, (_, index) => turn(4 * mode.width * index)).flat(),
      ...advance,
      ...[...get(count), ...i32(width), ...op['i32.sub'], ...set(count), ...branch(0)],
      ...op.end,
      ...op.end,
    ]
  }

  const [sums, rest] = [newLocal('v128'), newLocal('f32')]
  const lanes = [0, 1, 2, 3].map((lane) => [...get(sums), ...op['f32x4.extract_lane'], lane])
  const added = [...get(rest), ...lanes.flatMap((lane) => [...lane, ...op['f32.add']])]
  const code = [...pass(four, sums, 4), ...pass(four, sums, 1), ...pass(one, rest, 1), ...added]
  return writeModule([{ name: 'run', parameters, result: 'f32', locals, code }, overSegments(spec)], isShared)
}

/** Calls the first function of the module for each segment, and adds up. */
function overSegments({ arrays, scalars, gathered }: KernelSpec): WasmFunction {
  const [from, to, firstArray] = [0, 1, 2]
  const firstScalar = firstArray + arrays.length
  const total = firstScalar + scalars.length
  const field = (offset: number): Code => [...get(from), ...load.i32(offset)]
  const code = [
    ...op.block,
    ...op.loop,
    // Not "less": addresses above 2 GiB are negative numbers.
    ...[...get(from), ...get(to), ...op['i32.eq'], ...branchIf(1)],
    ...get(total),
    ...arrays.flatMap((name, index) =>
      name === gathered ? field(8) : [...get(firstArray + index), ...field(0), ...op['i32.add']],
    ),
    ...field(4),
    ...scalars.flatMap((_, index) => get(firstScalar + index)),
    ...call(0),
    ...[...op['f32.add'], ...set(total)],
    ...[...get(from), ...i32(segmentBytes), ...op['i32.add'], ...set(from), ...branch(0)],
    ...op.end,
    ...op.end,
    ...get(total),
  ]
  const parameters: WasmType[] = [
    'i32',
    'i32',
    ...arrays.map(() => 'i32' as const),
    ...scalars.map(() => 'f32' as const),
  ]
  return { name: 'runSegments', parameters, result: 'f32', locals: ['f32'], code }
}

/** Makes a kernel ready to run on arrays of `memory`. */
export function loadKernel(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernel {
  const { run, runSegments } = new WebAssembly.Instance(module, { environment: { memory } }).exports as Record<
    keyof Kernel,
    (...parameters: number[]) => number
  >
  return {
    run: (places, count, scalars) => run(...places, count, ...scalars),
    runSegments: (from, to, places, scalars) => runSegments(from, to, ...places, ...scalars),
  }
}
