import { createHash, timingSafeEqual } from 'node:crypto'
import type { Env } from '../platform/env.js'

/**
 * Whether an Authorization value opens the API: `Bearer <STRATA_API_KEY>`, or anything where no key is set. For
 * WebSockets the value may come in connectionParams as `authorization`, since browsers cannot set headers there.
 */
export function isAuthorized(authorization: unknown, { apiKey }: Pick<Env, 'apiKey'>): boolean {
  if (apiKey === null) return true
  const given = typeof authorization === 'string' ? (/^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '') : ''
  // Of equal length whatever was given, so that the comparison takes equal time.
  return timingSafeEqual(digest(given), digest(apiKey))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
