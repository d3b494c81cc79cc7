import { mapLayer, noSuchLayer } from '../converter.js'

export const merges = {
  add: mapLayer('add', 'Add'),
  subtract: mapLayer('subtract', 'Subtract', { missingInTfjs: noSuchLayer }),
  multiply: mapLayer('multiply', 'Multiply'),
  average: mapLayer('average', 'Average'),
  maximum: mapLayer('maximum', 'Maximum'),
  minimum: mapLayer('minimum', 'Minimum'),
  concatenate: mapLayer('concatenate', 'Concatenate'),
  dot: mapLayer('dot', 'Dot'),
}
