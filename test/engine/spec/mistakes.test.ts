import { buildNetwork } from '../../../src/engine/spec/network.js'
import { parseArchitecture } from '../../../src/engine/spec/parse.js'
import type { ArchitectureInput } from '../../../src/engine/spec/parse.js'
import { findMistakes, withLayers } from './find-mistakes.js'

const mistakes: [string, ArchitectureInput, string[]][] = [
  [
    'too few units',
    withLayers([4], [{ dense: { units: 0 } }]),
    ['layers.0.dense.units: layer 0 (dense): units must be >= 1, got 0'],
  ],
  [
    'units that are missing',
    withLayers([4], [{ dense: {} }]),
    ['layers.0.dense.units: layer 0 (dense): units is required'],
  ],
  [
    'half a unit',
    withLayers([4], [{ dense: { units: 1.5 } }]),
    ['layers.0.dense.units: layer 0 (dense): units must be a whole number, got 1.5'],
  ],
  [
    'a field that is misspelt',
    withLayers([4], [{ dense: { units: 1, activaton: 'RELU' } }]),
    ['layers.0.dense.activaton: layer 0 (dense): has no field activaton; did you mean activation?'],
  ],
  [
    'a rate that drops everything',
    withLayers([4], [{ dropout: { rate: 1 } }]),
    ['layers.0.dropout.rate: layer 0 (dropout): rate must be < 1, got 1'],
  ],
  [
    'an unknown merge',
    withLayers([4, 2], [{ bidirectional: { layer: { gru: { units: 2 } }, mergeMode: 'MEAN' } }]),
    [
      'layers.0.bidirectional.mergeMode: layer 0 (bidirectional): mergeMode must be one of CONCAT, SUM, MUL, AVE, got "MEAN"',
    ],
  ],
  [
    'a mistake inside the layer that runs both ways',
    withLayers([4, 2], [{ bidirectional: { layer: { gru: { units: 0 } } } }]),
    ['layers.0.bidirectional.layer.gru.units: layer 0 (bidirectional): layer.units must be >= 1, got 0'],
  ],
  [
    'a mistake inside an initializer',
    withLayers([4], [{ dense: { units: 2, kernelInitializer: { randomNormal: { stddev: -1 } } } }]),
    [
      'layers.0.dense.kernelInitializer.randomNormal.stddev: layer 0 (dense): kernelInitializer.stddev must be >= 0, got -1',
    ],
  ],
  [
    'two initializers at once',
    withLayers([4], [{ dense: { units: 2, kernelInitializer: { zeros: {}, ones: {} } } }]),
    [
      'layers.0.dense.kernelInitializer: layer 0 (dense): kernelInitializer names 2 kinds (zeros, ones): exactly one key must be given',
    ],
  ],
  [
    'an initializer for matrices on a kernel of four axes',
    withLayers([5, 5, 1], [{ conv2d: { filters: 2, kernelSize: [3, 3], kernelInitializer: { identity: {} } } }]),
    ['layers.0.conv2d: layer 0 (conv2d): kernel: identity fills matrices, not a weight of shape [3, 3, 1, 2]'],
  ],
  [
    'a layer without a type',
    withLayers([4], [{}]),
    ['layers.0: layer 0: names no kind: exactly one key must be given, such as dense, conv1d, conv2d'],
  ],
  [
    'a layer of two types',
    withLayers([4], [{ flatten: {}, dense: { units: 2 } }]),
    ['layers.0: layer 0: names 2 kinds (flatten, dense): exactly one key must be given'],
  ],
  [
    'a type that is misspelt',
    withLayers([4], [{ dens: { units: 2 } }]),
    ['layers.0: layer 0: names an unknown kind dens; did you mean dense?'],
  ],
  ['no layers', withLayers([4], []), ['layers: layers must hold one layer or more, got none']],
  [
    'no inputs',
    { inputs: [], layers: [{ dense: { units: 2 } }] },
    ['inputs: inputs must hold one input or more, got none'],
  ],
  [
    'an axis of nothing',
    withLayers([4, 0], [{ flatten: {} }]),
    [
      'inputs.0.shape: input 0: shape must hold whole numbers >= 1, or null for any length, got [4,0] (the batch axis is left out)',
    ],
  ],
  [
    'an input that is misspelt',
    withLayers([4], [{ dense: { name: 'hidden', units: 2 } }, { dense: { units: 2, inputs: ['hiden'] } }]),
    ['layers.1.dense.inputs.0: layer 1 (dense): there is no layer or input named hiden; did you mean hidden?'],
  ],
  [
    'a name given twice',
    withLayers([4], [{ dense: { name: 'a', units: 2 } }, { dense: { name: 'a', units: 2 } }]),
    ['layers.1.dense.name: layer 1 (dense): name a is taken by layer 0 (dense)'],
  ],
  [
    'a layer with the name of an input',
    withLayers([4], [{ dense: { name: 'x', inputs: ['x'], units: 2 } }]),
    [
      'layers.0.dense.name: layer 0 (dense): name x is taken by input 0',
      'layers.0.dense.inputs: layer 0 (dense): reads its own output: x -> x',
    ],
  ],
  [
    'a name that cannot stand in a path',
    withLayers([4], [{ dense: { name: 'a/b', units: 2 } }]),
    [
      'layers.0.dense.name: layer 0 (dense): name must be 1 to 64 letters, digits, _, . or -, and start with a letter or _, got "a/b"',
    ],
  ],
  [
    'a circle',
    withLayers([4], [{ add: { name: 'a', inputs: ['x', 'b'] } }, { dense: { name: 'b', inputs: ['a'], units: 4 } }]),
    ['layers.0.add.inputs: layer 0 (add): reads its own output: a -> b -> a'],
  ],
  [
    'shapes that do not add',
    withLayers([4], [{ dense: { name: 'a', units: 3 } }, { add: { inputs: ['a', 'x'] } }]),
    ['layers.1.add.inputs: layer 1 (add): inputs must have equal shapes (an axis of 1 goes with any), got [3], [4]'],
  ],
  [
    'shapes that do not join',
    {
      inputs: [
        { name: 'x', shape: [4, 2] },
        { name: 'y', shape: [5, 3] },
      ],
      layers: [{ concatenate: { inputs: ['x', 'y'] } }],
    },
    [
      'layers.0.concatenate.inputs: layer 0 (concatenate): inputs may differ along axis 2 alone, got shapes [4, 2], [5, 3]',
    ],
  ],
  [
    'a single input to add',
    withLayers([4], [{ add: {} }]),
    ['layers.0.add.inputs: layer 0 (add): reads two inputs or more, got only x: name them in inputs'],
  ],
  [
    'two inputs to dense',
    {
      inputs: [
        { name: 'x', shape: [4] },
        { name: 'y', shape: [4] },
      ],
      layers: [{ dense: { units: 2 } }],
    },
    [
      'layers.0.dense.inputs: layer 0 (dense): reads one input, got 2 (x, y): name one in inputs, or concatenate or add them first',
    ],
  ],
  [
    'a kernel larger than its input',
    withLayers([4, 28, 1], [{ conv2d: { filters: 2, kernelSize: [5, 3] } }]),
    [
      "layers.0.conv2d.kernelSize: layer 0 (conv2d): kernelSize 5 is larger than the input's axis of 4: at most 4 fits, or padding same",
    ],
  ],
  [
    'an image that is no image',
    withLayers([28, 28], [{ conv2d: { filters: 2, kernelSize: [3, 3] } }]),
    ['layers.0.conv2d.inputs: layer 0 (conv2d): reads [height, width, channels], but its input has shape [28, 28]'],
  ],
  [
    'one number for a kernel of two axes',
    withLayers([28, 28, 1], [{ conv2d: { filters: 2, kernelSize: [3] } }]),
    ['layers.0.conv2d.kernelSize: layer 0 (conv2d): kernelSize must hold two whole numbers, got [3]'],
  ],
  [
    'flatten of any length',
    withLayers([null, 16], [{ flatten: {} }]),
    [
      "layers.0.flatten.inputs: layer 0 (flatten): needs every axis fixed, but its input has shape [any, 16]: give the architecture's input a fixed length, or pool over the axis first",
    ],
  ],
  [
    'dense over an axis of any length',
    withLayers([3, null], [{ dense: { units: 2 } }]),
    [
      'layers.0.dense.inputs: layer 0 (dense): needs a fixed last axis (the kernel has one row for each value of it), but its input has shape [3, any]',
    ],
  ],
  [
    'a reshape that does not fit',
    withLayers([4, 3], [{ reshape: { targetShape: [5, -1] } }]),
    [
      'layers.0.reshape.targetShape: layer 0 (reshape): targetShape [5, -1] does not hold the 12 values of its input of shape [4, 3]',
    ],
  ],
  [
    'an axis that is not there',
    withLayers([4], [{ batchNormalization: { axis: 0 } }]),
    [
      'layers.0.batchNormalization.axis: layer 0 (batchNormalization): axis must be 1..1 or -1..-1 (0 is the batch) for an input of shape [4], got 0',
    ],
  ],
  [
    'an embedding of real numbers',
    withLayers([4], [{ embedding: { inputDim: 10, outputDim: 2 } }]),
    ['layers.0.embedding.inputs.0: layer 0 (embedding): reads int32, but x is float32: declare that input as INT32'],
  ],
  [
    'dense over whole numbers',
    { inputs: [{ name: 'x', shape: [4], dtype: 'INT32' }], layers: [{ dense: { units: 2 } }] },
    [
      'layers.0.dense.inputs.0: layer 0 (dense): reads float32, but x is int32: put an embedding in between, or declare that input as FLOAT32',
    ],
  ],
  [
    'a layer too large to hold',
    withLayers([100_000], [{ dense: { units: 1_000_000 } }]),
    [
      'layers.0.dense: layer 0 (dense): would have 100,001,000,000 parameters (kernel [100000, 1000000], bias [1000000]); at most 500,000,000 fit',
    ],
  ],
  [
    'layers too large together',
    withLayers([20_000], [{ dense: { units: 20_000 } }, { dense: { units: 20_000 } }]),
    ['layers: the layers would have 800,040,000 parameters together; at most 500,000,000 fit'],
  ],
  [
    'a layer that gives too much',
    withLayers([20_000, 20_000], [{ reshape: { targetShape: [20_000, 20_000, 1] } }]),
    [
      'layers.0.reshape: layer 0 (reshape): would give 400,000,000 values a sample, shape [20000, 20000, 1]; at most 125,000,000 fit',
    ],
  ],
  [
    'an output that is not there',
    withLayers([4], [{ dense: { name: 'a', units: 2 } }], ['b']),
    ['outputs.0: output 0: there is no layer named b; there is a'],
  ],
  [
    'an output that is an input',
    withLayers([4], [{ dense: { name: 'hidden', units: 2 } }], ['hidden', 'x']),
    ['outputs.1: output 1: there is no layer named x; there is hidden'],
  ],
  [
    'an output named twice',
    withLayers([4], [{ dense: { name: 'a', units: 2 } }], ['a', 'a']),
    ['outputs.1: output 1: a is named twice'],
  ],
  [
    'an empty list of outputs',
    withLayers([4], [{ dense: { units: 2 } }], []),
    ['outputs: outputs must name one layer or more, got []; left out, the last layer is the output'],
  ],
  [
    'a layer that nothing reads',
    withLayers([4], [{ dense: { name: 'aside', units: 2 } }, { dense: { units: 2, inputs: ['x'] } }]),
    ['layers.0.dense: layer 0 (dense): aside is no output and no layer reads it: name it in outputs, or leave it out'],
  ],
  [
    'an input that nothing reads',
    {
      inputs: [
        { name: 'x', shape: [4] },
        { name: 'y', shape: [4] },
      ],
      layers: [{ dense: { units: 2, inputs: ['x'] } }],
    },
    ['inputs.1: input 1 (y) is read by no layer'],
  ],
]

test.each(mistakes)('%s is named with what was found and what would fit', (_, input, expected) => {
  expect(findMistakes(input)).toEqual(expected)
})

test('every mistake is reported at once, and none of those that follow from it', () => {
  const found = findMistakes({
    inputs: [
      { name: 'x', shape: [8, 8, 1] },
      { name: 'x', shape: [2] },
    ],
    layers: [
      { conv2d: { filters: 0, kernelSize: [3, 3] } },
      { dense: { units: -1 } },
      { flatten: { inputs: ['x'] } },
      { dense: { name: 'wide', units: 100_000_000 } },
      { add: { inputs: ['wide', 'nowhere'] } },
      {},
      { dense: { units: 1 } },
    ],
  })
  expect(found.map((mistake) => mistake.split(': ')[0])).toEqual([
    'layers.0.conv2d.filters',
    'layers.1.dense.units',
    'layers.5',
    'inputs.1.name',
    'layers.0.conv2d.inputs',
    'layers.4.add.inputs.1',
    'layers.3.dense',
  ])
})

test('a stored spec that no longer holds is refused with the same sentences', () => {
  const spec = parseArchitecture(withLayers([4], [{ dense: { units: 2 } }]))
  const broken = { ...spec, layers: [{ ...spec.layers[0]!, units: 0 }] } as typeof spec
  expect(() => buildNetwork(broken)).toThrow('layers.0.dense.units: layer 0 (dense): units must be >= 1, got 0')
})
