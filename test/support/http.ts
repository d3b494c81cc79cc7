import { request } from 'node:http'
import type { ClientRequest, IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import WebSocket from 'ws'

export interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface HttpRequest {
  readonly method?: string
  /** Also those that fetch would not let through: Host, Origin. */
  readonly headers?: OutgoingHttpHeaders
  /** What is iterated over is sent piece by piece, chunked unless the headers give a length. */
  readonly body?: string | Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/** One request over a socket of its own. */
export function send(url: string, { method = 'GET', headers = {}, body }: HttpRequest = {}): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(pieces).toString('utf8'),
        }),
      )
    })
    sent.on('error', reject)
    if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) sent.end(body)
    else Readable.from(body, { objectMode: false }).on('error', reject).pipe(sent)
  })
}

/** A request whose head and first bytes are on their way and whose end never comes: `destroy()` cuts its socket. */
export function sendBeginning(url: string, headers: OutgoingHttpHeaders, beginning: Uint8Array): ClientRequest {
  const sent = request(url, { method: 'PUT', headers, agent: false })
  sent.on('error', () => undefined)
  sent.write(beginning)
  return sent
}

/** The HTTP status with which a WebSocket is answered: 101 where it opens. */
export function upgradeStatus(url: string, headers: Record<string, string> = {}): Promise<number> {
  const { host, ...others } = headers
  const socket = new WebSocket(url.replace(/^http/, 'ws'), 'graphql-transport-ws', {
    headers: { ...others, ...(host !== undefined && { Host: host }) },
  })
  return new Promise((resolve, reject) => {
    socket.on('open', () => {
      socket.terminate()
      resolve(101)
    })
    socket.on('unexpected-response', (_, response) => {
      response.resume()
      socket.terminate()
      resolve(response.statusCode ?? 0)
    })
    socket.on('error', reject)
  })
}
