import { z } from 'zod'
import type { LayerDefinition } from './layer.js'
import { formatShape, onlyInput, refuse } from './shapes.js'

const schema = z.strictObject({
  type: z.literal('submodel'),
  modelVersionId: z
    .string()
    .min(1)
    .meta({ title: 'ID' })
    .describe('The model version whose layers and weights these are; it is of the same project.'),
  inputLayer: z
    .string()
    .optional()
    .describe(
      'The layer of the model whose value is read from here; what comes before it is left out. Left out, the inputs of the model.',
    ),
  outputLayer: z
    .string()
    .optional()
    .describe(
      'The layer of the model whose value is the result; what comes after it is left out. Left out, the output of the model.',
    ),
  trainable: z
    .boolean()
    .default(false)
    .describe(
      'False: its weights stay as they are and it runs in inference mode, but in stages that name it. True: training goes on from its weights.',
    ),
})

/**
 * A trained model, or a part of one, as a layer. In a network its layers stand before it (`spec/submodels.ts`); what
 * bears its name hands on what the last of them gives.
 */
export const submodel: LayerDefinition<z.output<typeof schema>> = {
  type: 'submodel',
  description:
    'A model that was trained before, or its layers from one to another, with its weights. Reads what the model reads, encoded as it was for the model, and gives what its last layer gives. A trained model as a layer, as in Keras; `trainable` as there, but dropout of what is frozen drops nothing.',
  schema,
  arity: 'oneOrMore',
  reads: 'any',
  inferShape: (_, inputs) => onlyInput(inputs),
  weights: () => [],
  flops: () => 0,
  mask: 'pass',
  apply: (_, inputs) => onlyInput(inputs),
}

const inputSchema = z.strictObject({
  type: z.literal('submodelInput'),
  shape: z.array(z.int().nullable()).describe('What the model reads; null is an axis of any length.'),
})

/** Where a submodel reads: hands on what it is given, if it has the shape that the model was trained with. */
export const submodelInput: LayerDefinition<z.output<typeof inputSchema>> = {
  type: 'submodelInput',
  description: 'What a submodel reads, of the shape that its model was trained with.',
  schema: inputSchema,
  arity: 'one',
  reads: 'any',
  isInternal: true,
  inferShape({ shape }, inputs) {
    const found = onlyInput(inputs)
    const fits = found.length === shape.length && shape.every((axis, place) => axis === null || axis === found[place])
    if (fits) return found
    return refuse(
      `reads ${formatShape(shape)}, as its model was trained with, but its input has shape ${formatShape(found)}`,
      'inputs',
    )
  },
  weights: () => [],
  flops: () => 0,
  mask: 'pass',
  apply: (_, inputs) => onlyInput(inputs),
}
