import type { z } from 'zod'
import { elu, leakyRelu, relu, softmax } from './activation-layers.js'
import { activation } from './activation.js'
import { add } from './add.js'
import { alphaDropout } from './alpha-dropout.js'
import { batchNormalization } from './batch-normalization.js'
import { bidirectional } from './bidirectional.js'
import { concatenate } from './concatenate.js'
import { conv1d } from './conv1d.js'
import { conv2d } from './conv2d.js'
import { conv3d } from './conv3d.js'
import { cropping1d, cropping2d, cropping3d } from './cropping.js'
import { dense } from './dense.js'
import { depthwiseConv1d, depthwiseConv2d } from './depthwise-convolution.js'
import { dot } from './dot.js'
import { dropout } from './dropout.js'
import { average, maximum, minimum, multiply, subtract } from './elementwise-merges.js'
import { embedding } from './embedding.js'
import { flatten } from './flatten.js'
import { gaussianDropout } from './gaussian-dropout.js'
import { gaussianNoise } from './gaussian-noise.js'
import {
  globalAveragePooling1d,
  globalAveragePooling2d,
  globalAveragePooling3d,
  globalMaxPooling1d,
  globalMaxPooling2d,
  globalMaxPooling3d,
} from './global-pooling.js'
import { groupNormalization } from './group-normalization.js'
import { gru } from './gru.js'
import { layerNormalization } from './layer-normalization.js'
import type { LayerDefinition } from './layer.js'
import { lstm } from './lstm.js'
import { masking } from './masking.js'
import { maskingNoise } from './masking-noise.js'
import { permute } from './permute.js'
import { multiHeadAttention } from './attention/multi-head-attention.js'
import { additiveAttention } from './attention/additive-attention.js'
import { attention } from './attention/dot-product-attention.js'
import { learnedPositions } from './attention/learned-positions.js'
import { sinusoidalPositions } from './attention/sinusoidal-positions.js'
import { transformerDecoder } from './attention/transformer-decoder.js'
import { transformerEncoder } from './attention/transformer-encoder.js'
import { averagePooling1d, maxPooling1d } from './pooling1d.js'
import { averagePooling2d, maxPooling2d } from './pooling2d.js'
import { averagePooling3d, maxPooling3d } from './pooling3d.js'
import { prelu } from './prelu.js'
import { repeatVector } from './repeat-vector.js'
import { reshape } from './reshape.js'
import { rmsNormalization } from './rms-normalization.js'
import { sampling } from './sampling.js'
import { separableConv1d, separableConv2d } from './separable-convolution.js'
import { simpleRnn } from './simple-rnn.js'
import { spatialDropout1d, spatialDropout2d, spatialDropout3d } from './spatial-dropout.js'
import { submodel, submodelInput } from './submodel.js'
import { timeDistributed } from './time-distributed.js'
import { conv1dTranspose, conv2dTranspose, conv3dTranspose } from './transposed-convolution.js'
import { unitNormalization } from './unit-normalization.js'
import { upSampling1d, upSampling2d, upSampling3d } from './upsampling.js'
import { zeroPadding1d, zeroPadding2d, zeroPadding3d } from './zero-padding.js'

/** Every kind of layer, by its type. */
export const layers = {
  dense,
  conv1d,
  conv2d,
  maxPooling1d,
  maxPooling2d,
  averagePooling1d,
  averagePooling2d,
  globalAveragePooling1d,
  globalAveragePooling2d,
  globalMaxPooling1d,
  globalMaxPooling2d,
  flatten,
  reshape,
  dropout,
  activation,
  batchNormalization,
  layerNormalization,
  embedding,
  masking,
  simpleRnn,
  lstm,
  gru,
  bidirectional,
  concatenate,
  add,
  multiHeadAttention,
  attention,
  additiveAttention,
  sinusoidalPositions,
  learnedPositions,
  transformerEncoder,
  transformerDecoder,
  maskingNoise,
  conv3d,
  conv1dTranspose,
  conv2dTranspose,
  conv3dTranspose,
  depthwiseConv1d,
  depthwiseConv2d,
  separableConv1d,
  separableConv2d,
  maxPooling3d,
  averagePooling3d,
  globalAveragePooling3d,
  globalMaxPooling3d,
  upSampling1d,
  upSampling2d,
  upSampling3d,
  zeroPadding1d,
  zeroPadding2d,
  zeroPadding3d,
  cropping1d,
  cropping2d,
  cropping3d,
  permute,
  repeatVector,
  relu,
  leakyRelu,
  elu,
  prelu,
  softmax,
  groupNormalization,
  rmsNormalization,
  unitNormalization,
  spatialDropout1d,
  spatialDropout2d,
  spatialDropout3d,
  gaussianNoise,
  gaussianDropout,
  alphaDropout,
  subtract,
  multiply,
  average,
  maximum,
  minimum,
  dot,
  sampling,
  timeDistributed,
  submodel,
  submodelInput,
} satisfies Record<string, LayerDefinition<{ type: string }>>

export type LayerType = keyof typeof layers

type SpecOf<Type extends LayerType> = z.output<(typeof layers)[Type]['schema']>

/** A layer as data: its type, name, what it reads, and its own fields with the defaults filled in. */
export type LayerSpec = {
  [Type in LayerType]: SpecOf<Type> & { readonly name: string; readonly inputs: readonly string[] }
}[LayerType]

const definitions: Readonly<Record<string, LayerDefinition<{ type: string }>>> = layers

/** The definition of a kind of layer, or undefined where there is none of that type. */
export const findLayer = (type: string): LayerDefinition<{ type: string }> | undefined =>
  Object.hasOwn(definitions, type) ? definitions[type] : undefined

/** Types that architectures may name: all but those that only stages insert. */
export const layerTypes: readonly string[] = Object.keys(definitions).filter((type) => !definitions[type]?.isInternal)
