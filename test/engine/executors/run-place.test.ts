import { RunPlace } from '../../../src/engine/executors/run-place.js'

/** Where each of some runs was, that takes so long on another thread or on the asking one. */
function runs(place: RunPlace, count: number, awayMs: number, hereMs: number): boolean[] {
  return Array.from({ length: count }, () => {
    const isHere = place.isHere()
    place.note(isHere ? hereMs : awayMs, isHere)
    return isHere
  })
}

const [away, here] = [Array<boolean>(8).fill(false), Array<boolean>(8).fill(true)]

test('a run is tried on another thread and on the asking one, and stays where it is faster by a tenth', () => {
  expect(runs(new RunPlace(), 20, 1, 0.8)).toEqual([...away, ...here, true, true, true, true])
  expect(runs(new RunPlace(), 20, 1, 0.95)).toEqual([...away, ...here, false, false, false, false])
})

test('a run that takes long leaves the event loop free', () => {
  expect(runs(new RunPlace(), 20, 5, 3)).not.toContain(true)
  const place = new RunPlace()
  runs(place, 20, 1, 0.5)
  expect(place.isHere()).toBe(true)
  place.note(30, true)
  expect(place.isHere()).toBe(false)
})
