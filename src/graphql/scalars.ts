import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import type { ValueNode } from 'graphql'
import { GraphQLDateTime, GraphQLJSON } from 'graphql-scalars'

const show = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 60)

function toSafeInt(value: unknown): number {
  const number = typeof value === 'bigint' ? Number(value) : value
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number
  throw new GraphQLError(`a SafeInt is a whole number up to 2^53-1 in magnitude, got ${show(value)}`)
}

/** Takes bigints from the database on its way out; JSON numbers on its way in. */
const SafeInt = new GraphQLScalarType<number, number>({
  name: 'SafeInt',
  serialize: (value) => toSafeInt(typeof value === 'bigint' ? Number(value) : value),
  parseValue: toSafeInt,
  parseLiteral: (node) => {
    if (node.kind === Kind.INT) return toSafeInt(Number(node.value))
    throw new GraphQLError(`a SafeInt is a whole number, got ${node.kind}`, { nodes: node })
  },
})

function toRow(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new GraphQLError(`a FeatureRow is a JSON object from feature name to value, got ${show(value)}`)
}

const FeatureRow = new GraphQLScalarType<Record<string, unknown>, unknown>({
  name: 'FeatureRow',
  serialize: (value) => value,
  parseValue: toRow,
  parseLiteral: (node, variables) => toRow(readJson(node, variables)),
})

const isNumbers = (value: unknown): value is (number | null)[] =>
  Array.isArray(value) && value.every((item) => item === null || typeof item === 'number')

function toNumbers(value: unknown): readonly (number | null)[] {
  if (isNumbers(value)) return value
  throw new GraphQLError(`TensorValues are a flat array of numbers, got ${show(value)}`)
}

/** Typed arrays become arrays; what is not finite becomes null, as JSON has no word for it. */
const TensorValues = new GraphQLScalarType<readonly (number | null)[], readonly (number | null)[]>({
  name: 'TensorValues',
  serialize: (value) => Array.from(value as ArrayLike<number | null>, (item) => (Number.isFinite(item) ? item : null)),
  parseValue: toNumbers,
  parseLiteral: (node, variables) => toNumbers(readJson(node, variables)),
})

const readJson = (node: ValueNode, variables: Parameters<typeof GraphQLJSON.parseLiteral>[1]): unknown =>
  GraphQLJSON.parseLiteral(node, variables)

/** What a scalar does, without its name and description: those stand in schema.graphql. */
const behaviourOf = ({ serialize, parseValue, parseLiteral }: GraphQLScalarType) => ({
  serialize,
  parseValue,
  parseLiteral,
})

/** Every scalar of the contract that GraphQL itself does not have. */
export const scalars = {
  SafeInt: behaviourOf(SafeInt),
  FeatureRow: behaviourOf(FeatureRow),
  TensorValues: behaviourOf(TensorValues),
  DateTime: behaviourOf(GraphQLDateTime),
  JSON: behaviourOf(GraphQLJSON),
}
