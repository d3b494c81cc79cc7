import { readFileSync } from 'node:fs'
import { assertEnumType, assertInputObjectType, buildSchema } from 'graphql'
import type { GraphQLInputObjectType } from 'graphql'
import { activationNames } from '../../../src/engine/layers/activations.js'
import { initializerSchema } from '../../../src/engine/layers/initializers.js'
import { regularizerSchema } from '../../../src/engine/layers/regularizers.js'
import { layerCatalogue } from '../../../src/engine/spec/catalogue.js'
import { listOptions, toConstantCase } from '../../../src/engine/spec/public-form.js'

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'))
const inputNamed = (name: string): GraphQLInputObjectType => assertInputObjectType(schema.getType(name))
const fieldNames = (input: GraphQLInputObjectType) => Object.keys(input.getFields()).sort()

test('LayerInput names every layer of the catalogue and no other', () => {
  expect(fieldNames(inputNamed('LayerInput'))).toEqual(layerCatalogue.map(({ type }) => type).sort())
})

test.each(layerCatalogue.map((entry) => [entry.type, entry] as const))(
  'the input of %s has the fields, types and defaults that the engine reads',
  (type, entry) => {
    const input = inputNamed(String(inputNamed('LayerInput').getFields()[type]!.type))
    const { name, inputs, ...fields } = input.getFields()
    expect([String(name!.type), String(inputs!.type).replace(/!$/, '')]).toEqual(['String', '[String!]'])
    const found = Object.values(fields).map((field) => `${field.name}: ${String(field.type)}`)
    expect(found.sort()).toEqual(entry.arguments.map((argument) => `${argument.name}: ${argument.type}`).sort())
    for (const { name: field, defaultValue, type: ofType } of entry.arguments) {
      if (ofType.endsWith('!') && defaultValue !== null) expect(fields[field]!.defaultValue).toEqual(defaultValue)
    }
  },
)

test('activations, initializers and regularizers are those that the engine reads', () => {
  const values = assertEnumType(schema.getType('Activation')).getValues()
  expect(values.map(({ name }) => name).sort()).toEqual(activationNames.map(toConstantCase).sort())
  expect(fieldNames(inputNamed('InitializerInput'))).toEqual([...listOptions(initializerSchema).keys()].sort())
  expect(fieldNames(inputNamed('RegularizerInput'))).toEqual([...listOptions(regularizerSchema).keys()].sort())
})
