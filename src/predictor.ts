import { availableParallelism } from 'node:os'
import { createPredictor, InvalidSpec } from './engine/index.js'
import type { Predictor } from './engine/index.js'
import { compose } from './compose.js'
import { readEnv } from './platform/env.js'
import { messageOf } from './platform/errors.js'
import { createLogger } from './platform/logger.js'
import { exitWithParent } from './platform/processes.js'
import { createBatcher } from './predictions/batches.js'
import type { Batcher } from './predictions/batches.js'
import type { PredictRequest, PredictorMessage } from './predictions/prediction.js'

/** Models kept warm; beyond it the one that was not asked for the longest is let go. */
const warmModels = 16

interface WarmModel {
  readonly batcher: Batcher
  readonly predictor: Predictor
}

const env = readEnv()
const logger = createLogger(env, 'predictor')
const { services, executionProvider } = await compose(env, logger)
/** In the order of their last use. */
const warm = new Map<string, Promise<WarmModel>>()

exitWithParent()
process.on('SIGTERM', () => process.exit(0))
// The terminal's Ctrl+C reaches the whole group; the server decides when its predictor ends.
process.on('SIGINT', () => undefined)
process.on('message', (message) => void answer(message as PredictRequest))

async function load(modelVersionId: string): Promise<WarmModel> {
  const model = await services.models.readForPrediction(modelVersionId)
  const predictor = await createPredictor({
    ...model,
    executionProvider,
    threads: env.predictorThreads || availableParallelism(),
  })
  return { predictor, batcher: createBatcher((columns, rows) => predictor.predict(columns, rows)) }
}

function take(modelVersionId: string): Promise<WarmModel> {
  const loaded = warm.get(modelVersionId) ?? load(modelVersionId)
  warm.delete(modelVersionId)
  warm.set(modelVersionId, loaded)
  // A failed load is tried again with the next request.
  loaded.catch(() => warm.delete(modelVersionId))
  const [coldest] = warm.keys()
  if (warm.size > warmModels && coldest !== undefined) release(coldest)
  return loaded
}

function release(modelVersionId: string): void {
  const released = warm.get(modelVersionId)
  warm.delete(modelVersionId)
  void released?.then(
    ({ predictor, batcher }) => batcher.drained().then(() => predictor.dispose()),
    () => undefined,
  )
}

async function answer({ id, modelVersionId, columns, rows }: PredictRequest): Promise<void> {
  const refuse = (error: unknown) =>
    reply(
      error instanceof InvalidSpec
        ? { type: 'mistake', id, issues: error.issues }
        : { type: 'failure', id, message: messageOf(error) },
    )
  try {
    const { batcher } = await take(modelVersionId)
    batcher.enqueue({ rows, columns, refuse, answer: (outputs) => reply({ type: 'answer', id, outputs }) })
  } catch (error) {
    refuse(error)
  }
}

function reply(message: PredictorMessage): void {
  process.send?.(message)
}
