import { train } from '../../../src/engine/training/train.js'
import { flowerSource } from '../support/flowers.js'
import { flowerLayers, flowerTask } from '../support/tasks.js'

const batches = Math.ceil(52 / 16)

function settle(): number {
  for (let pass = 0; pass < 4; pass += 1) global.gc?.()
  return process.memoryUsage.rss()
}

/** Prints the resident bytes of a run, with its reading, metrics, validation and checkpoints, early and after 20,000 steps more. */
const epochs = Math.ceil(23_000 / batches)
let [before, after] = [0, 0]
await train(
  flowerTask({ executor: 'compiled', architecture: flowerLayers(0.2), strategy: { type: 'endToEnd', epochs } }),
  flowerSource(),
  {
    callbacks: {
      onMetrics: () => undefined,
      onCheckpoint({ step }) {
        if (before === 0 && step >= 3000) before = settle()
        if (after === 0 && step >= 23_000) after = settle()
        return Promise.resolve()
      },
    },
  },
)
process.stdout.write(JSON.stringify({ name: 'a run', before, after }))
process.exit(0)
