import type { Issue } from '../../errors.js'
import type { Network } from '../../spec/network.js'
import type { NetworkLayer } from '../../spec/network.js'
import { ownerName } from '../../spec/names.js'
import { layerIssue } from '../../spec/graph.js'

/** Layers of TensorFlow.js that hand a mask on as ours do. */
const passing = new Set([
  'dense',
  'activation',
  'dropout',
  'spatialDropout1d',
  'gaussianNoise',
  'gaussianDropout',
  'alphaDropout',
  'batchNormalization',
  'layerNormalization',
  'relu',
  'prelu',
  'timeDistributed',
])

/** Layers of ours that hand a mask on where TensorFlow.js drops it. */
const dropped = new Set(['leakyRelu', 'elu', 'softmax'])

const merging = new Set(['add', 'multiply', 'average', 'maximum', 'minimum', 'concatenate'])
const recurrent = new Set(['simpleRnn', 'lstm', 'gru', 'bidirectional'])

/** Whether a layer starts a mask, whatever it reads. */
const startsMask = ({ spec }: NetworkLayer): boolean =>
  spec.type === 'masking' || (spec.type === 'embedding' && spec.maskZero)

const givesSequence = ({ spec }: NetworkLayer): boolean =>
  ('returnSequences' in spec && spec.returnSequences) || (spec.type === 'bidirectional' && spec.layer.returnSequences)

/**
 * Where TensorFlow.js would make something else of masks: it takes them neither into means over time nor through merging
 * layers, and gives a recurrent layer or a softmax without a mask that of the layer that had one last.
 */
export function findMaskIssues({ layers }: Network): Issue[] {
  const byName = new Map(layers.map((layer) => [layer.name, layer]))
  const hasMasks = layers.some(startsMask)
  const masked = new Map<string, boolean>()
  const isMasked = (value: string): boolean => {
    const layer = byName.get(ownerName(value, (name) => byName.has(name)))
    // Values beside the result have none.
    if (layer?.name !== value) return false
    const known = masked.get(value)
    if (known !== undefined) return known
    const reads = isMasked(layer.inputs[0] ?? '')
    const found =
      startsMask(layer) || (reads && (passing.has(layer.type) || (recurrent.has(layer.type) && givesSequence(layer))))
    masked.set(value, found)
    return found
  }
  return layers.flatMap((layer, index) => {
    const { type, inputs } = layer
    const problem = (what: string, onnx = 'does') => [
      layerIssue({ index, type }, [], `${what}; the ONNX export ${onnx}`),
    ]
    const reads = inputs.some(isMasked)
    if (type === 'globalAveragePooling1d' && reads) return problem('TensorFlow.js takes no padding out of this mean')
    if ((merging.has(type) || dropped.has(type)) && reads)
      return problem('TensorFlow.js does not carry the mask of padding through this layer')
    // Both read what is left of the mask that was handed on last.
    if (type === 'softmax' && hasMasks)
      return problem('TensorFlow.js would give this layer the mask of another one', 'does not')
    if (!recurrent.has(type) || !hasMasks) return []
    if (inputs.length > 1) return problem('TensorFlow.js does not run masks and first states in one model')
    return reads ? [] : problem('TensorFlow.js would give this layer the mask of another one', 'does not')
  })
}
