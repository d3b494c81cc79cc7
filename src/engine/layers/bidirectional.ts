import type * as tfjs from '@tensorflow/tfjs'
import { z } from 'zod'
import { runRecurrent } from './apply-recurrent.js'
import { gru, gruSchema } from './gru.js'
import type { GruSpec } from './gru.js'
import type { LayerContext, LayerDefinition } from './layer.js'
import { lstm, lstmSchema } from './lstm.js'
import type { LstmSpec } from './lstm.js'
import { checkStates, stateNames } from './recurrent.js'
import { countValues } from './shapes.js'
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

/** Names of the states, those of the forward direction first. */
const allStates = (layer: RecurrentSpec): string[] =>
  directions.flatMap((direction) => stateNames(layer).map((name) => nameWeight(direction, name)))

/** The sequence, and those of the first states that are a direction's. */
function inputsOf<T>(layer: RecurrentSpec, inputs: readonly T[], direction: Direction): readonly T[] {
  const count = inputs.length > 1 ? stateNames(layer).length : 0
  const first = 1 + directions.indexOf(direction) * count
  return [...inputs.slice(0, 1), ...inputs.slice(first, first + count)]
}

const narrowContext = (context: LayerContext, direction: Direction): LayerContext => ({
  tf: context.tf,
  training: context.training,
  weight: (name) => context.weight(nameWeight(direction, name)),
  update: (name, value) => context.update(nameWeight(direction, name), value),
  random: (name, shape, distribution) => context.random(nameWeight(direction, name), shape, distribution),
  mask: (input) => context.mask(input),
  give: (name, value) => context.give(nameWeight(direction, name), value),
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
  arity: 'oneOrMore',
  inferShape({ layer, mergeMode }, inputs) {
    const shape = definitionOf(layer).inferShape(layer, inputs.slice(0, 1))
    checkStates(inputs, allStates(layer), layer.units)
    return mergeMode === 'concat' ? [...shape.slice(0, -1), 2 * layer.units] : shape
  },
  extras: ({ layer }) => Object.fromEntries(allStates(layer).map((name) => [name, [layer.units]])),
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
    const { tf } = context
    const run = (direction: Direction, goBackwards: boolean) =>
      runRecurrent({ ...layer, goBackwards }, inputsOf(layer, inputs, direction), narrowContext(context, direction))
    const forward = run('forward', layer.goBackwards)
    const backward = run('backward', !layer.goBackwards)
    if (!forward.sequence || !backward.sequence) return merge(mergeMode, forward.states[0]!, backward.states[0]!, tf)
    const both = merge(mergeMode, forward.sequence, backward.sequence, tf)
    return tf.transpose(layer.goBackwards ? tf.reverse(both, 0) : both, [1, 0, 2])
  },
}
