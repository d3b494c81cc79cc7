import type { Logger } from '../platform/logger.js'
import { messageOf } from '../platform/errors.js'

const firstWaitMs = 100
const longestWaitMs = 2000

/** Codes of Postgres and of the network for "not now": starting, stopping, gone, out of connections. */
const passingCodes = new Set([
  ...['57P01', '57P02', '57P03', '57P05', '53300', '40001', '40P01'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN'],
  // Prisma: not reachable, timed out, closed, no connection from the pool, transaction lost.
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034'],
])
const passingMessage =
  /connection (terminated|ended|closed|error)|timeout (exceeded )?when trying to connect|not queryable|connection timeout|server closed the connection|can't reach database|SocketTimeout|ConnectionClosed|DatabaseNotReachable/i

/** Whether an error says that Postgres cannot be reached at present, rather than that something is wrong. */
export function isPassing(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    const code = 'code' in cause ? String(cause.code) : ''
    if (passingCodes.has(code) || code.startsWith('08') || passingMessage.test(cause.message)) return true
    if (cause instanceof AggregateError && cause.errors.some(isPassing)) return true
  }
  return false
}

/** Repeats a write until Postgres is there to take it. What fails for another reason is thrown. */
export async function untilReachable<T>(write: () => Promise<T>, logger: Logger): Promise<T> {
  for (let waitMs = firstWaitMs, isAway = false; ; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
    try {
      const result = await write()
      if (isAway) logger.info('Postgres is back')
      return result
    } catch (error) {
      if (!isPassing(error)) throw error
      if (!isAway) logger.warn({ reason: messageOf(error) }, 'Postgres is away; the run goes on and its results wait')
      isAway = true
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
}
