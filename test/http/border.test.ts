import { send, upgradeStatus } from '../support/http.js'
import { startServer, startStrata } from '../support/server.js'
import type { TestServer, TestStrata } from '../support/server.js'

const apiKey = 'a-key-that-is-long-enough'
const bearer = { authorization: `Bearer ${apiKey}` }
const query = { method: 'POST', body: JSON.stringify({ query: '{ __typename }' }) }
const json = { 'content-type': 'application/json' }

let open: TestStrata
let keyed: TestServer

beforeAll(async () => {
  open = await startStrata({
    worker: false,
    env: { ALLOWED_HOSTS: 'models.example.com', CORS_ORIGINS: 'https://app.example.com' },
  })
  keyed = await startServer(open.db.url, { ...open.env, STRATA_API_KEY: apiKey, HOST: '0.0.0.0' })
})
afterAll(async () => {
  await keyed.stop()
  await open.close()
})

const portOf = (url: string) => new URL(url).port
const local = (server: { url: string }) => `http://127.0.0.1:${portOf(server.url)}`

test.each(['127.0.0.1', 'localhost:4000', 'LOCALHOST', '[::1]:4000', 'models.example.com', 'models.example.com:8443'])(
  'the Host header %s is ours',
  async (host) => {
    expect((await send(`${open.url}/health/live`, { headers: { host } })).status).toBe(200)
    expect((await send(`${open.url}/graphql`, { ...query, headers: { ...json, host } })).status).toBe(200)
    expect(await upgradeStatus(`${open.url}/graphql`, { host })).toBe(101)
  },
)

test.each([
  'evil.com',
  'localhost.evil.com',
  '127.0.0.1.evil.com',
  'evil.com:4000',
  '169.254.169.254',
  'a b',
  '@localhost',
])('the Host header %s is refused on HTTP, PUT and WebSocket', async (host) => {
  const answer = await send(`${open.url}/graphql`, { ...query, headers: { ...json, host } })
  expect(answer.status).toBe(403)
  expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'HOST_NOT_ALLOWED' } })
  expect((await send(`${open.url}/uploads/up_1`, { method: 'PUT', headers: { host }, body: 'a,b' })).status).toBe(403)
  expect(await upgradeStatus(`${open.url}/graphql`, { host })).toBe(403)
})

test('pages of ours, of Studio and of CORS_ORIGINS may call, and read the answers', async () => {
  for (const origin of [open.url, 'https://studio.apollographql.com', 'https://app.example.com']) {
    const answer = await send(`${open.url}/graphql`, { ...query, headers: { ...json, origin } })
    expect([origin, answer.status]).toEqual([origin, 200])
    expect(answer.headers['access-control-allow-origin']).toBe(origin)
    expect(answer.headers.vary).toContain('Origin')
    expect(await upgradeStatus(`${open.url}/graphql`, { origin })).toBe(101)
  }
})

test.each([
  'https://evil.com',
  'http://localhost.evil.com',
  'null',
  'http://127.0.0.1:1',
  'https://app.example.com.evil.com',
])('a page of %s is refused on HTTP, PUT, preflight and WebSocket, and cannot read why', async (origin) => {
  const headers = { origin, ...json }
  const preflight = { origin, 'access-control-request-method': 'POST' }
  for (const answer of [
    await send(`${open.url}/graphql`, { ...query, headers }),
    await send(`${open.url}/uploads/up_1`, { method: 'PUT', headers, body: 'a,b' }),
    await send(`${open.url}/graphql`, { method: 'OPTIONS', headers: preflight }),
  ]) {
    expect(answer.status).toBe(403)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  }
  expect(await upgradeStatus(`${open.url}/graphql`, { origin })).toBe(403)
})

test('a preflight of an allowed page is answered, also for uploads and where a key is set', async () => {
  for (const server of [open.url, local(keyed)]) {
    const { status, headers } = await send(`${server}/uploads/up_1`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://studio.apollographql.com',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
    expect(status).toBe(204)
    expect(headers['access-control-allow-methods']).toContain('PUT')
    expect(headers['access-control-allow-headers']).toBe('authorization,content-type')
  }
})

test('with a key, HTTP, uploads and /metrics need it; health and the page of GraphiQL do not', async () => {
  const url = local(keyed)
  for (const [path, request] of [
    ['/graphql', { ...query, headers: json }],
    ['/uploads/up_1', { method: 'PUT', body: 'a,b' }],
    ['/metrics', {}],
    ['/nowhere', {}],
  ] as const) {
    expect([path, (await send(url + path, request)).status]).toEqual([path, 401])
    const wrong = { ...('headers' in request ? request.headers : {}), authorization: `Bearer ${apiKey}x` }
    expect([path, (await send(url + path, { ...request, headers: wrong })).status]).toEqual([path, 401])
  }
  expect((await send(`${url}/graphql`, { ...query, headers: { ...json, ...bearer } })).status).toBe(200)
  expect((await send(`${url}/metrics`, { headers: bearer })).text).toContain('process_cpu_seconds_total')
  for (const path of ['/health/live', '/health/ready', '/graphiql'])
    expect([path, (await send(url + path)).status]).toEqual([path, 200])
})

test('a WebSocket with a wrong key in its headers is refused before it opens', async () => {
  expect(await upgradeStatus(`${local(keyed)}/graphql`, { authorization: 'Bearer wrong' })).toBe(401)
  expect(await upgradeStatus(`${local(keyed)}/graphql`, bearer)).toBe(101)
  expect(await upgradeStatus(`${open.url}/elsewhere`)).toBe(404)
})

test('a WebSocket without the key, in headers or connectionParams, gets no answer from the API', async () => {
  const { createGraphqlClient } = await import('../support/graphql.js')
  const stranger = createGraphqlClient(local(keyed))
  await expect(stranger.subscribe('{ __typename }').next()).rejects.toBeDefined()
  await stranger.close()
  const friend = createGraphqlClient(local(keyed), apiKey)
  expect((await friend.subscribe('{ __typename }').next()).value).toEqual({ __typename: 'Query' })
  await friend.close()
})

test('what is not there is a plain 404, and pages get a policy that lets them load from here alone', async () => {
  const answer = await send(`${open.url}/nowhere`)
  expect(answer.status).toBe(404)
  expect(JSON.parse(answer.text)).toEqual({
    error: { code: 'NOT_FOUND', message: 'there is nothing at GET /nowhere' },
  })
  const page = await send(`${open.url}/graphiql`)
  expect(page.status).toBe(200)
  expect(page.headers['content-security-policy']).toContain("default-src 'self'")
  expect(page.headers['content-security-policy']).not.toMatch(/script-src[^;]*'unsafe/)
})
