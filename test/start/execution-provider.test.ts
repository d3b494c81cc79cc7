import { spawnSync } from 'node:child_process'
import { distPath } from '../../src/platform/paths.js'

const start = (entry: string, provider: string) =>
  spawnSync(process.execPath, [distPath(entry)], {
    env: { ...process.env, EXECUTION_PROVIDER: provider, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' },
    encoding: 'utf8',
  })

test.each(['server', 'worker'])('the %s does not start on an execution provider that is not there', (entry) => {
  const { status, stderr } = start(entry, 'TPU')
  expect(status).toBe(1)
  expect(stderr).toContain('EXECUTION_PROVIDER: the execution provider must be one of CPU, CUDA, WEBGPU')
  expect(stderr).toMatch(/got "TPU"; available here: CPU/)
})
