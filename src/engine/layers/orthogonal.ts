/** Takes away from `vector` its part along each of the first `count` unit vectors, one after the other. */
function removeProjections(vectors: readonly Float64Array[], count: number, vector: Float64Array): void {
  for (let other = 0; other < count; other += 1) {
    const unit = vectors[other]
    if (!unit) continue
    let along = 0
    for (let index = 0; index < vector.length; index += 1) along += (unit[index] ?? 0) * (vector[index] ?? 0)
    for (let index = 0; index < vector.length; index += 1) vector[index]! -= along * (unit[index] ?? 0)
  }
}

/**
 * Turns a row-major matrix of normal values into one with orthonormal rows or columns, whichever are fewer, in place:
 * modified Gram-Schmidt, run twice for exactness. Equal to the Q of a QR decomposition whose R has a positive diagonal
 * (Saxe et al. 2013; keras.initializers.Orthogonal).
 */
export function fillOrthogonal(values: Float32Array, columns: number): void {
  const rows = values.length / columns
  const isWide = rows < columns
  const [count, length] = isWide ? [rows, columns] : [columns, rows]
  const place = (vector: number, index: number) => (isWide ? vector * columns + index : index * columns + vector)
  const vectors = Array.from({ length: count }, (_, vector) =>
    Float64Array.from({ length }, (_, index) => values[place(vector, index)] ?? 0),
  )
  for (const [number, vector] of vectors.entries()) {
    removeProjections(vectors, number, vector)
    removeProjections(vectors, number, vector)
    const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
    for (let index = 0; index < length; index += 1) values[place(number, index)] = vector[index]! /= norm
  }
}
