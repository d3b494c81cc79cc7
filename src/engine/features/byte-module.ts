import { branchIf, get, i32, load, op, set, store, tee } from '../webassembly/instructions.js'
import { writeModule } from '../webassembly/module.js'
import type { Code } from '../webassembly/module.js'

/** Words of a group: their twelve bytes hold a whole number of pixels of one to four channels. */
const groupWords = 3
export const mostChannels = 4
/** Bytes of one channel's table: a float for each value of a byte. */
const tableBytes = 1024

const [from, to, end, word] = [0, 1, 2, 3]

/** Four times the byte in `place` of the word. */
const entry = (place: number): Code =>
  place === 0
    ? [...get(word), ...i32(2), ...op['i32.shl'], ...i32(1020), ...op['i32.and']]
    : [...get(word), ...i32(8 * place - 2), ...op['i32.shr_u'], ...i32(1020), ...op['i32.and']]

/**
 * Looks bytes up in tables that lie at the start of the memory, channel after channel. It exports
 * `encode(from, to, end)`: where the bytes start, where their floats shall, and where the bytes end. It goes on in whole
 * groups of bytes, so beyond `end` by less than twelve.
 */
export function byteModule(channels: number): Uint8Array {
  const group = Array.from({ length: groupWords }, (_, index) => [
    ...[...get(from), ...load.i32(4 * index), ...set(word)],
    ...[0, 1, 2, 3].flatMap((place) => {
      const at = 4 * index + place
      return [...get(to), ...entry(place), ...load.f32(tableBytes * (at % channels)), ...store.f32(4 * at)]
    }),
  ])
  const code = [
    ...op.loop,
    ...group.flat(),
    ...[...get(to), ...i32(16 * groupWords), ...op['i32.add'], ...set(to)],
    ...[...get(from), ...i32(4 * groupWords), ...op['i32.add'], ...tee(from)],
    ...[...get(end), ...op['i32.lt_s'], ...branchIf(0), ...op.end],
  ]
  return writeModule([{ name: 'encode', parameters: ['i32', 'i32', 'i32'], locals: ['i32'], code }])
}
