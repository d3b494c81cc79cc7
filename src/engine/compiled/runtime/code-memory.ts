import { readFileSync } from 'node:fs'
import type Koffi from 'koffi'

/** Puts machine code where the processor runs it; gives its address. It stays there as long as the process lives. */
export type PlaceCode = (code: Uint8Array) => bigint

/** Of Linux's mmap and mprotect. */
const [readable, writable, executable] = [1, 2, 4]
const [isPrivate, isAnonymous] = [0x02, 0x20]
const failed = 0xffff_ffff_ffff_ffffn

/** The instructions of routines, as Linux calls them where processor and system have them. */
const instructions = /^flags\b.*\bavx512f\b/m

/** Whether this is a machine that routines are written for: Linux on x64 with AVX-512. */
export const hasInstructions = (): boolean =>
  `${process.platform}-${process.arch}` === 'linux-x64' && instructions.test(readFileSync('/proc/cpuinfo', 'utf8'))

/** Null where the processor lacks what routines are made of, or the system gives no memory for code. */
export function openCodeMemory(koffi: typeof Koffi): PlaceCode | null {
  if (!hasInstructions()) return null
  try {
    const libc = koffi.load('libc.so.6')
    const map = libc.func('void* mmap(void* at, size_t length, int protection, int flags, int file, int64_t offset)')
    const protect = libc.func('int mprotect(void* at, size_t length, int protection)')
    const place: PlaceCode = (code) => {
      const flags = isPrivate | isAnonymous
      const memory: unknown = map(null, code.byteLength, readable | writable, flags, -1, 0)
      const address = koffi.address(memory)
      if (!memory || address === failed) throw new Error('the system gives no memory for machine code')
      new Uint8Array(koffi.view(memory, code.byteLength)).set(code)
      // Never writable and executable at once.
      const refused = protect(memory, code.byteLength, readable | executable) as number
      if (refused !== 0) throw new Error('the system lets no memory of a process be run')
      return address
    }
    // A system may let no process have such memory.
    place(Uint8Array.of(0xc3))
    return place
  } catch {
    return null
  }
}
