import type { Work } from '../work.js'
import { adam, crossentropy } from '../work.js'

const relu = (name: string, input: string) => ({ activation: { name, inputs: [input], activation: 'RELU' } })

/** Convolution without a bias, then batch normalization. */
const normalized = (name: string, input: string, filters: number, size: number, stride: number) => [
  {
    conv2d: {
      name: `${name}_conv`,
      inputs: [input],
      filters,
      kernelSize: [size, size],
      strides: [stride, stride],
      padding: 'SAME',
      useBias: false,
    },
  },
  { batchNormalization: { name, inputs: [`${name}_conv`] } },
]

function block(name: string, input: string, filters: number, stride: number): unknown[] {
  const shortcut = stride === 1 ? [] : normalized(`${name}_shortcut`, input, filters, 1, stride)
  return [
    ...normalized(`${name}_a`, input, filters, 3, stride),
    relu(`${name}_a_relu`, `${name}_a`),
    ...normalized(`${name}_b`, `${name}_a_relu`, filters, 3, 1),
    ...shortcut,
    { add: { name: `${name}_sum`, inputs: [`${name}_b`, stride === 1 ? input : `${name}_shortcut`] } },
    relu(name, `${name}_sum`),
  ]
}

function resnet20(): unknown[] {
  const layers = [...normalized('stem_norm', 'x', 16, 3, 1), relu('stem', 'stem_norm')]
  let last = 'stem'
  for (const [stage, filters] of [16, 32, 64].entries()) {
    for (let index = 0; index < 3; index += 1) {
      const name = `block_${stage}_${index}`
      layers.push(...(block(name, last, filters, stage > 0 && index === 0 ? 2 : 1) as typeof layers))
      last = name
    }
  }
  return [
    ...layers,
    { globalAveragePooling2d: { name: 'pool', inputs: [last] } },
    { dense: { name: 'classes', inputs: ['pool'], units: 10, activation: 'SOFTMAX' } },
  ]
}

/** He et al. 2016, section 4.2, with a projection where the size changes. */
export const resnet: Work = {
  name: 'resnet-20',
  title: 'ResNet-20 on 32x32x3, batch 64',
  batchSize: 64,
  input: [32, 32, 3],
  layers: resnet20(),
  loss: crossentropy,
  optimizer: adam,
}
