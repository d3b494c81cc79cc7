import { createClient } from 'graphql-ws'
import WebSocket from 'ws'

interface Mistake {
  readonly message: string
  readonly path: readonly string[] | null
}

/** The running instance as any client sees it: GraphQL over HTTP and WebSocket. */
export interface Api {
  request<T>(document: string, variables?: Record<string, unknown>): Promise<T>
  /** Each event of a subscription, until the server completes it. */
  watch<T extends Record<string, unknown>>(document: string, variables: Record<string, unknown>): AsyncIterable<T>
  close(): Promise<void>
}

/** `url` is the GraphQL endpoint, as http://127.0.0.1:4000/graphql. Errors and userErrors are thrown. */
export function connect(url: string): Api {
  const socket = createClient({ url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket })
  return {
    request: async <T>(document: string, variables: Record<string, unknown> = {}) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: document, variables }),
      })
      const { data, errors } = (await response.json()) as { data?: Record<string, unknown>; errors?: Mistake[] }
      if (errors?.length || !data)
        throw new Error(errors?.map(({ message }) => message).join('; ') ?? response.statusText)
      for (const payload of Object.values(data)) refuseMistakes(payload)
      return data as T
    },
    watch: async function* <T extends Record<string, unknown>>(document: string, variables: Record<string, unknown>) {
      for await (const { data, errors } of socket.iterate<T>({ query: document, variables })) {
        if (errors?.length) throw new Error(errors.map(({ message }) => message).join('; '))
        if (data) yield data
      }
    },
    close: async () => socket.dispose(),
  }
}

function refuseMistakes(payload: unknown): void {
  const mistakes = (payload as { userErrors?: Mistake[] } | null)?.userErrors ?? []
  if (mistakes.length > 0)
    throw new Error(mistakes.map(({ message, path }) => (path ? `${path.join('.')}: ${message}` : message)).join('; '))
}
