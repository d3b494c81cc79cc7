export interface Example {
  readonly query: string
  readonly variables: string
}

const documents = import.meta.glob<string>('../../docs/operations/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const variables = import.meta.glob<string>('../../docs/operations/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The operation library, each document with its example variables, in the order of the files' names. */
export const examples: readonly Example[] = Object.keys(documents)
  .sort()
  .map((file) => ({
    query: documents[file] ?? '',
    variables: variables[file.replace(/\.graphql$/, '.json')]?.trim() ?? '',
  }))
