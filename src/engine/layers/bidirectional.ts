import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import { gru, gruSchema } from './gru.js'
import type { GruSpec } from './gru.js'
import type { LayerContext, LayerDefinition } from './layer.js'
import { lstm, lstmSchema } from './lstm.js'
import type { LstmSpec } from './lstm.js'
import { countValues, onlyInput } from './shapes.js'
import { simpleRnn, simpleRnnSchema } from './simple-rnn.js'
import type { SimpleRnnSpec } from './simple-rnn.js'

const schema = z.strictObject({
  type: z.literal('bidirectional'),
  layer: z
    .discriminatedUnion('type', [simpleRnnSchema, lstmSchema, gruSchema])
    .meta({ title: 'RecurrentLayer' })
    .describe('The recurrent layer that runs both ways, each way with weights of its own.'),
  mergeMode: z
    .enum(['concat', 'sum', 'mul', 'ave'])
    .meta({ title: 'MergeMode' })
    .default('concat')
    .describe('How the two outputs become one: side by side, or their sum, product or mean.'),
})

type BidirectionalSpec = z.output<typeof schema>
type RecurrentSpec = SimpleRnnSpec | LstmSpec | GruSpec

const definitions = { simpleRnn, lstm, gru }

const definitionOf = ({ type }: RecurrentSpec): LayerDefinition<RecurrentSpec> => definitions[type]

const directions = ['forward', 'backward'] as const
type Direction = (typeof directions)[number]

/** `kernel` as the weight of one direction: `forwardKernel`. */
const nameWeight = (direction: Direction, name: string) => `${direction}${name.charAt(0).toUpperCase()}${name.slice(1)}`

const narrowContext = (context: LayerContext, direction: Direction): LayerContext => ({
  tf: context.tf,
  training: context.training,
  weight: (name) => context.weight(nameWeight(direction, name)),
  update: (name, value) => context.update(nameWeight(direction, name), value),
  random: (name, shape, distribution) => context.random(nameWeight(direction, name), shape, distribution),
  mask: (input) => context.mask(input),
})

function merge(mode: BidirectionalSpec['mergeMode'], forward: tfjs.Tensor, backward: tfjs.Tensor, tf: typeof tfjs) {
  switch (mode) {
    case 'concat':
      return tf.concat([forward, backward], -1)
    case 'sum':
      return forward.add(backward)
    case 'mul':
      return forward.mul(backward)
    case 'ave':
      return forward.add(backward).mul(0.5)
  }
}

export const bidirectional: LayerDefinition<BidirectionalSpec> = {
  type: 'bidirectional',
  description:
    'A recurrent layer over the sequence forwards and backwards; what runs backwards is turned round again before they are merged. Keras Bidirectional.',
  schema,
  arity: 'one',
  inferShape({ layer, mergeMode }, inputs) {
    const shape = definitionOf(layer).inferShape(layer, inputs)
    return mergeMode === 'concat' ? [...shape.slice(0, -1), 2 * layer.units] : shape
  },
  weights: ({ layer }, inputs) =>
    directions.flatMap((direction) =>
      definitionOf(layer)
        .weights(layer, inputs)
        .map((weight) => ({ ...weight, name: nameWeight(direction, weight.name) })),
    ),
  flops({ layer, mergeMode }, inputs, output) {
    const oneWay = definitionOf(layer).flops(layer, inputs, output)
    return 2 * oneWay + (mergeMode === 'concat' ? 0 : countValues(output))
  },
  mask: ({ layer }, _, { mask }) => (layer.returnSequences ? mask(0) : undefined),
  apply({ layer, mergeMode }, inputs, context) {
    const x = onlyInput(inputs)
    const run = (direction: Direction, goBackwards: boolean) =>
      definitionOf(layer).apply({ ...layer, goBackwards }, [x], narrowContext(context, direction))
    const forward = run('forward', layer.goBackwards)
    const backward = run('backward', !layer.goBackwards)
    const aligned = layer.returnSequences ? context.tf.reverse(backward, 1) : backward
    return merge(mergeMode, forward, aligned, context.tf)
  },
}
