import { mapLayer, noSuchLayer } from '../converter.js'

const fixed = { data_format: 'channels_last' }
const absent = { fixed, missingInTfjs: noSuchLayer }

export const pooling = {
  maxPooling1d: mapLayer('maxPooling1d', 'MaxPooling1D', { fixed }),
  maxPooling2d: mapLayer('maxPooling2d', 'MaxPooling2D', { fixed }),
  maxPooling3d: mapLayer('maxPooling3d', 'MaxPooling3D', { fixed }),
  averagePooling1d: mapLayer('averagePooling1d', 'AveragePooling1D', { fixed }),
  averagePooling2d: mapLayer('averagePooling2d', 'AveragePooling2D', { fixed }),
  averagePooling3d: mapLayer('averagePooling3d', 'AveragePooling3D', { fixed }),
  globalAveragePooling1d: mapLayer('globalAveragePooling1d', 'GlobalAveragePooling1D', { fixed }),
  globalAveragePooling2d: mapLayer('globalAveragePooling2d', 'GlobalAveragePooling2D', { fixed }),
  globalAveragePooling3d: mapLayer('globalAveragePooling3d', 'GlobalAveragePooling3D', absent),
  globalMaxPooling1d: mapLayer('globalMaxPooling1d', 'GlobalMaxPooling1D', { fixed }),
  globalMaxPooling2d: mapLayer('globalMaxPooling2d', 'GlobalMaxPooling2D', { fixed }),
  globalMaxPooling3d: mapLayer('globalMaxPooling3d', 'GlobalMaxPooling3D', absent),
}
