/** Something that can be repeated and timed. */
export interface Stepper {
  readonly flopsPerStep: number
  /** One step; answers its loss. */
  step(): Promise<number>
}
