import type { Column, DecodedOutput } from '../engine/index.js'
import type { Env } from '../platform/env.js'
import type { Logger } from '../platform/logger.js'
import { forkEntry } from '../platform/processes.js'
import type { Child } from '../platform/processes.js'
import type { PredictRequest, PredictorMessage } from './prediction.js'

interface Pending {
  readonly resolve: (outputs: readonly DecodedOutput[]) => void
  readonly reject: (error: Error) => void
}

/** Runs models in processes of their own, so that the server's event loop never waits for one and never dies of one. */
export interface PredictorPool {
  predict(modelVersionId: string, columns: ReadonlyMap<string, Column>, rows: number): Promise<readonly DecodedOutput[]>
  close(): Promise<void>
}

/** One predictor, started on first use and again after it died; the requests it held then fail, and may be repeated. */
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
    else request?.reject(new Error(reply.message))
  }

  function start(): Child {
    const started = forkEntry('predictor', { memoryLimitBytes: env.predictorMemoryLimitBytes, onMessage })
    void started.exited.then(({ code, signal, isOverMemoryLimit }) => {
      child = null
      const why = isOverMemoryLimit
        ? 'it went over PREDICTOR_MEMORY_MB'
        : `code ${code ?? 'none'}, signal ${signal ?? 'none'}`
      if (!isClosed) logger.error({ code, signal, isOverMemoryLimit }, 'the predictor ended')
      for (const { reject } of pending.values()) reject(new Error(`the predictor ended while it worked (${why})`))
      pending.clear()
    })
    return started
  }

  return {
    predict: (modelVersionId, columns, rows) =>
      new Promise((resolve, reject) => {
        const id = nextId++
        pending.set(id, { resolve, reject })
        child ??= start()
        const request: PredictRequest = { type: 'predict', id, modelVersionId, rows, columns }
        if (child.send(request)) return
        pending.delete(id)
        reject(new Error('the predictor cannot be reached'))
      }),
    close: async () => {
      isClosed = true
      child?.kill()
      await child?.exited
    },
  }
}
