import { InvalidSpec } from '../engine/index.js'
import type { Column, DecodedOutput } from '../engine/index.js'
import type { Env } from '../platform/env.js'
import type { Logger } from '../platform/logger.js'
import { forkEntry, oneThreadPool } from '../platform/processes.js'
import type { Child } from '../platform/processes.js'
import type { PredictRequest, PredictorMessage } from './prediction.js'

interface Pending {
  readonly request: PredictRequest
  /** Predictors that it was given to. */
  attempts: number
  readonly resolve: (outputs: readonly DecodedOutput[]) => void
  readonly reject: (error: Error) => void
}

/** Runs models in processes of their own, so that the server's event loop never waits for one and never dies of one. */
export interface PredictorPool {
  predict(modelVersionId: string, columns: ReadonlyMap<string, Column>, rows: number): Promise<readonly DecodedOutput[]>
  close(): Promise<void>
}

/** Predictors that a request may outlive: it may be the request itself that ends them. */
const mostAttempts = 2

/**
 * One predictor, started on first use and again after it died. The requests that it held are given to the next one; a
 * request that was held when two died fails.
 */
export function createPredictorPool({ env, logger }: { env: Env; logger: Logger }): PredictorPool {
  const pending = new Map<number, Pending>()
  let nextId = 1
  let child: Child | null = null
  let isClosed = false

  function onMessage(message: unknown): void {
    const reply = message as PredictorMessage
    const request = pending.get(reply.id)
    pending.delete(reply.id)
    if (reply.type === 'answer') request?.resolve(reply.outputs)
    else if (reply.type === 'mistake') request?.reject(new InvalidSpec(reply.issues))
    else request?.reject(new Error(reply.message))
  }

  function start(): Child {
    const started = forkEntry('predictor', {
      env: oneThreadPool,
      memoryLimitBytes: env.predictorMemoryLimitBytes,
      onMessage,
    })
    void started.exited.then(({ code, signal, isOverMemoryLimit }) => {
      child = null
      const why = isOverMemoryLimit
        ? 'it went over PREDICTOR_MEMORY_MB'
        : `code ${code ?? 'none'}, signal ${signal ?? 'none'}`
      if (!isClosed) logger.error({ code, signal, isOverMemoryLimit }, 'the predictor ended')
      for (const held of [...pending.values()]) {
        if (!isClosed && held.attempts < mostAttempts) dispatch(held)
        else {
          pending.delete(held.request.id)
          held.reject(new Error(`the predictor ended while it worked (${why})`))
        }
      }
    })
    return started
  }

  /** Where the predictor is gone and its end not yet noticed, its end gives the request to the next one. */
  function dispatch(held: Pending): void {
    held.attempts += 1
    child ??= start()
    child.send(held.request)
  }

  return {
    predict: (modelVersionId, columns, rows) =>
      new Promise((resolve, reject) => {
        const request: PredictRequest = { type: 'predict', id: nextId++, modelVersionId, rows, columns }
        const held: Pending = { request, attempts: 0, resolve, reject }
        pending.set(request.id, held)
        dispatch(held)
      }),
    close: async () => {
      isClosed = true
      child?.kill()
      await child?.exited
    },
  }
}
