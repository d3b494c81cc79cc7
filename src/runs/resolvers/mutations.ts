import type { MutationResolvers, QueryResolvers } from '../../graphql/__generated__/resolvers.js'
import { asPayload } from '../../graphql/payload.js'
import type { RunRow } from '../service.js'
import { toPublicPlan } from './stage.js'

const asRunPayload = (change: () => Promise<RunRow>) => asPayload(async () => ({ trainingRun: await change() }))

export const runMutations: MutationResolvers = {
  startTrainingRun: (_, { input }, { services, projectId }) =>
    asRunPayload(() => services.runs.start(projectId, input)),
  cancelTrainingRun: (_, { input }, { services, projectId }) =>
    asRunPayload(() => services.runs.cancel(projectId, input.trainingRunId)),
  pauseTrainingRun: (_, { input }, { services, projectId }) =>
    asRunPayload(() => services.runs.pause(projectId, input.trainingRunId)),
  resumeTrainingRun: (_, { input }, { services, projectId }) =>
    asRunPayload(() => services.runs.resume(projectId, input.trainingRunId)),
  retryTrainingRun: (_, { input }, { services, projectId }) =>
    asRunPayload(() => services.runs.retry(projectId, input.trainingRunId, input.fromStart)),
}

/** What would run, before anything is spent; mistakes as a mutation answers them. */
export const planTrainingRun: NonNullable<QueryResolvers['planTrainingRun']> = (
  _,
  { input },
  { services, projectId },
) => asPayload(async () => ({ plan: toPublicPlan(await services.runs.plan(projectId, input)) }))
