import { createExecutor } from '../../../src/engine/executors/registry.js'

/** Prints what 1.5e-38 halved is, once for each of several runs: the first on another thread, the rest on this one. */
const executor = await createExecutor('compiled')
const session = await executor.createInferenceSession(
  {
    weights: [],
    feeds: (batchSize) => [{ name: 'x', shape: [batchSize, 64], dtype: 'float32' }],
    forward: ({ tf }, { x }) => ({ half: tf.mul(x!, 0.5) }),
  },
  new Map(),
)
const results: number[] = []
for (let run = 0; run < 8; run += 1) {
  const { half } = await session.run(1, { x: new Float32Array(64).fill(1.5e-38) })
  results.push(...new Set(half!.values))
}
// JavaScript's own numbers are untouched.
const [smallest] = Float64Array.of(2 ** -1022)
process.stdout.write(JSON.stringify({ results, isKept: smallest! / 2 > 0 }))
process.exit(0)
