import { availableParallelism } from 'node:os'
import { chooseThreads, encodersOf, InvalidSpec, planTraining, submodelInputs } from '../engine/index.js'
import type { ArchitectureSpec, Issue, KnownEncoder } from '../engine/index.js'
import { mistake } from '../platform/errors.js'
import { newId } from '../platform/ids.js'
import { toPlan } from './plan.js'
import type { RunPlan } from './plan.js'
import type { RunArchitecture, RunDatasetVersion, RunServiceDependencies } from './service.js'
import { readMeasuredRate } from './store.js'
import type { NewRun, NewStage } from './store.js'
import type { StoredTask } from './stored-task.js'
import type { StartRunInput } from './task/input.js'
import { chooseExecutor, toTrainingTask } from './task/task.js'

const longestName = 200
const priorities = { least: -100, most: 100 }

export interface PreparedRun {
  readonly plan: RunPlan
  readonly run: NewRun
  readonly stages: readonly NewStage[]
}

/** A run as it would be stored, with everything that it refers to looked up and everything in it checked. */
export async function prepareRun(
  dependencies: Pick<
    RunServiceDependencies,
    'database' | 'findDatasetVersion' | 'findArchitecture' | 'findSignature' | 'threads'
  >,
  projectId: string,
  input: StartRunInput,
): Promise<PreparedRun> {
  const { database, threads } = dependencies
  checkLabels(input)
  const [version, architecture] = await lookUp(dependencies, projectId, input)
  const { spec } = architecture
  const encoders = await findEncoders(dependencies, projectId, spec)
  const available = availableParallelism()
  const asked = toTrainingTask(input, { architecture: spec, features: version.features, encoders, threads: available })
  const planned = planTraining(asked)
  const task = { ...asked, threads: threads ?? chooseThreads(planned, available) }
  const plan = toPlan(spec, planned, version.rowCounts.TRAIN, await readMeasuredRate(database, architecture.id))
  if (version.rowCounts.TRAIN === 0)
    throw mistake('INVALID_INPUT', 'the TRAIN split of the dataset version has no rows', ['datasetVersionId'])
  const id = newId('run')
  const stored: StoredTask = { task, executorReason: chooseExecutor(input.executor).reason }
  return {
    plan,
    run: {
      id,
      projectId,
      name: input.name ?? `${architecture.name} ${id.slice(-6)}`,
      priority: input.priority,
      datasetVersionId: version.id,
      architectureId: architecture.id,
      task: asJson(stored),
      input: asJson(input),
      modelName: input.modelName ?? architecture.name,
      totalSteps: plan.totalSteps,
    },
    stages: plan.stages.map((stage, position) => ({
      id: newId('stage'),
      runId: id,
      position,
      name: stage.spec.name,
      spec: asJson(stage.spec),
      trainableParameterCount: stage.trainableParameterCount,
      flopsPerSample: Math.round(stage.flopsPerSample),
    })),
  }
}

/** The encoders of the models that the architecture has inside, for the inputs that feed them. */
async function findEncoders(
  { findSignature }: Pick<RunServiceDependencies, 'findSignature'>,
  projectId: string,
  architecture: ArchitectureSpec,
): Promise<KnownEncoder[]> {
  const inputs = architecture.submodels ? submodelInputs(architecture) : []
  const found = await Promise.all(
    inputs.map(async (input) => {
      const signature = await findSignature(projectId, input.modelVersionId)
      return signature ? encodersOf(input, signature) : []
    }),
  )
  return found.flat()
}

/** JSON as Prisma stores it: what is undefined is left out. */
const asJson = (value: object) => JSON.parse(JSON.stringify(value)) as object

function checkLabels({ name, modelName, priority }: StartRunInput): void {
  const issues: Issue[] = []
  for (const [key, label] of Object.entries({ name, modelName }))
    if (typeof label === 'string' && (label.trim() === '' || label.length > longestName))
      issues.push({
        path: [key],
        message: `must have 1 to ${longestName} characters, got ${label.trim() === '' ? 'none' : label.length}`,
      })
  if (typeof modelName === 'string' && modelName.includes('@'))
    issues.push({
      path: ['modelName'],
      message: `"@" stands between a model's name and its version, and cannot be part of "${modelName}"`,
    })
  if (priority < priorities.least || priority > priorities.most)
    issues.push({ path: ['priority'], message: `must be ${priorities.least} to ${priorities.most}, got ${priority}` })
  if (issues.length > 0) throw new InvalidSpec(issues)
}

async function lookUp(
  { findDatasetVersion, findArchitecture }: Pick<RunServiceDependencies, 'findDatasetVersion' | 'findArchitecture'>,
  projectId: string,
  input: StartRunInput,
): Promise<[RunDatasetVersion, RunArchitecture]> {
  const [version, architecture] = await Promise.all([
    findDatasetVersion(projectId, input.datasetVersionId),
    findArchitecture(projectId, input.architectureId),
  ])
  if (!version) throw mistake('NOT_FOUND', `no dataset version "${input.datasetVersionId}"`, ['datasetVersionId'])
  if (!architecture) throw mistake('NOT_FOUND', `no architecture "${input.architectureId}"`, ['architectureId'])
  if (version.status !== 'READY')
    throw mistake('NOT_READY', `the dataset version must be READY, it is ${version.status}`, ['datasetVersionId'])
  return [version, architecture]
}
