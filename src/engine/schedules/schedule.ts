/** How the learning rate moves over the steps of a stage. With warm-up it rises linearly from 0 over the first `warmupSteps`. */
export type ScheduleConfig = { warmupSteps: number } & (
  | { type: 'constant' }
  /** The rate is multiplied by `factor` each `everySteps` steps. */
  | { type: 'step'; everySteps: number; factor: number }
  /** As `step`, but evenly: rate x factor ** (steps / everySteps). */
  | { type: 'exponential'; everySteps: number; factor: number }
  /**
   * From the rate down to `minimum` x the rate over `decaySteps`, by a power of what is left of them; 1 is a straight line.
   * (Default: the stage's remaining steps)
   */
  | { type: 'polynomial'; decaySteps?: number | undefined; minimum: number; power: number }
  /** Half a cosine from the rate down to `minimum` x the rate over `decaySteps`. (Default: the stage's remaining steps) */
  | { type: 'cosine'; decaySteps?: number | undefined; minimum: number }
  /**
   * Half a cosine again and again: the first over `firstSteps`, each next `lengthFactor` times as long and from
   * `heightFactor` times as high.
   */
  | { type: 'cosineRestarts'; firstSteps: number; lengthFactor: number; heightFactor: number; minimum: number }
  /**
   * Up to the rate from a `startDivisor`-th of it within `riseShare` of the steps, then down to an `endDivisor`-th of where
   * it started, both along half a cosine. (Default of `totalSteps`: the stage's remaining steps)
   */
  | {
      type: 'oneCycle'
      totalSteps?: number | undefined
      riseShare: number
      startDivisor: number
      endDivisor: number
    }
)
