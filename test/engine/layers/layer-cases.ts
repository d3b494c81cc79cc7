import { buildGraph } from './forward.js'
import type { Network } from '../../../src/engine/spec/network.js'

/** A layer in its public form and the shapes of what it reads, odd on purpose. */
export interface LayerCase {
  readonly name: string
  readonly layer: Readonly<Record<string, object>>
  readonly shapes: readonly (readonly number[])[]
}

const one = (name: string, layer: Record<string, object>, ...shapes: number[][]): LayerCase => ({ name, layer, shapes })

const convolutions: readonly LayerCase[] = [
  one('conv1d in groups', { conv1d: { filters: 4, kernelSize: 3, groups: 2, padding: 'SAME' } }, [7, 6]),
  one(
    'conv1d, causal, dilated, strided',
    { conv1d: { filters: 2, kernelSize: 3, padding: 'CAUSAL', dilationRate: 2, strides: 2 } },
    [9, 3],
  ),
  one('conv1d, causal', { conv1d: { filters: 2, kernelSize: 3, padding: 'CAUSAL' } }, [6, 3]),
  one('conv2d in groups', { conv2d: { filters: 6, kernelSize: [3, 2], groups: 3, strides: [2, 1] } }, [6, 5, 3]),
  one(
    'conv2d, dilated and strided',
    { conv2d: { filters: 2, kernelSize: [2, 3], dilationRate: [3, 2], strides: [2, 2], padding: 'SAME' } },
    [7, 8, 2],
  ),
  one('conv3d', { conv3d: { filters: 3, kernelSize: [2, 3, 2] } }, [3, 5, 4, 2]),
  one(
    'conv3d in groups, strided, same',
    {
      conv3d: { filters: 4, kernelSize: [3, 2, 3], strides: [2, 1, 2], padding: 'SAME', groups: 2, activation: 'TANH' },
    },
    [4, 3, 5, 2],
  ),
  one('depthwiseConv1d', { depthwiseConv1d: { kernelSize: 3, depthMultiplier: 2, strides: 2 } }, [8, 3]),
  one(
    'depthwiseConv2d',
    { depthwiseConv2d: { kernelSize: [3, 3], padding: 'SAME', depthMultiplier: 2, activation: 'SIGMOID' } },
    [5, 6, 3],
  ),
  one(
    'depthwiseConv2d, dilated, without bias',
    { depthwiseConv2d: { kernelSize: [3, 2], dilationRate: [2, 1], useBias: false } },
    [6, 5, 2],
  ),
  one('separableConv1d', { separableConv1d: { filters: 4, kernelSize: 3, padding: 'SAME', dilationRate: 2 } }, [7, 3]),
  one(
    'separableConv2d',
    { separableConv2d: { filters: 3, kernelSize: [3, 2], strides: [2, 2], depthMultiplier: 2 } },
    [7, 6, 2],
  ),
  one('conv1dTranspose', { conv1dTranspose: { filters: 3, kernelSize: 4, strides: 2, padding: 'SAME' } }, [5, 2]),
  one('conv2dTranspose', { conv2dTranspose: { filters: 3, kernelSize: [3, 2], strides: [2, 3] } }, [4, 3, 2]),
  one(
    'conv2dTranspose, same, with padding of the output',
    {
      conv2dTranspose: { filters: 2, kernelSize: [3, 4], strides: [2, 3], padding: 'SAME', outputPadding: [1, 2] },
    },
    [4, 3, 3],
  ),
  one(
    'conv2dTranspose, dilated',
    { conv2dTranspose: { filters: 2, kernelSize: [3, 2], dilationRate: [2, 3], padding: 'SAME' } },
    [5, 6, 2],
  ),
  one(
    'conv3dTranspose',
    { conv3dTranspose: { filters: 2, kernelSize: [2, 3, 2], strides: [2, 1, 2], padding: 'SAME' } },
    [3, 4, 2, 3],
  ),
]

const pooling: readonly LayerCase[] = [
  one('maxPooling3d', { maxPooling3d: {} }, [4, 5, 6, 2]),
  one(
    'maxPooling3d, overlapping, same',
    { maxPooling3d: { poolSize: [3, 2, 3], strides: [2, 1, 2], padding: 'SAME' } },
    [5, 4, 6, 2],
  ),
  one('averagePooling3d', { averagePooling3d: { poolSize: [2, 3, 2], strides: [1, 2, 2] } }, [4, 5, 4, 2]),
  one(
    'averagePooling3d, same',
    { averagePooling3d: { poolSize: [3, 3, 2], strides: [2, 2, 2], padding: 'SAME' } },
    [5, 4, 5, 2],
  ),
  one('globalAveragePooling3d', { globalAveragePooling3d: {} }, [3, 2, 4, 3]),
  one('globalMaxPooling3d', { globalMaxPooling3d: {} }, [3, 2, 4, 3]),
  one('upSampling1d', { upSampling1d: { size: 3 } }, [4, 3]),
  one('upSampling2d', { upSampling2d: { size: [2, 3] } }, [4, 3, 2]),
  one('upSampling2d, bilinear', { upSampling2d: { size: [2, 3], interpolation: 'BILINEAR' } }, [4, 3, 2]),
  one('upSampling2d, bilinear, one row', { upSampling2d: { size: [4, 1], interpolation: 'BILINEAR' } }, [1, 3, 2]),
  one('upSampling3d', { upSampling3d: { size: [2, 1, 3] } }, [2, 3, 2, 2]),
  one('zeroPadding1d', { zeroPadding1d: { padding: [2, 1] } }, [4, 3]),
  one('zeroPadding2d', { zeroPadding2d: { padding: [1, 2, 0, 3] } }, [4, 3, 2]),
  one('zeroPadding3d', { zeroPadding3d: { padding: [1, 0, 2, 1, 0, 3] } }, [2, 3, 2, 2]),
  one('cropping1d', { cropping1d: {} }, [5, 3]),
  one('cropping2d', { cropping2d: { cropping: [1, 2, 0, 1] } }, [5, 4, 2]),
  one('cropping3d', { cropping3d: {} }, [4, 3, 5, 2]),
  one('permute', { permute: { dims: [3, 1, 2] } }, [2, 4, 3]),
  one('repeatVector', { repeatVector: { n: 3 } }, [4]),
]

const elementwise: readonly LayerCase[] = [
  one('relu', { relu: {} }, [5, 3]),
  one('relu with every option', { relu: { maxValue: 1.5, negativeSlope: 0.2, threshold: 0.3 } }, [5, 3]),
  one('leakyRelu', { leakyRelu: { negativeSlope: 0.1 } }, [5, 3]),
  one('elu', { elu: { alpha: 0.7 } }, [5, 3]),
  one('prelu', { prelu: {} }, [5, 3]),
  one('prelu of one slope a channel', { prelu: { sharedAxes: [1, 2] } }, [4, 3, 2]),
  one('softmax', { softmax: { axis: 1 } }, [5, 3]),
  one('gelu', { activation: { activation: 'GELU' } }, [5, 3]),
  one('gelu by tanh', { activation: { activation: 'GELU_APPROXIMATE' } }, [5, 3]),
  one('silu', { activation: { activation: 'SILU' } }, [5, 3]),
  one('groupNormalization', { groupNormalization: { groups: 2 } }, [4, 3, 6]),
  one('groupNormalization over the first axis', { groupNormalization: { groups: -1, axis: 1 } }, [4, 5]),
  one('rmsNormalization', { rmsNormalization: {} }, [4, 5]),
  one('unitNormalization', { unitNormalization: { axis: 1 } }, [4, 5]),
  one('spatialDropout1d', { spatialDropout1d: { rate: 0.4 } }, [4, 6]),
  one('spatialDropout2d', { spatialDropout2d: { rate: 0.4 } }, [2, 3, 6]),
  one('spatialDropout3d', { spatialDropout3d: { rate: 0.4 } }, [2, 3, 2, 6]),
  one('gaussianNoise', { gaussianNoise: { stddev: 0.3 } }, [5, 3]),
  one('gaussianDropout', { gaussianDropout: { rate: 0.3 } }, [5, 3]),
  one('alphaDropout', { alphaDropout: { rate: 0.3 } }, [5, 3]),
]

const merges: readonly LayerCase[] = [
  one('add of another width', { add: {} }, [4, 3, 5], [1, 1, 5], [4, 3, 1]),
  one('subtract', { subtract: {} }, [4, 3], [4, 3]),
  one('multiply of another width', { multiply: {} }, [4, 3, 5], [1, 1, 5]),
  one('average', { average: {} }, [4, 3], [4, 3], [4, 3]),
  one('maximum', { maximum: {} }, [4, 3], [4, 3], [4, 3]),
  one('maximum of another width', { maximum: {} }, [4, 1], [1, 3]),
  one('minimum', { minimum: {} }, [4, 3], [4, 3]),
  one('dot of vectors', { dot: { axes: [1, 1] } }, [5], [5]),
  one('dot of matrices', { dot: { axes: [2, 1] } }, [3, 5], [5, 4]),
  one('dot, normalized', { dot: { axes: [-1, -1], normalize: true } }, [3, 5], [4, 5]),
  one('sampling', { sampling: {} }, [5], [5]),
  one('sampling with its divergence', { sampling: { klWeight: 0.3 } }, [2, 3], [2, 3]),
  one('timeDistributed dense', { timeDistributed: { layer: { dense: { units: 3, activation: 'TANH' } } } }, [4, 5]),
  one(
    'timeDistributed conv2d',
    { timeDistributed: { layer: { conv2d: { filters: 2, kernelSize: [2, 2] } } } },
    [3, 4, 3, 2],
  ),
]

/** Layers that are not recurrent, at least one case for each kind that has settings of its own. */
export const layerCases: readonly LayerCase[] = [...convolutions, ...pooling, ...elementwise, ...merges]

/** A network of this layer alone; it reads the inputs `x0`, `x1` and so on. */
export function buildCase({ layer, shapes }: Pick<LayerCase, 'layer' | 'shapes'>): Network {
  const inputs = shapes.map((shape, index) => ({ name: `x${index}`, shape: [...shape] }))
  return buildGraph({ inputs, layers: [layer] })
}
