import pg from 'pg'
import type { Tx } from './database.js'
import { createInbox } from './inbox.js'
import type { Inbox } from './inbox.js'
import type { Logger } from './logger.js'

export const eventChannels = ['dataset_version', 'training_run', 'training_metrics'] as const
export type EventChannel = (typeof eventChannels)[number]

/** Ids and sequence numbers only: whoever hears it reads the rows. */
export type EventPayload = Readonly<Record<string, string | number>>

export interface Events {
  /**
   * Sends when the transaction commits (at once through a pool). At most 7,999 bytes of JSON; equal payloads of one
   * transaction arrive as one.
   */
  notify(through: Tx | Pick<pg.Pool, 'query'>, channel: EventChannel, payload: EventPayload): Promise<void>
  /**
   * The payloads that match, from the call on. Yields null where some may have been missed (the listening connection was
   * not yet there, or broke and is back): read again. A slow reader costs little memory: what does not fit becomes null.
   * Subscribe before reading the rows, and nothing falls in between.
   */
  subscribe(
    channel: EventChannel,
    matches?: (payload: EventPayload) => boolean,
  ): AsyncIterableIterator<EventPayload | null>
  /** Whether the listening connection stands. */
  isListening(): boolean
  /** Ends every subscription. */
  close(): Promise<void>
}

const reconnectDelaysMs = [100, 250, 500, 1000, 2000]
const heartbeatMs = 10_000

/** Events over LISTEN/NOTIFY, on one connection of its own that comes back by itself. */
export function createEvents(databaseUrl: string, logger?: Logger): Events {
  const inboxes = new Map<EventChannel, Set<Inbox<EventPayload>>>(eventChannels.map((channel) => [channel, new Set()]))
  let client: pg.Client | null = null
  let isListening = false
  let isClosed = false
  let failures = 0
  let retry: NodeJS.Timeout | undefined

  const heartbeat = setInterval(() => {
    // A query on a connection that broke silently is what makes it fail.
    if (isListening) client?.query('select 1').catch(() => undefined)
  }, heartbeatMs)
  heartbeat.unref()

  function connect(): void {
    const attempt = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'strata-events',
      connectionTimeoutMillis: 5000,
      query_timeout: 5000,
      keepAlive: true,
    })
    client = attempt
    let hasEnded = false
    const lose = (error?: Error) => {
      if (hasEnded) return
      hasEnded = true
      isListening = false
      attempt.end().catch(() => undefined)
      if (isClosed) return
      if (failures === 0) logger?.warn({ err: error }, 'the connection for events broke; connecting again')
      retry = setTimeout(connect, reconnectDelaysMs[Math.min(failures++, reconnectDelaysMs.length - 1)])
    }
    attempt.on('error', lose)
    attempt.on('end', lose)
    attempt.on('notification', ({ channel, payload }) => deliver(inboxes.get(channel as EventChannel), payload))
    attempt
      .connect()
      .then(() => attempt.query(eventChannels.map((channel) => `listen ${channel}`).join(';')))
      .then(() => {
        isListening = true
        failures = 0
        for (const inbox of [...inboxes.values()].flatMap((set) => [...set])) inbox.miss()
      })
      .catch(lose)
  }
  connect()

  return {
    isListening: () => isListening,
    notify: async (through, channel, payload) => {
      const text = JSON.stringify(payload)
      if ('$executeRaw' in through) await through.$executeRaw`select pg_notify(${channel}, ${text})`
      else await through.query('select pg_notify($1, $2)', [channel, text])
    },
    subscribe: (channel, matches = () => true) => {
      const set = inboxes.get(channel)
      const inbox = createInbox<EventPayload>(matches, () => set?.delete(inbox))
      if (isClosed) inbox.end()
      else set?.add(inbox)
      return inbox.iterator
    },
    close: async () => {
      isClosed = true
      clearTimeout(retry)
      clearInterval(heartbeat)
      for (const inbox of [...inboxes.values()].flatMap((set) => [...set])) inbox.end()
      await client?.end().catch(() => undefined)
    },
  }
}

function deliver(inboxes: Set<Inbox<EventPayload>> | undefined, text: string | undefined): void {
  const payload = parsePayload(text)
  for (const inbox of inboxes ?? [])
    if (payload === null) inbox.miss()
    else inbox.put(payload)
}

/** Null for what this version does not understand. */
function parsePayload(text: string | undefined): EventPayload | null {
  try {
    return JSON.parse(text ?? 'null') as EventPayload | null
  } catch {
    return null
  }
}
