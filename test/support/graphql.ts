import { createClient } from 'graphql-ws'
import type { Client } from 'graphql-ws'
import WebSocket from 'ws'

/** An answer of the API, as JSON. */
export interface GraphqlAnswer<Data> {
  readonly status: number
  readonly data: Data | null
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions?: Readonly<Record<string, unknown>>
  }[]
}

export interface GraphqlClient {
  /** Sends a document over HTTP and answers whatever came, errors too. */
  ask: <Data = Record<string, never>>(document: string, variables?: object) => Promise<GraphqlAnswer<Data>>
  /** Sends a document over HTTP and answers its data; throws where there are errors. */
  graphql: <Data = Record<string, never>>(document: string, variables?: object) => Promise<Data>
  /** The events of a subscription over graphql-ws, until it completes or the loop is left. Throws on errors. */
  subscribe: <Data = Record<string, never>>(document: string, variables?: object) => AsyncIterableIterator<Data>
  /** Ends its WebSocket. */
  close: () => Promise<void>
}

/**
 * A client of the API at a URL, with the key as a bearer token where one is given.
 *
 *     const { architecture } = await client.graphql<{ architecture: { name: string } }>(`query ($id: ID!) { ... }`, { id })
 *     for await (const { trainingRunUpdated } of client.subscribe<{ trainingRunUpdated: Run }>(document, { id })) ...
 */
export function createGraphqlClient(url: string, apiKey?: string): GraphqlClient {
  const authorization = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }
  let socket: Client | null = null

  async function ask<Data>(query: string, variables: object = {}): Promise<GraphqlAnswer<Data>> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...authorization,
      },
      body: JSON.stringify({ query, variables }),
    })
    return { status: response.status, ...((await response.json()) as Omit<GraphqlAnswer<Data>, 'status'>) }
  }

  return {
    ask,
    graphql: async <Data>(document: string, variables?: object) => {
      const { data, errors, status } = await ask<Data>(document, variables)
      if (errors?.length || data == null)
        throw new Error(`GraphQL answered ${status}: ${JSON.stringify(errors ?? data)}`)
      return data
    },
    subscribe: <Data>(query: string, variables: object = {}) => {
      socket ??= createClient({
        url: `${url.replace(/^http/, 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: authorization,
        retryAttempts: 0,
        onNonLazyError: () => undefined,
      })
      return dataOf<Data>(socket.iterate({ query, variables: { ...variables } }))
    },
    close: async () => socket?.dispose(),
  }
}

interface SubscriptionResult {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string }[] | undefined
}

async function* dataOf<Data>(results: AsyncIterable<SubscriptionResult>): AsyncGenerator<Data> {
  for await (const { data, errors } of results) {
    if (errors?.length || data == null) throw new Error(`the subscription answered ${JSON.stringify(errors ?? data)}`)
    yield data as Data
  }
}
