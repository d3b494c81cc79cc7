import type { RandomFiller, StageProgram, TrainingSession } from '../executors/executor.js'
import { initialize } from '../layers/initializers.js'
import type { Network } from '../spec/network.js'
import type { NamedTensors } from '../tensors.js'
import { buildStageProgram } from './program.js'
import { deriveKey, fillNormal, fillUniform, type PhiloxKey } from './random.js'
import type { ResolvedStage } from './resolve-task.js'
import type { Run } from './run.js'
import type { StageInput } from './feeds.js'
import { openStageInput } from './stage-input.js'
import { temporaryPrefix } from './temporary-layers.js'

export interface StageSession {
  readonly session: TrainingSession
  readonly program: StageProgram
  readonly input: StageInput
}

/**
 * Opens the session of a stage and loads its state: the run's weights, the temporary layers' first weights, and what a
 * checkpoint held.
 */
export async function openStageSession(
  run: Run,
  index: number,
  stage: ResolvedStage,
  resumed?: NamedTensors,
): Promise<StageSession> {
  const { layout, spec } = stage
  const input = await openStageInput(run, stage)
  const program = buildStageProgram({
    layout,
    feeds: input.feeds,
    optimizer: spec.optimizer,
    gradientClipping: spec.gradientClipping,
  })
  const session = await run.executor.createTrainingSession(program, {
    threads: run.task.threads,
    updateThreads: run.options.updateThreads,
    random: stageRandom(run.task.seed, index),
  })
  const temporary = startingWeights(layout.body, run.task.seed, (name) =>
    name.startsWith(temporaryPrefix) ? `stage${index}/${name}` : null,
  )
  const known = new Map([...run.weights, ...temporary, ...(resumed ?? [])])
  const names = new Set(program.weights.map(({ name }) => name))
  session.load(new Map([...known].filter(([name]) => names.has(name) || isSlotOf(name, names))))
  return { session, program, input }
}

/** Optimizer slots stand under `slot:layer/weight`. */
const isSlotOf = (name: string, weights: ReadonlySet<string>): boolean =>
  name.includes(':') && weights.has(name.slice(name.indexOf(':') + 1))

/** The random numbers of a stage: a key for each stream, the step as the counter. Names of stages play no part in it. */
function stageRandom(seed: number, stage: number): RandomFiller {
  const keys = new Map<string, PhiloxKey>()
  return (name, distribution, step, out) => {
    const key = keys.get(name) ?? deriveKey(seed, stage, `random:${name}`)
    keys.set(name, key)
    if (distribution === 'uniform') fillUniform(out, key, step)
    else fillNormal(out, key, step)
  }
}

/** @param stream the name that a weight's first values are drawn under; null leaves the weight out */
export function startingWeights(
  network: Network,
  seed: number,
  stream: (weight: string) => string | null,
): NamedTensors {
  const weights: NamedTensors = new Map()
  for (const { name, shape, initializer } of network.weights) {
    const drawn = stream(name)
    if (drawn === null) continue
    weights.set(name, { shape, dtype: 'float32', values: initialize(initializer, shape, seed, drawn) })
  }
  return weights
}
