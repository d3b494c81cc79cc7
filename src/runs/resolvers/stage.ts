import { trainedLayerNames } from '../../engine/index.js'
import type { StageSpec } from '../../engine/index.js'
import type { StageResolvers } from '../../graphql/__generated__/resolvers.js'
import { toStageInput } from '../task/public.js'
import { toPublicName } from '../task/one-of.js'
import type { RunPlan } from '../plan.js'
import { parseStored } from '../stored-task.js'

type ObjectiveType = 'TARGET' | 'RECONSTRUCTION' | 'AUXILIARY'
export const objectiveOf = ({ objective }: StageSpec) => toPublicName(objective.type) as ObjectiveType

type StoredStage = StageSpec & { batchSize: number }
const specOf = (stored: unknown): StoredStage => stored as StoredStage

export const stageFields: StageResolvers = {
  trainingRun: async ({ runId }, _, { services, projectId }) => {
    const run = await services.runs.get(projectId, runId)
    if (!run) throw new Error(`the run ${runId} of a stage is gone`)
    return run
  },
  position: ({ position }) => position + 1,
  status: ({ status }) => status as 'PENDING' | 'RUNNING' | 'SUCCEEDED',
  objective: ({ spec }) => objectiveOf(specOf(spec)),
  trainedLayers: async ({ spec, runId }, _, { services, projectId }) => {
    const { train } = specOf(spec)
    if (train) return [...train]
    const run = await services.runs.get(projectId, runId)
    return run ? [...trainedLayerNames(parseStored(run.task).task.architecture, undefined)] : []
  },
  epochs: ({ spec }) => specOf(spec).epochs,
  batchSize: ({ spec }) => specOf(spec).batchSize,
  spec: ({ spec }) => toStageInput(specOf(spec)),
  trainableParameterCount: ({ trainableParameterCount }) => Number(trainableParameterCount),
  flopsPerSample: ({ flopsPerSample }) => Number(flopsPerSample),
  durationMs: ({ durationMs }) => Number(durationMs),
}

/** A plan as the public schema has it. */
export const toPublicPlan = (plan: RunPlan) => ({
  ...plan,
  stages: plan.stages.map((stage) => ({
    ...stage,
    name: stage.spec.name,
    objective: objectiveOf(stage.spec),
    trainedLayers: [...stage.trainedLayers],
    epochs: stage.spec.epochs,
    batchSize: stage.spec.batchSize,
    spec: toStageInput(stage.spec),
    flopsPerSample: Math.round(stage.flopsPerSample),
    estimatedMemoryBytes: Math.round(stage.estimatedMemoryBytes),
  })),
})
