import type { Flushed } from './flush-denormals.js'
import { Lane } from './lane.js'
import type { LaneFunction } from './lane.js'
import { findFile } from './library.js'

/** Threads beside libuv's, which is lane 0: made when they are first asked for, and kept. */
export class Lanes {
  private readonly opened: Promise<Lane>[] = []

  constructor(
    private readonly target: Omit<LaneFunction, 'koffiPath'>,
    private readonly flushed: Flushed,
  ) {}

  /** How many there are, lane 0 counted: fewer than asked for where a thread cannot be made. */
  async open(count: number): Promise<number> {
    while (this.opened.length < count - 1) this.opened.push(this.make())
    const made = await Promise.allSettled(this.opened.slice(0, count - 1))
    const failed = made.findIndex(({ status }) => status === 'rejected')
    return 1 + (failed < 0 ? made.length : failed)
  }

  async call(lane: number, given: readonly bigint[]): Promise<bigint> {
    const opened = this.opened[lane - 1]
    if (!opened) throw new Error(`lane ${lane} is not open`)
    return (await opened).call(given)
  }

  private async make(): Promise<Lane> {
    const [koffiPath] = findFile('koffi')
    if (!koffiPath) throw new Error('koffi is not to be found')
    return Lane.open({ ...this.target, koffiPath }, this.flushed)
  }
}
