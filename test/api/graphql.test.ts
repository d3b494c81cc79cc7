import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  buildClientSchema,
  getIntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import type { IntrospectionQuery } from 'graphql'
import { projectRoot } from '../../src/platform/paths.js'
import { createGraphqlClient } from '../support/graphql.js'
import { startServer, startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'

interface Page {
  readonly architectures: {
    totalCount: number
    nodes: { version: number }[]
    edges: { cursor: string }[]
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  }
}

const listPage = `query ($first: Int, $after: String, $last: Int, $before: String) {
  architectures(first: $first, after: $after, last: $last, before: $before, name: "paged") {
    totalCount
    nodes { version }
    edges { cursor }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`

let strata: TestStrata
beforeAll(async () => {
  strata = await startStrata({ worker: false })
  for (let version = 1; version <= 5; version += 1)
    await strata.graphql(
      `mutation { createArchitecture(input: { name: "paged", inputs: [{ shape: [2] }], layers: [{ dense: { units: 2 } }] }) { userErrors { message } } }`,
    )
})
afterAll(() => strata.close())

const readPage = async (args: object) => (await strata.graphql<Page>(listPage, args)).architectures

test('every type, field, argument and enum value that introspection shows is described', async () => {
  const schema = buildClientSchema(await strata.graphql<IntrospectionQuery>(getIntrospectionQuery()))
  const bare: string[] = []
  const check = (place: string, { description }: { description?: string | null | undefined }) => {
    if (!description?.trim()) bare.push(place)
  }
  for (const type of Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))) {
    check(type.name, type)
    if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value)
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) check(`${type.name}.${field.name}`, field)
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) {
        check(`${type.name}.${field.name}`, field)
        for (const argument of field.args) check(`${type.name}.${field.name}(${argument.name})`, argument)
      }
  }
  expect(bare).toEqual([])
})

test('pages go forwards from the newest, and one after the other they are the whole list', async () => {
  const first = await readPage({ first: 2 })
  expect(first).toMatchObject({ totalCount: 5, nodes: [{ version: 5 }, { version: 4 }] })
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
  const second = await readPage({ first: 2, after: first.pageInfo.endCursor })
  const third = await readPage({ first: 2, after: second.pageInfo.endCursor })
  expect([second, third].map(({ nodes }) => nodes)).toEqual([[{ version: 3 }, { version: 2 }], [{ version: 1 }]])
  expect(third.pageInfo.hasNextPage).toBe(false)
})

test('pages go backwards from the oldest', async () => {
  const last = await readPage({ last: 2 })
  expect(last.nodes).toEqual([{ version: 2 }, { version: 1 }])
  expect(last.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false })
  const before = await readPage({ last: 10, before: last.pageInfo.startCursor })
  expect(before.nodes).toEqual([{ version: 5 }, { version: 4 }, { version: 3 }])
  expect(before.pageInfo.hasPreviousPage).toBe(false)
})

test.each([
  [{ first: 0 }, /first must be from 1 to 100, got 0/],
  [{ last: 101 }, /last must be from 1 to 100, got 101/],
  [{ first: 1, last: 1 }, /first or last, not both/],
  [{ first: 1, after: 'bm90IGEgY3Vyc29y' }, /after must be a cursor/],
  [{ first: 1, before: 'WzFlOTk5LCJhIl0' }, /before must be a cursor/],
])('a page of %j is refused with the reason', async (args, message) => {
  const { errors } = await strata.ask(listPage, args)
  expect(errors?.[0]?.message).toMatch(message)
  expect(errors?.[0]?.extensions?.code).toBe('INVALID_INPUT')
})

test('what fails on our side is masked by an id, under which the log tells all', async () => {
  await strata.db.database.pool.query('ALTER TABLE "Prediction" RENAME TO "Elsewhere"')
  const { errors, data } = await strata.ask('{ predictions { totalCount } platform { version } }')
  await strata.db.database.pool.query('ALTER TABLE "Elsewhere" RENAME TO "Prediction"')
  const [error] = errors ?? []
  expect(data).toBeNull()
  expect(error?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', errorId: expect.any(String) as string })
  expect(JSON.stringify(errors)).not.toMatch(/Prediction|prisma|relation/)
  const logged = strata.server
    .output()
    .split('\n')
    .find((line) => line.includes(String(error?.extensions?.errorId)))
  expect(logged).toMatch(/Prediction/)
})

test('a document that does not fit the schema is told what would', async () => {
  const { status, errors } = await strata.ask('{ platform { versoin } }')
  expect(status).toBe(400)
  expect(errors?.[0]?.message).toMatch(/Did you mean "version"/)
})

test("a number that is no SafeInt is the caller's mistake", async () => {
  const document =
    'subscription ($after: SafeInt) { metricsRecorded(trainingRunId: "run_1", after: $after) { sequence } }'
  const { errors } = await strata.ask(document, { after: 1.5 })
  expect(errors?.[0]?.message).toMatch(/whole number.*got 1.5/)
  expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
})

test('documents that nest too deep or cost too much are refused before they run', async () => {
  const deep = `{ architectures { nodes ${'{ trainingRuns { nodes { architecture '.repeat(8)}{ id }${' } } }'.repeat(8)} } }`
  const { errors } = await strata.ask(deep)
  expect(errors?.map(({ message }) => message).join()).toMatch(/depth limit of \d+ exceeded/i)
  const costly = `{ ${Array.from({ length: 40 }, (_, at) => `a${at}: architectures(first: 100) { nodes { id name layers { name } } }`).join(' ')} }`
  const answer = await strata.ask(costly)
  expect(answer.status).toBe(400)
  expect(answer.errors?.[0]?.message).toMatch(/cost limit/i)
})

test('a form of another page cannot post operations', async () => {
  const response = await fetch(`${strata.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify({ query: '{ platform { version } }' }),
  })
  expect(response.status).toBeGreaterThanOrEqual(400)
  const get = await fetch(`${strata.url}/graphql?query=${encodeURIComponent('{ platform { version } }')}`)
  expect(get.status).toBe(400)
})

test('the platform tells its version, executors, limits and endpoints', async () => {
  const { platform } = await strata.graphql<{ platform: Record<string, unknown> }>(
    '{ platform { version nodeVersion executors { name isAvailable } limits { pageSize uploadBytes } endpoints { graphiql healthReady } } }',
  )
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }
  expect(platform).toMatchObject({ version, nodeVersion: process.versions.node, limits: { pageSize: 100 } })
  expect(platform.executors).toContainEqual({ name: 'EAGER', isAvailable: true })
  const { healthReady } = platform.endpoints as { healthReady: string }
  expect((await fetch(`${strata.url}${healthReady}`)).status).toBe(200)
})

test('operations run over WebSocket too, with the same errors', async () => {
  const answers: unknown[] = []
  for await (const data of strata.subscribe('{ architectures(name: "paged") { totalCount } }')) answers.push(data)
  expect(answers).toEqual([{ architectures: { totalCount: 5 } }])
  const refused = strata.subscribe('{ architectures(first: 0) { totalCount } }').next()
  await expect(refused).rejects.toThrow(/first must be from 1 to 100.*INVALID_INPUT/)
  await expect(strata.subscribe('{ nothing }').next()).rejects.toMatchObject([
    { message: expect.stringContaining('Cannot query field') as string },
  ])
})

test('where a key is set, HTTP and WebSocket ask for it', async () => {
  const key = 'a key of the test, long enough'.replaceAll(' ', '-')
  const server = await startServer(strata.db.url, { ...strata.env, STRATA_API_KEY: key })
  try {
    const ask = '{ platform { version } }'
    expect((await server.ask(ask)).data).toMatchObject({ platform: {} })
    for await (const data of server.subscribe(ask)) expect(data).toMatchObject({ platform: {} })
    const stranger = createGraphqlClient(server.url, 'another-key')
    expect((await stranger.ask(ask)).status).toBe(401)
    await expect(stranger.subscribe(ask).next()).rejects.toMatchObject({ code: 4403 })
    await stranger.close()
  } finally {
    await server.stop()
  }
})

test('GraphiQL is served whole from here, and asks nobody else for anything', async () => {
  const page = await fetch(`${strata.url}/graphiql`)
  const html = await page.text()
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toMatch(/text\/html/)
  const links = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '')
  const assets = links.filter((link) => !link.startsWith('data:'))
  expect(assets.length).toBeGreaterThan(1)
  for (const asset of assets) {
    expect(asset).toMatch(/^\/graphiql\/assets\//)
    const response = await fetch(`${strata.url}${asset}`)
    expect([response.status, response.headers.get('cache-control')]).toEqual([
      200,
      expect.stringContaining('immutable'),
    ])
  }
  expect((await fetch(`${strata.url}/graphiql/../server.js`)).status).toBe(404)
  expect((await fetch(`${strata.url}/graphiql/%2e%2e/%2e%2e/server.js`)).status).toBe(404)
})
