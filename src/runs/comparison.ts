import { compareCorrectness } from './mcnemar.js'
import type { McNemar } from './mcnemar.js'
import { betterOf } from './metrics/metric.js'

/** Runs that differ in their seed alone; below this many of each setup a difference may be one of luck. */
const seedsForCertainty = 3
/** What counts as beyond chance. */
const significance = 0.05
/** Times less from which on a run counts as cheaper. */
const cheaperFrom = 1.1

/** A finished run, as far as runs are compared. */
export interface ComparableRun {
  readonly id: string
  readonly name: string
  readonly datasetVersionId: string
  /** Equal for runs that differ in their seed alone. */
  readonly setup: string
  readonly seed: number
  readonly durationMs: number
  readonly flops: number
  readonly testMetrics: readonly { output: string | null; name: string; value: number | null }[]
  /** One byte a test row, 1 where right; null without a classification. */
  readonly testCorrect: Uint8Array | null
}

/** One sentence of the verdict, with the figures behind it. */
export interface Finding {
  readonly kind: 'BETTER' | 'NO_DIFFERENCE' | 'CHEAPER' | 'NOT_COMPARABLE'
  readonly message: string
  /** The engine's name; null: about no metric. */
  readonly metric: string | null
  /** The better one first, where one is. */
  readonly runIds: readonly string[]
  readonly difference: number | null
  readonly mcnemar: McNemar | null
  /** True where fewer than three seeds of each setup stand behind it. */
  readonly isIndicative: boolean
}

/** What can be said about finished runs, pair by pair: which one classifies better, its metrics, and the cost. */
export function compareRuns(runs: readonly ComparableRun[]): Finding[] {
  const findings = runs.flatMap((first, index) =>
    runs.slice(index + 1).flatMap((second) => comparePair(first, second, !isCertain(first, second, runs))),
  )
  const order = ['BETTER', 'NO_DIFFERENCE', 'NOT_COMPARABLE', 'CHEAPER']
  return findings.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

function comparePair(first: ComparableRun, second: ComparableRun, isIndicative: boolean): Finding[] {
  const pair = { first, second, isIndicative }
  if (first.datasetVersionId !== second.datasetVersionId) {
    const message = `"${first.name}" and "${second.name}" were trained on different dataset versions: their test rows are not the same.`
    return [
      { ...empty, kind: 'NOT_COMPARABLE', message, runIds: [first.id, second.id], isIndicative: false },
      ...compareCost(pair),
    ]
  }
  return [...(compareRows(pair) ?? compareMetrics(pair)), ...compareCost(pair)]
}

interface Pair {
  readonly first: ComparableRun
  readonly second: ComparableRun
  readonly isIndicative: boolean
}

const empty = { metric: null, difference: null, mcnemar: null }

/** By the rows that only one of them got right; null where they share none. */
function compareRows({ first, second, isIndicative }: Pair): Finding[] | null {
  if (!first.testCorrect?.length || first.testCorrect.length !== second.testCorrect?.length) return null
  const forward = compareCorrectness(first.testCorrect, second.testCorrect)
  const isFirstBetter = forward.onlyFirst >= forward.onlySecond
  const [better, other] = isFirstBetter ? [first, second] : [second, first]
  const mcnemar = isFirstBetter ? forward : { ...forward, onlyFirst: forward.onlySecond, onlySecond: forward.onlyFirst }
  const { onlyFirst, onlySecond, rows, pValue, test } = mcnemar
  const p = pValue < 0.001 ? pValue.toExponential(1) : pValue.toFixed(3)
  const figures =
    `of ${rows} shared test rows "${better.name}" alone gets ${onlyFirst} right and "${other.name}" alone ${onlySecond} ` +
    `(McNemar's ${test === 'exact' ? 'exact test' : 'test with continuity correction'}: p = ${p})`
  const isBeyondChance = pValue < significance
  const message = isBeyondChance
    ? `"${better.name}" classifies better than "${other.name}": ${figures}.`
    : `"${better.name}" and "${other.name}" differ by no more than chance explains: ${figures}.`
  return [
    {
      kind: isBeyondChance ? 'BETTER' : 'NO_DIFFERENCE',
      message: qualified(message, isIndicative),
      metric: 'accuracy',
      runIds: [better.id, other.id],
      difference: (onlyFirst - onlySecond) / rows,
      mcnemar,
      isIndicative,
    },
  ]
}

/** By the metrics that both were measured on, the loss where there is no other; without a test of significance. */
function compareMetrics({ first, second, isIndicative }: Pair): Finding[] {
  const shared = first.testMetrics.flatMap(({ output, name, value }) => {
    const other = second.testMetrics.find((metric) => metric.output === output && metric.name === name)?.value ?? null
    const better = betterOf(name)
    return better && value !== null && other !== null ? [{ output, name, value, other, better }] : []
  })
  const chosen = shared.filter(({ name }) => name !== 'loss')
  const compared = chosen.length > 0 ? chosen : shared
  if (compared.length === 0) {
    const message = `"${first.name}" and "${second.name}" have no test metric in common.`
    return [{ ...empty, kind: 'NOT_COMPARABLE', message, runIds: [first.id, second.id], isIndicative: false }]
  }
  return compared.map(({ output, name, value, other, better }): Finding => {
    const isFirstBetter = better === 'max' ? value >= other : value <= other
    const [winner, loser] = isFirstBetter ? [first, second] : [second, first]
    const [best, worse] = isFirstBetter ? [value, other] : [other, value]
    const what = `test ${name}${output === null ? '' : ` of ${output}`}`
    const message =
      value === other
        ? `"${first.name}" and "${second.name}" have the same ${what}, ${round(value)}.`
        : `"${winner.name}" has the better ${what}: ${round(best)} against ${round(worse)} of "${loser.name}".`
    return {
      ...empty,
      kind: value === other ? 'NO_DIFFERENCE' : 'BETTER',
      message: qualified(message, isIndicative),
      metric: name,
      runIds: [winner.id, loser.id],
      difference: Math.abs(value - other),
      isIndicative,
    }
  })
}

function compareCost({ first, second, isIndicative }: Pair): Finding[] {
  const [cheaper, dearer] = first.durationMs <= second.durationMs ? [first, second] : [second, first]
  if (cheaper.durationMs <= 0 || dearer.durationMs / cheaper.durationMs < cheaperFrom) return []
  const flops = cheaper.flops > 0 ? `, with ${round(cheaper.flops / dearer.flops)} times the arithmetic` : ''
  const times = round(dearer.durationMs / cheaper.durationMs)
  const message = `"${cheaper.name}" trained ${times} times as fast as "${dearer.name}"${flops}.`
  return [
    {
      ...empty,
      kind: 'CHEAPER',
      message: qualified(message, isIndicative),
      runIds: [cheaper.id, dearer.id],
      isIndicative,
    },
  ]
}

function isCertain(first: ComparableRun, second: ComparableRun, runs: readonly ComparableRun[]): boolean {
  return [first, second].every(
    ({ setup }) => new Set(runs.filter((run) => run.setup === setup).map(({ seed }) => seed)).size >= seedsForCertainty,
  )
}

const qualified = (message: string, isIndicative: boolean): string =>
  isIndicative ? `${message} Indicative: fewer than ${seedsForCertainty} seeds of each.` : message

const round = (value: number): string => Number(value.toPrecision(3)).toString()
