import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../src/platform/paths.js'

const folder = join(projectRoot, 'docs', 'operations')

export interface Operation {
  /** As 17-train-iris. */
  readonly name: string
  readonly document: string
  readonly variables: Record<string, unknown> & { input: Record<string, unknown> }
}

/** An operation of docs/operations with its example variables. */
export function readOperation(name: string): Operation {
  const document = readFileSync(join(folder, `${name}.graphql`), 'utf8')
  const variables = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Operation['variables']
  return { name, document, variables }
}
