import { computeCompiled, constant } from '../compiled/compare-kernel.js'

/** Prints what 1.5e-38 halved is, once for each of several runs. */
const results: number[] = []
for (let run = 0; run < 8; run += 1) {
  const { values } = await computeCompiled((tf, [x]) => tf.mul(x!, 0.5), [constant([64], 1.5e-38)], false)
  results.push(...new Set(values[0]))
}
process.stdout.write(JSON.stringify(results))
process.exit(0)
