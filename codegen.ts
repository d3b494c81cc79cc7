import type { CodegenConfig } from '@graphql-codegen/cli'

/** Types of the resolvers, from the public contract: `npx graphql-codegen`. The result is committed. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  generates: {
    'src/graphql/__generated__/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        contextType: '../context.js#Context',
        useTypeImports: true,
        enumsAsTypes: true,
        maybeValue: 'T | null',
        inputMaybeValue: 'T | null',
        avoidOptionals: { field: true, inputValue: false, object: false, defaultValue: true },
        defaultScalarType: 'unknown',
        strictScalars: true,
        scalars: {
          ID: 'string',
          SafeInt: 'number',
          DateTime: { input: 'Date', output: 'Date' },
          JSON: 'unknown',
          FeatureRow: 'Record<string, unknown>',
          TensorValues: 'readonly (number | null)[]',
        },
        mappers: {
          Architecture: '../../architectures/architecture.js#ArchitectureRow',
          Dataset: '../../platform/__generated__/prisma/client.js#Dataset as DatasetRow',
          DatasetVersion: '../../platform/__generated__/prisma/client.js#DatasetVersion as DatasetVersionRow',
          Feature: '../../platform/__generated__/prisma/client.js#Feature as FeatureRow',
          Upload: '../../platform/__generated__/prisma/client.js#Upload as UploadRow',
          TrainingRun: '../../platform/__generated__/prisma/client.js#TrainingRun as TrainingRunRow',
          Stage: '../../platform/__generated__/prisma/client.js#Stage as StageRow',
          Checkpoint: '../../platform/__generated__/prisma/client.js#Checkpoint as CheckpointRow',
          Model: '../../platform/__generated__/prisma/client.js#Model as ModelRow',
          ModelVersion: '../../models/service.js#ModelVersionRow',
          ModelAlias: '../../platform/__generated__/prisma/client.js#ModelAlias as ModelAliasRow',
          Prediction: '../../predictions/service.js#PredictionRow',
        },
        resolversNonOptionalTypename: false,
        optionalResolveType: true,
      },
    },
  },
  hooks: { afterAllFileWrite: ['prettier --write'] },
}

export default config
