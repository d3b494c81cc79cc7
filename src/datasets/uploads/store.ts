import type { Upload } from '../../platform/__generated__/prisma/client.js'
import type { Database } from '../../platform/database.js'
import { newId } from '../../platform/ids.js'

export type { Upload as UploadRow }

export interface NewUpload {
  readonly projectId: string
  readonly filename: string
  readonly expectedBytes: number | null
  readonly expectedHash: string | null
  readonly expiresAt: Date
}

export function createUploadStore({ prisma }: Database) {
  return {
    insert: (upload: NewUpload): Promise<Upload> => prisma.upload.create({ data: { id: newId('up'), ...upload } }),
    find: (id: string): Promise<Upload | null> => prisma.upload.findUnique({ where: { id } }),
    findMany: (projectId: string, ids: readonly string[]): Promise<Upload[]> =>
      prisma.upload.findMany({ where: { projectId, id: { in: [...ids] } } }),

    /** Notes that bytes arrive. One that broke off may be sent again, also before its end was noticed. */
    begin: async (id: string): Promise<boolean> =>
      (await prisma.upload.updateMany({ where: { id, status: { not: 'COMPLETE' } }, data: { status: 'RECEIVING' } }))
        .count === 1,

    /** False where another sender was first. */
    complete: async (id: string, blob: { hash: string; byteSize: number }): Promise<boolean> =>
      (
        await prisma.upload.updateMany({
          where: { id, status: { not: 'COMPLETE' } },
          data: { status: 'COMPLETE', blobHash: blob.hash, byteSize: blob.byteSize },
        })
      ).count === 1,

    fail: async (id: string): Promise<void> => {
      await prisma.upload.updateMany({ where: { id, status: 'RECEIVING' }, data: { status: 'FAILED' } })
    },
  }
}
