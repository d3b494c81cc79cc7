import { isInputObjectType } from 'graphql'
import type { GraphQLSchema } from 'graphql'
import { buildNetwork, layerCatalogue, toLayerInput } from '../engine/index.js'
import type { DataType, Layer, LayerType, Resolvers, TensorSpec } from '../graphql/__generated__/resolvers.js'
import { connect } from '../graphql/connection.js'
import { asPayload } from '../graphql/payload.js'
import type { ArchitectureRow } from './service.js'

export const architectureResolvers: Resolvers = {
  Query: {
    architecture: (_, { id }, { loaders }) => loaders.architectures.load(id),
    architectures: (_, { name, ...args }, { services: { architectures }, projectId }) =>
      connect(args, {
        list: (page) => architectures.list(projectId, { name }, page),
        count: () => architectures.count(projectId, { name }),
      }),
    layerTypes: (_, __, ___, { schema }) => describeLayerTypes(schema),
  },
  Mutation: {
    createArchitecture: (_, { input }, { services: { architectures }, projectId }) =>
      asPayload(async () => ({ architecture: await architectures.create(projectId, input) })),
    importArchitecture: (_, { input }, { services: { architectures }, projectId }) =>
      asPayload(async () => ({ architecture: await architectures.import(projectId, input) })),
  },
  Architecture: {
    inputs: ({ spec }) => spec.inputs.map(({ name, shape, dtype }) => toTensorSpec(name, shape, dtype)),
    outputs: ({ spec }) => buildNetwork(spec).outputs.map(({ name, shape }) => toTensorSpec(name, shape, 'float32')),
    layers: ({ spec }) => listLayers(spec),
  },
}

function toTensorSpec(name: string, shape: readonly (number | null)[], dtype: string): TensorSpec {
  return { name, shape: [...shape], dtype: dtype.toUpperCase() as DataType }
}

/** The layers as they were given: a submodel is one, whatever layers stand for it. */
function listLayers(spec: ArchitectureRow['spec']): Layer[] {
  const { layers, submodels } = buildNetwork(spec)
  const byName = new Map(layers.map((layer) => [layer.name, layer]))
  const parts = new Map(submodels.map((submodel) => [submodel.name, submodel.layers]))
  return spec.layers.map((layer) => {
    const own = (parts.get(layer.name) ?? [layer.name]).flatMap((name) => byName.get(name) ?? [])
    return {
      name: layer.name,
      type: layer.type,
      inputs: [...layer.inputs],
      outputShape: [...(byName.get(layer.name)?.outputShape ?? [])],
      parameterCount: own.reduce((sum, { parameterCount }) => sum + parameterCount, 0),
      flopsPerSample: own.reduce((sum, { flops }) => sum + flops, 0),
      spec: toLayerInput(layer),
    }
  })
}

/** The engine's catalogue, each argument in the words of the public schema. */
function describeLayerTypes(schema: GraphQLSchema): LayerType[] {
  const layerInput = schema.getType('LayerInput')
  const kinds = isInputObjectType(layerInput) ? layerInput.getFields() : {}
  return layerCatalogue.map(({ type, description, arguments: list }) => {
    const input = kinds[type]?.type
    const fields = isInputObjectType(input) ? input.getFields() : {}
    return {
      type,
      description,
      arguments: list.map((argument) => ({
        ...argument,
        description: fields[argument.name]?.description ?? argument.description,
      })),
    }
  })
}
