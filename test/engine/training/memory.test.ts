import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const sessions = join(__dirname, '..', 'executors', 'memory-subject.ts')
const loop = join(__dirname, 'memory-subject.ts')

// In processes of their own, started as trainers are, so that nothing else grows in them.
test.each([
  ['a dense network', sessions, '0'],
  ['an LSTM', sessions, '1'],
  ['a convolution with batch normalization and dropout', sessions, '2'],
  ['an embedding under lazy Adam', sessions, '3'],
  ['a whole run', loop, ''],
])('%s: 20,000 steps more take no memory more', (title, subject, place) => {
  const output = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', subject, place], {
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
    encoding: 'utf8',
  })
  const { before, after } = JSON.parse(output) as { before: number; after: number }
  const growth = after / before - 1
  process.stdout.write(`${title}: ${(before / 2 ** 20).toFixed(0)} MiB, ${(100 * growth).toFixed(2)} % more after\n`)
  expect(growth).toBeLessThan(0.02)
})
