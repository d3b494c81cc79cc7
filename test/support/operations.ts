import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../src/platform/paths.js'

const folder = join(projectRoot, 'docs', 'operations')

export interface Operation {
  /** As 17-train-iris. */
  readonly name: string
  readonly document: string
  readonly variables: Record<string, unknown> & { input: Record<string, unknown> }
}

/** Every operation of the library, in the order of a tour. */
export function listOperations(): string[] {
  return readdirSync(folder).flatMap((file) => (file.endsWith('.graphql') ? [file.slice(0, -'.graphql'.length)] : []))
}

/** Those that need MNIST: test/api/mnist.test.ts runs them, test/api/library.test.ts all others. */
export const mnistOperations: readonly string[] = [
  '02-create-mnist-dataset',
  '16-plan-training-run',
  '18-train-autoencoder',
  '19-train-cnn',
  '20-train-cnn-staged',
  '21-train-cnn-greedy',
]

/** An operation of docs/operations with its example variables. */
export function readOperation(name: string): Operation {
  const document = readFileSync(join(folder, `${name}.graphql`), 'utf8')
  const variables = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Operation['variables']
  return { name, document, variables }
}
