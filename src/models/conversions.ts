import { InvalidSpec } from '../engine/index.js'
import type { Env } from '../platform/env.js'
import { mistake } from '../platform/errors.js'
import type { Logger } from '../platform/logger.js'
import { forkEntry } from '../platform/processes.js'
import type { Child } from '../platform/processes.js'
import type { Conversion, ConversionResults, ConverterMessage } from './conversion.js'

/** Conversions that may wait for their turn. */
const queueLimit = 16

/** Reads and writes other formats in processes of their own, one at a time: the server's event loop waits for none and dies of none. */
export interface Conversions {
  /**
   * Callers that ask for the same at the same time get the same.
   * @throws InvalidSpec naming each layer that the other side has not, UserMistake OVERLOADED where too many wait
   */
  run<Type extends Conversion['type']>(conversion: Conversion & { type: Type }): Promise<ConversionResults[Type]>
  close(): Promise<void>
}

interface Dependencies {
  /** A converter may use as much memory as a predictor. */
  readonly env: Pick<Env, 'predictorMemoryLimitBytes'>
  readonly logger: Logger
}

type Result = ConversionResults[Conversion['type']]

export function createConversions({ env, logger }: Dependencies): Conversions {
  const underWay = new Map<string, Promise<Result>>()
  let last: Promise<unknown> = Promise.resolve()
  let child: Child | null = null
  let isClosed = false

  async function convert(argument: string): Promise<Result> {
    if (isClosed) throw new Error('the server stops')
    let message: ConverterMessage | null = null
    child = forkEntry('converter', {
      args: [argument],
      memoryLimitBytes: env.predictorMemoryLimitBytes,
      onMessage: (received) => (message = received as ConverterMessage),
    })
    const exit = await child.exited
    child = null
    return readMessage(message, () => {
      const why = exit.isOverMemoryLimit ? 'it went over PREDICTOR_MEMORY_MB' : `code ${exit.code ?? 'none'}`
      logger.error({ argument, ...exit }, 'a converter ended before its work was done')
      return `the converter ended while it worked (${why})`
    })
  }

  function enqueue(argument: string): Promise<Result> {
    const found = underWay.get(argument)
    if (found) return found
    if (underWay.size >= queueLimit)
      return Promise.reject(mistake('OVERLOADED', `${underWay.size} conversions are waiting: try again later`))
    const done = last.then(() => convert(argument)).finally(() => underWay.delete(argument))
    underWay.set(argument, done)
    last = done.catch(() => undefined)
    return done
  }

  return {
    run: async <Type extends Conversion['type']>(conversion: Conversion & { type: Type }) =>
      (await enqueue(JSON.stringify(conversion))) as ConversionResults[Type],
    close: async () => {
      isClosed = true
      child?.kill()
      await last
    },
  }
}

function readMessage(message: ConverterMessage | null, describeEnd: () => string): Result {
  switch (message?.type) {
    case 'done':
      return message.result
    case 'mistake':
      throw new InvalidSpec(message.issues)
    case 'failure':
      throw new Error(message.message)
    case undefined:
      throw new Error(describeEnd())
  }
}
