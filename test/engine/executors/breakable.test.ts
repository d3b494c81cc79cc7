import { setTimeout as wait } from 'node:timers/promises'
import { Breakable } from '../../../src/engine/executors/breakable.js'
import { StepAborted } from '../../../src/engine/executors/step-aborted.js'

/** Something that takes its time and does not heed that it was broken off. */
function slowRunner(ms: number) {
  const told: string[] = []
  return {
    told,
    runner: { abort: () => void told.push('abort') },
    compute: async (): Promise<void> => {
      told.push('start')
      await wait(ms)
      told.push('end')
    },
  }
}

test('a step that is broken off before it computes never starts to', async () => {
  const breakable = new Breakable()
  const { told, runner, compute } = slowRunner(1)
  await breakable.begin()
  breakable.abort()
  await expect(breakable.run(runner, compute)).rejects.toThrow(StepAborted)
  expect(told).toEqual([])
})

test('whoever waits is let go at once, and the next step starts when the operation under way has ended', async () => {
  const breakable = new Breakable()
  const { told, runner, compute } = slowRunner(300)
  await breakable.begin()
  const step = breakable.run(runner, compute)
  await wait(20)
  const asked = performance.now()
  breakable.abort()
  await expect(step).rejects.toThrow(StepAborted)
  expect(performance.now() - asked).toBeLessThan(150)
  expect(told).toEqual(['start', 'abort'])
  await breakable.begin()
  expect(told).toEqual(['start', 'abort', 'end'])
  await breakable.run(runner, () => Promise.resolve())
})

test('a failure is met where the step is waited for, and does not stand in the way of the next', async () => {
  const breakable = new Breakable()
  await breakable.begin()
  const failing = breakable.run({ abort: () => undefined }, () => Promise.reject(new Error('out of memory')))
  await expect(failing).rejects.toThrow('out of memory')
  await breakable.begin()
  await breakable.ended()
})
