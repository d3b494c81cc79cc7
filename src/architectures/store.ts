import type { ArchitectureSpec } from '../engine/index.js'
import type { Architecture, Prisma } from '../platform/__generated__/prisma/client.js'
import type { Database } from '../platform/database.js'
import type { ArchitectureRow } from './architecture.js'

export type NewArchitecture = Omit<ArchitectureRow, 'version' | 'createdAt'>

const typed = (row: Architecture): ArchitectureRow => ({
  ...row,
  spec: row.spec as unknown as ArchitectureSpec,
  parameterCount: Number(row.parameterCount),
  flopsPerSample: Number(row.flopsPerSample),
})

/** The slice's only SQL. */
export function createArchitectureStore({ prisma }: Database) {
  return {
    /** Adds the next version of the name. Callers of one name wait for each other, so numbers have no gaps and no doubles. */
    insert: (architecture: NewArchitecture): Promise<ArchitectureRow> =>
      prisma.$transaction(async (tx) => {
        const { projectId, name, spec, parameterCount, flopsPerSample } = architecture
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`architecture/${projectId}/${name}`}, 0))`
        const newest = await tx.architecture.aggregate({ where: { projectId, name }, _max: { version: true } })
        const row = await tx.architecture.create({
          data: {
            ...architecture,
            version: (newest._max.version ?? 0) + 1,
            spec: spec as unknown as Prisma.InputJsonValue,
            parameterCount: BigInt(parameterCount),
            flopsPerSample: BigInt(flopsPerSample),
          },
        })
        return typed(row)
      }),
    findMany: async (projectId: string, ids: readonly string[]): Promise<ArchitectureRow[]> =>
      (await prisma.architecture.findMany({ where: { projectId, id: { in: [...ids] } } })).map(typed),
    list: async (
      where: Prisma.ArchitectureWhereInput,
      page: Pick<Prisma.ArchitectureFindManyArgs, 'orderBy' | 'take'>,
    ): Promise<ArchitectureRow[]> => (await prisma.architecture.findMany({ where, ...page })).map(typed),
    count: (where: Prisma.ArchitectureWhereInput): Promise<number> => prisma.architecture.count({ where }),
  }
}
