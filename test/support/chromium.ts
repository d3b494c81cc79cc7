import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const hasChromium = existsSync(executablePath)

/** A test that needs a browser: skipped, and said so, where there is none. */
export const inBrowser = hasChromium ? test : test.skip
if (!hasChromium)
  process.stderr.write(
    `tests in a browser are left out: no Chromium at ${executablePath} (CHROMIUM_PATH may name another)\n`,
  )

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })
