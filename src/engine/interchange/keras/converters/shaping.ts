import { mapLayer, noSuchLayer } from '../converter.js'

const fixed = { data_format: 'channels_last' }
const padding = { fixed, pairs: 'padding' }
const cropping = { fixed, pairs: 'cropping' }
const absent = { missingInTfjs: noSuchLayer }

export const shaping = {
  flatten: mapLayer('flatten', 'Flatten', { fixed }),
  reshape: mapLayer('reshape', 'Reshape'),
  permute: mapLayer('permute', 'Permute'),
  repeatVector: mapLayer('repeatVector', 'RepeatVector'),
  zeroPadding1d: mapLayer('zeroPadding1d', 'ZeroPadding1D', { ...padding, ...absent }),
  zeroPadding2d: mapLayer('zeroPadding2d', 'ZeroPadding2D', padding),
  zeroPadding3d: mapLayer('zeroPadding3d', 'ZeroPadding3D', { ...padding, ...absent }),
  cropping1d: mapLayer('cropping1d', 'Cropping1D', { ...cropping, ...absent }),
  cropping2d: mapLayer('cropping2d', 'Cropping2D', cropping),
  cropping3d: mapLayer('cropping3d', 'Cropping3D', { ...cropping, ...absent }),
  upSampling1d: mapLayer('upSampling1d', 'UpSampling1D', { fixed, ...absent }),
  upSampling2d: mapLayer('upSampling2d', 'UpSampling2D', {
    fixed,
    // It places the centres of values as TensorFlow 1 did.
    missingInTfjs: ({ interpolation }) =>
      interpolation === 'bilinear' ? 'bilinear upsampling as Keras has it' : undefined,
  }),
  upSampling3d: mapLayer('upSampling3d', 'UpSampling3D', { fixed, ...absent }),
}
