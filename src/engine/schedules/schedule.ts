/** How the learning rate moves over the steps of a stage. With warm-up it rises linearly from 0 over the first `warmupSteps`. */
export type ScheduleConfig = { warmupSteps: number } & (
  | { type: 'constant' }
  /** The rate is multiplied by `factor` each `everySteps` steps. */
  | { type: 'step'; everySteps: number; factor: number }
  /** Half a cosine from the rate down to `minimum` x the rate over `decaySteps`. (Default: the stage's remaining steps) */
  | { type: 'cosine'; decaySteps?: number | undefined; minimum: number }
)
