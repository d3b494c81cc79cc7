import type { LayerType } from '../../../layers/registry.js'
import { mapLayer } from '../converter.js'
import type { LayerConverter } from '../converter.js'
import { refuse } from '../refuse.js'

/** Layers whose gates TensorFlow.js gives the hard sigmoid where nothing is said, and Keras 2 the other one. */
const gated: readonly string[] = ['lstm', 'gru']

/**
 * A recurrent layer. Whether its states are given is read from who reads them, so `return_state` comes and goes with the
 * graph.
 */
function mapRecurrent(
  type: LayerType,
  className: string,
  missingInTfjs?: LayerConverter['missingInTfjs'],
): LayerConverter {
  const mapped = mapLayer(type, className, missingInTfjs && { missingInTfjs })
  return {
    ...mapped,
    fromConfig(config, dialect) {
      const { return_state: _, ...rest } = config
      if (!('recurrent_activation' in rest) && dialect === 'keras2' && gated.includes(type))
        return refuse('recurrent_activation is required: files of this kind differ in what they take it for', [
          'recurrent_activation',
        ])
      const withReset = type === 'gru' && dialect === 'keras2' ? { reset_after: false, ...rest } : rest
      return mapped.fromConfig(withReset, dialect)
    },
  }
}

export const recurrent = {
  simpleRnn: mapRecurrent('simpleRnn', 'SimpleRNN'),
  lstm: mapRecurrent('lstm', 'LSTM'),
  gru: mapRecurrent('gru', 'GRU', ({ resetAfter }) =>
    resetAfter === true ? 'GRU with its reset gate after the recurrent product (resetAfter)' : undefined,
  ),
}
