import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { connect } from '../scripts/demo/api.js'
import type { Api } from '../scripts/demo/api.js'
import { createDataset } from '../scripts/demo/documents.js'
import { startInstance } from '../scripts/demo/instance.js'
import { showIngest } from '../scripts/demo/progress.js'
import { watchMemory } from './support/memory.js'
import type { Bench, Row } from './support/results.js'

const megabyte = 1e6
const sizes = { small: 110 * megabyte, large: 1_100 * megabyte }

/** CSV to READY, a small file and one over 1 GB: MB/s, and the ingester's peak memory, which must not grow with the file. */
export const ingest: Bench = {
  name: 'ingest',
  run: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'strata-bench-'))
    const instance = await startInstance()
    const api = connect(instance.graphqlUrl)
    try {
      const measured: ({ name: string } & Awaited<ReturnType<typeof ingestFile>>)[] = []
      for (const [name, byteSize] of Object.entries(sizes)) {
        const file = join(folder, `${name}.csv`)
        await pipeline(Readable.from(csvLines(byteSize)), createWriteStream(file))
        measured.push({ name, ...(await ingestFile(api, instance.pid, file)) })
        await rm(file)
      }
      return measured.flatMap(({ name, mbPerSecond, peakMb, uploadMbPerSecond }) => [
        row(name, 'upload', 'MB/s', uploadMbPerSecond, null, null),
        row(name, 'ingest', 'MB/s', mbPerSecond, null, null),
        row(name, 'peak memory of the ingester', 'MB', peakMb, peakMb / measured[0]!.peakMb, 'the small file'),
      ])
    } finally {
      await api.close()
      await instance.stop()
      await rm(folder, { recursive: true })
    }
  },
}

async function ingestFile(api: Api, pid: number, file: string) {
  const { size } = await stat(file)
  const memory = watchMemory(pid)
  const uploadStartedAt = performance.now()
  const uploadId = await upload(api, file, size)
  const startedAt = performance.now()
  const { createDataset: created } = await api.request<{ createDataset: { datasetVersion: { id: string } } }>(
    createDataset,
    { input: { name: file, source: { upload: { uploadId } } } },
  )
  await showIngest(api, `${(size / megabyte).toFixed(0)} MB of CSV`, created.datasetVersion.id)
  const endedAt = performance.now()
  const mb = size / megabyte
  return {
    uploadMbPerSecond: (mb * 1000) / (startedAt - uploadStartedAt),
    mbPerSecond: (mb * 1000) / (endedAt - startedAt),
    peakMb: (memory.stop().get('ingester') ?? Number.NaN) / megabyte,
  }
}

async function upload(api: Api, file: string, byteSize: number): Promise<string> {
  const { createUpload } = await api.request<{ createUpload: { upload: { id: string; url: string } } }>(
    /* GraphQL */ `
      mutation BenchUpload($input: CreateUploadInput!) {
        createUpload(input: $input) {
          upload {
            id
            url
          }
          userErrors {
            message
          }
        }
      }
    `,
    { input: { filename: 'bench.csv', byteSize } },
  )
  const response = await fetch(createUpload.upload.url, {
    method: 'PUT',
    headers: { 'content-length': String(byteSize) },
    body: Readable.toWeb(createReadStream(file)) as ReadableStream,
    duplex: 'half',
  })
  if (!response.ok) throw new Error(`the upload was answered ${response.status}: ${await response.text()}`)
  return createUpload.upload.id
}

/** Measurements of a shop: numbers, a category, a flag; the same bytes every time. */
function* csvLines(byteSize: number): Generator<string> {
  yield 'order,price,weight,discount,visits,age,score,region,returning,target\n'
  const regions = ['north', 'south', 'east', 'west']
  let written = 0
  for (let order = 0; written < byteSize;) {
    let block = ''
    for (let line = 0; line < 2_000; line++, order++) {
      const wave = Math.sin(order * 0.37)
      block += `${order},${(50 + 40 * wave).toFixed(4)},${(order % 977) / 10},${((order * 7) % 100) / 100},${order % 53},${18 + (order % 60)},${(wave * wave).toFixed(6)},${regions[order % 4]!},${order % 3 === 0},${wave > 0 ? 'buys' : 'leaves'}\n`
    }
    written += block.length
    yield block
  }
}

function row(
  size: string,
  subject: string,
  unit: string,
  value: number,
  ratio: number | null,
  against: string | null,
): Row {
  return { work: `CSV, ${size} file`, subject, threads: 2, unit, median: value, spread: 0, ratio, against }
}
