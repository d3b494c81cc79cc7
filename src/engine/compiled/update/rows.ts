/** A gradient that is zero but in some rows: those of a table that were read. A row may be named more than once. */
export interface GradientRows {
  readonly ids: Int32Array
  /** A row for each id. */
  readonly values: Float32Array
}

/** Adds rows to `gradient`, in the order in which they are named, and their numbers to `touched`. */
export function addRows(
  gradient: Float32Array,
  rowLength: number,
  { ids, values }: GradientRows,
  touched: Set<number>,
): void {
  const rowCount = gradient.length / rowLength
  for (let index = 0; index < ids.length; index += 1) {
    const id = ids[index]!
    // Negative ids count from the end, as the graph reads them.
    const row = id < 0 ? id + rowCount : id
    touched.add(row)
    const [to, from] = [row * rowLength, index * rowLength]
    for (let column = 0; column < rowLength; column += 1) gradient[to + column]! += values[from + column]!
  }
}

export function clearRows(gradient: Float32Array, rowLength: number, rows: ReadonlySet<number>): void {
  // Rows are short, and a call for each costs more than their elements.
  for (const row of rows)
    for (let index = row * rowLength, end = index + rowLength; index < end; index += 1) gradient[index] = 0
}

/** Rows with anything but zeros, in order: all are looked at, or those alone that may have. */
export function touchedRows(
  gradient: Float32Array,
  rowLength: number,
  candidates: ReadonlySet<number> | undefined,
): number[] {
  const isTouched = (row: number): boolean => {
    for (let index = row * rowLength; index < (row + 1) * rowLength; index += 1) if (gradient[index] !== 0) return true
    return false
  }
  if (candidates) return [...candidates].sort((a, b) => a - b).filter(isTouched)
  return Array.from({ length: gradient.length / rowLength }, (_, row) => row).filter(isTouched)
}
