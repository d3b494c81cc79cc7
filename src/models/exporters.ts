import { InvalidSpec } from '../engine/index.js'
import type { Env } from '../platform/env.js'
import { mistake } from '../platform/errors.js'
import type { Logger } from '../platform/logger.js'
import { forkEntry } from '../platform/processes.js'
import type { Child } from '../platform/processes.js'
import type { ExportedFile, ExporterMessage, ExportFormat } from './exported.js'

/** Exports that may wait for their turn. */
const queueLimit = 16

/** Writes exports in processes of their own, one at a time: the server's event loop waits for none and dies of none. */
export interface Exporters {
  /**
   * Callers that ask for the same at the same time get the same.
   * @throws InvalidSpec naming each layer that the format has not, UserMistake OVERLOADED where too many wait
   */
  export(modelVersionId: string, format: ExportFormat): Promise<readonly ExportedFile[]>
  close(): Promise<void>
}

export function createExporters({
  env,
  logger,
}: {
  env: Pick<Env, 'predictorMemoryLimitBytes'>
  logger: Logger
}): Exporters {
  const underWay = new Map<string, Promise<readonly ExportedFile[]>>()
  let last: Promise<unknown> = Promise.resolve()
  let child: Child | null = null
  let isClosed = false

  async function run(modelVersionId: string, format: ExportFormat): Promise<readonly ExportedFile[]> {
    if (isClosed) throw new Error('the server stops')
    let message: ExporterMessage | null = null
    child = forkEntry('exporter', {
      args: [modelVersionId, format],
      memoryLimitBytes: env.predictorMemoryLimitBytes,
      onMessage: (received) => (message = received as ExporterMessage),
    })
    const exit = await child.exited
    child = null
    return readMessage(message, () => {
      const why = exit.isOverMemoryLimit ? 'it went over PREDICTOR_MEMORY_MB' : `code ${exit.code ?? 'none'}`
      logger.error({ modelVersionId, format, ...exit }, 'an exporter ended before its work was done')
      return `the exporter ended while it worked (${why})`
    })
  }

  return {
    export: (modelVersionId, format) => {
      const key = `${modelVersionId} ${format}`
      const found = underWay.get(key)
      if (found) return found
      if (underWay.size >= queueLimit)
        return Promise.reject(mistake('OVERLOADED', `${underWay.size} exports are waiting: try again later`))
      const done = last.then(() => run(modelVersionId, format)).finally(() => underWay.delete(key))
      underWay.set(key, done)
      last = done.catch(() => undefined)
      return done
    },
    close: async () => {
      isClosed = true
      child?.kill()
      await last
    },
  }
}

function readMessage(message: ExporterMessage | null, describeEnd: () => string): readonly ExportedFile[] {
  switch (message?.type) {
    case 'exported':
      return message.files
    case 'mistake':
      throw new InvalidSpec(message.issues)
    case 'failure':
      throw new Error(message.message)
    case undefined:
      throw new Error(describeEnd())
  }
}
