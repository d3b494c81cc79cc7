import type { UploadService } from '../datasets/service.js'
import { mistake } from '../platform/errors.js'

/** ImportModelInput: files of a TensorFlow.js layers model, uploaded before. */
export interface ImportModelInput {
  /** Of the model, and of its architecture. */
  readonly name: string
  readonly tfjs: {
    /** Of model.json. */
    readonly modelUploadId: string
    /** Of its files of weights, in the order of its manifest. */
    readonly weightUploadIds: readonly string[]
  }
  readonly idempotencyKey?: string | null | undefined
}

/** Most files that one import reads. */
const fileLimit = 1000

/** Hashes of the uploaded files. Throws a UserMistake for each that is not there or not complete. */
export async function findUploads(
  uploads: Pick<UploadService, 'getMany'>,
  projectId: string,
  { tfjs: { modelUploadId, weightUploadIds } }: ImportModelInput,
): Promise<{ readonly modelHash: string; readonly weightHashes: string[] }> {
  if (weightUploadIds.length > fileLimit)
    throw mistake('TOO_LARGE', `at most ${fileLimit} files of weights, got ${weightUploadIds.length}`, [
      'tfjs',
      'weightUploadIds',
    ])
  const found = await uploads.getMany(projectId, [modelUploadId, ...weightUploadIds])
  const hashOf = (id: string, path: readonly string[]): string => {
    const upload = found.find((one) => one.id === id)
    if (!upload) throw mistake('NOT_FOUND', `no upload "${id}"`, path)
    if (upload.status === 'COMPLETE' && upload.blobHash !== null) return upload.blobHash
    throw mistake('NOT_READY', `the upload ${id} is ${upload.status}: send its bytes first`, path)
  }
  return {
    modelHash: hashOf(modelUploadId, ['tfjs', 'modelUploadId']),
    weightHashes: weightUploadIds.map((id, index) => hashOf(id, ['tfjs', 'weightUploadIds', String(index)])),
  }
}
