/** The run is no longer this process's: it was taken over, cancelled without it, or ended. Nothing may be written any more. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
  constructor(runId: string) {
    super(`the lease on ${runId} is lost`)
  }
}
