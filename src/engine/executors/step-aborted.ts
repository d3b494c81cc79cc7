/** A step was broken off by `abort`; the session's state is as before it. */
export class StepAborted extends Error {
  override readonly name = 'StepAborted'
  constructor() {
    super('the step was broken off')
  }
}
