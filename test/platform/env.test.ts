import { isAbsolute } from 'node:path'
import { isLoopback, readEnv } from '../../src/platform/env.js'

test('without any variable the server listens on this machine alone, with everything in the project', () => {
  const env = readEnv({})
  expect(env).toMatchObject({
    host: '127.0.0.1',
    port: 4000,
    databaseUrl: null,
    apiKey: null,
    workerHeartbeatSeconds: 20,
  })
  expect(isAbsolute(env.home)).toBe(true)
})

test('every wrong variable is named with what was found', () => {
  const wrong = {
    HOST: 'not a host',
    PORT: '70000',
    DATABASE_URL: 'mysql://localhost/strata',
    STRATA_API_KEY: 'short',
    ALLOWED_HOSTS: 'ok.example.com, http://bad',
    CORS_ORIGINS: 'https://app.example.com/path',
    LOG_LEVEL: 'loud',
    WORKER_CONCURRENCY: '1.5',
    WORKER_HEARTBEAT_SECONDS: '9',
  }
  const read = () => readEnv(wrong)
  for (const name of Object.keys(wrong)) expect(read).toThrow(name)
  expect(read).toThrow('got "70000"')
  expect(read).toThrow('from 10 to 3600, got "9"')
})

test('an empty variable is one that is not set', () => {
  expect(readEnv({ HOST: '', PORT: '', STRATA_API_KEY: '' }).port).toBe(4000)
})

test.each(['0.0.0.0', '192.168.1.5', '::', 'models.example.com'])('listening on %s needs a key', (HOST) => {
  expect(() => readEnv({ HOST })).toThrow('STRATA_API_KEY must be set')
  expect(readEnv({ HOST, STRATA_API_KEY: 'a-key-that-is-long-enough' }).host).toBe(HOST)
})

test.each(['127.0.0.1', '127.8.8.8', 'localhost', '::1', '[::1]'])('%s is loopback', (host) => {
  expect(isLoopback(host)).toBe(true)
})

test.each(['0.0.0.0', '::', 'localhost.evil.com', '128.0.0.1', ''])('%s is not loopback', (host) => {
  expect(isLoopback(host)).toBe(false)
})
