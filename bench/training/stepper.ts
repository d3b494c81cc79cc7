/** Something that can be repeated and timed. */
export interface Stepper {
  /** Where they are known: they give the share of the matrix product's rate. */
  readonly flopsPerStep?: number
  /** One step; answers its loss. */
  step(): Promise<number>
}
