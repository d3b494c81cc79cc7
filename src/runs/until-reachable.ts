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

/** What an error was made of, as pg, Prisma and its driver adapter put it. */
interface Parts {
  readonly code?: unknown
  readonly originalCode?: unknown
  readonly message?: unknown
  readonly cause?: unknown
  readonly errors?: unknown
  readonly meta?: { readonly driverAdapterError?: unknown }
}

/** Whether an error says that Postgres cannot be reached at present, rather than that something is wrong. */
export function isPassing(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false
  const { code, originalCode, message, cause, errors, meta } = error as Parts
  const isCode = (value: unknown): boolean =>
    typeof value === 'string' && (passingCodes.has(value) || value.startsWith('08'))
  if (isCode(code) || isCode(originalCode)) return true
  if (typeof message === 'string' && passingMessage.test(message)) return true
  const inner: unknown[] = [cause, meta?.driverAdapterError, ...(Array.isArray(errors) ? (errors as unknown[]) : [])]
  return inner.some((part) => isPassing(part, depth + 1))
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
