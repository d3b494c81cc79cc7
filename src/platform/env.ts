import { isIP } from 'node:net'
import { totalmem } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'
import { BadEnvironment } from './errors.js'
import { projectRoot } from './paths.js'

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  )

const wholeNumber = (fallback: number, least: number, most: number) =>
  z
    .string()
    .default(String(fallback))
    .transform((text, context) => {
      const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN
      if (value >= least && value <= most) return value
      context.addIssue(`must be a whole number from ${least} to ${most}, got "${text}"`)
      return z.NEVER
    })

const hostname = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i
const mebibyte = 2 ** 20
/** Half of the machine's memory: what a child may use where nothing else is said. */
const halfOfMemoryMb = Math.max(512, Math.floor(totalmem() / mebibyte / 2))

/** Every environment variable that the product reads, with its default. */
const variables = z.object({
  HOST: z
    .string()
    .default('127.0.0.1')
    .refine((host) => isIP(host) !== 0 || hostname.test(host), {
      error: ({ input }) => `must be an IP address or a host name, got "${String(input)}"`,
    }),
  PORT: wholeNumber(4000, 0, 65_535),
  STRATA_HOME: z.string().default('.strata'),
  DATABASE_URL: z
    .string()
    .refine((url) => URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol), {
      error: 'must be a URL as in postgresql://user:password@host:5432/database',
    })
    .optional(),
  STRATA_API_KEY: z.string().min(16, { error: 'must have at least 16 characters' }).optional(),
  STRATA_SIGNING_KEY: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  ALLOWED_HOSTS: list.refine((hosts) => hosts.every((host) => hostname.test(host) || isIP(host) !== 0), {
    error: 'must be host names without port, separated by commas',
  }),
  CORS_ORIGINS: list.refine((origins) => origins.every((one) => URL.canParse(one) && new URL(one).origin === one), {
    error: 'must be origins as in https://studio.example.com, separated by commas, without a path',
  }),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  LOG_FORMAT: z.enum(['json', 'pretty']).default('json'),
  DATABASE_POOL_SIZE: wholeNumber(10, 1, 200),
  MAX_UPLOAD_MB: wholeNumber(16_384, 1, 2 ** 31),
  WORKER_CONCURRENCY: wholeNumber(1, 1, 64),
  WORKER_HEARTBEAT_SECONDS: wholeNumber(20, 10, 3600),
  CHECKPOINT_INTERVAL_SECONDS: wholeNumber(60, 1, 86_400),
  TRAINER_THREADS: wholeNumber(0, 0, 256),
  PREDICTOR_THREADS: wholeNumber(1, 0, 256),
  EXECUTION_PROVIDER: z.string().default('CPU'),
  TRAINER_MEMORY_MB: wholeNumber(halfOfMemoryMb, 128, 2 ** 31),
  INGESTER_MEMORY_MB: wholeNumber(Math.min(halfOfMemoryMb, 2048), 128, 2 ** 31),
  PREDICTOR_MEMORY_MB: wholeNumber(Math.min(halfOfMemoryMb, 4096), 128, 2 ** 31),
})

/** The settings of a process, as the product uses them. */
export interface Env {
  readonly host: string
  /** 0: any free port. (Default: 4000) */
  readonly port: number
  /** Absolute folder of everything that this instance keeps on disk. (Default: .strata in the project) */
  readonly home: string
  /** Null: `npm start` runs an embedded Postgres and gives its URL to the processes it starts. */
  readonly databaseUrl: string | null
  readonly databasePoolSize: number
  /** The bearer token asked of every request; null on loopback only. */
  readonly apiKey: string | null
  /** Signs file URLs. Where it is null, a key is made and kept under STRATA_HOME. */
  readonly signingKey: string | null
  /** Host names, lower case, that a Host header may carry beside loopback's. */
  readonly allowedHosts: readonly string[]
  readonly corsOrigins: readonly string[]
  readonly logLevel: string
  readonly logFormat: 'json' | 'pretty'
  readonly maxUploadBytes: number
  /** Jobs that one worker runs at a time. (Default: 1) */
  readonly workerConcurrency: number
  /** A worker silent for this long is taken for dead. (Default: 20; at least 10) */
  readonly workerHeartbeatSeconds: number
  readonly checkpointIntervalSeconds: number
  /** Threads of one training step; 0: one for each core, or one alone where the operations of a run are too small to share. */
  readonly trainerThreads: number
  /** Threads of one run of a model; 0: one for each core. Small models gain nothing by more. (Default: 1) */
  readonly predictorThreads: number
  /** What ONNX Runtime runs training and predictions on, in capitals; `compose` finds out whether it is there. (Default: CPU) */
  readonly executionProvider: string
  readonly trainerMemoryLimitBytes: number
  readonly ingesterMemoryLimitBytes: number
  readonly predictorMemoryLimitBytes: number
}

/** Reads and checks the environment. Throws BadEnvironment naming every variable that is wrong and what was found. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  // An empty variable is one that is not set, as in `HOST= npm start`.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const { success, data: parsed, error } = variables.safeParse(given)
  if (!success) throw new BadEnvironment(error.issues.map(({ path, message }) => `${path.join('.')} ${message}`))
  if (!isLoopback(parsed.HOST) && parsed.STRATA_API_KEY === undefined)
    throw new BadEnvironment([
      `HOST ${parsed.HOST} can be reached by others, so STRATA_API_KEY must be set (a bearer token of at least 16 characters); leave HOST out to listen on this machine alone`,
    ])
  return {
    host: parsed.HOST,
    port: parsed.PORT,
    home: resolve(projectRoot, parsed.STRATA_HOME),
    databaseUrl: parsed.DATABASE_URL ?? null,
    databasePoolSize: parsed.DATABASE_POOL_SIZE,
    apiKey: parsed.STRATA_API_KEY ?? null,
    signingKey: parsed.STRATA_SIGNING_KEY ?? null,
    allowedHosts: parsed.ALLOWED_HOSTS.map((host) => host.toLowerCase()),
    corsOrigins: parsed.CORS_ORIGINS,
    logLevel: parsed.LOG_LEVEL,
    logFormat: parsed.LOG_FORMAT,
    maxUploadBytes: parsed.MAX_UPLOAD_MB * mebibyte,
    workerConcurrency: parsed.WORKER_CONCURRENCY,
    workerHeartbeatSeconds: parsed.WORKER_HEARTBEAT_SECONDS,
    checkpointIntervalSeconds: parsed.CHECKPOINT_INTERVAL_SECONDS,
    trainerThreads: parsed.TRAINER_THREADS,
    predictorThreads: parsed.PREDICTOR_THREADS,
    executionProvider: parsed.EXECUTION_PROVIDER.trim().toUpperCase(),
    trainerMemoryLimitBytes: parsed.TRAINER_MEMORY_MB * mebibyte,
    ingesterMemoryLimitBytes: parsed.INGESTER_MEMORY_MB * mebibyte,
    predictorMemoryLimitBytes: parsed.PREDICTOR_MEMORY_MB * mebibyte,
  }
}

/** All variables of this process, for the processes that it starts. */
export function inheritedEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env
}

/** Whether a host name or address can only be reached from this machine. */
export function isLoopback(host: string): boolean {
  const bare = host.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'))
}
