import { InvalidSpec } from '../engine/index.js'
import type { ArchitectureSpec, ModelSignature } from '../engine/index.js'
import type { BlobStore } from '../platform/blobs.js'
import type { Database, Tx } from '../platform/database.js'
import type { Env } from '../platform/env.js'
import { mistake, NotFound, UserMistake } from '../platform/errors.js'
import type { Logger } from '../platform/logger.js'
import type { ArchitectureService } from '../architectures/service.js'
import type { UploadService } from '../datasets/service.js'
import { withIdempotency } from '../platform/idempotency.js'
import type { Conversion, ConversionResults } from './conversion.js'
import { createConversions } from './conversions.js'
import type { ExportedFile, ExportFormat } from './exported.js'
import { findUploads } from './import.js'
import type { ImportModelInput } from './import.js'
import { checkAlias, parseModelName } from './model.js'
import { createModelStore, insertModelVersion } from './store.js'
import type { ModelVersionRow, NewModelVersion } from './store.js'
import { readImport } from './read-import.js'
import { writeExport } from './write-export.js'

export type { ModelVersionRow, NewModelVersion } from './store.js'

/** ModelRefInput: exactly one of the two. */
export interface ModelRef {
  readonly name?: string | null | undefined
  readonly modelVersionId?: string | null | undefined
}

export type ModelService = ReturnType<typeof createModelService>

interface Dependencies {
  readonly database: Database
  readonly blobs: BlobStore
  readonly env: Pick<Env, 'predictorMemoryLimitBytes'>
  readonly logger: Logger
  readonly architectures: Pick<ArchitectureService, 'create'>
  readonly uploads: Pick<UploadService, 'getMany'>
}

/** The registry: models, their versions, aliases and weights. */
export function createModelService({ database, blobs, env, logger, architectures, uploads }: Dependencies) {
  const store = createModelStore(database)
  const conversions = createConversions({ env, logger })

  /** The version that a caller means. Throws a UserMistake where there is none. */
  async function resolve(projectId: string, ref: ModelRef): Promise<ModelVersionRow> {
    const reference = ref.modelVersionId
      ? ({ type: 'id', modelVersionId: ref.modelVersionId } as const)
      : parseModelName(ref.name ?? '')
    switch (reference.type) {
      case 'id': {
        const version = await store.findVersion(projectId, reference.modelVersionId)
        if (version) return version
        throw mistake('NOT_FOUND', `no model version "${reference.modelVersionId}"`, ['model', 'modelVersionId'])
      }
      case 'alias': {
        const version = await store.findVersionByAlias(projectId, reference.model, reference.alias)
        if (version) return version
        throw mistake('NOT_FOUND', `the model "${reference.model}" has no alias "${reference.alias}"`, [
          'model',
          'name',
        ])
      }
      case 'newest':
      case 'number': {
        const number = reference.type === 'number' ? reference.number : null
        const version = await store.findVersionByNumber(projectId, reference.model, number)
        if (version) return version
        const what = number === null ? 'version' : `version ${number}`
        throw mistake('NOT_FOUND', `there is no ${what} of a model "${reference.model}"`, ['model', 'name'])
      }
    }
  }

  /** All that a predictor or a converter needs of a version. */
  async function read(modelVersionId: string): Promise<StoredModel> {
    const version = await store.readVersion(modelVersionId)
    if (!version) throw new NotFound('model version', modelVersionId)
    const [architecture, weights] = await Promise.all([
      store.readArchitecture(version.architectureId),
      blobs.read(version.weightsBlobHash),
    ])
    return { architecture, signature: version.signature, weights }
  }

  return {
    resolve,
    get: (projectId: string, id: string) => store.findModel(projectId, { id }),
    getByName: (projectId: string, name: string) => store.findModel(projectId, { name }),
    list: store.listModels,
    count: store.countModels,
    getVersion: (projectId: string, id: string) => store.findVersion(projectId, id),
    /** For what is known to hold on to it. */
    require: async (projectId: string, id: string) => {
      const model = await store.findModel(projectId, { id })
      if (!model) throw new NotFound('model', id)
      return model
    },
    requireVersion: async (projectId: string, id: string): Promise<ModelVersionRow> => {
      const version = await store.findVersion(projectId, id)
      if (!version) throw new NotFound('model version', id)
      return version
    },
    getVersionOfRun: (trainingRunId: string) => store.findVersionOfRun(trainingRunId),
    listVersions: store.listVersions,
    countVersions: store.countVersions,
    listAliases: store.listAliases,
    listEvaluations: store.listEvaluations,
    listClassEvaluations: store.listClassEvaluations,

    /** Points an alias at a version; an alias in use moves. */
    setAlias: async (projectId: string, modelVersionId: string, alias: string) => {
      checkAlias(alias, ['alias'])
      const version = await store.findVersion(projectId, modelVersionId)
      if (!version) throw mistake('NOT_FOUND', `no model version "${modelVersionId}"`, ['modelVersionId'])
      return store.saveAlias(version.modelId, alias, version.id)
    },

    /** Adds the next version of a model inside the caller's transaction, and answers its id. */
    publishVersion: (tx: Tx, version: NewModelVersion): Promise<string> => insertModelVersion(tx, version),

    /** The architecture of a version; null where the project has none of this id. */
    findArchitecture: async (projectId: string, modelVersionId: string): Promise<ArchitectureSpec | null> => {
      const version = await store.findVersion(projectId, modelVersionId)
      return version && store.readArchitecture(version.architectureId)
    },

    /** The weights of a version: a safetensors file. By id alone, for what was checked to be of its project. */
    readWeights: async (modelVersionId: string): Promise<Uint8Array> => {
      const version = await store.readVersion(modelVersionId)
      if (!version) throw new NotFound('model version', modelVersionId)
      return blobs.read(version.weightsBlobHash)
    },

    readForPrediction: read,

    /**
     * Writes a version in another format, in a process of its own.
     * @throws UserMistake where there is no such version, and naming each layer that the format has not
     */
    export: async (
      projectId: string,
      modelVersionId: string,
      format: ExportFormat,
    ): Promise<{ modelVersionId: string; format: ExportFormat; files: readonly ExportedFile[] }> => {
      const version = await store.findVersion(projectId, modelVersionId)
      if (!version) throw mistake('NOT_FOUND', `no model version "${modelVersionId}"`, ['modelVersionId'])
      const files = await conversions
        .run({ type: 'export', modelVersionId, format })
        .catch((error: unknown) => refuse(error, 'UNSUPPORTED', ['format']))
      return { modelVersionId, format, files }
    },

    /**
     * Reads a model that was trained elsewhere: makes its architecture, and publishes it as the next version of a model.
     * @throws UserMistake for uploads that are not there, InvalidSpec for what cannot be read
     */
    import: async (projectId: string, input: ImportModelInput): Promise<string> => {
      const { idempotencyKey: key, ...rest } = input
      return withIdempotency(database, { projectId, mutation: 'importModel', key, input: rest }, async () => {
        const files = await findUploads(uploads, projectId, rest)
        const parts = await conversions
          .run({ type: 'import', ...files })
          .catch((error: unknown) => refuse(error, 'INVALID_INPUT', ['tfjs', 'modelUploadId']))
        const { id: architectureId } = await architectures.create(projectId, { name: rest.name, ...parts.architecture })
        const { signature, weights } = parts
        return store.publish({
          projectId,
          name: rest.name,
          trainingRunId: null,
          architectureId,
          signature,
          weightsBlobHash: weights.hash,
          weightsByteSize: weights.byteSize,
          evaluations: [],
        })
      })
    },

    /** What a converter process does. @throws InvalidSpec naming each layer that the other side has not */
    convert: async (conversion: Conversion): Promise<ConversionResults[Conversion['type']]> =>
      conversion.type === 'export'
        ? writeExport(blobs, conversion.format, await read(conversion.modelVersionId))
        : readImport(blobs, conversion),

    close: () => conversions.close(),
  }
}

/** Puts a conversion's mistakes where the caller can: their paths lead into a model, which stands in no input. */
function refuse(error: unknown, code: string, path: readonly string[]): never {
  if (!(error instanceof InvalidSpec)) throw error
  throw new UserMistake(error.issues.map(({ message }) => ({ code, message, path })))
}

interface StoredModel {
  readonly architecture: ArchitectureSpec
  readonly signature: ModelSignature
  /** A safetensors file. */
  readonly weights: Uint8Array
}
