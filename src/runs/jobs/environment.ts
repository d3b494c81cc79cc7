import { readFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { ExecutionProvider, TrainingTask } from '../../engine/index.js'
import { projectRoot } from '../../platform/paths.js'
import type { RunEnvironment } from '../training-run.js'

/** What decides the exact bytes of a result beside the task itself. */
export async function describeEnvironment(
  { executor, threads }: Pick<TrainingTask, 'executor' | 'threads'>,
  executorReason: string,
  executionProvider: ExecutionProvider,
): Promise<RunEnvironment> {
  return {
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    cpuModel: cpus()[0]?.model.trim() ?? 'unknown',
    onnxRuntimeVersion: executor === 'compiled' ? await installedVersion('onnxruntime-node') : null,
    executionProvider: executor === 'compiled' ? executionProvider : null,
    threads,
    executor,
    executorReason,
    isMixed: false,
  }
}

async function installedVersion(packageName: string): Promise<string | null> {
  const file = join(projectRoot, 'node_modules', packageName, 'package.json')
  const text = await readFile(file, 'utf8').catch(() => null)
  return text === null ? null : z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
