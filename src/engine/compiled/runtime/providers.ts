import { existsSync } from 'node:fs'
import path from 'node:path'
import { ExecutorUnavailable } from '../../errors.js'
import { findLibrary } from './library.js'

export const executionProviderNames = ['CPU', 'CUDA', 'WEBGPU', 'COREML', 'DIRECTML'] as const

/** What ONNX Runtime runs operations on; those that a provider does not have run on the processor. */
export type ExecutionProvider = (typeof executionProviderNames)[number]

interface Definition {
  /** ONNX Runtime's names of it, in its C API and in its Node binding. */
  readonly apiName: string
  readonly bindingName: string
  /** Those that onnxruntime-node is built with it for: the table in its README. */
  readonly platforms: readonly string[]
  /** A library that has to lie beside ONNX Runtime's own. */
  readonly file?: string
}

const windows = ['win32-x64', 'win32-arm64']
const macs = ['darwin-x64', 'darwin-arm64']

export const definitions: Readonly<Record<Exclude<ExecutionProvider, 'CPU'>, Definition>> = {
  CUDA: {
    apiName: 'CUDA',
    bindingName: 'cuda',
    platforms: ['linux-x64'],
    file: 'libonnxruntime_providers_cuda.so',
  },
  WEBGPU: { apiName: 'WebGPU', bindingName: 'webgpu', platforms: ['linux-x64', ...windows, ...macs] },
  COREML: { apiName: 'CoreML', bindingName: 'coreml', platforms: macs },
  DIRECTML: { apiName: 'DML', bindingName: 'dml', platforms: windows, file: 'DirectML.dll' },
}

export interface ExecutionProviderAvailability {
  readonly name: ExecutionProvider
  readonly isAvailable: boolean
  /** What it lacks, or what is left to find out. */
  readonly message: string
}

/** Every execution provider. Looked up, not loaded: whether there is a device for it shows when a session is made. */
export function listExecutionProviders(): readonly ExecutionProviderAvailability[] {
  const platform = `${process.platform}-${process.arch}`
  const library = findLibrary()
  return executionProviderNames.map((name) => {
    if (name === 'CPU') return { name, isAvailable: true, message: 'the processor' }
    const { platforms, file } = definitions[name]
    if (!platforms.includes(platform))
      return { name, isAvailable: false, message: `onnxruntime-node has none for ${platform}` }
    if (file && !(library && existsSync(path.join(path.dirname(library), file))))
      return { name, isAvailable: false, message: `${file} is not beside ONNX Runtime's library` }
    return { name, isAvailable: true, message: 'where there is a device for it' }
  })
}

/**
 * The execution provider of a name.
 * @throws ExecutorUnavailable where there is none of this name, or not on this platform; it names those that are
 */
export function findExecutionProvider(name: string): ExecutionProvider {
  const all = listExecutionProviders()
  const found = all.find((provider) => provider.name === name)
  if (found?.isAvailable) return found.name
  const available = all.filter(({ isAvailable }) => isAvailable).map((provider) => provider.name)
  const lack = found
    ? `is not to be had here (${found.message})`
    : `must be one of ${executionProviderNames.join(', ')}`
  throw new ExecutorUnavailable(
    `the execution provider ${lack}, got "${name}"; available here: ${available.join(', ')}`,
  )
}
