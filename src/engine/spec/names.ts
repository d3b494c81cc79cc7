/** Fewest single-letter changes from one word to another (Levenshtein). */
function countChanges(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[to.length]!
}

/** Ends a message about an unknown name: the nearest ones, or else what there is. */
export function suggestNames(found: string, known: readonly string[]): string {
  if (known.length === 0) return ''
  // Never as many changes as letters: then nothing is alike.
  const limit = Math.min(Math.max(2, Math.floor(found.length / 3)), found.length - 1)
  const near = known
    .map((name) => ({ name, changes: countChanges(found.toLowerCase(), name.toLowerCase()) }))
    .filter(({ changes }) => changes <= limit)
    .sort((a, b) => a.changes - b.changes)
    .slice(0, 3)
    .map(({ name }) => name)
  if (near.length > 0) return `; did you mean ${near.join(' or ')}?`
  const shown = known.slice(0, 10).join(', ')
  return `; there ${known.length === 1 ? 'is' : 'are'} ${shown}${known.length > 10 ? `, and ${known.length - 10} more` : ''}`
}

/** `maxPooling2d` as Keras writes it in names: `max_pooling2d`. */
const toSnake = (type: string): string => type.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Names what was left unnamed by type and place (dense_1, dense_2), as Keras does; names in use are passed over. */
export function createNamer(taken: ReadonlySet<string>): (type: string) => string {
  const counts = new Map<string, number>()
  return (type) => {
    const stem = toSnake(type)
    let count = counts.get(stem) ?? 0
    do count += 1
    while (taken.has(`${stem}_${count}`))
    counts.set(stem, count)
    return `${stem}_${count}`
  }
}

const namePattern = /^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/

/** Why a name cannot stand for an input or a layer, or null. Weights are stored as `layer/weight`, so no slash. */
export const checkName = (name: unknown): string | null =>
  typeof name === 'string' && namePattern.test(name)
    ? null
    : `name must be 1 to 64 letters, digits, _, . or -, and start with a letter or _, got ${JSON.stringify(name)}`

/** How a value beside a layer's result is read: `encoder.state`. */
export const extraName = (layer: string, extra: string): string => `${layer}.${extra}`

/** The layer that a value is one of: itself, or that before the last dot. */
export const ownerName = (value: string, isLayer: (name: string) => boolean): string => {
  const dot = value.lastIndexOf('.')
  return isLayer(value) || dot < 0 ? value : value.slice(0, dot)
}
