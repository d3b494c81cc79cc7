import { inference } from './inference.js'
import { ingest } from './ingest.js'
import { metrics } from './metrics.js'
import { overhead } from './overhead.js'
import { pipeline } from './pipeline.js'
import { predict } from './predict.js'
import { startup } from './startup.js'
import { training } from './training.js'
import { printRows, writeResults } from './support/results.js'

const benches = [startup, overhead, metrics, predict, ingest, training, inference, pipeline]
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name))
if (unknown.length > 0)
  throw new Error(`no benchmark ${unknown.join(', ')}; there are ${benches.map(({ name }) => name).join(', ')}`)

for (const bench of benches.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n${bench.name}`)
  const rows = await bench.run()
  printRows(rows)
  await writeResults(bench.name, rows)
}
