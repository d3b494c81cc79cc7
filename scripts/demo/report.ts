export interface ComparedRun {
  readonly trainingRun: { readonly name: string }
  readonly testMetrics: readonly { readonly name: string; readonly value: number | null }[]
  readonly durationMs: number | null
  readonly flops: number
  readonly stages: readonly {
    readonly stage: { readonly name: string }
    readonly trainableParameterCount: number
    readonly durationMs: number
  }[]
}

/** The comparison as a table: a line a run, and under it a line a stage. */
export function comparisonTable(runs: readonly ComparedRun[]): string {
  const lines = [['run', 'test accuracy', 'time', 'TFLOP', 'parameters trained']]
  for (const { trainingRun, testMetrics, durationMs, flops, stages } of runs) {
    const accuracy = testMetrics.find(({ name }) => name === 'ACCURACY')?.value ?? null
    lines.push([
      trainingRun.name,
      accuracy === null ? '-' : `${(accuracy * 100).toFixed(2)} %`,
      seconds(durationMs),
      (flops / 1e12).toFixed(2),
      '',
    ])
    for (const { stage, trainableParameterCount, durationMs: spentMs } of stages)
      lines.push([`  ${stage.name}`, '', seconds(spentMs), '', trainableParameterCount.toLocaleString('en')])
  }
  return inColumns(lines)
}

function seconds(durationMs: number | null): string {
  return durationMs === null ? '-' : `${(durationMs / 1000).toFixed(1)} s`
}

/** The first column to the left, the others to the right. */
function inColumns(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((cells) => cells[column]!.length)))
  const text = lines.map((cells) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('   '),
  )
  return [text[0], '-'.repeat(text[0]!.length), ...text.slice(1)].join('\n')
}
