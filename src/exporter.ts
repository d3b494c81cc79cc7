import { z } from 'zod'
import { compose } from './compose.js'
import { InvalidSpec } from './engine/index.js'
import type { ExporterMessage } from './models/exported.js'
import { readEnv } from './platform/env.js'
import { messageOf } from './platform/errors.js'
import { createLogger } from './platform/logger.js'
import { exitWithParent } from './platform/processes.js'

/** Child entry: `exporter.js <model version id> <format>` writes a model version in a format, tells its parent, and exits. */
async function main(): Promise<ExporterMessage> {
  const [modelVersionId, format] = z.tuple([z.string(), z.enum(['ONNX', 'TFJS'])]).parse(process.argv.slice(2))
  const env = readEnv()
  const { services, close } = await compose(env, createLogger(env, 'exporter'))
  try {
    return { type: 'exported', files: await services.models.writeExport(modelVersionId, format) }
  } catch (error) {
    return error instanceof InvalidSpec
      ? { type: 'mistake', issues: error.issues }
      : { type: 'failure', message: messageOf(error) }
  } finally {
    await close()
  }
}

exitWithParent()
const message = await main().catch((error: unknown): ExporterMessage => ({
  type: 'failure',
  message: messageOf(error),
}))
if (process.send) process.send(message, () => process.exit(0))
