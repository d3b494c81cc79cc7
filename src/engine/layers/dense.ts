import { z } from 'zod'
import { activate } from './activations.js'
import { activation, initializer, regularizer, units, useBias } from './fields.js'
import type { LayerDefinition } from './layer.js'
import { countValues, onlyInput, requireLastAxis } from './shapes.js'
import { learned } from './weights.js'

const schema = z.strictObject({
  type: z.literal('dense'),
  units,
  activation: activation('linear'),
  useBias,
  kernelInitializer: initializer('kernel', 'glorotUniform'),
  biasInitializer: initializer('bias', 'zeros'),
  kernelRegularizer: regularizer('kernel'),
  biasRegularizer: regularizer('bias'),
})

export type DenseSpec = z.output<typeof schema>

export const dense: LayerDefinition<DenseSpec> = {
  type: 'dense',
  description:
    'Fully connected: activation(input x kernel + bias) over the last axis. [..., n] becomes [..., units]. Keras Dense.',
  schema,
  arity: 'one',
  inferShape(spec, inputs) {
    const shape = onlyInput(inputs)
    requireLastAxis(shape, 'the kernel has one row for each value of it')
    return [...shape.slice(0, -1), spec.units]
  },
  weights(spec, inputs) {
    const fanIn = requireLastAxis(onlyInput(inputs), 'the kernel has one row for each value of it')
    const kernel = learned('kernel', [fanIn, spec.units], spec.kernelInitializer, spec.kernelRegularizer)
    if (!spec.useBias) return [kernel]
    return [kernel, learned('bias', [spec.units], spec.biasInitializer, spec.biasRegularizer)]
  },
  flops(spec, inputs, output) {
    const fanIn = onlyInput(inputs).at(-1) ?? 1
    return countValues(output) * (2 * fanIn + (spec.useBias ? 1 : 0))
  },
  mask: 'pass',
  apply(spec, inputs, { tf, weight }) {
    const x = onlyInput(inputs)
    // One matrix product over all leading axes.
    const rows = x.rank === 2 ? x : x.reshape([-1, x.shape.at(-1) ?? 1])
    const product = tf.matMul(rows, weight('kernel'))
    const sum = spec.useBias ? product.add(weight('bias')) : product
    return activate(tf, spec.activation, x.rank === 2 ? sum : sum.reshape([...x.shape.slice(0, -1), spec.units]))
  },
}
