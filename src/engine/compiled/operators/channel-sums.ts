import { channelSums as writeRoutine } from '../machine/routines/channel-sums.js'
import type { RoutineOperator } from './operator.js'

/** Sums of channels, [batch, channels, height, width] to [channels]. Only made of sums that find their images in blocks. */
export const channelSums: RoutineOperator = {
  name: 'ChannelSums',
  routine: (name, { inputs }) => writeRoutine(name, inputs[0]!.shape),
}
