import { getOperationAST, OperationTypeNode, parse } from 'graphql'
import { readOperation } from './operations.js'
import type { TestStrata } from './server.js'

export interface Library {
  /**
   * Runs an operation of docs/operations with its example variables, `changes` in place of parts of them (of parts of its
   * `input`, where there is one). Answers the data of every event; throws on errors and userErrors.
   */
  run: <Data>(name: string, changes?: object) => Promise<Data[]>
  /** Names of those that were run. */
  readonly done: ReadonlySet<string>
}

export function openLibrary(strata: Pick<TestStrata, 'graphql' | 'subscribe'>): Library {
  const done = new Set<string>()
  return {
    done,
    run: async <Data>(name: string, changes: object = {}) => {
      const { document, variables } = readOperation(name)
      const { input }: { input?: object } = variables
      const given = input ? { input: { ...input, ...changes } } : { ...variables, ...changes }
      const answers: Data[] = []
      if (getOperationAST(parse(document))?.operation === OperationTypeNode.SUBSCRIPTION)
        for await (const data of strata.subscribe<Data>(document, given)) answers.push(data)
      else answers.push(await strata.graphql<Data>(document, given))
      for (const payload of answers.flatMap((data) => Object.values(data as object) as unknown[])) {
        const { userErrors = [] } = payload as { userErrors?: readonly unknown[] }
        if (userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(userErrors)}`)
      }
      done.add(name)
      return answers
    },
  }
}
