import type { GraphiQL } from 'graphiql'
import { createClient } from 'graphql-ws'
import { getOperationAST, OperationTypeNode, parse } from 'graphql'
import type { ComponentProps } from 'react'

type Fetcher = ComponentProps<typeof GraphiQL>['fetcher']

const path = '/graphql'

/**
 * Queries and mutations over HTTP, subscriptions over WebSocket, all to where the page came from. The key goes with every
 * request; headers from the editor come after it and may replace it. `onRefused` is told when the server asks for a key.
 */
export function createFetcher(apiKey: string, onRefused: () => void): Fetcher {
  const authorization = apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` }
  return (params, options) => {
    const headers = { ...authorization, ...(options?.headers as Record<string, string> | undefined) }
    const operation = getOperationAST(options?.documentAST ?? parse(params.query), params.operationName)
    if (operation?.operation === OperationTypeNode.SUBSCRIPTION)
      return subscribe(params, headers) as ReturnType<Fetcher>
    return post(params, headers, onRefused)
  }
}

async function post(params: object, headers: Record<string, string>, onRefused: () => void) {
  const response = await fetch(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...headers,
    },
    body: JSON.stringify(params),
  })
  if (response.status === 401) onRefused()
  return (await response.json()) as Awaited<ReturnType<Fetcher>>
}

function subscribe(
  {
    query,
    variables,
    operationName,
  }: { query: string; variables?: unknown; operationName?: string | null | undefined },
  headers: Record<string, string>,
) {
  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}${path}`,
    connectionParams: headers,
    retryAttempts: 0,
  })
  return client.iterate({ query, variables: variables as Record<string, unknown> | undefined, operationName })
}
