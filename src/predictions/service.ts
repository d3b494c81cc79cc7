import type { DecodedOutput } from '../engine/index.js'
import type { ModelService } from '../models/service.js'
import type { Database } from '../platform/database.js'
import type { Env } from '../platform/env.js'
import { mistake, UserMistake } from '../platform/errors.js'
import { withIdempotency } from '../platform/idempotency.js'
import { newId } from '../platform/ids.js'
import type { Logger } from '../platform/logger.js'
import { createPredictorPool } from './pool.js'
import { keepTopK, maxRowsPerPrediction } from './prediction.js'
import { mistakeLimit, readRows } from './rows.js'
import type { FeatureRow } from './rows.js'
import { createPredictionStore } from './store.js'
import type { PredictionRow } from './store.js'

export interface PredictInput {
  /** By name ("digits", "digits@3", "digits@production") or by id. */
  readonly model: { readonly name?: string | null | undefined; readonly modelVersionId?: string | null | undefined }
  readonly rows: readonly FeatureRow[]
  /** Labels kept of each classification, most probable first. (Default: 5) */
  readonly topK: number
  readonly idempotencyKey?: string | null | undefined
}

export type PredictionService = ReturnType<typeof createPredictionService>

interface Dependencies {
  readonly database: Database
  readonly env: Env
  readonly logger: Logger
  readonly models: ModelService
}

/** Online inference: raw rows in, typed answers out, each prediction kept. */
export function createPredictionService({ database, env, logger, models }: Dependencies) {
  const store = createPredictionStore(database)
  const pool = createPredictorPool({ env, logger })

  async function run(projectId: string, { model, rows, topK }: PredictInput): Promise<string> {
    const version = await models.resolve(projectId, model)
    const features = version.signature.inputs.flatMap((input) => input.features.map(({ feature }) => feature))
    const columns = readRows(features, rows)
    const startedAt = performance.now()
    const outputs = await pool.predict(version.id, columns, rows.length)
    const latencyMs = performance.now() - startedAt
    checkFinite(outputs)
    const id = newId('pred')
    await store.insert({ id, projectId, modelVersionId: version.id, rows, outputs: keepTopK(outputs, topK), latencyMs })
    return id
  }

  return {
    /** Throws UserMistakes for a model that is not there and for rows that do not fit; one bad row refuses all. */
    predict: async (projectId: string, input: PredictInput): Promise<PredictionRow> => {
      checkSize(input)
      const { idempotencyKey: key, ...rest } = input
      const id = await withIdempotency(database, { projectId, mutation: 'predict', key, input: rest }, () =>
        run(projectId, rest),
      )
      const prediction = await store.find(projectId, id)
      if (!prediction) throw new Error(`the prediction ${id} was stored and is gone`)
      return prediction
    },
    get: (projectId: string, id: string) => store.find(projectId, id),
    list: store.list,
    count: store.count,
    close: () => pool.close(),
  }
}

function checkSize({ rows, topK }: PredictInput): void {
  if (rows.length === 0) throw mistake('INVALID_INPUT', 'there are no rows to predict', ['rows'])
  if (rows.length > maxRowsPerPrediction)
    throw mistake('TOO_LARGE', `at most ${maxRowsPerPrediction} rows at a time, got ${rows.length}`, ['rows'])
  if (topK < 1) throw mistake('INVALID_INPUT', `topK must be >= 1, got ${topK}`, ['topK'])
}

/** Values far beyond those that were learned from may overflow; then there is no answer. */
function checkFinite(outputs: readonly DecodedOutput[]): void {
  const rows = outputs.flatMap((output) => {
    const value = output.type === 'classification' ? output.confidence : output.type === 'regression' ? output.value : 0
    return Number.isFinite(value) ? [] : [output.row]
  })
  if (rows.length === 0) return
  throw new UserMistake(
    [...new Set(rows)].slice(0, mistakeLimit).map((row) => ({
      code: 'INVALID_INPUT',
      message: `row ${row}: the model's answer is not a finite number; is a value far beyond those that it learned from?`,
      path: ['rows', String(row)],
    })),
  )
}

export type { DecodedOutput, PredictionRow }
