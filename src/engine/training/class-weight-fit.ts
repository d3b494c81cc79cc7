import type { Column, RowSource } from '../features/column.js'
import type { TargetBinding, TrainingTask } from './task.js'

const chunkRows = 65_536

/**
 * The task with every `balanced` class weight counted on the train split: rows / (classes x rows of the class), as
 * scikit-learn's `compute_class_weight`. Classes that do not occur weigh 1 and are no class of the formula.
 */
export async function fitClassWeights(task: TrainingTask, source: RowSource): Promise<TrainingTask> {
  const targets: TargetBinding[] = []
  for (const target of task.targets) {
    const { loss } = target
    const feature = target.source.type === 'features' ? target.source.features[0] : undefined
    if (!('classWeights' in loss) || loss.classWeights !== 'balanced' || feature === undefined) {
      targets.push(target)
      continue
    }
    const counts = await countClasses(task, source, feature)
    targets.push({ ...target, loss: { ...loss, classWeights: balance(counts) } })
  }
  return { ...task, targets }
}

function balance(counts: readonly number[]): number[] {
  const rows = counts.reduce((sum, count) => sum + count, 0)
  const classes = counts.filter((count) => count > 0).length
  return counts.map((count) => (count === 0 ? 1 : rows / (classes * count)))
}

async function countClasses(task: TrainingTask, source: RowSource, name: string): Promise<number[]> {
  const feature = task.features.find((candidate) => candidate.name === name)
  const counts = new Array<number>(feature?.kind === 'BOOLEAN' ? 2 : (feature?.categories?.length ?? 0)).fill(0)
  const rowCount = source.rowCount('TRAIN')
  for (let start = 0; start < rowCount; start += chunkRows) {
    const rows = Uint32Array.from({ length: Math.min(chunkRows, rowCount - start) }, (_, index) => start + index)
    const column = (await source.read('TRAIN', rows, [name])).get(name)
    for (const code of column ? codesOf(column) : []) if (code in counts) counts[code]! += 1
  }
  return counts
}

function codesOf(column: Column): ArrayLike<number> & Iterable<number> {
  if (column.kind === 'CATEGORICAL') return column.codes
  return column.kind === 'BOOLEAN' ? column.values : []
}
