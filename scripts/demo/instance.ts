import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inheritedEnvironment } from '../../src/platform/env.js'

/** A fresh Strata: its own folder, its own Postgres, a free port; nothing of it is left behind. */
export interface Instance {
  readonly graphqlUrl: string
  /** STRATA_HOME of it. */
  readonly home: string
  readonly pid: number
  stop(options?: { readonly keepHome?: boolean }): Promise<void>
}

const readyWithinMs = 120_000

/** `home`: the folder of an earlier instance that was kept. (Default: a new one) */
export async function startInstance({
  home: given,
  env = {},
}: { home?: string; env?: Record<string, string> } = {}): Promise<Instance> {
  const home = given ?? (await mkdtemp(join(tmpdir(), 'strata-demo-')))
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'start.mjs')], {
    env: { ...inheritedEnvironment(), STRATA_HOME: home, PORT: '0', DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop: Instance['stop'] = async ({ keepHome = false } = {}) => {
    child.kill('SIGTERM')
    await ended
    if (!keepHome) await rm(home, { recursive: true, force: true })
  }
  try {
    return { graphqlUrl: await readUrl(child.stdout, ended), home, pid: child.pid ?? 0, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The ready message names the endpoint. */
async function readUrl(output: NodeJS.ReadableStream, ended: Promise<void>): Promise<string> {
  let text = ''
  const found = new Promise<string>((resolve) => {
    output.on('data', (piece: Buffer) => {
      text += piece.toString()
      const url = /https?:\/\/[^\s"]+\/graphql\b/.exec(text)?.[0]
      if (url) resolve(url)
    })
  })
  const failed = ended.then(() => Promise.reject(new Error(`the instance ended before it was ready:\n${text}`)))
  const late = AbortSignal.timeout(readyWithinMs)
  const tooLate = new Promise<never>((_, reject) => {
    late.addEventListener('abort', () => reject(new Error(`not ready after ${readyWithinMs / 1000} s:\n${text}`)))
  })
  return Promise.race([found, failed, tooLate])
}
