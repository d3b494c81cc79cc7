import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FeatureOverride, IngestPlan } from '../../../src/datasets/dataset.js'
import { ingest } from '../../../src/datasets/ingest/ingest.js'
import type { IngestProgress, VersionContent } from '../../../src/datasets/ingest/ingest.js'
import { createChunkCache } from '../../../src/datasets/rows/chunk-cache.js'
import { openVersion } from '../../../src/datasets/rows/open-version.js'
import type { OpenVersion } from '../../../src/datasets/rows/open-version.js'
import type { VersionLayout } from '../../../src/datasets/store.js'
import { createMemoryBlobs } from './memory-blobs.js'

export interface Ingested {
  readonly content: VersionContent
  readonly progress: readonly IngestProgress[]
  /** All values of a feature, in source order. */
  column(name: string): Promise<unknown[]>
  /** Opens it for reading, with a bound on what stays in memory. */
  readonly open: (cacheBytes?: number) => Promise<OpenVersion>
  feature(name: string): VersionContent['features'][number]
}

/** Ingests into blobs in memory, on a folder of the test's own. */
export function createIngestHarness() {
  let home = ''
  const blobs = createMemoryBlobs()

  async function run(plan: IngestPlan, unpackedLimitBytes = 2 ** 30): Promise<Ingested> {
    const progress: IngestProgress[] = []
    const content = await ingest(plan, {
      blobs,
      home,
      name: 'dsv_test',
      unpackedLimitBytes,
      onProgress: (one) => progress.push(one),
    })
    const open = (cacheBytes = 2 ** 26) =>
      openVersion(layoutOf(content), blobs, createChunkCache({ blobs, home }), cacheBytes)
    return {
      content,
      progress,
      open,
      column: async (name) => (await (await open()).list(null, 0, content.rowCount)).map(({ values }) => values[name]),
      feature: (name) => {
        const found = content.features.find(({ feature }) => feature.name === name)
        if (!found) throw new Error(`no feature ${name}`)
        return found
      },
    }
  }

  return {
    blobs,
    run,
    setUp: async () => {
      home = await mkdtemp(join(tmpdir(), 'strata-ingest-'))
    },
    tearDown: () => rm(home, { recursive: true }),
    home: () => home,
    /** What ingests left on the disk. */
    leftovers: () => readdir(join(home, 'ingest')).catch(() => []),
    upload: async (
      bytes: string | Uint8Array,
      plan: Partial<IngestPlan> = {},
      unpackedLimitBytes?: number,
    ): Promise<Ingested> => {
      const { hash } = await blobs.put(Buffer.from(bytes as Uint8Array))
      const source = { type: 'upload', uploadId: 'up_test', format: 'AUTO', blobHash: hash } as const
      return run({ source, splits: null, features: [], ...plan }, unpackedLimitBytes)
    },
  }
}

export const override = (name: string, changes: Partial<Omit<FeatureOverride, 'name'>>): FeatureOverride => ({
  name,
  kind: null,
  categories: null,
  isExcluded: false,
  ...changes,
})

function layoutOf(content: VersionContent): VersionLayout {
  const [TRAIN, VALIDATION, TEST] = content.splitCounts
  return {
    id: 'dsv_test',
    status: 'READY',
    rowCount: content.rowCount,
    features: content.features.map(({ feature }) => feature),
    splitBlobHash: content.splitBlobHash,
    splitCounts: { TRAIN, VALIDATION, TEST },
    chunks: content.chunks,
  }
}
