import { seriesId } from './metric.js'
import type { MetricRow } from './metric.js'

/** Points of one STEP series over a whole run beyond which steps are thinned. */
const mostPoints = 10_000

/**
 * Keeps a run of thousands of steps a second from flooding the store. The rule: with at most 10,000 steps in the run
 * every step is kept. Beyond that, steps fall into windows of a power of two of steps, 5,000 windows at most, and each
 * series keeps the least and the greatest value of a window (and every value that is not finite). The windows depend on
 * the step alone, and one that is open when a checkpoint is made closes there: a run that is resumed keeps the same
 * points as one that was never stopped there.
 */
export function createThinning(totalSteps: number): Thinning {
  const windowSteps = totalSteps <= mostPoints ? 1 : 2 ** Math.ceil(Math.log2((2 * totalSteps) / mostPoints))
  const open = new Map<string, Window>()

  return {
    windowSteps,
    add: (rows) => {
      if (windowSteps === 1) return rows
      const kept: MetricRow[] = []
      for (const row of rows) {
        if (row.resolution !== 'STEP' || row.value === null) kept.push(row)
        else collect(row, kept)
      }
      return kept
    },
    flush: () => {
      const kept = [...open.values()].flatMap(extremes)
      open.clear()
      return kept
    },
  }

  function collect(row: MetricRow, kept: MetricRow[]): void {
    const id = seriesId(row)
    const index = Math.floor((row.step - 1) / windowSteps)
    const window = open.get(id)
    if (window?.index === index) {
      if (row.value! < window.low.value!) window.low = row
      if (row.value! > window.high.value!) window.high = row
      return
    }
    if (window) kept.push(...extremes(window))
    open.set(id, { index, low: row, high: row })
  }
}

export interface Thinning {
  readonly windowSteps: number
  /** The rows to be stored by now: these or earlier ones. */
  add(rows: readonly MetricRow[]): readonly MetricRow[]
  /** Closes what is open; to be called at each checkpoint and at the end. */
  flush(): MetricRow[]
}

interface Window {
  readonly index: number
  low: MetricRow
  high: MetricRow
}

function extremes({ low, high }: Window): MetricRow[] {
  if (low === high) return [low]
  return low.step < high.step ? [low, high] : [high, low]
}
