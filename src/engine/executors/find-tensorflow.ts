import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** tfjs-node's entry file; null where it is not installed, or without the addon that its installation builds. */
export function findTensorflow(): string | null {
  // Packages are looked up from the program that was started, or from where it was started.
  for (const origin of [process.argv[1], path.join(process.cwd(), 'index.js')]) {
    const file = origin && lookUp(path.resolve(origin))
    if (file) return file
  }
  return null
}

function lookUp(origin: string): string | null {
  try {
    const file = createRequire(origin).resolve('@tensorflow/tfjs-node')
    return existsSync(path.join(path.dirname(file), '..', 'lib', 'napi-v8', 'tfjs_binding.node')) ? file : null
  } catch {
    return null
  }
}
