import { compose } from './compose.js'
import { InvalidSpec } from './engine/index.js'
import { conversionSchema } from './models/conversion.js'
import type { ConverterMessage } from './models/conversion.js'
import { readEnv } from './platform/env.js'
import { messageOf } from './platform/errors.js'
import { createLogger } from './platform/logger.js'
import { exitWithParent } from './platform/processes.js'

/** Child entry: `converter.js <conversion as JSON>` reads or writes a model in another format, tells its parent, and exits. */
async function main(): Promise<ConverterMessage> {
  const conversion = conversionSchema.parse(JSON.parse(process.argv[2] ?? ''))
  const env = readEnv()
  const { services, close } = await compose(env, createLogger(env, 'converter'))
  try {
    return { type: 'done', result: await services.models.convert(conversion) }
  } catch (error) {
    return error instanceof InvalidSpec
      ? { type: 'mistake', issues: error.issues }
      : { type: 'failure', message: messageOf(error) }
  } finally {
    await close()
  }
}

exitWithParent()
const message = await main().catch((error: unknown): ConverterMessage => ({
  type: 'failure',
  message: messageOf(error),
}))
if (process.send) process.send(message, () => process.exit(0))
