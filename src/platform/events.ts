import type pg from 'pg'
import type { Tx } from './database.js'

export type EventChannel = 'dataset_version' | 'training_run' | 'training_metrics'

/** Ids and sequence numbers only: whoever hears it reads the rows. */
export type EventPayload = Readonly<Record<string, string | number>>

export interface Events {
  /** Sends when the transaction commits (at once through a pool). At most 7,999 bytes of JSON. */
  notify(through: Tx | pg.Pool, channel: EventChannel, payload: EventPayload): Promise<void>
  /**
   * The payloads that match, from now on. Yields null where some may have been missed (after a reconnect): read again.
   * A slow reader queues at most a few payloads; what does not fit becomes one null.
   */
  subscribe(
    channel: EventChannel,
    matches?: (payload: EventPayload) => boolean,
  ): AsyncIterableIterator<EventPayload | null>
  close(): Promise<void>
}
