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
  for (const file of findFile('onnxruntime-node/package.json')) {
    const library = path.join(path.dirname(file), 'bin', 'napi-v6', process.platform, process.arch, fileName)
    if (existsSync(library)) return library
  }
  return null
}

/** The files of a name in packages: looked up from the program that was started, and from where it was started. */
export function findFile(name: string): string[] {
  return [process.argv[1], path.join(process.cwd(), 'index.js')].flatMap((origin) => {
    try {
      return origin ? [createRequire(path.resolve(origin)).resolve(name)] : []
    } catch {
      return []
    }
  })
}
