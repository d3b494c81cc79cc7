import type { RecurrenceAttributes } from '../../recurrence/cell.js'
import { gru } from './gru.js'
import { gruResetBefore } from './gru-reset-before.js'
import type { LoopCell } from './loop-cell.js'
import { lstm } from './lstm.js'
import { simpleRnn } from './simple-rnn.js'

/** The bodies of a cell's loops. */
export function loopCell({ type, resetAfter }: Pick<RecurrenceAttributes, 'type' | 'resetAfter'>): LoopCell {
  if (type === 'gru') return resetAfter ? gru : gruResetBefore
  return type === 'lstm' ? lstm : simpleRnn
}
