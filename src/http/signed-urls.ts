import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Env } from '../platform/env.js'

/** Signs paths, so that a file can be fetched for a while by whoever was given its URL, without the key. */
export interface UrlSigner {
  /** Path and query, relative to the server: `/files/weights/mv_1?expires=...&signature=...`. (Default: 1 hour) */
  sign(path: string, expiresInMs?: number): string
  /**
   * The query that opens every file of a folder (a path that ends with a slash): `?expires=...&signature=...`. For files
   * that name each other relatively.
   */
  signFolder(folder: string, expiresInMs?: number): string
  /** Why a URL does not open its file; null where it does. */
  check(url: string): 'EXPIRED' | 'BAD_SIGNATURE' | null
}

const hourMs = 3_600_000

/** @param readKey called at the first use: only the server signs, and the key may have to be made */
export function createUrlSigner(readKey: () => string, nowMs: () => number = Date.now): UrlSigner {
  let key: string | null = null
  const signatureOf = (what: 'file' | 'folder', path: string, expires: string) => {
    key ??= readKey()
    return createHmac('sha256', key).update(`strata ${what}\n${path}\n${expires}`).digest('base64url')
  }
  const queryOf = (what: 'file' | 'folder', path: string, expiresInMs: number) => {
    // Rounded up to the minute: a page that asks again soon gets the same URL, and its cache works.
    const expires = String(Math.ceil((nowMs() + expiresInMs) / 60_000) * 60)
    return `?expires=${expires}&signature=${signatureOf(what, path, expires)}`
  }
  return {
    sign: (path, expiresInMs = hourMs) => `${path}${queryOf('file', path, expiresInMs)}`,
    signFolder: (folder, expiresInMs = hourMs) => queryOf('folder', folder, expiresInMs),
    check: (url) => {
      const { pathname, searchParams } = new URL(url, 'http://localhost')
      const expires = searchParams.get('expires') ?? ''
      const given = Buffer.from(searchParams.get('signature') ?? '')
      const folder = pathname.slice(0, pathname.lastIndexOf('/') + 1)
      const fitting = [signatureOf('file', pathname, expires), signatureOf('folder', folder, expires)]
      if (!fitting.some((signature) => isEqual(given, Buffer.from(signature)))) return 'BAD_SIGNATURE'
      return nowMs() < Number(expires) * 1000 ? null : 'EXPIRED'
    },
  }
}

const isEqual = (given: Buffer, expected: Buffer): boolean =>
  given.length === expected.length && timingSafeEqual(given, expected)

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
