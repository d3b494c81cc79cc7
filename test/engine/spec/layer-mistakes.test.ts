import type { ArchitectureInput } from '../../../src/engine/spec/parse.js'
import { findMistakes, withLayers } from './find-mistakes.js'

const mistakes: [string, ArchitectureInput, string[]][] = [
  [
    'groups that do not divide the channels',
    withLayers([28, 28, 4], [{ conv2d: { filters: 6, kernelSize: [3, 3], groups: 3 } }]),
    [
      'layers.0.conv2d.groups: layer 0 (conv2d): groups must divide the channels of its input and the filters, got 3 for 4 channels and 6 filters',
    ],
  ],
  [
    'more padding of an output than a stride can tell apart',
    withLayers(
      [8, 8, 1],
      [{ conv2dTranspose: { filters: 1, kernelSize: [3, 3], strides: [2, 2], outputPadding: [1, 2] } }],
    ),
    [
      'layers.0.conv2dTranspose.outputPadding: layer 0 (conv2dTranspose): outputPadding must be below the strides, got 2 for strides of 2',
    ],
  ],
  [
    'a transposed convolution that gives nothing',
    withLayers([1, 3], [{ conv1dTranspose: { filters: 1, kernelSize: 2, outputPadding: 0, padding: 'SAME' } }]),
    [
      'layers.0.conv1dTranspose.outputPadding: layer 0 (conv1dTranspose): an axis of 1 gives nothing with an even kernelSize of 2, padding same and outputPadding 0',
    ],
  ],
  [
    'cropping everything',
    withLayers([4, 2], [{ cropping1d: { cropping: [3, 1] } }]),
    [
      'layers.0.cropping1d.cropping: layer 0 (cropping1d): cropping must leave something of each axis, got 4 off 4 in [4, 2]',
    ],
  ],
  [
    'an order of axes that leaves one out',
    withLayers([4, 2], [{ permute: { dims: [1, 1] } }]),
    [
      'layers.0.permute.dims: layer 0 (permute): dims must hold each of 1, 2 once for an input of shape [4, 2], got [1, 1]',
    ],
  ],
  [
    'groups of channels that do not fit',
    withLayers([4, 6], [{ groupNormalization: { groups: 4 } }]),
    [
      'layers.0.groupNormalization.groups: layer 0 (groupNormalization): groups must divide the 6 channels of its input, got 4',
    ],
  ],
  [
    'three inputs to subtract',
    withLayers(
      [4],
      [
        { dense: { name: 'a', units: 4 } },
        { dense: { name: 'b', units: 4 } },
        { subtract: { inputs: ['x', 'a', 'b'] } },
      ],
    ),
    ['layers.2.subtract.inputs: layer 2 (subtract): reads two inputs (what is taken from, and what is taken), got 3'],
  ],
  [
    'products over axes of different lengths',
    withLayers([4], [{ dense: { name: 'a', units: 3 } }, { dot: { inputs: ['x', 'a'], axes: [1, 1] } }]),
    ['layers.1.dot.axes: layer 1 (dot): axes must name axes of equal length, got 4 and 3 in shapes [4], [3]'],
  ],
  [
    'a mean and a variance of different shapes',
    withLayers([4], [{ dense: { name: 'a', units: 3 } }, { sampling: { inputs: ['x', 'a'] } }]),
    [
      'layers.1.sampling.inputs: layer 1 (sampling): mean and logarithm of the variance must have equal shapes, got [4], [3]',
    ],
  ],
  [
    'a mistake of the layer that every step goes through',
    withLayers([5, 4, 2], [{ timeDistributed: { layer: { conv1d: { filters: 1, kernelSize: 6 } } } }]),
    [
      "layers.0.timeDistributed.layer.conv1d.kernelSize: layer 0 (timeDistributed): conv1d: kernelSize 6 is larger than the input's axis of 4: at most 4 fits, or padding same",
    ],
  ],
  [
    'a sequence without steps',
    withLayers([5], [{ timeDistributed: { layer: { dense: { units: 1 } } } }]),
    [
      'layers.0.timeDistributed.inputs: layer 0 (timeDistributed): reads [time, ...] of two axes or more, but its input has shape [5]',
    ],
  ],
]

test.each(mistakes)('%s is named with what was found and what would fit', (_, input, expected) => {
  expect(findMistakes(input)).toEqual(expected)
})
