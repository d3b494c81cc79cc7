/** A 64-bit register, by its number. */
export type Register = number & { readonly kind?: 'register' }
/** A vector of 16 float32, by its number. */
export type Vector = number & { readonly kind?: 'vector' }
/** A bit for each element of a vector, by its number; 0 means all of them where a mask may be given. */
export type Mask = number & { readonly kind?: 'mask' }

/** A place in memory: bytes behind what a register holds. */
export interface Place {
  readonly base: Register
  readonly offset: number
}

/** A place in the code that can be jumped to. */
export interface Label {
  readonly position: number
}

/** By their names. */
export const registers = {
  ...{ rax: 0, rcx: 1, rdx: 2, rbx: 3, rsp: 4, rbp: 5, rsi: 6, rdi: 7 },
  ...{ r8: 8, r9: 9, r10: 10, r11: 11, r12: 12, r13: 13, r14: 14, r15: 15 },
} as const

const { rdx, rsp } = registers

/** Bytes of a vector, and of one of its elements. */
export const [vectorBytes, elementBytes] = [64, 4] as const
/** Elements of a vector. */
export const lanes = vectorBytes / elementBytes

export const at = (base: Register, offset = 0): Place => ({ base, offset })

/** Predicates of `compare`: ordered and quiet, so that NaN is neither equal to nor above anything. */
export const predicates = { equal: 0, greater: 30 } as const

const isPlace = (operand: Vector | Place): operand is Place => typeof operand === 'object'

/** What an instruction on vectors is encoded by: its opcode, the table that it stands in, its prefix. */
interface VectorCode {
  readonly opcode: number
  /** 1: 0F, 2: 0F 38, 3: 0F 3A. */
  readonly table: 1 | 2 | 3
  /** 0: none, 1: 66. */
  readonly prefix: 0 | 1
}

interface VectorOperands {
  readonly register: number
  readonly first?: number
  readonly second: Vector | Place
  /** The place holds one element, which stands for all. */
  readonly isRepeated?: boolean
  readonly mask?: Mask
  /** Whether elements that the mask leaves out become zero, rather than staying what they were. */
  readonly isZeroing?: boolean
}

/**
 * Writes machine code of x86-64 with AVX-512F: the instructions that routines need, each a method of the name of what it does.
 * Encodings are those of Intel's manual (Software Developer's Manual, volume 2).
 */
export class Assembler {
  private readonly bytes: number[] = []
  /** Numbers that are to stand behind the code, and where their distance from there is missing. */
  private readonly pools: { readonly numbers: readonly number[]; readonly hole: number }[] = []

  /** The code, and behind it the numbers that it reads. */
  finish(): Uint8Array {
    for (const { numbers, hole } of this.pools) {
      this.fill(hole)
      this.emit(...new Uint8Array(Float32Array.from(numbers).buffer))
    }
    return Uint8Array.from(this.bytes)
  }

  here(): Label {
    return { position: this.bytes.length }
  }

  // Registers

  /** Sets a register to a number that is not negative. */
  set(to: Register, value: number | bigint): void {
    const wide = BigInt(value)
    const isWide = wide > 0xffffffffn
    this.prefixed(isWide, 0, to)
    this.emit(0xb8 + (to & 7))
    for (let shift = 0n; shift < (isWide ? 64n : 32n); shift += 8n) this.emit(Number((wide >> shift) & 0xffn))
  }

  move(to: Register, from: Register): void {
    this.onRegisters(0x8b, to, from)
  }

  load(to: Register, from: Place): void {
    this.onPlace(0x8b, to, from)
  }

  /** The address of a place, not what is there. */
  address(to: Register, of: Place): void {
    this.onPlace(0x8d, to, of)
  }

  /** The address of a place in the code. */
  codeAddress(to: Register, { position }: Label): void {
    this.prefixed(true, to, 0)
    this.emit(0x8d, 0x05 | ((to & 7) << 3))
    this.emit32(position - (this.bytes.length + 4))
  }

  /** The address of numbers, which will stand one behind the other. */
  numbersAddress(to: Register, numbers: readonly number[]): void {
    this.codeAddress(to, this.here())
    this.pools.push({ numbers, hole: this.bytes.length - 4 })
  }

  add(to: Register, value: Register): void {
    this.onRegisters(0x03, to, value)
  }

  /** Adds a number. */
  advance(to: Register, by: number): void {
    if (by === 0) return
    this.prefixed(true, 0, to)
    this.emit(0x81, 0xc0 | (to & 7))
    this.emit32(by)
  }

  /** `to` = `from` x `factor`. */
  multiply(to: Register, from: Register, factor: number): void {
    this.prefixed(true, to, from)
    this.emit(0x69, 0xc0 | ((to & 7) << 3) | (from & 7))
    this.emit32(factor)
  }

  subtract(to: Register, value: Register): void {
    this.onRegisters(0x2b, to, value)
  }

  /** Changes the sign. */
  negate(register: Register): void {
    this.prefixed(true, 0, register)
    this.emit(0xf7, 0xd8 | (register & 7))
  }

  /** `to` = `to` x `value`. */
  multiplyBy(to: Register, value: Register): void {
    this.prefixed(true, to, value)
    this.emit(0x0f, 0xaf, 0xc0 | ((to & 7) << 3) | (value & 7))
  }

  /** Divides rax by `by`, to rax and what remains to rdx. */
  divide(by: Register): void {
    this.set(rdx, 0)
    this.prefixed(true, 0, by)
    this.emit(0xf7, 0xf0 | (by & 7))
  }

  push(register: Register): void {
    this.prefixed(false, 0, register)
    this.emit(0x50 + (register & 7))
  }

  pop(register: Register): void {
    this.prefixed(false, 0, register)
    this.emit(0x58 + (register & 7))
  }

  // Where to go on

  /** Does `body` `count` times; `counter` is used up by it. */
  repeat(counter: Register, count: number, body: () => void): void {
    if (count === 1) return body()
    this.set(counter, count)
    this.countDown(counter, body)
  }

  /** Does `body` as many times as the register says, and once at least. */
  countDown(counter: Register, body: () => void): void {
    const start = this.here()
    body()
    this.advance(counter, -1)
    this.emit(0x0f, 0x85)
    this.emit32(start.position - (this.bytes.length + 4))
  }

  /** Leaves out `body` where the register is zero. */
  unlessZero(register: Register, body: () => void): void {
    this.prefixed(true, register, register)
    this.emit(0x85, 0xc0 | ((register & 7) << 3) | (register & 7))
    this.skip(0x84, body)
  }

  /** Jumps over `body` on a condition. */
  private skip(condition: number, body: () => void): void {
    this.emit(0x0f, condition)
    const hole = this.bytes.length
    this.emit32(0)
    body()
    this.fill(hole)
  }

  /** Leaves out `body` where the register is less than a number. */
  unlessBelow(register: Register, number: number, body: () => void): void {
    this.prefixed(true, 0, register)
    this.emit(0x81, 0xf8 | (register & 7))
    this.emit32(number)
    this.skip(0x8c, body)
  }

  /** Calls the function whose address the register holds. */
  call(register: Register): void {
    this.prefixed(false, 0, register)
    this.emit(0xff, 0xd0 | (register & 7))
  }

  return(): void {
    this.emit(0xc3)
  }

  // Vectors

  loadVector(to: Vector, from: Place): void {
    this.onVectors({ opcode: 0x10, table: 1, prefix: 0 }, { register: to, second: from })
  }

  storeVector(to: Place, from: Vector): void {
    this.onVectors({ opcode: 0x11, table: 1, prefix: 0 }, { register: from, second: to })
  }

  clear(to: Vector): void {
    this.onVectors({ opcode: 0xef, table: 1, prefix: 1 }, { register: to, first: to, second: to })
  }

  /** `from` where the mask says so, zero elsewhere. */
  choose(to: Vector, mask: Mask, from: Vector): void {
    this.onVectors({ opcode: 0x28, table: 1, prefix: 0 }, { register: to, second: from, mask, isZeroing: true })
  }

  addVectors(to: Vector, a: Vector, b: Vector | Place): void {
    this.onVectors({ opcode: 0x58, table: 1, prefix: 0 }, { register: to, first: a, second: b })
  }

  copyVector(to: Vector, from: Vector): void {
    this.onVectors({ opcode: 0x28, table: 1, prefix: 0 }, { register: to, second: from })
  }

  /** One number as all elements. */
  repeatNumber(to: Vector, number: Place): void {
    this.onVectors({ opcode: 0x18, table: 2, prefix: 1 }, { register: to, second: number }, elementBytes)
  }

  multiplyVectors(to: Vector, a: Vector, b: Vector | Place): void {
    this.onVectors({ opcode: 0x59, table: 1, prefix: 0 }, { register: to, first: a, second: b })
  }

  subtractVectors(to: Vector, a: Vector, b: Vector | Place): void {
    this.onVectors({ opcode: 0x5c, table: 1, prefix: 0 }, { register: to, first: a, second: b })
  }

  /** The lesser; `b` where one of the two is NaN. */
  least(to: Vector, a: Vector, b: Vector): void {
    this.onVectors({ opcode: 0x5d, table: 1, prefix: 0 }, { register: to, first: a, second: b })
  }

  /** The greater; `b` where one of the two is NaN. */
  greatest(to: Vector, a: Vector, b: Vector): void {
    this.onVectors({ opcode: 0x5f, table: 1, prefix: 0 }, { register: to, first: a, second: b })
  }

  /** About 1 / x, to 14 bits. */
  approximateInverse(to: Vector, x: Vector): void {
    this.onVectors({ opcode: 0x4c, table: 2, prefix: 1 }, { register: to, second: x })
  }

  /** `to` + a x b. */
  addMultiple(to: Vector, a: Vector, b: Vector | Place): void {
    this.onVectors({ opcode: 0xb8, table: 2, prefix: 1 }, { register: to, first: a, second: b })
  }

  /** `to` - a x b. */
  subtractMultiple(to: Vector, a: Vector, b: Vector): void {
    this.onVectors({ opcode: 0xbc, table: 2, prefix: 1 }, { register: to, first: a, second: b })
  }

  /** `to` x factor + number: a step of Horner's scheme. */
  multiplyAndAdd(to: Vector, factor: Vector, number: Place): void {
    this.onVectors(
      { opcode: 0xa8, table: 2, prefix: 1 },
      { register: to, first: factor, second: number, isRepeated: true },
    )
  }

  /** Adds the products of a vector and one number. */
  addProduct(to: Vector, a: Vector, number: Place): void {
    this.onVectors({ opcode: 0xb8, table: 2, prefix: 1 }, { register: to, first: a, second: number, isRepeated: true })
  }

  /** The elements within `mask` for which the predicate holds of `a` and `b`. */
  compare(to: Mask, predicate: keyof typeof predicates, a: Vector, b: Vector | Place, mask: Mask = 0): void {
    this.onVectors({ opcode: 0xc2, table: 1, prefix: 0 }, { register: to, first: a, second: b, mask })
    this.emit(predicates[predicate])
  }

  /** All elements. */
  fillMask(to: Mask): void {
    this.onMasks(0x46, to, to, to)
  }

  /** Those of `from` that are not in `without`. */
  takeAway(to: Mask, from: Mask, without: Mask): void {
    this.onMasks(0x42, to, without, from)
  }

  /** What vectors leave behind slows what is compiled for older processors. */
  leaveVectors(): void {
    this.emit(0xc5, 0xf8, 0x77)
  }

  // Encodings

  private emit(...bytes: number[]): void {
    this.bytes.push(...bytes)
  }

  /** The distance to here, where it was missing. */
  private fill(hole: number): void {
    const distance = this.bytes.length - (hole + 4)
    for (let index = 0; index < 4; index += 1) this.bytes[hole + index] = (distance >> (8 * index)) & 0xff
  }

  private emit32(value: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.emit((value >> shift) & 0xff)
  }

  /** REX: whether operands are wide, and the fourth bits of both registers. */
  private prefixed(isWide: boolean, register: Register, other: Register): void {
    const bits = (isWide ? 8 : 0) | (register & 8 ? 4 : 0) | (other & 8 ? 1 : 0)
    if (bits) this.emit(0x40 | bits)
  }

  private onRegisters(opcode: number, register: Register, other: Register): void {
    this.prefixed(true, register, other)
    this.emit(opcode, 0xc0 | ((register & 7) << 3) | (other & 7))
  }

  private onPlace(opcode: number, register: Register, place: Place): void {
    this.prefixed(true, register, place.base)
    this.emit(opcode)
    this.place(register, place, 0)
  }

  /** ModRM, SIB and displacement; short displacements count in units of `unit` bytes, none are short where that is 0. */
  private place(register: number, { base, offset }: Place, unit: number): void {
    const short = unit > 0 && offset % unit === 0 ? offset / unit : Infinity
    const isShort = short >= -128 && short <= 127
    this.emit((isShort ? 0x40 : 0x80) | ((register & 7) << 3) | (base & 7))
    if ((base & 7) === rsp) this.emit(0x24)
    if (isShort) this.emit(short & 0xff)
    else this.emit32(offset)
  }

  /** EVEX. @param unit bytes that are read, where not every element is that of one place */
  private onVectors(code: VectorCode, operands: VectorOperands, unit: number = vectorBytes): void {
    const { register, first = 0, second, isRepeated = false, mask = 0, isZeroing = false } = operands
    const other = isPlace(second) ? second.base : second
    const inverted = (number: number, bit: number, place: number): number => (number & bit ? 0 : place)
    const third = isPlace(second) ? 0x40 : inverted(other, 16, 0x40)
    const registers = inverted(register, 8, 0x80) | third | inverted(other, 8, 0x20) | inverted(register, 16, 0x10)
    const length = 0x40
    this.emit(
      0x62,
      registers | code.table,
      ((~first & 15) << 3) | 4 | code.prefix,
      (isZeroing ? 0x80 : 0) | length | (isRepeated ? 0x10 : 0) | inverted(first, 16, 8) | mask,
      code.opcode,
    )
    if (isPlace(second)) this.place(register, second, isRepeated ? elementBytes : unit)
    else this.emit(0xc0 | ((register & 7) << 3) | (second & 7))
  }

  /** VEX, on 16 bits. */
  private onMasks(opcode: number, to: Mask, a: Mask, b: Mask): void {
    this.emit(0xc5, 0x84 | ((~a & 15) << 3), opcode, 0xc0 | (to << 3) | b)
  }
}
