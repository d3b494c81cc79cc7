import { createHash } from 'node:crypto'
import { send } from './http.js'
import type { HttpAnswer, HttpRequest } from './http.js'
import type { TestStrata } from './server.js'
import { readOperation } from './operations.js'

export interface Announced {
  readonly id: string
  readonly url: string
  readonly method: string
  readonly expiresAt: string
}

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** createUpload of docs/operations: where to send the bytes. */
export async function announce(strata: Pick<TestStrata, 'graphql'>, input: object = {}): Promise<Announced> {
  const { document } = readOperation('04-create-upload')
  const { createUpload } = await strata.graphql<{
    createUpload: { upload: Announced | null; userErrors: readonly { readonly message: string }[] }
  }>(document, { input: { filename: 'file.csv', ...input } })
  if (!createUpload.upload) throw new Error(createUpload.userErrors.map(({ message }) => message).join())
  return createUpload.upload
}

export const put = (url: string, body: NonNullable<HttpRequest['body']>, headers = {}): Promise<HttpAnswer> =>
  send(url, { method: 'PUT', body, headers: { 'content-type': 'application/octet-stream', ...headers } })

/** Announces a file and sends it; answers the upload's id. */
export async function uploadFile(strata: Pick<TestStrata, 'graphql'>, bytes: string | Uint8Array): Promise<string> {
  const { id, url } = await announce(strata, { byteSize: Buffer.byteLength(bytes), sha256: sha256(bytes) })
  const { status, text } = await put(url, bytes)
  if (status !== 204) throw new Error(`the upload was answered ${status}: ${text}`)
  return id
}

/** The status and `error` of a refused request. */
export function refusalOf({ status, text }: HttpAnswer): { status: number; code: string; message: string } {
  const { error } = JSON.parse(text) as { error: { code: string; message: string } }
  return { status, code: error.code, message: error.message }
}
