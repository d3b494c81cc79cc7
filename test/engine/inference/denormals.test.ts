import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

test('predictions take denormal numbers for zero, on whichever thread they run, and JavaScript does not', () => {
  const output = execFileSync(process.execPath, ['--import', 'tsx', join(__dirname, 'denormals-subject.ts')], {
    // As the server starts predictors.
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
    encoding: 'utf8',
  })
  expect(JSON.parse(output)).toEqual({ results: new Array(8).fill(0), isKept: true })
})
