import type pg from 'pg'

/**
 * Changes the runs that `where` names, in one statement: compare and set. Every change counts the revision up and wakes
 * subscribers when it commits. Answers the ids of the runs that were changed; none where the comparison failed.
 */
export async function changeRuns(
  db: pg.Pool | pg.ClientBase,
  set: string,
  where: string,
  values: readonly unknown[],
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(changeSql(set, where), [...values])
  return rows.map(({ id }) => id)
}

export const changeSql = (set: string, where: string): string => `
  WITH changed AS (UPDATE "TrainingRun" SET ${set}, revision = revision + 1 WHERE ${where} RETURNING id)
  SELECT id, pg_notify('training_run', json_build_object('runId', id)::text)::text AS notified FROM changed`
