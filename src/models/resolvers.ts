import type { MetricName, OutputType, Resolvers, Signature } from '../graphql/__generated__/resolvers.js'
import { connect } from '../graphql/connection.js'
import { asPayload } from '../graphql/payload.js'
import { scoreClasses } from './class-scores.js'
import { exportFolder } from './exported.js'
import { weightsPath } from './model.js'
import type { ModelVersionRow } from './service.js'

/** topKAccuracy, as the engine names it, is TOP_K_ACCURACY in the schema. */
const toMetricName = (name: string): MetricName =>
  name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase() as MetricName

const outputTypes = {
  classification: 'CLASSIFICATION',
  regression: 'REGRESSION',
  tensor: 'TENSOR',
} as const satisfies Record<ModelVersionRow['signature']['outputs'][number]['type'], OutputType>

const toSignature = ({ inputs, outputs }: ModelVersionRow['signature']): Signature => ({
  inputs: inputs.map(({ input, shape, features }) => ({
    name: input,
    shape: [...shape],
    features: features.map(({ feature, encoder }) => ({
      name: feature.name,
      kind: feature.isSequence ? 'SEQUENCE' : feature.kind,
      shape: [...feature.shape],
      categories: feature.categories ? [...feature.categories] : null,
      encoding: encoder.type,
    })),
  })),
  outputs: outputs.map((output) => ({
    name: output.output,
    type: outputTypes[output.type],
    labels: output.type === 'classification' ? [...output.labels] : null,
    shape: output.type === 'tensor' ? [...output.shape] : null,
  })),
})

export const modelResolvers: Resolvers = {
  Query: {
    model: (_, { by }, { services, projectId }) =>
      by.id == null ? services.models.getByName(projectId, by.name) : services.models.get(projectId, by.id),
    models: (_, args, { services, projectId }) =>
      connect(args, {
        list: ({ where, ...page }) => services.models.list({ where: { AND: [{ projectId }, where] }, ...page }),
        count: () => services.models.count(projectId),
      }),
  },
  Mutation: {
    setModelAlias: (_, { input }, { services, projectId }) =>
      asPayload(async () => ({ alias: await services.models.setAlias(projectId, input.modelVersionId, input.alias) })),
    importModel: (_, { input }, { services, projectId }) =>
      asPayload(async () => {
        const id = await services.models.import(projectId, input)
        return { modelVersion: await services.models.requireVersion(projectId, id) }
      }),
    exportModelVersion: (_, { input: { modelVersionId, format } }, { services, projectId, signFolderUrl }) =>
      asPayload(async () => {
        const { files } = await services.models.export(projectId, modelVersionId, format)
        const folder = exportFolder(modelVersionId, files)
        return {
          files: files.map(({ name, hash, byteSize }) => ({
            name,
            byteSize,
            sha256: hash,
            downloadUrl: signFolderUrl(folder, name),
          })),
        }
      }),
  },
  Model: {
    versions: ({ id: modelId }, args, { services }) =>
      connect(args, {
        list: ({ where, ...page }) => services.models.listVersions({ where: { AND: [{ modelId }, where] }, ...page }),
        count: () => services.models.countVersions(modelId),
      }),
    aliases: ({ id }, _, { services }) => services.models.listAliases(id),
  },
  ModelAlias: {
    version: ({ versionId }, _, { services, projectId }) => services.models.requireVersion(projectId, versionId),
  },
  ModelVersion: {
    model: ({ modelId }, _, { services, projectId }) => services.models.require(projectId, modelId),
    architecture: async ({ architectureId }, _, { loaders }) => {
      const architecture = await loaders.architectures.load(architectureId)
      if (!architecture) throw new Error(`the architecture ${architectureId} of a model version is gone`)
      return architecture
    },
    signature: ({ signature }) => toSignature(signature),
    weights: ({ id, weightsByteSize, weightsBlobHash }, _, { signFileUrl }) => ({
      byteSize: Number(weightsByteSize),
      sha256: weightsBlobHash,
      format: 'SAFETENSORS',
      downloadUrl: signFileUrl(weightsPath(id)),
    }),
    evaluations: async ({ id }, _, { services }) =>
      (await services.models.listEvaluations(id)).map(({ name, output, split, value }) => ({
        name: toMetricName(name),
        output: output === '' ? null : output,
        split,
        value,
      })),
    classEvaluations: async ({ id }, _, { services }) =>
      (await services.models.listClassEvaluations(id)).map(({ output, split, labels, confusion }) => ({
        output,
        split,
        labels: [...labels],
        confusionMatrix: confusion.map((row) => [...row]),
        classes: scoreClasses({ labels, confusion }),
      })),
  },
}
