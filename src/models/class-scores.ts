import type { ClassResult } from '../engine/index.js'

/** How well one class is told from the others; 0 where there was nothing to count. */
export interface ClassScore {
  readonly label: string
  readonly support: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/** Precision, recall and F1 of each class, from which class was taken for which: rows are the truth, columns the answers. */
export function scoreClasses({ labels, confusion }: Pick<ClassResult, 'labels' | 'confusion'>): ClassScore[] {
  return labels.map((label, place) => {
    const hits = confusion[place]?.[place] ?? 0
    const support = (confusion[place] ?? []).reduce((sum, count) => sum + count, 0)
    const answers = confusion.reduce((sum, row) => sum + (row[place] ?? 0), 0)
    return {
      label,
      support,
      precision: share(hits, answers),
      recall: share(hits, support),
      f1: share(2 * hits, support + answers),
    }
  })
}
