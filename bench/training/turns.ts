import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { createInterface } from 'node:readline'

/** What a child says once it has taken its first step. */
export interface Introduction {
  /** From the start of building to the end of the first step. */
  readonly firstStepMs: number
  readonly flopsPerStep?: number
  readonly loss?: number
}

/** Steps taken in one turn. */
export interface Turn {
  /** Milliseconds of each. */
  readonly durations: readonly number[]
  /** Processor time of all threads a step: hardly changed by what else the machine does. */
  readonly cpuMs: number
}

/**
 * A child process that can be asked to step for a while, and waits in between: so that subjects take turns on one machine
 * and its other load meets all of them alike. It writes a line of JSON about itself, then for each line with a number of
 * milliseconds one with the `durations` and `cpuMs` of the steps that it took in that time.
 */
export class Turns {
  private constructor(
    readonly introduction: Introduction,
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly lines: AsyncIterator<string>,
  ) {}

  /** Null where the child ends before its first step: the peer is not installed, or does not know the work. */
  static async open(command: string, args: readonly string[], environment: NodeJS.ProcessEnv): Promise<Turns | null> {
    const child = spawn(command, args, { env: { ...process.env, ...environment } })
    const failed = new Promise<null>((resolve) => child.once('error', () => resolve(null)))
    let complaint = ''
    child.stderr.on('data', (bytes: Buffer) => (complaint = `${complaint}${bytes.toString()}`.slice(-2000)))
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const first = await Promise.race([failed, lines.next()])
    if (!first || first.done) {
      if (complaint) console.error(complaint)
      return null
    }
    return new Turns(JSON.parse(first.value) as Introduction, child, lines)
  }

  /** Steps for about this time, at least once. */
  async take(durationMs: number): Promise<Turn> {
    this.child.stdin.write(`${durationMs}\n`)
    const line = await this.lines.next()
    if (line.done) throw new Error('a subject ended in mid-run')
    return JSON.parse(line.value) as Turn
  }

  close(): void {
    this.child.stdin.end()
    this.child.kill()
  }
}
