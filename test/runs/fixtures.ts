import { defaultProjectId } from '../../src/platform/project.js'
import type { Database } from '../../src/platform/database.js'
import { newId } from '../../src/platform/ids.js'
import type { MetricRow } from '../../src/runs/metrics/metric.js'

/** A run held under the lease 'lease', with all that it refers to, as rows alone. */
export async function insertRun(
  { prisma }: Database,
  fields: Partial<{ status: 'QUEUED' | 'RUNNING' | 'PAUSED' | 'FAILED' | 'SUCCEEDED'; leaseSeconds: number }> = {},
): Promise<string> {
  const { status = 'RUNNING', leaseSeconds = 60 } = fields
  const id = newId('run')
  const dataset = await prisma.dataset.create({ data: { id: newId('ds'), projectId: defaultProjectId, name: id } })
  const version = await prisma.datasetVersion.create({
    data: { id: newId('dsv'), datasetId: dataset.id, number: 1, status: 'READY', source: {} },
  })
  const architecture = await prisma.architecture.create({
    data: {
      id: newId('arch'),
      projectId: defaultProjectId,
      name: id,
      version: 1,
      spec: {},
      parameterCount: 0,
      flopsPerSample: 0,
    },
  })
  await prisma.trainingRun.create({
    data: {
      id,
      projectId: defaultProjectId,
      name: id,
      status,
      datasetVersionId: version.id,
      architectureId: architecture.id,
      task: {},
      input: {},
      modelName: id,
      ...(status === 'RUNNING' && { leaseId: 'lease', leaseExpiresAt: new Date(Date.now() + leaseSeconds * 1000) }),
    },
  })
  await prisma.stage.create({
    data: {
      id: newId('stage'),
      runId: id,
      position: 0,
      name: 'end-to-end',
      spec: {},
      trainableParameterCount: 0,
      flopsPerSample: 0,
    },
  })
  return id
}

export const metricRow = (step: number, value: number | null, fields: Partial<MetricRow> = {}): MetricRow => ({
  stage: 0,
  output: '',
  split: 'TRAIN',
  name: 'loss',
  resolution: 'STEP',
  step,
  epoch: 1 + Math.floor(step / 1000),
  value,
  ...fields,
})

export const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i)
