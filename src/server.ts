import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { compose } from './compose.js'
import type { Composition } from './compose.js'
import { createHttpApp } from './http/app.js'
import { readEnv } from './platform/env.js'
import type { Env } from './platform/env.js'
import { BadEnvironment, messageOf } from './platform/errors.js'
import { createLogger } from './platform/logger.js'
import type { Logger } from './platform/logger.js'
import { exitWithParent } from './platform/processes.js'

const drainMs = 3000
const portTimeoutMs = 3000

/** Process entry: HTTP and WebSocket API. Tells its parent `{ type: 'ready', url }` once it serves. */
async function main(): Promise<void> {
  const env = readEnv()
  const logger = createLogger(env, 'server')
  const composition = await compose(env, logger)
  await composition.queue.start()
  let isServing = false
  const app = await createHttpApp(composition, env, logger, () => isServing)
  const url = await listen(app, env)
  isServing = true
  const stop = once(async (reason: string) => {
    logger.info({ reason }, 'server stops')
    isServing = false
    await shutDown(app, composition, logger)
    process.exit(0)
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal))
  exitWithParent(() => void stop('the supervisor is gone'))
  logger.info({ url }, `server ready at ${url}`)
  process.send?.({ type: 'ready', url })
}

async function listen(app: FastifyInstance, { host, port }: Env): Promise<string> {
  // Where an earlier server was killed a moment ago, its port may be free in a moment.
  for (const deadline = Date.now() + portTimeoutMs; ;) {
    try {
      await app.listen({ host, port })
      break
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EADDRNOTAVAIL') throw new BadEnvironment([`HOST ${host} is not an address of this machine`])
      if (code === 'EACCES') throw new BadEnvironment([`PORT ${port} may not be opened by this user`])
      if (code !== 'EADDRINUSE') throw error
      if (Date.now() >= deadline) throw new BadEnvironment([`PORT ${port} is in use on ${host}: choose another`])
      await delay(100)
    }
  }
  const address = app.server.address() as AddressInfo
  const name = host.includes(':') ? `[${host}]` : host
  return `http://${name}:${address.port}`
}

/** Requests under way may end for some seconds; then all connections are cut, and the rest is closed. */
async function shutDown(app: FastifyInstance, composition: Composition, logger: Logger): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), drainMs)
  // Whatever hangs, the process ends.
  setTimeout(() => process.exit(1), drainMs + 4000).unref()
  try {
    await app.close()
    await composition.close()
  } catch (error) {
    logger.error({ err: error }, 'the server did not close cleanly')
  } finally {
    clearTimeout(cut)
  }
}

function once<Argument>(work: (argument: Argument) => Promise<void>): (argument: Argument) => Promise<void> {
  let running: Promise<void> | null = null
  return (argument) => (running ??= work(argument))
}

main().catch((error: unknown) => {
  if (error instanceof BadEnvironment) process.stderr.write(`${messageOf(error)}\n`)
  else
    createLogger({ logLevel: 'fatal', logFormat: 'json' }, 'server').fatal({ err: error }, 'the server did not start')
  process.exitCode = 1
  setTimeout(() => process.exit(1), 100).unref()
})
