import type { ArchitectureSpec, ClassResult, ModelSignature } from '../engine/index.js'
import type { Database, Tx } from '../platform/database.js'
import { newId } from '../platform/ids.js'
import type { Model, ModelVersion, Prisma } from '../platform/__generated__/prisma/client.js'

/** A version as stored; its signature is what the engine wrote. */
export type ModelVersionRow = Omit<ModelVersion, 'signature'> & { signature: ModelSignature }

export interface NewModelVersion {
  readonly projectId: string
  readonly name: string
  /** Null where it came from elsewhere. */
  readonly trainingRunId: string | null
  readonly architectureId: string
  readonly signature: ModelSignature
  readonly weightsBlobHash: string
  readonly weightsByteSize: number | bigint
  readonly evaluations: readonly EvaluationRecord[]
  readonly classEvaluations?: readonly ClassEvaluationRecord[]
}

export interface ClassEvaluationRecord extends ClassResult {
  readonly split: EvaluationRecord['split']
}

export interface EvaluationRecord {
  readonly split: 'TRAIN' | 'VALIDATION' | 'TEST'
  /** Null: the whole model. */
  readonly output: string | null
  readonly name: string
  readonly value: number
}

const signed = (row: ModelVersion): ModelVersionRow => ({
  ...row,
  signature: row.signature as unknown as ModelSignature,
})

/** The registry's only SQL. */
export function createModelStore({ prisma }: Database) {
  return {
    findModel: (projectId: string, by: { id: string } | { name: string }): Promise<Model | null> =>
      prisma.model.findFirst({ where: { projectId, ...by } }),

    listModels: (query: Pick<Prisma.ModelFindManyArgs, 'where' | 'orderBy' | 'take'>) => prisma.model.findMany(query),

    countModels: (projectId: string) => prisma.model.count({ where: { projectId } }),

    findVersion: async (projectId: string, id: string) => {
      const row = await prisma.modelVersion.findFirst({ where: { id, model: { projectId } } })
      return row && signed(row)
    },

    findVersionOfRun: async (trainingRunId: string) => {
      const row = await prisma.modelVersion.findUnique({ where: { trainingRunId } })
      return row && signed(row)
    },

    findVersionByNumber: async (projectId: string, name: string, number: number | null) => {
      const row = await prisma.modelVersion.findFirst({
        where: { model: { projectId, name }, ...(number === null ? {} : { number }) },
        orderBy: { number: 'desc' },
      })
      return row && signed(row)
    },

    findVersionByAlias: async (projectId: string, name: string, alias: string) => {
      const found = await prisma.modelAlias.findFirst({
        where: { name: alias, model: { projectId, name } },
        include: { version: true },
      })
      return found && signed(found.version)
    },

    listVersions: async (query: Pick<Prisma.ModelVersionFindManyArgs, 'where' | 'orderBy' | 'take'>) =>
      (await prisma.modelVersion.findMany(query)).map(signed),

    countVersions: (modelId: string) => prisma.modelVersion.count({ where: { modelId } }),

    listAliases: (modelId: string) => prisma.modelAlias.findMany({ where: { modelId }, orderBy: { name: 'asc' } }),

    saveAlias: (modelId: string, name: string, versionId: string) =>
      prisma.modelAlias.upsert({
        where: { modelId_name: { modelId, name } },
        create: { modelId, name, versionId },
        update: { versionId },
      }),

    listEvaluations: (modelVersionId: string) =>
      prisma.evaluation.findMany({
        where: { modelVersionId },
        orderBy: [{ split: 'asc' }, { output: 'asc' }, { name: 'asc' }],
      }),

    listClassEvaluations: async (modelVersionId: string): Promise<ClassEvaluationRecord[]> => {
      const rows = await prisma.confusion.findMany({
        where: { modelVersionId },
        orderBy: [{ split: 'asc' }, { output: 'asc' }],
      })
      return rows.map(({ counts, ...row }) => ({ ...row, confusion: counts as unknown as number[][] }))
    },

    /** Adds the next version of a model, and answers its id. */
    publish: (version: NewModelVersion): Promise<string> =>
      prisma.$transaction((tx) => insertModelVersion(tx, version)),

    /** By id alone, for processes that serve every project. */
    readVersion: async (id: string) => {
      const row = await prisma.modelVersion.findUnique({ where: { id } })
      return row && signed(row)
    },

    readArchitecture: async (id: string): Promise<ArchitectureSpec> =>
      (await prisma.architecture.findUniqueOrThrow({ where: { id } })).spec as unknown as ArchitectureSpec,
  }
}

/** Adds the next version of the named model, making the model with its first; the row of the model is locked, so numbers have no gaps. */
export async function insertModelVersion(tx: Tx, version: NewModelVersion): Promise<string> {
  const { projectId, name } = version
  await tx.$executeRaw`INSERT INTO "Model" (id, "projectId", name) VALUES (${newId('mdl')}, ${projectId}, ${name}) ON CONFLICT DO NOTHING`
  const [model] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Model" WHERE "projectId" = ${projectId} AND name = ${name} FOR UPDATE`
  if (!model) throw new Error(`the model ${name} vanished inside its own transaction`)
  // A statement of its own: it sees what was committed while the lock was awaited.
  const { _max: newest } = await tx.modelVersion.aggregate({ where: { modelId: model.id }, _max: { number: true } })
  const id = newId('mv')
  await tx.modelVersion.create({
    data: {
      id,
      modelId: model.id,
      number: (newest.number ?? 0) + 1,
      trainingRunId: version.trainingRunId,
      architectureId: version.architectureId,
      signature: version.signature as unknown as Prisma.InputJsonValue,
      weightsBlobHash: version.weightsBlobHash,
      weightsByteSize: BigInt(version.weightsByteSize),
      evaluations: {
        create: version.evaluations.map(({ split, output, name: metric, value }) => ({
          split,
          output: output ?? '',
          name: metric,
          value: Number.isFinite(value) ? value : null,
        })),
      },
      confusions: {
        create: (version.classEvaluations ?? []).map(({ split, output, labels, confusion }) => ({
          split,
          output,
          labels: [...labels],
          counts: confusion,
        })),
      },
    },
  })
  return id
}
