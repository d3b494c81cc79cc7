import { executorNames } from '../support/executors.js'
import { flowerSource } from '../support/flowers.js'
import { completed, follow } from '../support/follow.js'
import { flowerTask } from '../support/tasks.js'

type Request = 'pause' | 'cancel' | 'stop'

/** Asks for something once `steps` steps were reported. */
async function ask(request: Request, steps: number, executor: (typeof executorNames)[number]) {
  const control: { request: Request | undefined } = { request: undefined }
  const followed = await follow(flowerTask({ executor }), flowerSource(), {
    control,
    checkpointIntervalMs: 0,
    onMetrics(records) {
      if (records.some(({ step }) => step >= steps)) control.request = request
    },
  })
  return followed
}

describe.each(executorNames)('on the %s executor', (executor) => {
  test.each([
    ['pause', 'paused'],
    ['stop', 'stopped'],
  ] as const)(
    '%s saves a checkpoint at the next step, from which the run goes on to the same bytes',
    async (request, status) => {
      const stopped = await ask(request, 5, executor)
      expect(stopped.outcome).toEqual({ status })
      const last = stopped.checkpoints.at(-1)
      expect(last).toMatchObject({ reason: request, step: 5, epoch: 2 })
      const resumed = await follow(flowerTask({ executor }), flowerSource(), {
        resumeFrom: last?.bytes ?? new Uint8Array(),
      })
      const whole = await follow(flowerTask({ executor }), flowerSource())
      expect(completed(resumed).weights).toEqual(completed(whole).weights)
    },
  )

  test('cancel ends the run at once and saves nothing more', async () => {
    const cancelled = await ask('cancel', 5, executor)
    expect(cancelled.outcome).toEqual({ status: 'cancelled' })
    expect(cancelled.checkpoints.every(({ reason }) => reason !== 'pause' && reason !== 'stop')).toBe(true)
    expect(Math.max(...cancelled.metrics.map(({ step }) => step))).toBe(5)
  })

  test('a run asked to pause before its first step saves its start', async () => {
    const { outcome, checkpoints, metrics } = await follow(flowerTask({ executor }), flowerSource(), {
      control: { request: 'pause' },
    })
    expect(outcome).toEqual({ status: 'paused' })
    expect(checkpoints.map(({ step, reason }) => ({ step, reason }))).toEqual([{ step: 0, reason: 'pause' }])
    expect(metrics).toEqual([])
  })
})
