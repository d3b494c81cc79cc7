import type { PredictionFilter, Resolvers } from '../graphql/__generated__/resolvers.js'
import { connect } from '../graphql/connection.js'
import { asPayload } from '../graphql/payload.js'
import type { DecodedOutput } from './service.js'

const typeNames = {
  classification: 'ClassificationOutput',
  regression: 'RegressionOutput',
  tensor: 'TensorOutput',
} as const satisfies Record<DecodedOutput['type'], string>

const filterBy = (projectId: string, filter: PredictionFilter | null | undefined) => ({
  projectId,
  ...(filter?.modelVersionId != null && { modelVersionId: filter.modelVersionId }),
  ...(filter?.modelId != null && { modelVersion: { modelId: filter.modelId } }),
})

export const predictionResolvers: Resolvers = {
  Query: {
    predictions: (_, { filter, ...args }, { services, projectId }) => {
      const wanted = filterBy(projectId, filter)
      return connect(args, {
        list: ({ where, ...page }) => services.predictions.list({ where: { AND: [wanted, where] }, ...page }),
        count: () => services.predictions.count(wanted),
      })
    },
  },
  Mutation: {
    predict: (_, { input }, { services, projectId }) =>
      asPayload(async () => ({ prediction: await services.predictions.predict(projectId, input) })),
  },
  Prediction: {
    modelVersion: ({ modelVersionId }, _, { services, projectId }) =>
      services.models.requireVersion(projectId, modelVersionId),
    rows: ({ rows }) => rows as Record<string, unknown>[],
    outputs: ({ outputs }) => outputs.map((output) => ({ ...output, __typename: typeNames[output.type] })) as never,
  },
}
