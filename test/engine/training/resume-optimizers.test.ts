import { flowerSource } from '../support/flowers.js'
import { completed, follow, series } from '../support/follow.js'
import { everyOptimizer } from '../support/optimizers.js'
import { architecture, flowerTask } from '../support/tasks.js'

const layers = architecture(
  [{ shape: [4] }],
  { dense: { name: 'first', units: 8, activation: 'TANH' } },
  { batchNormalization: {} },
  { dropout: { rate: 0.2 } },
  { dense: { name: 'species', units: 3, activation: 'SOFTMAX' } },
)

// Session by session, steps are compared in executors/exactness.test.ts; this is the way through a checkpoint's bytes.
test.each(everyOptimizer)('%s: a run goes on from any of its checkpoints to the same bytes', async (_, optimizer) => {
  const task = flowerTask({
    executor: 'compiled',
    architecture: layers,
    optimizer,
    gradientClipping: { type: 'globalNorm', limit: 1 },
    earlyStopping: { monitor: 'loss', mode: 'min', patience: 5, minDelta: 0 },
    strategy: { type: 'endToEnd', epochs: 2 },
  })
  const source = flowerSource()
  const whole = await follow(task, source)
  const { checkpoints } = await follow(task, source, { checkpointIntervalMs: 0 })
  // After each of the eight steps and at the end of each epoch.
  expect(checkpoints.map(({ step }) => step)).toEqual([1, 2, 3, 4, 4, 5, 6, 7, 8, 8])
  const expected = series(whole.metrics, {})
  for (const { bytes } of checkpoints) {
    const resumed = await follow(task, source, { resumeFrom: bytes })
    expect(completed(resumed).weights).toEqual(completed(whole).weights)
    for (const [key, value] of series(resumed.metrics, {})) expect([key, value]).toEqual([key, expected.get(key)])
  }
})
