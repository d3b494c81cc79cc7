import { randomBytes } from 'node:crypto'

/** The prefix says what an id names; prefixes are part of the public contract. */
export type IdPrefix =
  'prj' | 'up' | 'ds' | 'dsv' | 'arch' | 'run' | 'stage' | 'ckpt' | 'mdl' | 'mv' | 'pred' | 'cmp' | 'key' | 'lease'

// Crockford's alphabet in lower case: no i, l, o, u; sorts as the numbers do.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

let lastMs = 0
let sameMs = 0

/** A new id, as `run_01jd...`: 10 digits of time, 2 that order ids of one millisecond in this process, 12 random (60 bits). */
export function newId(prefix: IdPrefix): string {
  const nowMs = Date.now()
  sameMs = nowMs > lastMs ? 0 : sameMs + 1
  if (sameMs > 1023) [lastMs, sameMs] = [lastMs + 1, 0]
  else lastMs = Math.max(lastMs, nowMs)
  return `${prefix}_${toDigits(lastMs, 10)}${toDigits(sameMs, 2)}${randomDigits(12)}`
}

/** The prefix of an id, or null where it is not of the form that newId makes. */
export function prefixOf(id: string): string | null {
  return /^([a-z]+)_[0-9a-z_]+$/.exec(id)?.[1] ?? null
}

function toDigits(value: number, length: number): string {
  let digits = ''
  for (let rest = value; digits.length < length; rest = Math.floor(rest / 32))
    digits = alphabet.charAt(rest % 32) + digits
  return digits
}

function randomDigits(length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % 32]).join('')
}
