import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fastestExecutor, listExecutors } from '../engine/index.js'
import type { ExecutorName } from '../engine/index.js'
import { projectRoot } from '../platform/paths.js'
import type { Env } from '../platform/env.js'
import type { ExecutorAvailability, ExecutorName as PublicExecutorName, Platform } from './__generated__/resolvers.js'
import { mostPageSize } from './connection.js'
import { documentLimits } from './limits.js'

/** What this server tells about itself: found out once, when it starts. */
export function describePlatform({ maxUploadBytes }: Pick<Env, 'maxUploadBytes'>): Platform {
  const requireHere = createRequire(join(projectRoot, 'package.json'))
  const { version } = requireHere('./package.json') as { version: string }
  return {
    version,
    nodeVersion: process.versions.node,
    executors: describeExecutors(),
    limits: {
      uploadBytes: maxUploadBytes,
      inlineRowCount: 100_000,
      predictRowCount: 1000,
      pageSize: mostPageSize,
      metricPointCount: 10_000,
      comparisonRunCount: 10,
      documentDepth: documentLimits.depth,
      documentCost: documentLimits.cost,
    },
    endpoints: {
      graphql: '/graphql',
      webSocket: '/graphql',
      graphiql: '/graphiql',
      healthLive: '/health/live',
      healthReady: '/health/ready',
      metrics: '/metrics',
    },
  }
}

function describeExecutors(): ExecutorAvailability[] {
  const { name, reason } = fastestExecutor()
  const executors = listExecutors().map((one) => ({ ...one, name: publicName(one.name) }))
  return [{ name: 'AUTO', isAvailable: true, message: `takes ${publicName(name)}, ${reason}` }, ...executors]
}

const publicName = (name: ExecutorName): PublicExecutorName => name.toUpperCase() as PublicExecutorName
