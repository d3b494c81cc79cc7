import { messageOf } from '../../platform/errors.js'
import { IngestFailure, show } from '../dataset.js'

/** DuckDB's message about a CSV file in our words: the line, the column and what was found. */
export function explainCsvError(error: unknown, names: readonly string[]): IngestFailure {
  const text = messageOf(error)
  const line = /CSV Error on Line: (\d+)/.exec(text)?.[1]
  const at = line === undefined ? '' : `line ${line}: `
  const widths = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(text)
  if (widths)
    return new IngestFailure(
      `${at}the header names ${widths[1]} columns, found ${widths[2]} in ${show(firstLineOf(text))}`,
    )
  const conversion = /Could not convert string "([\s\S]*?)" to '?(\w+)/.exec(text)
  if (conversion) {
    const column = /column "c(\d+)"/.exec(text)?.[1]
    const name = column === undefined ? 'a column' : `the column ${show(names[Number(column)])}`
    return new IngestFailure(`${at}${name} holds ${kindOf(conversion[2])}, found ${show(conversion[1])}`)
  }
  if (/unterminated quote/.test(text))
    return new IngestFailure(
      `${at}a quote is opened and not closed, or text follows a closed one, in ${show(firstLineOf(text))}`,
    )
  if (/Maximum line size of (\d+)/.test(text))
    return new IngestFailure(`${at}the line is longer than 2,000,000 bytes`, 'TOO_LARGE')
  if (/not utf-8 encoded/i.test(text))
    return new IngestFailure(`${at}the text is not UTF-8; save the file as UTF-8`, 'WRONG_ENCODING')
  if (/Out of Memory/i.test(text))
    return new IngestFailure('reading the file needs more memory than the ingester may use', 'OUT_OF_MEMORY')
  if (/invalid state/.test(text))
    return new IngestFailure('the lines end partly in CR LF and partly in LF; one of them is expected throughout')
  return new IngestFailure(`${at}the file is not readable as CSV: ${text.split('\n')[0]!.slice(0, 300)}`)
}

export const isConversionError = (error: unknown): boolean => /Could not convert string/.test(messageOf(error))

function firstLineOf(text: string): string {
  return /Original Line: ?\r?\n?([^\n]*)/.exec(text)?.[1]?.trim() ?? ''
}

function kindOf(type: string | undefined): string {
  if (type === 'BOOLEAN') return 'true and false'
  return type === 'BIGINT' || type === 'DOUBLE' ? 'numbers' : `values of type ${type ?? 'unknown'}`
}
