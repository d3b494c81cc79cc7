import type { Activation } from '../layers/activations.js'
import type { LayerSpec } from '../layers/registry.js'
import { activationRead, type LossConfig } from '../losses/registry.js'
import { elementCount, type Shape } from '../tensors.js'

/** Names of layers that a stage adds and drops at its end begin so; no layer of an architecture can. */
export const temporaryPrefix = '$'

const named = (layer: object, name: string, input: string): LayerSpec =>
  ({ ...layer, name: `${temporaryPrefix}${name}`, inputs: [input] }) as unknown as LayerSpec

/**
 * A dense map from one layer's value to a value of another shape: flatten (where it has several axes), dense, reshape
 * (where the result has several axes). The activation comes last. Kernel glorotUniform, bias zeros.
 */
export function denseMap(options: {
  name: string
  from: string
  fromRank: number
  to: Shape
  activation: Activation
}): LayerSpec[] {
  const { name, from, fromRank, to, activation } = options
  const layers: LayerSpec[] = []
  let input = from
  const add = (layer: object, part: string) => {
    layers.push(named(layer, part, input))
    input = `${temporaryPrefix}${part}`
  }
  const isFlat = to.length === 1
  if (fromRank !== 1) add({ type: 'flatten' }, `${name}Flatten`)
  add(
    {
      type: 'dense',
      units: elementCount(to),
      activation: isFlat ? activation : 'linear',
      useBias: true,
      kernelInitializer: { type: 'glorotUniform' },
      biasInitializer: { type: 'zeros' },
    },
    isFlat ? name : `${name}Dense`,
  )
  if (!isFlat && activation === 'linear') add({ type: 'reshape', targetShape: [...to] }, name)
  if (!isFlat && activation !== 'linear') {
    add({ type: 'reshape', targetShape: [...to] }, `${name}Reshape`)
    add({ type: 'activation', activation }, name)
  }
  return layers
}

/** Sets a share of the values of `from` to zero in training. */
export const maskingNoise = (from: string, rate: number): LayerSpec =>
  named({ type: 'maskingNoise', rate }, 'noise', from)

/** The activation of a temporary layer of this shape that learns by this loss: what the loss expects to read. */
export const activationFor = (loss: LossConfig, shape: Shape): Activation => activationRead(loss, shape.at(-1) ?? 1)
