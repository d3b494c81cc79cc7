import { z } from 'zod'
import { findLayer } from '../../layers/registry.js'
import type { LayerType } from '../../layers/registry.js'
import { show } from '../../spec/sentences.js'
import type { KerasDialect } from './dialect.js'
import { readField, writeField } from './fields.js'
import { refuse } from './refuse.js'

export type KerasConfig = Readonly<Record<string, unknown>>

/** A layer's own fields, in the engine's form; `name` and `inputs` are the graph's. */
export interface LayerFields {
  readonly type: string
  readonly [field: string]: unknown
}

/** How a kind of layer is written in Keras's format, and read from it. */
export interface LayerConverter {
  readonly type: LayerType
  /** Keras's name of the class. */
  readonly className: string
  /**
   * What TensorFlow.js lacks of this layer, as the end of the sentence "TensorFlow.js has no ...". Undefined: it
   * computes the same. `rank` counts the axes of the layer's output, the batch left out.
   */
  missingInTfjs(spec: LayerFields, rank: number): string | undefined
  toConfig(spec: LayerFields): KerasConfig
  /** @throws InvalidSpec with paths relative to the config */
  fromConfig(config: KerasConfig, dialect: KerasDialect): LayerFields
  /** Keras's name of one of our weights, below the layer's own: `kernel`, `forward_lstm/kernel`. */
  weightName(weight: string, config: KerasConfig): string
}

interface Mapping {
  /** Keras's names of fields that it calls otherwise than the snake case of ours; the first is written, any is read. */
  readonly renamed?: Readonly<Record<string, readonly string[]>>
  /** What Keras says and we do not: the only value that can be read, and is written. */
  readonly fixed?: KerasConfig
  /** The field that Keras writes as a list of pairs and we write flat. */
  readonly pairs?: string
  /** Keras's names of weights that it calls otherwise than the snake case of ours. */
  readonly weights?: Readonly<Record<string, string>>
  /** Left out: TensorFlow.js has the layer as it is. */
  readonly missingInTfjs?: LayerConverter['missingInTfjs']
}

export const toSnake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** TensorFlow.js has no such layer at all. */
export const noSuchLayer = (): string => 'such layer'

/** Says what it was that is built, shown or chosen for speed: no part of what a layer computes. */
const ignored = new Set([
  'name',
  'trainable',
  'dtype',
  'batch_input_shape',
  'batch_shape',
  'seed',
  'implementation',
  'unroll',
  'use_cudnn',
  'autocast',
  'input_length',
  // Counts where renorm is true, which cannot be read.
  'renorm_momentum',
  // What stands at steps of padding, which layers behind pass over.
  'zero_output_for_mask',
])

/** A layer whose fields are those of Keras, name by name. */
export function mapLayer(type: LayerType, className: string, mapping: Mapping = {}): LayerConverter {
  const { renamed = {}, fixed = {}, pairs, weights = {}, missingInTfjs = () => undefined } = mapping
  const fields = fieldsOf(type)
  const keysOf = (field: string): readonly string[] => renamed[field] ?? [toSnake(field)]
  return {
    type,
    className,
    missingInTfjs,
    toConfig: (spec) => ({
      ...Object.fromEntries(
        fields.map(([field, schema]) => {
          const value = writeField(schema, spec[field])
          const [key = field] = keysOf(field)
          return [key, field === pairs ? inPairs(value as number[]) : value] as const
        }),
      ),
      ...fixed,
    }),
    fromConfig(config) {
      const used = new Set<string>()
      const read = fields.flatMap(([field, schema]) => {
        const key = keysOf(field).find((name) => config[name] !== null && config[name] !== undefined)
        keysOf(field).forEach((name) => used.add(name))
        if (key === undefined) return []
        const value = field === pairs ? flatten(config[key], lengthOf(schema)) : config[key]
        return [[field, readField(schema, value, [key])] as const]
      })
      checkRest(config, used, fixed)
      return { type, ...Object.fromEntries(read) }
    },
    weightName: (weight) => weights[weight] ?? toSnake(weight),
  }
}

function fieldsOf(type: LayerType): [string, z.core.$ZodType][] {
  const schema = findLayer(type)?.schema
  if (!(schema instanceof z.ZodObject)) throw new Error(`the layer ${type} has no list of fields`)
  return Object.entries(schema.shape as Record<string, z.core.$ZodType>).filter(([name]) => name !== 'type')
}

/** What is left must be what we take for granted, or be off. */
function checkRest(config: KerasConfig, used: ReadonlySet<string>, fixed: KerasConfig): void {
  for (const [key, value] of Object.entries(config)) {
    if (used.has(key) || ignored.has(key) || value === null || value === undefined || value === false) continue
    const isFixed = Object.hasOwn(fixed, key)
    if (isFixed && JSON.stringify(value) === JSON.stringify(fixed[key])) continue
    const fit = isFixed ? show(fixed[key]) : 'null or nothing'
    refuse(`${key} ${show(value)} has no counterpart; ${fit} would fit`, [key])
  }
}

const lengthOf = (schema: z.core.$ZodType): number => {
  const inner = schema instanceof z.ZodDefault ? schema.def.innerType : schema
  return inner instanceof z.ZodTuple ? inner.def.items.length : 0
}

const inPairs = (list: readonly number[]): unknown =>
  list.length === 2 ? list : Array.from({ length: list.length / 2 }, (_, axis) => list.slice(2 * axis, 2 * axis + 2))

/** 1, [1, 2] and [[1, 2], [3, 4]] are all that Keras takes; one number for an axis stands for both of its ends. */
function flatten(value: unknown, length: number): unknown {
  if (typeof value === 'number') return Array.from({ length }, () => value)
  if (!Array.isArray(value) || length === 2) return value
  return value.flatMap((axis: unknown) => (Array.isArray(axis) ? (axis as unknown[]) : [axis, axis]))
}
