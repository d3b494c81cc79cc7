import { isUtf8 } from 'node:buffer'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { IngestFailure } from '../dataset.js'

/** Where the files of one version lie while it is read. */
export const workFolderOf = (home: string, name: string): string => join(home, 'ingest', name)

/** An empty folder for one ingest, on the disk of STRATA_HOME; what a killed one of the same name left is removed. */
export async function createWorkFolder(home: string, name: string): Promise<{ path: string; remove(): Promise<void> }> {
  const path = workFolderOf(home, name)
  const remove = () => rm(path, { recursive: true, force: true })
  await remove()
  await mkdir(path, { recursive: true })
  return { path, remove }
}

/** Writes a stream to a file in bounded memory; `inspect` sees each piece first and may throw. */
export async function spool(
  source: AsyncIterable<Uint8Array>,
  path: string,
  inspect: (piece: Uint8Array) => void = () => undefined,
): Promise<void> {
  const file = createWriteStream(path)
  const done = finished(file)
  done.catch(() => undefined) // Awaited below; an inspection that throws comes first.
  try {
    for await (const piece of source) {
      inspect(piece)
      if (!file.write(piece)) await Promise.race([new Promise<void>((resolve) => file.once('drain', resolve)), done])
    }
    file.end()
    await done
  } finally {
    file.destroy()
  }
}

/** Checks that a stream of pieces is UTF-8 text; throws an IngestFailure that names the line, and the byte that was found. */
export function createTextInspector(): { inspect(piece: Uint8Array): void; end(): void } {
  let line = 1
  let tail: Uint8Array = new Uint8Array(0)
  let isFirst = true
  const check = (bytes: Uint8Array): void => {
    if (isUtf8(bytes) && !bytes.includes(0)) {
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) line++
      return
    }
    const at = firstBad(bytes)
    for (let i = bytes.indexOf(10); i >= 0 && i < at; i = bytes.indexOf(10, i + 1)) line++
    const byte = `0x${bytes[at]!.toString(16).padStart(2, '0')}`
    throw new IngestFailure(
      bytes[at] === 0
        ? `line ${line}: a zero byte was found, so this is no UTF-8 text (UTF-16 or a binary file?); save the file as UTF-8`
        : `line ${line}: the byte ${byte} is not UTF-8 (Latin-1 or Windows-1252?); save the file as UTF-8`,
      'WRONG_ENCODING',
    )
  }
  return {
    inspect: (piece) => {
      if (isFirst && piece.length >= 2) refuseOtherEncodings(piece)
      isFirst = false
      const bytes = tail.length > 0 ? Buffer.concat([tail, piece]) : piece
      const end = endOfWholeCharacters(bytes)
      tail = bytes.slice(end)
      check(bytes.subarray(0, end))
    },
    end: () => {
      if (tail.length > 0) check(tail)
    },
  }
}

function refuseOtherEncodings(piece: Uint8Array): void {
  const [first, second] = piece
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    throw new IngestFailure('line 1: the file starts with the mark of UTF-16; save it as UTF-8', 'WRONG_ENCODING')
}

/** Where the last character that is whole ends: at most three bytes before the end. */
function endOfWholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** The first byte that is no part of a UTF-8 character, or zero. */
function firstBad(bytes: Uint8Array): number {
  // A prefix is UTF-8 up to the fault, so it is found by halving.
  let good = 0
  let bad = bytes.length
  while (bad - good > 8) {
    const middle = good + Math.floor((bad - good) / 2)
    const end = good + endOfWholeCharacters(bytes.subarray(good, middle))
    const part = bytes.subarray(good, end)
    if (end > good && isUtf8(part) && !part.includes(0)) good = end
    else bad = middle
  }
  for (let at = good; at < bytes.length;) {
    const byte = bytes[at]!
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    if (byte === 0 || !isUtf8(bytes.subarray(at, at + length))) return at
    at += length
  }
  return good
}
