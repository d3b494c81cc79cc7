import { z } from 'zod'
import type { Arity } from '../layers/layer.js'
import { findLayer, layerTypes } from '../layers/registry.js'
import { isObject, unwrap, writePublic } from './public-form.js'

/** A field of a layer, in its public form; `name` and `inputs`, which every layer has, are left out. */
export interface LayerArgument {
  readonly name: string
  readonly description: string
  /** Its GraphQL type, as in `Int!` or `Activation!`. */
  readonly type: string
  readonly isRequired: boolean
  /** What is taken where it is left out; null where there is none. */
  readonly defaultValue: unknown
}

export interface LayerCatalogueEntry {
  /** The key of the layer's public form: `dense`. */
  readonly type: string
  readonly description: string
  /** How many inputs it reads: exactly one, two and more, or one and more. */
  readonly arity: Arity
  readonly arguments: readonly LayerArgument[]
}

const titleOf = (schema: z.core.$ZodType): string | undefined =>
  schema instanceof z.ZodType ? schema.meta()?.title : undefined

/** The GraphQL type of a value, but for whether it may be null. */
function nameType(schema: z.core.$ZodType): string {
  const inner = unwrap(schema)
  if (inner instanceof z.ZodBoolean) return 'Boolean'
  if (inner instanceof z.ZodNumber) return inner.format === 'safeint' ? 'Int' : 'Float'
  if (inner instanceof z.ZodArray || inner instanceof z.ZodTuple) return '[Int!]'
  const title = titleOf(inner)
  if (inner instanceof z.ZodString) return title ?? 'String'
  if (title === undefined) throw new Error(`a field's schema lacks a title: ${inner._zod.def.type}`)
  return inner instanceof z.ZodDiscriminatedUnion ? `${title}Input` : title
}

/** The field's own words, or those of the value inside its default. */
function readDescription(schema: z.core.$ZodType): string {
  const [own, inner] = [schema, unwrap(schema)].map((at) => (at instanceof z.ZodType ? at.description : undefined))
  return own ?? inner ?? ''
}

function describeArgument(name: string, schema: z.core.$ZodType): LayerArgument {
  const fallback: unknown = schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined
  const isRequired = fallback === undefined && !(schema instanceof z.ZodOptional)
  // A choice has a default that is an object, which stays nullable in GraphQL.
  const isNonNull = isRequired || (fallback !== undefined && !isObject(fallback))
  return {
    name,
    description: readDescription(schema),
    type: `${nameType(schema)}${isNonNull ? '!' : ''}`,
    isRequired,
    defaultValue: fallback === undefined ? null : writePublic(schema, fallback),
  }
}

function describeLayer(type: string): LayerCatalogueEntry[] {
  const definition = findLayer(type)
  if (!(definition?.schema instanceof z.ZodObject)) return []
  const shape = definition.schema.shape as Record<string, z.core.$ZodType>
  const fields = Object.entries(shape).filter(([name]) => name !== 'type')
  return [
    {
      type,
      description: definition.description,
      arity: definition.arity,
      arguments: fields.map(([name, schema]) => describeArgument(name, schema)),
    },
  ]
}

/** Every kind of layer that an architecture may name, with what can be chosen for it. */
export const layerCatalogue: readonly LayerCatalogueEntry[] = layerTypes.flatMap(describeLayer)
