import { z } from 'zod'
import { InvalidSpec } from '../../errors.js'
import type { Issue } from '../../errors.js'
import { readModel } from '../keras/read-model.js'
import type { ReadKerasLayer } from '../keras/read-model.js'
import { writeSafetensors } from '../safetensors.js'
import { layerIssue } from '../../spec/graph.js'
import { buildNetwork } from '../../spec/network.js'
import type { NetworkLayer } from '../../spec/network.js'
import { parseArchitecture } from '../../spec/parse.js'
import type { ArchitectureInput } from '../../spec/parse.js'
import type { HostTensor, NamedTensors } from '../../tensors.js'
import { canRescale, hardSigmoidFactor, hasHardSigmoid, rescale } from '../keras/hard-sigmoid.js'
import { manifestSchema, readWeights } from './weights-manifest.js'

const modelSchema = z.object({
  modelTopology: z.record(z.string(), z.unknown()),
  weightsManifest: manifestSchema,
  format: z.string().nullish(),
})

export interface ImportedModel {
  /** In its public form, as `createArchitecture` takes it. */
  readonly architecture: ArchitectureInput
  /** A safetensors file of its weights, under `layer/weight`. */
  readonly weights: Uint8Array
}

/**
 * Reads a TensorFlow.js layers model: what `model.save` and tensorflowjs_converter write. Names of layers stay, but for
 * signs that ours have not.
 * @param modelJson the text of model.json
 * @param weights the bytes of its weight files, one behind the other in the manifest's order
 * @throws InvalidSpec for layers, settings and weights that have no counterpart, with paths into the model's config
 */
export function importTfjs(modelJson: string, weights: Uint8Array): ImportedModel {
  const file = readJson(modelJson)
  const { architecture, layers, dialect } = readModel(file.modelTopology)
  const network = buildNetwork(parseArchitecture(architecture))
  const given = readWeights(file.weightsManifest, weights)
  const byName = new Map(layers.map((layer) => [layer.name, layer]))
  const issues: Issue[] = []
  const taken: NamedTensors = new Map()
  const used = new Set<string>()
  for (const [index, layer] of network.layers.entries()) {
    const isRescaled = dialect === 'keras2' && hasHardSigmoid(layer)
    if (isRescaled && !canRescale(layer)) {
      const message =
        'its hard sigmoid is another one in TensorFlow.js, which no weight can make good: sigmoid would fit'
      issues.push(layerIssue({ index, type: layer.type }, [], message))
    }
    for (const { name, shape } of layer.weights) {
      const found = findWeight(given, layer, byName.get(layer.name), name)
      if (!found) issues.push({ path: ['weightsManifest'], message: `there is no weight ${name}` })
      else if (found.tensor.shape.join() !== shape.join())
        issues.push({
          path: ['weightsManifest'],
          message: `weight ${found.name} must have shape [${shape.join(', ')}], got [${found.tensor.shape.join(', ')}]`,
        })
      else taken.set(name, isRescaled ? toOurs(layer, name, found.tensor) : found.tensor)
      if (found) used.add(found.name)
    }
  }
  for (const name of given.keys())
    if (!used.has(name)) issues.push({ path: ['weightsManifest'], message: `weight ${name} belongs to no layer` })
  if (issues.length > 0) throw new InvalidSpec(issues)
  return { architecture, weights: writeSafetensors(taken) }
}

function toOurs(layer: NetworkLayer, name: string, tensor: HostTensor): HostTensor {
  const values = Float32Array.from(tensor.values)
  return { ...tensor, values: rescale(layer, name.slice(layer.name.length + 1), values, hardSigmoidFactor.fromTfjs) }
}

function readJson(text: string): z.output<typeof modelSchema> {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch (error) {
    throw new InvalidSpec([{ path: [], message: `model.json is no JSON: ${(error as Error).message}` }])
  }
  const parsed = modelSchema.safeParse(file)
  if (!parsed.success) {
    const message = 'model.json must hold a modelTopology and a weightsManifest, as TensorFlow.js writes them'
    throw new InvalidSpec(parsed.error.issues.map(({ path }) => ({ path: path.map(String), message })))
  }
  if (parsed.data.format === 'graph-model')
    throw new InvalidSpec([
      { path: ['format'], message: 'a graph model has no layers any more; a layers model can be read' },
    ])
  return parsed.data
}

/** Files of TensorFlow 2.2 and later put the cell's name before a recurrent weight's: lstm/lstm_cell/kernel. */
function findWeight(
  given: NamedTensors,
  { name: layerName }: NetworkLayer,
  layer: ReadKerasLayer | undefined,
  weight: string,
): { name: string; tensor: HostTensor } | undefined {
  if (!layer) return undefined
  const wanted = layer.converter.weightName(weight.slice(layerName.length + 1), layer.config)
  const parts = wanted.split('/')
  const last = parts.at(-1) ?? wanted
  const direct = `${layer.kerasName}/${wanted}`
  const start = `${[layer.kerasName, ...parts.slice(0, -1)].join('/')}/`
  const name = given.has(direct)
    ? direct
    : [...given.keys()].find((key) => key.startsWith(start) && key.endsWith(`/${last}`))
  const tensor = name === undefined ? undefined : given.get(name)
  return name !== undefined && tensor ? { name, tensor } : undefined
}
