import type { Composition, Services } from '../compose.js'
import { defaultProjectId } from '../platform/project.js'
import { createLoaders } from './loaders.js'
import type { Loaders } from './loaders.js'

/** What every resolver gets, made anew for each operation. */
export interface Context {
  readonly services: Services
  readonly loaders: Loaders
  readonly projectId: string
  /** Where the caller reached us, without a slash at its end: http://127.0.0.1:4000. */
  readonly origin: string
  /** An absolute URL that opens a file of ours (a path under /files/) for an hour, without the key. */
  readonly signFileUrl: (path: string) => string
  /** The same for the files of a folder, whose path ends with a slash. */
  readonly signFolderUrl: (folder: string, name: string) => string
}

/** @param origin as the caller sees us, see originOf */
export function createContext({ services, urls }: Composition, origin: string): Context {
  return {
    services,
    loaders: createLoaders(services, defaultProjectId),
    projectId: defaultProjectId,
    origin,
    signFileUrl: (path) => `${origin}${urls.sign(path)}`,
    signFolderUrl: (folder, name) => `${origin}${folder}${name}${urls.signFolder(folder)}`,
  }
}

/** Our origin in a caller's eyes: the Host header, which the border has checked, and the scheme of a proxy before us. */
export function originOf(headers: {
  host?: string | undefined
  'x-forwarded-proto'?: string | string[] | undefined
}): string {
  const scheme = headers['x-forwarded-proto'] === 'https' ? 'https' : 'http'
  return `${scheme}://${headers.host ?? 'localhost'}`
}
