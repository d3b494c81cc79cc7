import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

// Long recurrences whose states decay are many times slower where denormal numbers are kept.
test('compiled graphs take denormal numbers for zero in every run, where runs have one thread to come from', () => {
  const subject = join(__dirname, 'denormals-subject.ts')
  const output = execFileSync(process.execPath, ['--import', 'tsx', subject], {
    // As the worker starts trainers.
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
    encoding: 'utf8',
  })
  expect(JSON.parse(output)).toEqual(new Array(8).fill(0))
})
