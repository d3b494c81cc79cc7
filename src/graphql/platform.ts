import { createRequire } from 'node:module'
import { join } from 'node:path'
import { projectRoot } from '../platform/paths.js'
import type { Env } from '../platform/env.js'
import type { ExecutorAvailability, Platform } from './__generated__/resolvers.js'
import { mostPageSize } from './connection.js'
import { documentLimits } from './limits.js'

/** What this server tells about itself: found out once, when it starts. */
export function describePlatform({ maxUploadBytes }: Pick<Env, 'maxUploadBytes'>): Platform {
  const requireHere = createRequire(join(projectRoot, 'package.json'))
  const { version } = requireHere('./package.json') as { version: string }
  return {
    version,
    nodeVersion: process.versions.node,
    executors: listExecutors((name) => isInstalled(requireHere, name)),
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

/** Looked up, not loaded: a server never runs a training step. */
function isInstalled(requireHere: NodeJS.Require, name: string): boolean {
  try {
    return requireHere.resolve(name) !== ''
  } catch {
    return false
  }
}

function listExecutors(has: (name: string) => boolean): ExecutorAvailability[] {
  const hasOnnxRuntime = has('onnxruntime-node')
  return [
    { name: 'AUTO', isAvailable: true, message: hasOnnxRuntime ? 'takes COMPILED' : 'takes EAGER' },
    {
      name: 'COMPILED',
      isAvailable: hasOnnxRuntime,
      message: hasOnnxRuntime
        ? 'each stage is traced once to an ONNX graph, which ONNX Runtime runs'
        : 'onnxruntime-node is not installed here',
    },
    { name: 'EAGER', isAvailable: true, message: 'TensorFlow.js on its cpu backend: slow, and the reference' },
    { name: 'TENSORFLOW', isAvailable: false, message: 'this version does not train with tfjs-node yet' },
  ]
}
