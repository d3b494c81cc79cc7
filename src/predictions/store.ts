import type { DecodedOutput } from '../engine/index.js'
import type { Prediction, Prisma } from '../platform/__generated__/prisma/client.js'
import type { Database } from '../platform/database.js'
import type { FeatureRow } from './rows.js'

/** A prediction as stored; its outputs are what the predictor answered. */
export type PredictionRow = Omit<Prediction, 'outputs'> & { outputs: DecodedOutput[] }

export interface NewPrediction {
  readonly id: string
  readonly projectId: string
  readonly modelVersionId: string
  readonly rows: readonly FeatureRow[]
  readonly outputs: readonly DecodedOutput[]
  readonly latencyMs: number
}

const typed = (row: Prediction): PredictionRow => ({ ...row, outputs: row.outputs as unknown as DecodedOutput[] })

/** The slice's only SQL. */
export function createPredictionStore({ prisma }: Database) {
  return {
    insert: async ({ rows, outputs, ...rest }: NewPrediction): Promise<void> => {
      await prisma.prediction.create({
        data: { ...rest, rows: rows as Prisma.InputJsonValue, outputs: outputs as unknown as Prisma.InputJsonValue },
      })
    },
    find: async (projectId: string, id: string): Promise<PredictionRow | null> => {
      const row = await prisma.prediction.findFirst({ where: { id, projectId } })
      return row && typed(row)
    },
    list: async (query: Pick<Prisma.PredictionFindManyArgs, 'where' | 'orderBy' | 'take'>): Promise<PredictionRow[]> =>
      (await prisma.prediction.findMany(query)).map(typed),
    count: (where: Prisma.PredictionWhereInput) => prisma.prediction.count({ where }),
  }
}
