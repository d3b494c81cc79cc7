import { z } from 'zod'
import { compose } from './compose.js'
import { ingestVersion } from './datasets/jobs/ingest-version.js'
import { readEnv } from './platform/env.js'
import { createLogger } from './platform/logger.js'
import { exitWithParent } from './platform/processes.js'

const mebibyte = 2 ** 20

/** Child entry: `ingester.js <version id> <lease id>` makes one dataset version and exits. */
async function main(): Promise<void> {
  exitWithParent()
  const [versionId, leaseId] = z.tuple([z.string(), z.string()]).parse(process.argv.slice(2))
  const env = readEnv()
  const logger = createLogger(env, 'ingester')
  const { database, blobs, events, close } = await compose(env, logger)
  const end = await ingestVersion(
    {
      database,
      events,
      blobs,
      home: env.home,
      unpackedLimitBytes: env.maxUploadBytes,
      // The rest is for Node, for chunks on their way, and for what DuckDB does not count.
      duckMemoryMb: Math.max(64, Math.floor(env.ingesterMemoryLimitBytes / mebibyte / 3)),
    },
    { versionId, leaseId },
  )
  logger.info({ versionId, end }, 'ingester ends')
  await close()
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    createLogger(readEnv(), 'ingester').fatal({ err: error }, 'the ingester broke off')
    process.exit(1)
  },
)
