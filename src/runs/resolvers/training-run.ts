import type { TrainingRunResolvers } from '../../graphql/__generated__/resolvers.js'
import { connect } from '../../graphql/connection.js'
import { loadStages } from '../loaders.js'
import { parseStored } from '../stored-task.js'
import type { StartRunInput } from '../task/input.js'
import { labelsOf, toLossInput } from '../task/loss.js'
import { chosen, toPublicName } from '../task/one-of.js'
import { toEarlyStoppingInput, toEncodingInput, toGradientClippingInput, toOptimizerInput } from '../task/public.js'
import { providerOf } from '../training-run.js'
import type { RunEnvironment, RunFailureCode } from '../training-run.js'
import { readSeriesOf } from './metrics.js'

export const trainingRunFields: TrainingRunResolvers = {
  strategy: ({ input }) => {
    const { strategy } = input as unknown as StartRunInput
    const type = toPublicName(chosen(strategy)[0]) as 'END_TO_END' | 'GREEDY_LAYERWISE' | 'STAGED'
    return { type, spec: strategy }
  },
  stages: ({ id }, _, { services }) => loadStages(services.runs, id),
  progress: async (run, _, { services }) => {
    const stages = await loadStages(services.runs, run.id)
    const stage = stages[run.currentStage] ?? stages[0]
    if (!stage) throw new Error(`the run ${run.id} has no stages`)
    const [step, totalSteps] = [Number(run.step), Number(run.totalSteps)]
    const stepsPerSecond = run.status === 'RUNNING' ? run.stepsPerSecond : null
    return {
      stage,
      epoch: run.epoch,
      step,
      totalSteps,
      fraction: run.status === 'SUCCEEDED' || totalSteps === 0 ? Number(run.status === 'SUCCEEDED') : step / totalSteps,
      stepsPerSecond,
      remainingMs: stepsPerSecond ? Math.round(((totalSteps - step) / stepsPerSecond) * 1000) : null,
    }
  },
  failure: ({ failureCode, failureMessage, failureStep }) =>
    failureCode === null
      ? null
      : {
          code: failureCode as RunFailureCode,
          message: failureMessage ?? '',
          step: failureStep === null ? null : Number(failureStep),
        },
  hyperparameters: ({ task: stored, modelName }) => {
    const { task } = parseStored(stored)
    return {
      optimizer: toOptimizerInput(task.optimizer),
      batchSize: task.batchSize,
      seed: task.seed,
      earlyStopping: task.earlyStopping ? toEarlyStoppingInput(task.earlyStopping) : null,
      gradientClipping: task.gradientClipping ? toGradientClippingInput(task.gradientClipping) : null,
      inputs: task.inputs.map(({ input, features, encoding }) => ({
        input,
        features: [...features],
        encoding: encoding ? toEncodingInput(encoding) : null,
      })),
      targets: task.targets.map(({ output, source, loss, metrics, weight, sampleWeight }) => ({
        output,
        features: source.type === 'features' ? [...source.features] : null,
        reconstructs: source.type === 'reconstructs' ? source.input : null,
        loss: toLossInput(loss, labelsOf(source, task.features)),
        metrics: metrics.map(({ name }) => toPublicName(name) as never),
        weight,
        sampleWeight: sampleWeight ?? null,
      })),
      modelName,
    }
  },
  environment: ({ environment, peakMemoryBytes }) => {
    if (environment === null) return null
    const kept = environment as unknown as RunEnvironment
    const { executor, node, ...rest } = kept
    return {
      ...rest,
      executionProvider: providerOf(kept),
      nodeVersion: node,
      executor: executor.toUpperCase() as 'COMPILED' | 'EAGER' | 'TENSORFLOW',
      peakMemoryBytes: peakMemoryBytes === null ? null : Number(peakMemoryBytes),
    }
  },
  metrics: (run, args, { services }) => readSeriesOf(services.runs, run.id, args),
  checkpoints: ({ id }, args, { services }) =>
    connect(args, {
      list: (page) => services.runs.listCheckpoints(id, page),
      count: () => services.runs.countCheckpoints(id),
    }),
  datasetVersion: async ({ datasetVersionId }, _, { services, projectId }) => {
    const version = await services.datasets.getVersion(projectId, datasetVersionId)
    if (!version) throw new Error(`the dataset version ${datasetVersionId} of a run is gone`)
    return version
  },
  architecture: async ({ architectureId }, _, { loaders }) => {
    const architecture = await loaders.architectures.load(architectureId)
    if (!architecture) throw new Error(`the architecture ${architectureId} of a run is gone`)
    return architecture
  },
  modelVersion: ({ id }, _, { services }) => services.models.getVersionOfRun(id),
}
