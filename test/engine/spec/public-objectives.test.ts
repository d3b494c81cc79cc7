import { readFileSync } from 'node:fs'
import { assertEnumType, assertInputObjectType, buildSchema, isNonNullType } from 'graphql'
import type { GraphQLInputObjectType } from 'graphql'
import { losses } from '../../../src/engine/losses/registry.js'
import { countedMetricNames } from '../../../src/engine/metrics/registry.js'
import { toLoss, toLossInput } from '../../../src/runs/task/loss.js'
import { toEngineName, toPublicName } from '../../../src/runs/task/one-of.js'

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'))
const lossInputs = assertInputObjectType(schema.getType('LossInput')).getFields()

/** What GraphQL makes of `{}`: every default filled in. */
const defaultsOf = (input: GraphQLInputObjectType): Record<string, unknown> =>
  Object.fromEntries(
    Object.values(input.getFields()).flatMap(({ name, defaultValue }) =>
      defaultValue === undefined ? [] : [[name, defaultValue]],
    ),
  )

test('LossInput names every loss of the engine and no other', () => {
  expect(Object.keys(lossInputs).sort()).toEqual(Object.keys(losses).sort())
})

test.each(Object.keys(lossInputs))('%s survives the way from the public input to the engine and back', (name) => {
  const input = assertInputObjectType(lossInputs[name]!.type)
  const given = { [name]: defaultsOf(input) }
  const loss = toLoss(given)
  expect(loss.type).toBe(name)
  expect(toLossInput(loss, undefined)).toEqual(given)
  for (const field of Object.values(input.getFields()))
    if (isNonNullType(field.type)) expect([field.name, field.defaultValue]).not.toContain(undefined)
})

test('class weights are given by category and read by code', () => {
  const given = {
    categoricalCrossentropy: {
      labelSmoothing: 0,
      fromLogits: false,
      classWeights: {
        byCategory: [
          { category: 'c', weight: 3 },
          { category: 'a', weight: 0.5 },
        ],
      },
    },
  }
  const loss = toLoss(given, ['a', 'b', 'c'])
  expect(loss).toEqual({
    type: 'categoricalCrossentropy',
    labelSmoothing: 0,
    fromLogits: false,
    classWeights: [0.5, 1, 3],
  })
  expect(toLoss(toLossInput(loss, ['a', 'b', 'c']), ['a', 'b', 'c'])).toEqual(loss)
})

test('class weights of a category that is not there, or of no categories at all, are refused', () => {
  const given = {
    binaryCrossentropy: { labelSmoothing: 0, classWeights: { byCategory: [{ category: 'x', weight: 1 }] } },
  }
  const refusal = (labels?: string[]): string => {
    const place = { path: ['targets', '0', 'loss'], issues: [] as { path: readonly string[]; message: string }[] }
    toLoss(given, labels, place)
    return place.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join()
  }
  expect(refusal(['no', 'yes'])).toBe(
    'targets.0.loss.classWeights: no category is called "x"; the categories are no, yes',
  )
  expect(refusal()).toMatch('class weights by category need a target of one CATEGORICAL or BOOLEAN feature')
})

test('MetricName names every metric of the engine and no other', () => {
  const names = assertEnumType(schema.getType('MetricName'))
    .getValues()
    .map(({ name }) => name)
  const recorded = ['loss', 'gradientNorm', 'learningRate']
  expect(names.sort()).toEqual([...countedMetricNames, ...recorded].map(toPublicName).sort())
  for (const name of countedMetricNames) expect(toEngineName(toPublicName(name))).toBe(name)
})
