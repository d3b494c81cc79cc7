import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const fileNames: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'libonnxruntime.so.1',
  darwin: 'libonnxruntime.1.dylib',
  win32: 'onnxruntime.dll',
}

/** Where onnxruntime-node keeps ONNX Runtime's own library for this platform; null where it has none. */
export function findLibrary(): string | null {
  const fileName = fileNames[process.platform]
  if (!fileName) return null
  // Packages are looked up from the program that was started, or from where it was started.
  for (const origin of [process.argv[1], path.join(process.cwd(), 'index.js')]) {
    if (!origin) continue
    const folder = packageFolder(origin)
    const library = folder && path.join(folder, 'bin', 'napi-v6', process.platform, process.arch, fileName)
    if (library && existsSync(library)) return library
  }
  return null
}

function packageFolder(origin: string): string | null {
  try {
    return path.dirname(createRequire(path.resolve(origin)).resolve('onnxruntime-node/package.json'))
  } catch {
    return null
  }
}
