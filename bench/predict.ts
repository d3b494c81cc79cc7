import { connect } from '../scripts/demo/api.js'
import { startInstance } from '../scripts/demo/instance.js'
import { trainIris } from './support/iris.js'
import { median, quantile, spread } from './support/results.js'
import type { Bench, Row } from './support/results.js'

const document = /* GraphQL */ `
  mutation BenchPredict($input: PredictInput!) {
    predict(input: $input) {
      prediction {
        outputs {
          row
          ... on ClassificationOutput {
            label
            confidence
          }
        }
      }
      userErrors {
        message
      }
    }
  }
`
const flower = { sepalLength: 5.9, sepalWidth: 3, petalLength: 4.2, petalWidth: 1.5 }

/** One-row predictions over HTTP, each stored: latency alone, and throughput of callers side by side. */
export const predict: Bench = {
  name: 'predict',
  run: async () => {
    const instance = await startInstance()
    const api = connect(instance.graphqlUrl)
    try {
      await trainIris(api, { modelName: 'flowers', epochs: 20 })
      const ask = () => api.request(document, { input: { model: { name: 'flowers' }, rows: [flower], topK: 3 } })
      for (let warmUp = 0; warmUp < 200; warmUp++) await ask()
      const rows: Row[] = []
      for (const callers of [1, 16]) rows.push(...(await measure(ask, callers)))
      return rows
    } finally {
      await api.close()
      await instance.stop()
    }
  },
}

async function measure(ask: () => Promise<unknown>, callers: number): Promise<Row[]> {
  const p50: number[] = []
  const p99: number[] = []
  const rates: number[] = []
  for (let repeat = 0; repeat < 5; repeat++) {
    const latenciesMs: number[] = []
    const startedAt = performance.now()
    const caller = async () => {
      for (let request = 0; request < 1_000 / callers; request++) {
        const sentAt = performance.now()
        await ask()
        latenciesMs.push(performance.now() - sentAt)
      }
    }
    await Promise.all(Array.from({ length: callers }, caller))
    rates.push((latenciesMs.length * 1000) / (performance.now() - startedAt))
    p50.push(quantile(latenciesMs, 0.5))
    p99.push(quantile(latenciesMs, 0.99))
  }
  const row = (subject: string, unit: string, values: readonly number[]): Row => ({
    work: `predict one row, ${callers} caller${callers > 1 ? 's' : ''}`,
    subject,
    threads: 1,
    unit,
    median: median(values),
    spread: spread(values),
    ratio: null,
    against: null,
  })
  return [row('p50', 'ms', p50), row('p99', 'ms', p99), row('rate', 'requests/s', rates)]
}
