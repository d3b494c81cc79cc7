/** Left, top, right, bottom in any one unit; right and bottom lie beyond left and top. */
export type Box = readonly [number, number, number, number]

export interface Detection {
  readonly box: Box
  readonly label: number
  /** The higher the surer. */
  readonly score: number
}

export interface TrueBox {
  readonly box: Box
  readonly label: number
}

const areaOf = ([left, top, right, bottom]: Box): number => Math.max(0, right - left) * Math.max(0, bottom - top)

/** Shared area over the area of both together; 0 where both are empty. */
export function overlapOf(a: Box, b: Box): number {
  const shared = areaOf([Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])])
  const together = areaOf(a) + areaOf(b) - shared
  return together === 0 ? 0 : shared / together
}
