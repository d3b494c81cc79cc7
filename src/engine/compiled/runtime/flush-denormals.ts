import type Koffi from 'koffi'

type Pointer = unknown

/** Values of Linux's headers. */
const [readWrite, readExecute, privateAnonymous, pageSize] = [3, 5, 0x22, 4096]

const mapFailed = 2n ** 64n - 1n

/**
 * Sets the two bits of MXCSR that take denormal numbers for zero, then jumps to the function: its arguments stand where
 * they stood.
 */
const code = (target: bigint): Uint8Array => {
  const address = new Uint8Array(BigUint64Array.of(target).buffer)
  return Uint8Array.of(
    ...[0xf3, 0x0f, 0x1e, 0xfa], // endbr64
    ...[0x0f, 0xae, 0x5c, 0x24, 0xfc], // stmxcsr [rsp - 4]
    ...[0x81, 0x4c, 0x24, 0xfc, 0x40, 0x80, 0x00, 0x00], // or dword [rsp - 4], 0x8040
    ...[0x0f, 0xae, 0x54, 0x24, 0xfc], // ldmxcsr [rsp - 4]
    ...[0x48, 0xb8, ...address], // mov rax, target
    ...[0xff, 0xe0], // jmp rax
  )
}

/**
 * The same function on a thread that takes denormal numbers for zero. ONNX Runtime's own setting holds for the thread that
 * makes the first session and for those of its pools; runs come from whichever thread of libuv's pool is free, so that
 * without this one run in four would flush them: slow where recurrences decay, and the same run not always the same.
 * Linux on x64; elsewhere, or where no memory may be made executable, the function as it is.
 */
export function flushDenormals(koffi: typeof Koffi, target: Pointer): Pointer {
  if (process.platform !== 'linux' || process.arch !== 'x64') return target
  try {
    const libc = koffi.load('libc.so.6')
    const map = libc.func('void* mmap(void* at, size_t size, int protection, int flags, int file, int64_t offset)')
    const protect = libc.func('int mprotect(void* at, size_t size, int protection)')
    const copy = libc.func('void* memcpy(void* to, const uint8_t* from, size_t size)')
    const page = map(null, pageSize, readWrite, privateAnonymous, -1, 0) as Pointer
    if (koffi.address(page) === mapFailed) return target
    const bytes = code(koffi.address(target))
    copy(page, bytes, bytes.byteLength)
    return protect(page, pageSize, readExecute) === 0 ? page : target
  } catch {
    return target
  }
}
