/** The inner product, over four sums at once: one alone waits for each addition to end. */
function multiply(a: Float64Array, b: Float64Array): number {
  let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0]
  const whole = a.length - (a.length % 4)
  for (let index = 0; index < whole; index += 4) {
    sum0 += a[index]! * b[index]!
    sum1 += a[index + 1]! * b[index + 1]!
    sum2 += a[index + 2]! * b[index + 2]!
    sum3 += a[index + 3]! * b[index + 3]!
  }
  for (let index = whole; index < a.length; index += 1) sum0 += a[index]! * b[index]!
  return sum0 + sum1 + (sum2 + sum3)
}

const measure = (vector: Float64Array): number => Math.sqrt(multiply(vector, vector))

/** Takes away from `vector` its part along each of the first `count` unit vectors, one after the other. */
function removeProjections(units: readonly Float64Array[], count: number, vector: Float64Array): void {
  for (let other = 0; other < count; other += 1) {
    const unit = units[other]!
    const along = multiply(unit, vector)
    for (let index = 0; index < vector.length; index += 1) vector[index]! -= along * unit[index]!
  }
}

/**
 * Turns a row-major matrix of normal values into one with orthonormal rows or columns, whichever are fewer, in place:
 * modified Gram-Schmidt, again where little of a vector was left (Kahan and Parlett: twice is enough). Equal to the Q of
 * a QR decomposition whose R has a positive diagonal (Saxe et al. 2013; keras.initializers.Orthogonal).
 */
export function fillOrthogonal(values: Float32Array, columns: number): void {
  const rows = values.length / columns
  const isWide = rows < columns
  const [count, length] = isWide ? [rows, columns] : [columns, rows]
  const place = (vector: number, index: number) => (isWide ? vector * columns + index : index * columns + vector)
  const vectors = Array.from({ length: count }, (_, number) => {
    const vector = new Float64Array(length)
    for (let index = 0; index < length; index += 1) vector[index] = values[place(number, index)]!
    return vector
  })
  for (const [number, vector] of vectors.entries()) {
    const before = measure(vector)
    removeProjections(vectors, number, vector)
    if (measure(vector) < 0.7 * before) removeProjections(vectors, number, vector)
    const norm = measure(vector)
    for (let index = 0; index < length; index += 1) {
      vector[index]! /= norm
      values[place(number, index)] = vector[index]!
    }
  }
}
