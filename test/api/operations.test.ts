import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, coerceInputValue, getOperationAST, parse, specifiedRules, typeFromAST, validate } from 'graphql'
import type { GraphQLInputType } from 'graphql'
import { createLimits } from '../../src/graphql/limits.js'
import { projectRoot } from '../../src/platform/paths.js'

const folder = join(projectRoot, 'docs', 'operations')
const schema = buildSchema(readFileSync(join(projectRoot, 'schema.graphql'), 'utf8'))
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => file.replace(/\.graphql$/, ''))

const readDocument = (name: string) => parse(readFileSync(join(folder, `${name}.graphql`), 'utf8'))
const readVariables = (name: string) =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Record<string, unknown>

test('the library shows every query, mutation and subscription', () => {
  const shown = new Set(
    names.flatMap((name) =>
      getOperationAST(readDocument(name))?.selectionSet.selections.map((field) =>
        'name' in field ? field.name.value : '',
      ),
    ),
  )
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const offered = roots.flatMap((root) => Object.keys(root?.getFields() ?? {}))
  // nodes, and single objects by id, are shown by node and the lists.
  const alike = ['nodes', 'architecture']
  expect(offered.filter((name) => !shown.has(name) && !alike.includes(name))).toEqual([])
})

test.each(names)('%s fits the schema, its limits and its example variables', (name) => {
  const document = readDocument(name)
  const { validationRules } = createLimits()
  expect(validate(schema, document, [...specifiedRules, ...validationRules])).toEqual([])
  const given = readVariables(name)
  const definitions = getOperationAST(document)?.variableDefinitions ?? []
  expect(definitions.map(({ variable }) => variable.name.value)).toEqual(expect.arrayContaining(Object.keys(given)))
  for (const { variable, type } of definitions) {
    const mistakes: string[] = []
    const inputType = typeFromAST(schema, type as never) as GraphQLInputType
    coerceInputValue(given[variable.name.value] ?? null, inputType, (path, _, error) =>
      mistakes.push(`${path.join('.')}: ${error.message}`),
    )
    expect(mistakes).toEqual([])
  }
})
