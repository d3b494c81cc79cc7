import { mapLayer, noSuchLayer } from '../converter.js'

const absent = { missingInTfjs: noSuchLayer }

const isLast = (axis: unknown, rank: number): boolean => axis === -1 || axis === rank

/** Layers that work on each value, or on each sample as a whole, and keep its shape. */
export const elementwise = {
  activation: mapLayer('activation', 'Activation'),
  relu: mapLayer('relu', 'ReLU', {
    missingInTfjs: ({ negativeSlope, threshold }) =>
      negativeSlope === 0 && threshold === 0 ? undefined : 'ReLU with a slope or a threshold',
  }),
  leakyRelu: mapLayer('leakyRelu', 'LeakyReLU', { renamed: { negativeSlope: ['alpha', 'negative_slope'] } }),
  elu: mapLayer('elu', 'ELU', {
    missingInTfjs: ({ alpha }) => (alpha === 1 ? undefined : 'ELU of another alpha than 1'),
  }),
  prelu: mapLayer('prelu', 'PReLU', {
    missingInTfjs: ({ sharedAxes }) =>
      (sharedAxes as readonly number[]).some((axis) => axis < 0) ? 'sharedAxes that count from the end' : undefined,
  }),
  softmax: mapLayer('softmax', 'Softmax', {
    missingInTfjs: ({ axis }, rank) => (isLast(axis, rank) ? undefined : 'softmax over another axis than the last'),
  }),
  dropout: mapLayer('dropout', 'Dropout'),
  spatialDropout1d: mapLayer('spatialDropout1d', 'SpatialDropout1D'),
  spatialDropout2d: mapLayer('spatialDropout2d', 'SpatialDropout2D', {
    ...absent,
    fixed: { data_format: 'channels_last' },
  }),
  spatialDropout3d: mapLayer('spatialDropout3d', 'SpatialDropout3D', {
    ...absent,
    fixed: { data_format: 'channels_last' },
  }),
  gaussianNoise: mapLayer('gaussianNoise', 'GaussianNoise'),
  gaussianDropout: mapLayer('gaussianDropout', 'GaussianDropout'),
  alphaDropout: mapLayer('alphaDropout', 'AlphaDropout'),
  batchNormalization: mapLayer('batchNormalization', 'BatchNormalization', {
    // Its kernel on the CPU repeats the factors along the last axis, whichever was asked for.
    missingInTfjs: ({ axis }, rank) =>
      isLast(axis, rank) ? undefined : 'batch normalization of another axis than the last',
  }),
  layerNormalization: mapLayer('layerNormalization', 'LayerNormalization'),
  groupNormalization: mapLayer('groupNormalization', 'GroupNormalization', absent),
  rmsNormalization: mapLayer('rmsNormalization', 'RMSNormalization', absent),
  unitNormalization: mapLayer('unitNormalization', 'UnitNormalization', absent),
}
