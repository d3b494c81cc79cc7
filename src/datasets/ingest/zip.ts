import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { messageOf } from '../../platform/errors.js'
import { IngestFailure } from '../dataset.js'

export interface ZipMember {
  readonly name: string
  /** As the archive says; a member that is longer or shorter fails where it is read. */
  readonly byteSize: number
  /** Reads from the beginning. */
  open(): Promise<MemberReader>
}

/** A member's bytes in order. */
export interface MemberReader {
  /** Exactly `count` bytes; throws an IngestFailure where fewer are left. */
  read(count: number): Promise<Buffer>
  /** Checks that nothing follows, and the checksum of all. */
  end(): Promise<void>
  close(): void
}

const mostMembers = 4096

/** The members of a zip file. Each is inflated as it is read; together they may hold `limitBytes`, so a zip bomb is refused before it is read. */
export async function openZip(path: string, limitBytes: number): Promise<{ members: ZipMember[]; close(): void }> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, file) => {
      if (error) reject(new IngestFailure(`the file is not a readable zip archive: ${error.message}`))
      else resolve(file)
    })
  })
  try {
    const entries = await listEntries(zip)
    const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
    if (total > limitBytes)
      throw new IngestFailure(
        `the archive would unpack to ${total} bytes, at most ${limitBytes} are allowed`,
        'TOO_LARGE',
      )
    return {
      members: entries.map((entry) => ({
        name: entry.fileName,
        byteSize: entry.uncompressedSize,
        open: () => openMember(zip, entry),
      })),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = []
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      if (entries.length === mostMembers)
        reject(new IngestFailure(`the archive has more than ${mostMembers} members`, 'TOO_LARGE'))
      else if (entry.isEncrypted()) reject(new IngestFailure(`${entry.fileName} is encrypted`))
      else {
        if (!entry.fileName.endsWith('/')) entries.push(entry)
        zip.readEntry()
      }
    })
    zip.once('end', () => resolve(entries))
    zip.once('error', (error: Error) => reject(new IngestFailure(`the zip archive is damaged: ${error.message}`)))
    zip.readEntry()
  })
}

async function openMember(zip: ZipFile, entry: Entry): Promise<MemberReader> {
  const damaged = (error: unknown) =>
    new IngestFailure(`${entry.fileName}: the archive is damaged: ${messageOf(error)}`)
  const stream = await new Promise<NodeJS.ReadableStream & { destroy(): void }>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => {
      if (error) reject(damaged(error))
      else resolve(opened)
    })
  })
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const next = (): Promise<IteratorResult<Buffer>> =>
    pieces.next().catch((error: unknown) => {
      throw damaged(error)
    })
  let rest: Buffer = Buffer.alloc(0)
  let checksum = 0
  return {
    read: async (count) => {
      const parts: Buffer[] = []
      let found = 0
      while (found < count) {
        if (rest.length === 0) {
          const step = await next()
          if (step.done) throw new IngestFailure(`${entry.fileName}: ${count} more bytes were expected, found ${found}`)
          rest = step.value
          checksum = crc32(rest, checksum)
        }
        const part = rest.subarray(0, count - found)
        parts.push(part)
        found += part.length
        rest = rest.subarray(part.length)
      }
      return Buffer.concat(parts, count)
    },
    end: async () => {
      const step = rest.length > 0 ? { done: false } : await next()
      if (!step.done)
        throw new IngestFailure(`${entry.fileName}: bytes follow the last element that its header announces`)
      if (checksum !== entry.crc32)
        throw new IngestFailure(`${entry.fileName}: its checksum is wrong, the file was damaged on its way`)
    },
    close: () => stream.destroy(),
  }
}
