import type {
  ArchitectureSpec,
  FeatureSpec,
  InputBinding,
  Issue,
  KnownEncoder,
  TargetBinding,
  TrainingTask,
} from '../../engine/index.js'
import { fastestExecutor, InvalidSpec, listExecutors } from '../../engine/index.js'
import type { InputBindingInput, OneOf, StartRunInput, TargetBindingInput } from './input.js'
import { chosen, fromOneOf, toEngineName } from './one-of.js'
import { labelsOf, toLoss } from './loss.js'
import { toEarlyStopping, toGradientClipping, toMetric, toOptimizer } from './settings.js'
import { toStrategy } from './strategy.js'

/** What the input refers to, looked up. */
export interface TaskSurroundings {
  readonly architecture: ArchitectureSpec
  readonly features: readonly FeatureSpec[]
  /** Of the models that the architecture has inside. */
  readonly encoders?: readonly KnownEncoder[]
  /** Threads of one step, fixed for the whole run: another number may change the last bits of a sum. */
  readonly threads: number
}

/**
 * The engine's task of a StartTrainingRunInput, all names in the engine's writing. Whether it makes sense is asked of
 * planTraining; here only what is left out must have a single choice.
 * @throws InvalidSpec with paths into the input
 */
export function toTrainingTask(
  input: StartRunInput,
  { architecture, features, encoders = [], threads }: TaskSurroundings,
): TrainingTask {
  const issues: Issue[] = []
  const inputNames = architecture.inputs.map(({ name }) => name)
  const inputs = (input.inputs ?? []).map((binding, index) =>
    toInputBinding(binding, onlyOf(binding.input, 'input', inputNames, ['inputs', `${index}`, 'input'], issues)),
  )
  const targets = input.targets.map((target, index) =>
    toTarget(target, onlyOf(target.output, 'output', architecture.outputs, ['targets', `${index}`, 'output'], issues), {
      features,
      path: ['targets', `${index}`, 'loss'],
      issues,
    }),
  )
  if (issues.length > 0) throw new InvalidSpec(issues)
  const earlyStopping = toEarlyStopping(input.earlyStopping)
  const gradientClipping = toGradientClipping(input.gradientClipping)
  return {
    architecture,
    features,
    inputs,
    targets,
    ...(encoders.length > 0 && { encoders }),
    strategy: toStrategy(input.strategy),
    optimizer: toOptimizer(input.optimizer),
    batchSize: input.batchSize,
    seed: input.seed,
    executor: chooseExecutor(input.executor).executor,
    threads,
    ...(earlyStopping && { earlyStopping }),
    ...(gradientClipping && { gradientClipping }),
  }
}

/** Which executor runs, and why: recorded with the run. */
export function chooseExecutor(asked: string): { executor: TrainingTask['executor']; reason: string } {
  if (asked === 'AUTO') {
    const { name, reason } = fastestExecutor()
    return { executor: name, reason: `AUTO: ${reason}` }
  }
  const executor = toEngineName(asked) as TrainingTask['executor']
  const found = listExecutors().find(({ name }) => name === executor)
  if (found?.isAvailable) return { executor, reason: 'asked for' }
  throw new InvalidSpec([{ path: ['executor'], message: `${asked} cannot run here: ${found?.message ?? 'unknown'}` }])
}

/** A name that may be left out where there is one choice. */
function onlyOf(
  given: string | null | undefined,
  what: string,
  choices: readonly string[],
  path: readonly string[],
  issues: Issue[],
): string {
  if (given != null) return given
  const [only, ...others] = choices
  if (only !== undefined && others.length === 0) return only
  issues.push({
    path,
    message: `the architecture has ${choices.length} ${what}s (${choices.join(', ')}); name the one that is meant`,
  })
  return ''
}

function toInputBinding({ features, encoding }: InputBindingInput, input: string): InputBinding {
  if (!encoding) return { input, features }
  const { level, ...config } = fromOneOf(encoding)
  const named = typeof level === 'string' ? { ...config, level: toEngineName(level) } : config
  return { input, features, encoding: named as unknown as NonNullable<InputBinding['encoding']> }
}

function toTarget(
  target: TargetBindingInput,
  output: string,
  { features, ...place }: { features: readonly FeatureSpec[]; path: readonly string[]; issues: Issue[] },
): TargetBinding {
  const source = toSource(target.source)
  return {
    output,
    source,
    loss: toLoss(target.loss, labelsOf(source, features), place),
    metrics: target.metrics.map(toMetric),
    weight: target.weight,
    ...(target.sampleWeight && { sampleWeight: target.sampleWeight }),
  }
}

function toSource(input: OneOf): TargetBinding['source'] {
  const [type, value] = chosen(input)
  return type === 'reconstructs'
    ? { type, input: value as string }
    : { type: 'features', features: value as readonly string[] }
}
