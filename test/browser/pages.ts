import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, extname, join } from 'node:path'
import { projectRoot } from '../../src/platform/paths.js'

const modules = join(projectRoot, 'node_modules')
const libraries: Readonly<Record<string, string>> = {
  '/ort/': join(modules, 'onnxruntime-web', 'dist'),
  '/tf/': join(modules, '@tensorflow', 'tfjs', 'dist'),
}
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
}

export interface Pages {
  /** As in http://127.0.0.1:41234. */
  readonly origin: string
  close(): Promise<void>
}

/**
 * Serves on loopback a page that loads onnxruntime-web and TensorFlow.js from node_modules, and files by their paths.
 * Nothing comes from elsewhere.
 */
export async function servePages(files: ReadonlyMap<string, Uint8Array | string>): Promise<Pages> {
  const page = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
    <script src="/ort/ort.wasm.min.js"></script><script src="/tf/tf.min.js"></script>`
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const content = path === '/' ? page : files.get(path)
    response.setHeader('content-type', types[path === '/' ? '.html' : extname(path)] ?? 'application/octet-stream')
    if (content !== undefined) return void response.end(content)
    const folder = Object.entries(libraries).find(([prefix]) => path.startsWith(prefix))?.[1]
    const file = folder && join(folder, basename(path))
    if (file && existsSync(file)) return void createReadStream(file).pipe(response)
    response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
