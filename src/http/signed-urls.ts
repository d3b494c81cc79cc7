import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from '../platform/env.js'

/** Signs paths, so that a file can be fetched for a while by whoever was given its URL, without the key. */
export interface UrlSigner {
  /** Path and query, relative to the server: `/files/weights/mv_1?expires=...&signature=...`. (Default: 1 hour) */
  sign(path: string, expiresInMs?: number): string
  /** Why a URL does not open its file; null where it does. */
  check(url: string): 'EXPIRED' | 'BAD_SIGNATURE' | null
}

const hourMs = 3_600_000

/** @param readKey called at the first use: only the server signs, and the key may have to be made */
export function createUrlSigner(readKey: () => string, nowMs: () => number = Date.now): UrlSigner {
  let key: string | null = null
  const signatureOf = (path: string, expires: string) => {
    key ??= readKey()
    return createHmac('sha256', key).update(`strata file\n${path}\n${expires}`).digest('base64url')
  }
  return {
    sign: (path, expiresInMs = hourMs) => {
      // Rounded up to the minute: a page that asks again soon gets the same URL, and its cache works.
      const expires = String(Math.ceil((nowMs() + expiresInMs) / 60_000) * 60)
      return `${path}?expires=${expires}&signature=${signatureOf(path, expires)}`
    },
    check: (url) => {
      const { pathname, searchParams } = new URL(url, 'http://localhost')
      const expires = searchParams.get('expires') ?? ''
      const expected = Buffer.from(signatureOf(pathname, expires))
      const given = Buffer.from(searchParams.get('signature') ?? '')
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'BAD_SIGNATURE'
      return nowMs() < Number(expires) * 1000 ? null : 'EXPIRED'
    },
  }
}

/** STRATA_SIGNING_KEY; else made from STRATA_API_KEY, which servers share; else one kept under STRATA_HOME. */
export function readSigningKey({ signingKey, apiKey, home }: Pick<Env, 'signingKey' | 'apiKey' | 'home'>): string {
  if (signingKey !== null) return signingKey
  if (apiKey !== null) return createHmac('sha256', apiKey).update('strata signing key').digest('hex')
  const file = join(home, 'signing-key')
  try {
    return readFileSync(file, 'utf8')
  } catch {
    mkdirSync(home, { recursive: true })
    // Two servers that start at once: the first one to write wins.
    try {
      writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    return readFileSync(file, 'utf8')
  }
}
