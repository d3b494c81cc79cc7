import { setTimeout as delay } from 'node:timers/promises'

/** Asks again and again until the answer is not false, null or undefined; throws after the timeout, naming what was waited for. */
export async function waitFor<Answer>(
  what: string,
  ask: () => Answer | Promise<Answer>,
  timeoutMs = 30_000,
  everyMs = 25,
): Promise<Exclude<Answer, false | null | undefined>> {
  for (const deadline = Date.now() + timeoutMs; ;) {
    const answer = await ask()
    if (answer !== false && answer !== null && answer !== undefined)
      return answer as Exclude<Answer, false | null | undefined>
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`)
    await delay(everyMs)
  }
}

/** The status of a GET, or null where nothing answers. */
export async function statusOf(url: string): Promise<number | null> {
  return fetch(url, { signal: AbortSignal.timeout(10_000) }).then(
    ({ status }) => status,
    () => null,
  )
}
