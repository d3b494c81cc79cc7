import type { FeatureSpec, RowSource } from '../../../src/engine/features/column.js'
import { createRowSource, type Columns } from './row-source.js'

const side = 6

export const pictureFeatures: FeatureSpec[] = [
  { name: 'picture', kind: 'IMAGE', shape: [side, side, 1] },
  { name: 'shape', kind: 'CATEGORICAL', shape: [], categories: ['row', 'column'] },
]

/** Pictures of one bright line, a row or a column in turn. */
function drawLines(count: number): Columns {
  const values = new Uint8Array(count * side * side)
  for (let picture = 0; picture < count; picture++) {
    const place = Math.floor(picture / 2) % side
    for (let step = 0; step < side; step++) {
      const [y, x] = picture % 2 === 0 ? [place, step] : [step, place]
      values[(picture * side + y) * side + x] = 200 + (picture % 50)
    }
  }
  return {
    picture: { kind: 'IMAGE', shape: [side, side, 1], values },
    shape: { kind: 'CATEGORICAL', codes: Int32Array.from({ length: count }, (_, index) => index % 2) },
  }
}

export const picturesSource = (): RowSource =>
  createRowSource(pictureFeatures, { TRAIN: drawLines(84), TEST: drawLines(24) })
