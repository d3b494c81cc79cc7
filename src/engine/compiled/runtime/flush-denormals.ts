import type Koffi from 'koffi'

/** Runs something on this thread while it takes denormal numbers for zero. */
export type Flushed = <T>(run: () => T) => T

/** Bytes of fenv_t, and where in it and as which bits the control register has it that denormals are flushed. */
interface Layout {
  readonly library: string
  readonly byteLength: number
  readonly offset: number
  readonly flags: number
}

/** Flush to zero and denormals are zero, of MXCSR; FZ, of FPCR. */
const [x64Flags, arm64Flags] = [0x8040, 1 << 24]

const layouts: Readonly<Record<string, Layout>> = {
  'linux-x64': { library: 'libm.so.6', byteLength: 32, offset: 28, flags: x64Flags },
  'linux-arm64': { library: 'libm.so.6', byteLength: 8, offset: 0, flags: arm64Flags },
  'darwin-arm64': { library: 'libSystem.B.dylib', byteLength: 16, offset: 8, flags: arm64Flags },
}

/**
 * C's floating-point environment of the calling thread, for the time of a call. Null where this platform's is not known, or
 * does not do it.
 */
export function openFlushing(koffi: typeof Koffi): Flushed | null {
  const layout = layouts[`${process.platform}-${process.arch}`]
  if (!layout) return null
  try {
    const libm = koffi.load(layout.library)
    const read = libm.func('int fegetenv(void* environment)') as (environment: Uint8Array) => number
    const write = libm.func('int fesetenv(void* environment)') as (environment: Uint8Array) => number
    const before = new Uint8Array(layout.byteLength)
    read(before)
    const during = before.slice()
    const view = new DataView(during.buffer)
    view.setUint32(layout.offset, view.getUint32(layout.offset, true) | layout.flags, true)
    const flushed: Flushed = (run) => {
      write(during)
      try {
        return run()
      } finally {
        write(before)
      }
    }
    return isFlushing(flushed) ? flushed : null
  } catch {
    return null
  }
}

/** Whether half of the smallest normal number is zero within, and not after. */
function isFlushing(flushed: Flushed): boolean {
  const [smallest] = Float64Array.of(2 ** -1022)
  const halve = (): number => (smallest ?? 0) / 2
  return flushed(halve) === 0 && halve() > 0
}
