/** Stops a stage when a metric no longer improves, and puts the best weights back. */
export interface EarlyStopping {
  /** Name of the metric watched, on VALIDATION where the dataset has it, else on TRAIN. (Default: 'loss') */
  readonly monitor: string
  readonly mode: 'min' | 'max'
  /** Epochs without improvement before stopping. (Default: 5) */
  readonly patience: number
  /** Least change that counts as an improvement. (Default: 0) */
  readonly minDelta: number
}
