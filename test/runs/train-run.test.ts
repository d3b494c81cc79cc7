import { createFlowerRuns, projectId } from './flower-runs.js'
import type { FlowerRuns } from './flower-runs.js'

let flowers: FlowerRuns
beforeAll(async () => {
  flowers = await createFlowerRuns()
})
afterAll(() => flowers.close())

test('a run goes from QUEUED to SUCCEEDED and publishes a model version with its test metrics', async () => {
  const run = await flowers.start({ strategy: { endToEnd: { epochs: 25 } } })
  expect(run).toMatchObject({ status: 'QUEUED', totalSteps: 100n, modelName: 'flowers' })
  expect(flowers.sent).toContainEqual({ runId: run.id })
  expect(await flowers.train(run.id)).toBe('succeeded')
  const ended = await flowers.read(run.id)
  expect(ended).toMatchObject({ status: 'SUCCEEDED', leaseId: null, step: 100n, epoch: 25, failureCode: null })
  expect(ended.testCorrect).toHaveLength(30)
  const version = await flowers.models.getVersionOfRun(run.id)
  const evaluations = await flowers.models.listEvaluations(version!.id)
  expect(JSON.stringify(evaluations)).toContain('accuracy')
  const accuracy = (ended.testMetrics as { name: string; value: number }[]).find(({ name }) => name === 'accuracy')
  expect(accuracy?.value).toBeGreaterThan(0.9)
  const [stage] = await flowers.runs.listStages([run.id])
  expect(stage).toMatchObject({ status: 'SUCCEEDED', position: 0 })
  expect(stage!.flops).toBeGreaterThan(0)
})

test('every step and epoch is recorded once, TEST once', async () => {
  const run = await flowers.start()
  await flowers.train(run.id)
  const rows = await flowers.database.prisma.metric.findMany({ where: { runId: run.id } })
  const of = (split: string, name: string, resolution: string) =>
    rows
      .filter((row) => row.split === split && row.name === name && row.resolution === resolution && row.output === '')
      .map(({ step }) => Number(step))
      .sort((a, b) => a - b)
  expect(of('TRAIN', 'loss', 'STEP')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  expect(of('VALIDATION', 'loss', 'EPOCH')).toEqual([4, 8, 12])
  expect(of('TEST', 'loss', 'EPOCH')).toEqual([12])
  expect(new Set(rows.map(({ sequence }) => sequence)).size).toBe(rows.length)
})

test('two runs with one seed publish the same bytes; another seed publishes others', async () => {
  const [first, second, third] = [await flowers.start(), await flowers.start(), await flowers.start({ seed: 8 })]
  for (const { id } of [first, second, third]) expect(await flowers.train(id)).toBe('succeeded')
  const weights = await flowers.weightsOf(first.id)
  expect(weights).toMatch(/^[0-9a-f]{64}$/)
  expect(await flowers.weightsOf(second.id)).toBe(weights)
  expect(await flowers.weightsOf(third.id)).not.toBe(weights)
})

test('the last two checkpoints and the best are kept, and the blobs of the others are gone', async () => {
  const run = await flowers.start({ strategy: { endToEnd: { epochs: 12 } }, seed: 77, earlyStopping: { patience: 20 } })
  await flowers.train(run.id)
  const checkpoints = await flowers.database.prisma.checkpoint.findMany({ where: { runId: run.id } })
  const epochs = checkpoints.map(({ epoch }) => epoch).sort((a, b) => a - b)
  expect(epochs.slice(-2)).toEqual([11, 12])
  expect(checkpoints.length).toBeLessThanOrEqual(3)
  expect(checkpoints.some(({ isBest }) => isBest)).toBe(true)
  const blobs = await flowers.database.prisma.blob.findMany({ select: { hash: true } })
  const [used, versions] = await Promise.all([
    flowers.database.prisma.checkpoint.findMany({ select: { blobHash: true } }),
    flowers.database.prisma.modelVersion.findMany({ select: { weightsBlobHash: true } }),
  ])
  const named = new Set([...used.map((one) => one.blobHash), ...versions.map((one) => one.weightsBlobHash)])
  expect(blobs.map(({ hash }) => hash).filter((hash) => !named.has(hash))).toEqual([])
})

test('a run on a dataset version that is not READY is refused', async () => {
  flowers.setDatasetStatus('PROCESSING')
  try {
    await expect(flowers.start()).rejects.toMatchObject({
      mistakes: [
        { code: 'NOT_READY', path: ['datasetVersionId'], message: expect.stringContaining('PROCESSING') as string },
      ],
    })
  } finally {
    flowers.setDatasetStatus('READY')
  }
})

test('a start that is sent twice under one key starts one run; the key with another input is refused', async () => {
  const before = await flowers.runs.count(projectId, {})
  const [first, second] = await Promise.all([
    flowers.start({ idempotencyKey: 'once' }),
    flowers.start({ idempotencyKey: 'once' }),
  ])
  expect(first.id).toBe(second.id)
  expect(await flowers.runs.count(projectId, {})).toBe(before + 1)
  await expect(flowers.start({ idempotencyKey: 'once', seed: 99 })).rejects.toThrow('once')
})

test('a plan tells stages, parameters and time before anything is spent', async () => {
  const before = await flowers.runs.count(projectId, {})
  const plan = await flowers.runs.plan(
    projectId,
    flowers.input({
      strategy: { greedyLayerwise: { objective: 'SUPERVISED', epochsPerBlock: 2, corruption: 0, fineTuneEpochs: 1 } },
    }),
  )
  expect(plan.stages.length).toBeGreaterThan(1)
  expect(plan.stages.at(-1)?.spec.epochs).toBe(1)
  // 4 x 8 + 8, 8 x 6 + 6, 6 x 3 + 3
  expect(plan.trainableParameterCount).toBe(40 + 54 + 21)
  expect(plan.totalSteps).toBe(plan.stages.reduce((sum, { spec }) => sum + spec.epochs * 4, 0))
  expect(plan.estimatedMemoryBytes).toBeGreaterThan(115 * 4)
  expect(plan.estimatedDurationMs).toBeGreaterThan(0)
  expect(await flowers.runs.count(projectId, {})).toBe(before)
})
