import type { Issue } from '../errors.js'
import type { LayerDefinition } from '../layers/layer.js'
import { findLayer, layerTypes } from '../layers/registry.js'
import { layerIssue } from './graph.js'
import { checkName } from './names.js'
import { givenKeys, isObject, readChoice, readPublic } from './public-form.js'
import { show, writeSentences } from './sentences.js'

/** A layer as read from its public form; what was left out is undefined, what could not be read null. */
export interface ReadLayer {
  readonly index: number
  /** Empty where no type could be made out. */
  readonly type: string
  readonly definition: LayerDefinition<{ type: string }> | null
  readonly name: string | undefined
  readonly inputs: readonly string[] | undefined
  readonly fields: { readonly type: string } | null
}

function readInputNames(given: unknown, place: { index: number; type: string }, issues: Issue[]): string[] | undefined {
  if (given === undefined || given === null) return undefined
  const names = typeof given === 'string' ? [given] : given
  if (Array.isArray(names) && names.length > 0 && names.every((name) => typeof name === 'string')) return names
  const message = `inputs must be a list of names of layers or inputs, got ${show(given)}; left out, it reads the layer before it`
  issues.push(layerIssue(place, ['inputs'], message))
  return undefined
}

function readFields(definition: LayerDefinition<{ type: string }>, given: object, index: number, issues: Issue[]) {
  const place = { index, type: definition.type }
  const found: Issue[] = []
  const read = readPublic(definition.schema, given, [], found)
  const fields = { ...(isObject(read) ? read : {}), type: definition.type }
  const parsed = definition.schema.safeParse(fields)
  const reported = new Set(found.map(({ path }) => path.join('.')))
  if (!parsed.success) {
    const sentences = writeSentences(definition.schema, fields, parsed.error.issues)
    // A choice that could not be read is missing now; that has been said.
    found.push(...sentences.filter(({ path }) => !reported.has(path.join('.'))))
  }
  issues.push(...found.map(({ path, message }) => layerIssue(place, path, message)))
  return parsed.success && found.length === 0 ? parsed.data : null
}

/** Reads `{ dense: { name?, inputs?, units: 10, ... } }`; every mistake is reported. */
export function readLayer(layer: unknown, index: number, issues: Issue[]): ReadLayer {
  const choice = readChoice(layer, layerTypes)
  if ('mistake' in choice || !isObject(layer)) {
    const mistake = 'mistake' in choice ? choice.mistake : 'must be an object'
    issues.push(layerIssue({ index, type: '' }, [], mistake))
    return { index, type: '', definition: null, name: undefined, inputs: undefined, fields: null }
  }
  const type = choice.key
  const place = { index, type }
  const definition = findLayer(type) ?? null
  const body = layer[type]
  if (!isObject(body) || !definition) {
    issues.push(layerIssue(place, [], `must be an object of fields, got ${show(body)}`))
    return { index, type, definition, name: undefined, inputs: undefined, fields: null }
  }
  const { name, inputs, ...given } = body
  const isNamed = name !== undefined && name !== null
  const nameMistake = isNamed ? checkName(name) : null
  if (nameMistake) issues.push(layerIssue(place, ['name'], nameMistake))
  if (givenKeys(given).includes('type'))
    issues.push(layerIssue(place, ['type'], 'has no field type: the key is the type'))
  return {
    index,
    type,
    definition,
    name: typeof name === 'string' ? name : undefined,
    inputs: readInputNames(inputs, place, issues),
    fields: readFields(definition, given, index, issues),
  }
}
