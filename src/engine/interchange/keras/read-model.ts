import { InvalidSpec } from '../../errors.js'
import type { Issue } from '../../errors.js'
import { findLayer } from '../../layers/registry.js'
import { extraName, suggestNames } from '../../spec/names.js'
import type { ArchitectureInput } from '../../spec/parse.js'
import { writePublic } from '../../spec/public-form.js'
import type { KerasConfig, LayerConverter, LayerFields } from './converter.js'
import type { KerasDialect } from './dialect.js'
import { dialectOf } from './dialect.js'
import { readPlaces } from './inbound.js'
import type { Source } from './inbound.js'
import { readInput } from './input-layer.js'
import type { ReadInputLayer } from './input-layer.js'
import { listLayers } from './list-layers.js'
import type { ListedLayer } from './list-layers.js'
import { renameAll } from './names.js'
import { isRecord, readObject, refuse } from './refuse.js'
import { kerasClassNames, findConverterOfClass } from './registry.js'

/** A layer that was read, with what is needed to find its weights. */
export interface ReadKerasLayer {
  /** Its name here, which may be another than in the file. */
  readonly name: string
  readonly kerasName: string
  readonly converter: LayerConverter
  readonly config: KerasConfig
}

interface ReadLayer {
  readonly listed: ListedLayer
  readonly sources: readonly Source[]
  readonly converter: LayerConverter
  readonly fields: LayerFields
}

export interface ReadModel {
  readonly dialect: KerasDialect
  readonly architecture: ArchitectureInput
  readonly layers: readonly ReadKerasLayer[]
}

/**
 * Reads the architecture of a Keras model: Sequential or Functional, in the words of Keras 2 (and TensorFlow.js) or
 * Keras 3.
 * @param topology `{ class_name, config, keras_version? }`, or that below `model_config`
 * @throws InvalidSpec with every mistake, paths as in ['layers', '3', 'units'] into the model's config
 */
export function readModel(topology: unknown): ReadModel {
  const outer = isRecord(topology) ? topology : {}
  const model = isRecord(outer.model_config) ? outer.model_config : outer
  const dialect = dialectOf({ ...model, ...outer })
  const listed = listLayers(readObject(model, ['model']), model.config)
  const issues: Issue[] = []
  const inputs: ReadInputLayer[] = []
  const read: ReadLayer[] = []
  for (const layer of listed.layers) {
    try {
      if (layer.className === 'InputLayer') inputs.push(readInput(layer))
      else read.push({ listed: layer, sources: layer.readSources(), ...convert(layer, dialect) })
    } catch (error) {
      if (!(error instanceof InvalidSpec)) throw error
      const { index } = layer
      const place = `layer ${index} (${layer.className}${layer.name ? ` ${layer.name}` : ''})`
      for (const { path, message } of error.issues)
        issues.push({ path: ['layers', String(index), ...path], message: `${place}: ${message}` })
    }
  }
  if (issues.length > 0) throw new InvalidSpec(issues)

  const names = renameAll([...inputs, ...read.map(({ listed: { name } }) => ({ name }))].map(({ name }) => name))
  const nameOf = (name: string): string => names.get(name) ?? name
  const byName = new Map(read.map((layer) => [layer.listed.name, layer]))
  const valueOf = ({ layer, use, output }: Source): string => {
    if (!names.has(layer)) return refuse(`there is no layer ${layer}${suggestNames(layer, [...names.keys()])}`)
    if (use > 0) return refuse(`the use ${use} of ${layer} is read: layers that share their weights cannot be`)
    if (output === 0) return nameOf(layer)
    const fields = byName.get(layer)?.fields
    const extra = fields && Object.keys(findLayer(fields.type)?.extras?.(withDefaults(fields)) ?? {})[output - 1]
    return extra ? extraName(nameOf(layer), extra) : refuse(`${layer} has no output ${output}`)
  }
  const embedded = findEmbedded(inputs, read)
  return {
    dialect,
    architecture: {
      inputs: inputs.map(({ name, shape, dtype }) => ({
        name: nameOf(name),
        shape,
        dtype: embedded.has(name) ? 'INT32' : dtype,
      })),
      layers: read.map(({ listed: { name }, sources, fields }) =>
        publicForm(nameOf(name), sources.map(valueOf), fields),
      ),
      outputs: (listed.outputs ?? readPlaces([[read.at(-1)?.listed.name, 0, 0]], ['output_layers'])).map(valueOf),
    },
    layers: read.map(({ listed: { name, config }, converter }) => ({
      name: nameOf(name),
      kerasName: name,
      converter,
      config,
    })),
  }
}

function convert({ className, config }: ListedLayer, dialect: KerasDialect) {
  const converter = findConverterOfClass(className)
  if (converter) return { converter, fields: converter.fromConfig(config, dialect) }
  if (['Sequential', 'Functional', 'Model'].includes(className))
    return refuse('a model inside of a model cannot be read: put its layers in its place')
  return refuse(`there is no counterpart to the class ${className}${suggestNames(className, kerasClassNames)}`)
}

/** Inputs that embeddings alone read hold codes, whatever their type is said to be. */
function findEmbedded(inputs: readonly ReadInputLayer[], read: readonly ReadLayer[]): ReadonlySet<string> {
  const readersOf = (name: string) => read.filter(({ sources }) => sources.some(({ layer }) => layer === name))
  const isCode = ({ name }: ReadInputLayer) => readersOf(name).every(({ fields }) => fields.type === 'embedding')
  return new Set(inputs.filter((input) => readersOf(input.name).length > 0 && isCode(input)).map(({ name }) => name))
}

/** The fields with the defaults that were left out, as far as they can be read. */
function withDefaults(fields: LayerFields): { readonly type: string } {
  const parsed = findLayer(fields.type)?.schema.safeParse(fields)
  return parsed?.success ? parsed.data : fields
}

function publicForm(name: string, inputs: readonly string[], { type, ...fields }: LayerFields): object {
  const schema = findLayer(type)?.schema
  const written = schema ? writePublic(schema, fields) : fields
  return { [type]: { name, inputs, ...(written as object) } }
}
