import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from './database.js'
import { mistake } from './errors.js'

/** Which call it is: keys are told apart by project and mutation. */
export interface IdempotentCall {
  readonly projectId: string
  readonly mutation: string
  /** The caller's; without one the work is simply done. */
  readonly key: string | null | undefined
  /** What the work depends on, as plain JSON, the key left out. The order of object keys does not matter. */
  readonly input: unknown
}

const keepHours = 24
/** A call that has not ended after this long is taken for dead, and its key for free. */
const abandonedMinutes = 10
const firstPollMs = 20
const longestPollMs = 500
const longestKey = 200

/**
 * Does the work once for each key: for 24 hours the same key with the same input answers what the first call answered,
 * also while that one is still under way. Work that throws leaves the key free. What is answered must be plain JSON, such
 * as the new object's id. Throws UserMistake IDEMPOTENCY_KEY_REUSED where the key came with another input.
 */
export async function withIdempotency<T>(database: Database, call: IdempotentCall, run: () => Promise<T>): Promise<T> {
  const { projectId, mutation, key } = call
  if (key === null || key === undefined) return run()
  if (key.length === 0 || key.length > longestKey)
    throw mistake('INVALID_INPUT', `idempotencyKey must have 1 to ${longestKey} characters, got ${key.length}`, [
      'idempotencyKey',
    ])
  const place = [projectId, mutation, key]
  const hash = createHash('sha256').update(canonicalJson(call.input)).digest('hex')
  for (let pollMs = firstPollMs; ; pollMs = Math.min(pollMs * 2, longestPollMs)) {
    const claimedAt = await claim(database, place, hash)
    if (claimedAt !== null) return work(database, place, claimedAt, run)
    const found = await read(database, place)
    if (!found) continue
    if (found.inputHash !== hash)
      throw mistake('IDEMPOTENCY_KEY_REUSED', `the key "${key}" was used with another input for ${mutation}`, [
        'idempotencyKey',
      ])
    if (found.answer !== null) return found.answer.value as T
    await delay(pollMs)
  }
}

/** Takes the key, where nobody has it or who had it is long gone. Answers the moment of the claim, which names it. */
async function claim({ pool }: Database, place: readonly string[], hash: string): Promise<string | null> {
  const { rows } = await pool.query<{ createdAt: string }>(
    `INSERT INTO "IdempotencyRecord" ("projectId", mutation, key, "inputHash", "createdAt")
     VALUES ($1, $2, $3, $4, clock_timestamp())
     ON CONFLICT ("projectId", mutation, key) DO UPDATE
       SET "inputHash" = excluded."inputHash", result = NULL, "createdAt" = excluded."createdAt"
       WHERE "IdempotencyRecord"."createdAt" < now() - interval '${keepHours} hours'
          OR ("IdempotencyRecord".result IS NULL
              AND "IdempotencyRecord"."createdAt" < now() - interval '${abandonedMinutes} minutes')
     RETURNING "createdAt"::text AS "createdAt"`,
    [...place, hash],
  )
  return rows[0]?.createdAt ?? null
}

async function work<T>(
  { pool }: Database,
  place: readonly string[],
  claimedAt: string,
  run: () => Promise<T>,
): Promise<T> {
  const own = `"projectId" = $1 AND mutation = $2 AND key = $3 AND "createdAt" = $4::timestamptz`
  try {
    const value = await run()
    await pool.query(`UPDATE "IdempotencyRecord" SET result = $5 WHERE ${own}`, [
      ...place,
      claimedAt,
      JSON.stringify({ value }),
    ])
    return value
  } catch (error) {
    // Where the database is gone too, the claim ages out by itself.
    await pool.query(`DELETE FROM "IdempotencyRecord" WHERE ${own}`, [...place, claimedAt]).catch(() => undefined)
    throw error
  }
}

async function read({ pool }: Database, place: readonly string[]) {
  const { rows } = await pool.query<{ inputHash: string; answer: { value: unknown } | null }>(
    `SELECT "inputHash", result AS answer FROM "IdempotencyRecord" WHERE "projectId" = $1 AND mutation = $2 AND key = $3`,
    [...place],
  )
  return rows[0]
}

/** JSON with the keys of every object in order, so that equal values are equal texts; undefined is left out, as by JSON. */
function canonicalJson(value: unknown): string {
  const sorted = (_: string, part: unknown): unknown =>
    typeof part === 'object' && part !== null && !Array.isArray(part) && !(part instanceof Date)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part
  return JSON.stringify(value, sorted) ?? 'null'
}
