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

/** What early stopping remembers between epochs; plain data, part of every checkpoint. */
export interface StoppingState {
  /** Null before the first epoch's end. */
  readonly best: number | null
  /** Epoch of the best value, counted from 1; 0 before the first. */
  readonly bestEpoch: number
  /** Epochs since then. */
  readonly waited: number
}

export const freshStopping: StoppingState = { best: null, bestEpoch: 0, waited: 0 }

/** Takes in the value of one epoch. A value that is not finite never is the best. */
export function watchEpoch(
  { mode, minDelta, patience }: EarlyStopping,
  state: StoppingState,
  epoch: number,
  value: number,
): { state: StoppingState; isBest: boolean; isOver: boolean } {
  const gain = state.best === null ? Infinity : mode === 'min' ? state.best - value : value - state.best
  if (Number.isFinite(value) && gain > minDelta) {
    return { state: { best: value, bestEpoch: epoch, waited: 0 }, isBest: true, isOver: false }
  }
  const waited = state.waited + 1
  return { state: { ...state, waited }, isBest: false, isOver: waited >= patience }
}
