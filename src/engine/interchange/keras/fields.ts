import { z } from 'zod'
import type { Activation } from '../../layers/activations.js'
import type { Initializer } from '../../layers/initializers.js'
import type { Regularizer } from '../../layers/regularizers.js'
import { unwrap } from '../../spec/public-form.js'
import { readActivation, writeActivation } from './activations.js'
import { readInitializer, writeInitializer } from './initializers.js'
import { readRegularizer, writeRegularizer } from './regularizers.js'

const titleOf = (schema: z.core.$ZodType): string | undefined => {
  const inner = unwrap(schema)
  return inner instanceof z.ZodType ? inner.meta()?.title : undefined
}

/** A field's value as Keras writes it. */
export function writeField(schema: z.core.$ZodType, value: unknown): unknown {
  if (value === undefined) return null
  switch (titleOf(schema)) {
    case 'Activation':
      return writeActivation(value as Activation)
    case 'Initializer':
      return writeInitializer(value as Exclude<Initializer, { readonly type: 'segments' }>)
    case 'Regularizer':
      return writeRegularizer(value as Regularizer)
    default:
      return value
  }
}

/** A field's value from what Keras writes; numbers and lists as they are, checked where the architecture is parsed. */
export function readField(schema: z.core.$ZodType, value: unknown, path: readonly string[]): unknown {
  switch (titleOf(schema)) {
    case 'Activation':
      return readActivation(value, path)
    case 'Initializer':
      return readInitializer(value, path)
    case 'Regularizer':
      return readRegularizer(value, path)
    default:
      return fitList(unwrap(schema), value)
  }
}

/** Keras takes a number for a list of equal ones, and writes lists of one for a number. */
function fitList(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodTuple && typeof value === 'number') return schema.def.items.map(() => value)
  if (schema instanceof z.ZodNumber && Array.isArray(value) && value.length === 1) return value[0] as unknown
  return value
}
