import { InvalidSpec } from '../../errors.js'
import type { Issue } from '../../errors.js'
import type { Activation } from '../../layers/activations.js'
import { findConverter } from '../keras/registry.js'
import { layerIssue } from '../../spec/graph.js'
import type { Network, NetworkLayer } from '../../spec/network.js'
import { toConstantCase } from '../../spec/public-form.js'
import { canRescale } from '../keras/hard-sigmoid.js'
import { findMaskIssues } from './masks.js'

/** Functions that TensorFlow.js computes as we do; its hard sigmoid is another one, which weights can make good. */
const activations = new Set<Activation>([
  'linear',
  'relu',
  'relu6',
  'elu',
  'selu',
  'gelu',
  'silu',
  'mish',
  'sigmoid',
  'tanh',
  'softmax',
  'logSoftmax',
  'softplus',
  'softsign',
])

/** Its names begin with a letter or a digit; ours may begin with an underscore. */
const tfjsName = /^[A-Za-z0-9]/

interface Activated {
  readonly type: string
  readonly activation?: Activation
  readonly recurrentActivation?: Activation
  readonly layer?: Activated
}

const activationsOf = ({ activation, recurrentActivation, layer }: Activated): Activation[] =>
  [activation, recurrentActivation, ...(layer ? activationsOf(layer) : [])].filter((one) => one !== undefined)

function findMissing(layer: NetworkLayer): string | undefined {
  const converter = findConverter(layer.type)
  if (!converter) return 'such layer'
  const missing = converter.missingInTfjs(layer.spec, layer.outputShape.length)
  if (missing) return missing
  const isHeld = (one: Activation) => activations.has(one) || (one === 'hardSigmoid' && canRescale(layer))
  const activation = activationsOf(layer.spec).find((one) => !isHeld(one))
  return activation && `activation ${toConstantCase(activation)} as Keras has it`
}

const refuseName = (name: string): string =>
  `TensorFlow.js wants names that begin with a letter or a digit, got ${name}`

/** @throws InvalidSpec naming each layer that TensorFlow.js lacks or computes otherwise */
export function checkTfjs(network: Network): void {
  const issues = network.inputs.flatMap(({ name }, index): Issue[] => {
    if (tfjsName.test(name)) return []
    return [{ path: ['inputs', String(index), 'name'], message: `input ${index}: ${refuseName(name)}` }]
  })
  network.layers.forEach((layer, index) => {
    const { type, name } = layer
    const missing = findMissing(layer)
    if (missing)
      issues.push(layerIssue({ index, type }, [], `TensorFlow.js has no ${missing}; the ONNX export holds it`))
    if (!tfjsName.test(name)) issues.push(layerIssue({ index, type }, ['name'], refuseName(name)))
  })
  issues.push(...findMaskIssues(network))
  if (issues.length > 0) throw new InvalidSpec(issues)
}
