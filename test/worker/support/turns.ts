/** One trainer at work, as the log of its worker has it. */
export interface Turn {
  readonly runId: string
  readonly fromMs: number
  readonly toMs: number
}

interface LogLine {
  readonly msg?: string
  readonly time: number
  readonly runId?: string
}

/** Every trainer that workers of LOG_LEVEL info started and that ended by itself. */
export function readTurns(outputs: readonly string[]): Turn[] {
  const lines = outputs
    .flatMap((output) => output.split('\n'))
    .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as LogLine] : []))
    .sort((a, b) => a.time - b.time)
  const ends = lines.filter(({ msg }) => msg === 'trainer ends')
  return lines
    .filter(({ msg }) => msg === 'trainer started')
    .map(({ runId = '', time }) => ({
      runId,
      fromMs: time,
      toMs: ends.find((end) => end.runId === runId && end.time >= time)?.time ?? Infinity,
    }))
}

/** The most turns that there were at any time. */
export function mostTogether(turns: readonly Turn[]): number {
  const at = (ms: number): number => turns.filter(({ fromMs, toMs }) => fromMs <= ms && ms < toMs).length
  return Math.max(0, ...turns.map(({ fromMs }) => at(fromMs)))
}
