import type { ArchitectureSpec, ModelSignature } from '../engine/index.js'
import type { BlobStore } from '../platform/blobs.js'
import type { Database, Tx } from '../platform/database.js'
import { mistake, NotFound } from '../platform/errors.js'
import { checkAlias, parseModelName } from './model.js'
import { createModelStore, insertModelVersion } from './store.js'
import type { ModelVersionRow, NewModelVersion } from './store.js'

export type { ModelVersionRow, NewModelVersion } from './store.js'

/** ModelRefInput: exactly one of the two. */
export interface ModelRef {
  readonly name?: string | null | undefined
  readonly modelVersionId?: string | null | undefined
}

export type ModelService = ReturnType<typeof createModelService>

/** The registry: models, their versions, aliases and weights. */
export function createModelService({ database, blobs }: { database: Database; blobs: BlobStore }) {
  const store = createModelStore(database)

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

    /** All that a predictor needs of a version. */
    readForPrediction: async (
      modelVersionId: string,
    ): Promise<{ architecture: ArchitectureSpec; signature: ModelSignature; weights: Uint8Array }> => {
      const version = await store.readVersion(modelVersionId)
      if (!version) throw new NotFound('model version', modelVersionId)
      const [architecture, weights] = await Promise.all([
        store.readArchitecture(version.architectureId),
        blobs.read(version.weightsBlobHash),
      ])
      return { architecture, signature: version.signature, weights }
    },
  }
}
