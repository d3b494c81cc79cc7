import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'

interface UserError {
  readonly code: string
  readonly message: string
  readonly path: string[] | null
}

interface Layer {
  readonly name: string
  readonly type: string
  readonly inputs: string[]
  readonly outputShape: (number | null)[]
  readonly parameterCount: number
  readonly spec: object
}

interface Architecture {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly parameterCount: number
  readonly flopsPerSample: number
  readonly outputs: { name: string; shape: (number | null)[]; dtype: string }[]
  readonly layers: Layer[]
}

interface Created {
  readonly createArchitecture: { architecture: Architecture | null; userErrors: UserError[] }
}

const create = `mutation ($input: CreateArchitectureInput!) {
  createArchitecture(input: $input) {
    architecture {
      id name version parameterCount flopsPerSample
      outputs { name shape dtype }
      layers { name type inputs outputShape parameterCount spec }
    }
    userErrors { code message path }
  }
}`

const cnn = [
  { conv2d: { filters: 16, kernelSize: [3, 3], padding: 'SAME', activation: 'RELU' } },
  { maxPooling2d: {} },
  { flatten: {} },
  { dense: { units: 64, activation: 'RELU' } },
  { dense: { units: 10, activation: 'SOFTMAX' } },
]

let strata: TestStrata
beforeAll(async () => {
  strata = await startStrata({ worker: false })
})
afterAll(() => strata.close())

const send = async (input: object) => (await strata.graphql<Created>(create, { input })).createArchitecture

async function make(input: object): Promise<Architecture> {
  const { architecture, userErrors } = await send(input)
  if (!architecture) throw new Error(JSON.stringify(userErrors))
  return architecture
}

test('layers that are left unnamed are called by type and place, and shapes and parameters are worked out', async () => {
  const architecture = await make({ name: 'cnn', inputs: [{ shape: [28, 28, 1] }], layers: cnn })
  expect(architecture).toMatchObject({ name: 'cnn', version: 1, parameterCount: 160 + 200_768 + 650 })
  expect(architecture.layers.map(({ name, inputs, outputShape }) => [name, inputs, outputShape])).toEqual([
    ['conv2d_1', ['input_1'], [28, 28, 16]],
    ['max_pooling2d_1', ['conv2d_1'], [14, 14, 16]],
    ['flatten_1', ['max_pooling2d_1'], [3136]],
    ['dense_1', ['flatten_1'], [64]],
    ['dense_2', ['dense_1'], [10]],
  ])
  expect(architecture.outputs).toEqual([{ name: 'dense_2', shape: [10], dtype: 'FLOAT32' }])
  expect(architecture.flopsPerSample).toBeGreaterThan(2 * 200_704)
})

test('what layers answer as their spec can be sent back, and means the same', async () => {
  const layers = [
    ...cnn.slice(0, 1),
    { batchNormalization: { gammaInitializer: { ones: { noOptions: true } } } },
    { activation: { activation: 'LEAKY_RELU' } },
    { reshape: { targetShape: [28, -1] } },
    { bidirectional: { layer: { lstm: { units: 4, kernelRegularizer: { l1l2: { l1: 0.1 } } } }, mergeMode: 'SUM' } },
  ]
  const first = await make({ name: 'sent back', inputs: [{ shape: [28, 28, 1] }], layers })
  const second = await make({
    name: 'sent back',
    inputs: [{ shape: [28, 28, 1] }],
    layers: first.layers.map(({ spec }) => spec),
  })
  expect(second).toMatchObject({ version: 2, parameterCount: first.parameterCount })
  expect(second.layers).toEqual(first.layers)
})

test('a list of layers is a graph: layers name what they read', async () => {
  const { layers } = await make({
    name: 'graph',
    inputs: [
      { name: 'measures', shape: [4] },
      { name: 'words', shape: [null], dtype: 'INT32' },
    ],
    layers: [
      { embedding: { name: 'vectors', inputs: ['words'], inputDim: 100, outputDim: 8 } },
      { gru: { name: 'meaning', units: 5 } },
      { concatenate: { inputs: ['measures', 'meaning'] } },
      { dense: { units: 1 } },
    ],
  })
  expect(layers.map(({ name, outputShape }) => [name, outputShape])).toEqual([
    ['vectors', [null, 8]],
    ['meaning', [5]],
    ['concatenate_1', [9]],
    ['dense_1', [1]],
  ])
})

test('every mistake is answered at once, each with its path into the input', async () => {
  const { architecture, userErrors } = await send({
    name: 'wrong',
    inputs: [{ shape: [28, 28, 1] }],
    layers: [
      { conv2d: { filters: 8, kernelSize: [40, 3] } },
      { flatten: { inputs: ['nowhere'] } },
      { dense: { units: 0 } },
    ],
  })
  expect(architecture).toBeNull()
  expect(userErrors.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      ['layers', '0', 'conv2d', 'kernelSize'],
      ['layers', '1', 'flatten', 'inputs', '0'],
      ['layers', '2', 'dense', 'units'],
    ]),
  )
  expect(userErrors.every(({ code }) => code === 'INVALID_INPUT')).toBe(true)
  expect(userErrors.find(({ path }) => path?.[3] === 'units')?.message).toMatch(/units.*got 0/)
})

test('a name that is empty or has no end is refused with its path', async () => {
  const inputs = [{ shape: [1] }]
  const layers = [{ dense: { units: 1 } }]
  for (const name of ['', ' spaced', 'x'.repeat(201)]) {
    const { userErrors } = await send({ name, inputs, layers })
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['name'] }])
  }
})

test('two kinds of layer in one place are refused before anything is done', async () => {
  const { errors, status } = await strata.ask(create, {
    input: { name: 'two', inputs: [{ shape: [1] }], layers: [{ dense: { units: 1 }, flatten: {} }] },
  })
  expect(status).toBe(400)
  expect(errors?.[0]?.message).toMatch(/exactly one/i)
  expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
})

test('callers that race for a name get versions without gaps and without doubles', async () => {
  const input = { name: 'raced', inputs: [{ shape: [2] }], layers: [{ dense: { units: 2 } }] }
  const made = await Promise.all(Array.from({ length: 12 }, () => make(input)))
  expect(made.map(({ version }) => version).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 12 }, (_, at) => at + 1),
  )
})

test('the same idempotency key answers the same object, also while the first call is under way', async () => {
  const input = { name: 'once', inputs: [{ shape: [2] }], layers: [{ dense: { units: 2 } }], idempotencyKey: 'k1' }
  const made = await Promise.all(Array.from({ length: 6 }, () => make(input)))
  expect(new Set(made.map(({ id }) => id)).size).toBe(1)
  expect((await make(input)).id).toBe(made[0]?.id)
  expect((await make({ ...input, idempotencyKey: 'k2' })).version).toBe(2)
})

test('an idempotency key with another input is refused, and a call that failed leaves its key free', async () => {
  const input = { name: 'reused', inputs: [{ shape: [2] }], layers: [{ dense: { units: 2 } }], idempotencyKey: 'r1' }
  const failed = await send({ ...input, layers: [{ dense: { units: 0 } }] })
  expect(failed.userErrors[0]?.code).toBe('INVALID_INPUT')
  await make(input)
  const { architecture, userErrors } = await send({ ...input, name: 'another' })
  expect(architecture).toBeNull()
  expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] }])
})

test('an idempotency key is free again after 24 hours', async () => {
  const input = { name: 'daily', inputs: [{ shape: [2] }], layers: [{ dense: { units: 2 } }], idempotencyKey: 'd1' }
  const first = await make(input)
  await strata.db.database.pool.query(
    `UPDATE "IdempotencyRecord" SET "createdAt" = "createdAt" - interval '25 hours' WHERE key = 'd1'`,
  )
  expect((await make(input)).id).not.toBe(first.id)
})

test('an architecture is found by its id, alone and as a node, and null stands for what is not there', async () => {
  const { id } = await make({ name: 'found', inputs: [{ shape: [2] }], layers: [{ dense: { units: 2 } }] })
  const answer = await strata.graphql<object>(
    `query ($id: ID!, $ids: [ID!]!) {
      architecture(id: $id) { name }
      node(id: $id) { __typename ... on Architecture { name } }
      nodes(ids: $ids) { id }
      nothing: architecture(id: "arch_0") { id }
    }`,
    { id, ids: ['arch_0', id, 'what is this'] },
  )
  expect(answer).toEqual({
    architecture: { name: 'found' },
    node: { __typename: 'Architecture', name: 'found' },
    nodes: [null, { id }, null],
    nothing: null,
  })
})
