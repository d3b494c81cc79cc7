import type { Browser, Page } from 'playwright-core'
import { inBrowser, launchChromium } from '../support/chromium.js'
import { listOperations, readOperation } from '../support/operations.js'
import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

let strata: TestStrata
beforeAll(async () => {
  strata = await startStrata({ worker: false })
})
afterAll(() => strata.close())

interface Visit {
  readonly page: Page
  /** Hosts that the page asked for anything, over HTTP or WebSocket. */
  readonly hosts: ReadonlySet<string>
  /** Errors on the page's console, and those that nothing caught. */
  readonly complaints: readonly string[]
}

/** Opens GraphiQL as somebody does who was never there. */
async function visit(): Promise<Visit> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1200 } })
  const hosts = new Set<string>()
  const complaints: string[] = []
  const note = (url: string) => {
    // data: and blob: are of the page itself.
    if (/^(http|ws)/.test(url)) hosts.add(new URL(url).host)
  }
  page.on('request', (request) => note(request.url()))
  page.on('websocket', (socket) => note(socket.url()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(`${strata.url}/graphiql`)
  return { page, hosts, complaints }
}

const seeAnswer = (page: Page, text: string) => page.locator('.result-window').getByText(text).first().waitFor()

/** Opens a tab and presses the button once GraphiQL has read the tab's document: it does so 100 ms after it shows it. */
async function runTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click()
  await page.locator('.graphiql-query-editor').getByText(name).first().waitFor()
  // The page's own clock, so that a slow machine delays both alike.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
  await page.getByRole('button', { name: 'Execute query' }).click()
}

inBrowser('GraphiQL opens the operation library and runs it, with nothing from elsewhere and no error', async () => {
  const { page, hosts, complaints } = await visit()
  const tabs = page.getByRole('tab')
  await tabs.first().waitFor()
  const names = listOperations().map((name) => /^\w+ (\w+)/m.exec(readOperation(name).document)?.[1])
  expect(await tabs.allInnerTexts()).toEqual(names)

  // A mutation from the first tab, which opens with its variables.
  await page.locator('.graphiql-query-editor .view-lines').click()
  await page.keyboard.press('Control+Enter')
  await seeAnswer(page, '"PROCESSING"')

  await runTab(page, 'DescribePlatform')
  await seeAnswer(page, `"${process.versions.node}"`)

  // A subscription, over WebSocket.
  await runTab(page, 'WatchDatasetVersion')
  await seeAnswer(page, 'no dataset version')

  expect([...hosts]).toEqual([new URL(strata.url).host])
  expect(complaints).toEqual([])
})
