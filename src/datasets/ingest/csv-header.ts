import { open } from 'node:fs/promises'
import { IngestFailure, limits, show } from '../dataset.js'

const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

export interface CsvHeader {
  readonly delimiter: Delimiter
  readonly names: readonly string[]
}

const headerBytes = 2 ** 20

/** Reads the names in the first line of a CSV file. Throws an IngestFailure for what cannot be a header. */
export async function readCsvHeader(path: string): Promise<CsvHeader> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0)
    return parseCsvHeader(buffer.toString('utf8', 0, bytesRead))
  } finally {
    await file.close()
  }
}

/** `text`: the start of the file. The delimiter is the one of , ; tab | that the first line holds most often outside quotes. */
export function parseCsvHeader(text: string): CsvHeader {
  const start = text.replace(/^\uFEFF/, '')
  if (start.trim() === '')
    throw new IngestFailure(
      'the file is empty: a header line with the names of the columns, then rows, were expected',
      'EMPTY_FILE',
    )
  const counts = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]))
  forEachOutsideQuotes(start, (character) => {
    if (counts.has(character)) counts.set(character, counts.get(character)! + 1)
  })
  const delimiter = delimiters.reduce((best, one) => (counts.get(one)! > counts.get(best)! ? one : best))
  const cells: string[] = []
  let from = 0
  const end = forEachOutsideQuotes(start, (character, at) => {
    if (character !== delimiter) return
    cells.push(start.slice(from, at))
    from = at + 1
  })
  cells.push(start.slice(from, end))
  return { delimiter, names: checkNames(cells.map(unquote)) }
}

/** Visits the characters of the first line that stand outside quotes; answers where the line ends. */
function forEachOutsideQuotes(text: string, visit: (character: string, at: number) => void): number {
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (character === '"') isQuoted = !isQuoted
    else if (!isQuoted && (character === '\n' || character === '\r')) return at
    else if (!isQuoted) visit(character, at)
  }
  if (isQuoted) throw new IngestFailure('line 1: a quote in the header is opened and not closed')
  if (text.length >= headerBytes - 4) throw new IngestFailure(`line 1: the header is longer than ${headerBytes} bytes`)
  return text.length
}

function unquote(cell: string): string {
  const trimmed = cell.trim()
  return trimmed.startsWith('"') && trimmed.endsWith('"') && trimmed.length > 1
    ? trimmed.slice(1, -1).replaceAll('""', '"').trim()
    : trimmed
}

function checkNames(names: readonly string[]): readonly string[] {
  if (names.length > limits.features)
    throw new IngestFailure(
      `line 1: ${names.length} columns were found, at most ${limits.features} are allowed`,
      'TOO_LARGE',
    )
  if (names.every((name) => name !== '' && Number.isFinite(Number(name))))
    throw new IngestFailure(
      `line 1: a header with the names of the columns was expected, found only numbers (${show(names.join(', '))})`,
    )
  const seen = new Map<string, number>()
  names.forEach((name, index) => {
    if (name === '') throw new IngestFailure(`line 1: column ${index + 1} of ${names.length} has no name`)
    if (name.length > limits.nameLength)
      throw new IngestFailure(
        `line 1: the name of column ${index + 1} has ${name.length} characters, at most ${limits.nameLength} are allowed`,
      )
    const before = seen.get(name)
    if (before !== undefined)
      throw new IngestFailure(`line 1: columns ${before + 1} and ${index + 1} have the same name, ${show(name)}`)
    seen.set(name, index)
  })
  return names
}
