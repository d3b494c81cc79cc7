import type { Resolvers } from '../graphql/__generated__/resolvers.js'
import type { Context } from '../graphql/context.js'
import { connect } from '../graphql/connection.js'
import type { PageArguments } from '../graphql/connection.js'
import { comparison } from './resolvers/comparison.js'
import { planTrainingRun, runMutations } from './resolvers/mutations.js'
import { stageFields } from './resolvers/stage.js'
import { runSubscriptions } from './resolvers/subscriptions.js'
import { trainingRunFields } from './resolvers/training-run.js'
import type { RunFilter } from './service.js'

const connectRuns = (
  args: PageArguments,
  filter: RunFilter,
  { services, projectId }: Context,
  direction?: 'asc' | 'desc',
) =>
  connect(
    args,
    {
      list: (page) => services.runs.list(projectId, filter, page),
      count: () => services.runs.count(projectId, filter),
    },
    direction,
  )

export const runResolvers: Resolvers = {
  Query: {
    trainingRun: (_, { id }, { services, projectId }) => services.runs.get(projectId, id),
    trainingRuns: (_, { filter, orderBy, ...page }, context) =>
      connectRuns(page, filter ?? {}, context, orderBy?.direction === 'ASC' ? 'asc' : 'desc'),
    planTrainingRun,
    comparison,
  },
  Mutation: runMutations,
  Subscription: runSubscriptions,
  TrainingRun: trainingRunFields,
  Stage: stageFields,
  Checkpoint: {
    stage: async ({ stageId }, _, { services, projectId }) => {
      const [stage] = await services.runs.getStages(projectId, [stageId])
      if (!stage) throw new Error(`the stage ${stageId} of a checkpoint is gone`)
      return stage
    },
    step: ({ step }) => Number(step),
    reason: ({ reason }) => reason.toUpperCase() as 'EPOCH' | 'INTERVAL' | 'PAUSE' | 'STOP',
    byteSize: ({ byteSize }) => Number(byteSize),
  },
  Dataset: { trainingRuns: ({ id: datasetId }, args, context) => connectRuns(args, { datasetId }, context) },
  Architecture: {
    trainingRuns: ({ id: architectureId }, args, context) => connectRuns(args, { architectureId }, context),
  },
}
