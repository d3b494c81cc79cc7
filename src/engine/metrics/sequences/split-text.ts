/** Characters (code points) of a text, spaces at its ends left out: what a character error rate is counted on. */
export const characters = (text: string): string[] => Array.from(text.trim())

/** What white space separates: what a word error rate is counted on. */
export const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

const entities: readonly (readonly [RegExp, string])[] = [
  [/<skipped>/g, ''],
  [/-\n/g, ''],
  [/\n/g, ' '],
  [/&quot;/g, '"'],
  [/&amp;/g, '&'],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
]

const separations: readonly (readonly [RegExp, string])[] = [
  // Punctuation and symbols of ASCII, but for comma, hyphen, full stop and apostrophe.
  [/([{-~[-` -&(-+:-@/])/g, ' $1 '],
  // Full stops and commas, unless between digits.
  [/([^0-9])([.,])/g, '$1 $2 '],
  [/([.,])([^0-9])/g, ' $1 $2'],
  // A dash behind a digit.
  [/([0-9])(-)/g, '$1 $2 '],
]

/** Words and punctuation as mteval-v13a tells them apart: sacrebleu's tokenizer "13a", on which BLEU is published. */
export function tokenize13a(text: string): string[] {
  const plain = entities.reduce((line, [pattern, by]) => line.replace(pattern, by), text)
  return words(separations.reduce((line, [pattern, by]) => line.replace(pattern, by), ` ${plain} `))
}
