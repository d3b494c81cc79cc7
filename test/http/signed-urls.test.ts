import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createUrlSigner, readSigningKey } from '../../src/http/signed-urls.js'

const minuteMs = 60_000

test('a signed URL opens its file until it expires, and no other', () => {
  let nowMs = 1_700_000_000_000
  const urls = createUrlSigner(
    () => 'key',
    () => nowMs,
  )
  const url = urls.sign('/files/weights/mv_1', 10 * minuteMs)
  expect(urls.check(url)).toBeNull()
  expect(urls.check(url.replace('mv_1', 'mv_2'))).toBe('BAD_SIGNATURE')
  expect(urls.check(url.replace(/expires=\d+/, 'expires=9999999999'))).toBe('BAD_SIGNATURE')
  expect(urls.check(url.replace(/signature=./, 'signature='))).toBe('BAD_SIGNATURE')
  expect(urls.check('/files/weights/mv_1')).toBe('BAD_SIGNATURE')
  nowMs += 11 * minuteMs
  expect(urls.check(url)).toBe('EXPIRED')
})

test('a signed folder opens the files in it, and neither a file elsewhere nor a folder in it', () => {
  const urls = createUrlSigner(() => 'key')
  const query = urls.signFolder('/files/exports/a/')
  expect(urls.check(`/files/exports/a/model.json${query}`)).toBeNull()
  expect(urls.check(`/files/exports/a/weights.bin${query}`)).toBeNull()
  expect(urls.check(`/files/exports/b/model.json${query}`)).toBe('BAD_SIGNATURE')
  expect(urls.check(`/files/exports/a/b/model.json${query}`)).toBe('BAD_SIGNATURE')
  expect(urls.check(`/files/exports/a/../b/model.json${query}`)).toBe('BAD_SIGNATURE')
  expect(urls.check(urls.sign('/files/exports/a/').replace('/?', '/model.json?'))).toBe('BAD_SIGNATURE')
})

test('a URL that another key signed does not open', () => {
  const url = createUrlSigner(() => 'one').sign('/files/weights/mv_1')
  expect(createUrlSigner(() => 'other').check(url)).toBe('BAD_SIGNATURE')
})

test('the key that is made stays the same for the home, is closed to others, and differs between homes', () => {
  const [home, other] = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'strata-key-'))) as [string, string]
  const env = { signingKey: null, apiKey: null, home }
  const key = readSigningKey(env)
  expect(readSigningKey(env)).toBe(key)
  expect(statSync(join(home, 'signing-key')).mode & 0o077).toBe(0)
  expect(readSigningKey({ ...env, home: other })).not.toBe(key)
  const keyed = readSigningKey({ ...env, apiKey: 'a-key-that-is-long-enough' })
  expect(readSigningKey({ ...env, home: other, apiKey: 'a-key-that-is-long-enough' })).toBe(keyed)
  for (const folder of [home, other]) rmSync(folder, { recursive: true })
})
