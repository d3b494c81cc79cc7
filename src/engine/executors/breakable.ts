import { StepAborted } from './step-aborted.js'

interface Runner {
  abort(): void
}

/**
 * Steps that can be broken off at any time. ONNX Runtime looks up between two operations only, and one product of large
 * matrices can take seconds: whoever waits for a step is let go at once, and the operation under way ends by itself.
 */
export class Breakable {
  private running: Runner | undefined
  private lingering: Promise<unknown> = Promise.resolve()
  private breakOff: (() => void) | undefined
  private broken: Promise<never> = new Promise(() => undefined)

  /** Starts a step, once an operation of the one before it that was broken off has ended. */
  async begin(): Promise<void> {
    this.broken = new Promise((_, reject) => (this.breakOff = () => reject(new StepAborted())))
    // Met where somebody waits for it; nobody may.
    this.broken.catch(() => undefined)
    await this.wait(this.lingering)
  }

  /** @throws StepAborted as soon as the step is broken off */
  wait<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.broken])
  }

  /** Lets `runner` compute; `compute` starts it. @throws StepAborted as soon as the step is broken off */
  async run(runner: Runner, compute: () => Promise<void>): Promise<void> {
    await this.wait(Promise.resolve())
    this.running = runner
    const computing = compute().finally(() => (this.running = undefined))
    this.lingering = computing.catch(() => undefined)
    await this.wait(computing)
  }

  abort(): void {
    this.breakOff?.()
    this.running?.abort()
  }

  /** When nothing is computed any more. */
  ended(): Promise<unknown> {
    return this.lingering
  }
}
