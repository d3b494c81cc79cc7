import { GraphBuilder } from '../../../src/engine/compiled/graph/builder.js'
import { add, cast, compare, mul, select, sub, unary } from '../../../src/engine/compiled/graph/elementwise.js'
import type { Graph, Value } from '../../../src/engine/compiled/graph/graph.js'
import { gemm, matMul } from '../../../src/engine/compiled/graph/matrix.js'
import { reduce } from '../../../src/engine/compiled/graph/reducing.js'
import { reshape, transpose } from '../../../src/engine/compiled/graph/shaping.js'
import { emitOnnx } from '../../../src/engine/compiled/onnx/emit.js'
import { blockConvolutions } from '../../../src/engine/compiled/rewrites/block-convolutions.js'
import { plain } from '../../../src/engine/compiled/rewrites/target.js'
import { rewrite } from '../../../src/engine/compiled/rewrites/rewrite.js'

const build = (write: (g: GraphBuilder) => void): Graph => {
  const g = new GraphBuilder()
  write(g)
  return rewrite(g.finish())
}

const operations = (graph: Graph): string[] => graph.nodes.map(({ op }) => op)

const target = { blockSize: 16, hasRoutines: false }

test('nodes and inputs that no output needs are left out', () => {
  const graph = build((g) => {
    const x = g.input('x', [3])
    unary(g, 'Exp', g.input('unused', [3]))
    g.output('y', unary(g, 'Tanh', x))
  })
  expect(operations(graph)).toEqual(['Tanh'])
  expect(graph.inputs).toHaveLength(1)
})

test('what is computed twice is computed once', () => {
  const graph = build((g) => {
    const x = g.input('x', [3])
    g.output('y', add(g, unary(g, 'Exp', x), mul(g, unary(g, 'Exp', x), g.fill(2))))
    g.output('z', unary(g, 'Exp', x))
  })
  expect(operations(graph).sort()).toEqual(['Add', 'Exp', 'Mul'])
})

test('transposes that cancel are left out, across what works element by element too', () => {
  const graph = build((g) => {
    const x = g.input('x', [2, 3, 4, 5])
    const bias = reshape(g, g.input('bias', [3]), [3])
    const last = transpose(g, x, [0, 2, 3, 1])
    g.output('y', transpose(g, unary(g, 'Relu', add(g, last, bias)), [0, 3, 1, 2]))
  })
  expect(operations(graph)).toEqual(['Reshape', 'Add', 'Relu'])
  expect(graph.outputs[0]?.value.shape).toEqual([2, 3, 4, 5])
})

test('what is repeated is repeated behind what works element by element, or not at all', () => {
  const graph = build((g) => {
    const few = g.input('few', [2, 1, 1, 5])
    const last = transpose(g, g.input('x', [2, 5, 3, 4]), [0, 2, 3, 1])
    const repeated = mul(g, mul(g, few, g.fill(1, [2, 3, 4, 5])), g.fill(0.5))
    g.output('y', transpose(g, mul(g, repeated, last), [0, 3, 1, 2]))
    g.output('z', unary(g, 'Exp', repeated))
  })
  expect(operations(graph).sort()).toEqual(['Exp', 'Expand', 'Mul', 'Mul', 'Reshape'])
  const shapeOf = (op: string) => graph.nodes.find((node) => node.op === op)?.outputs[0]?.shape
  expect(shapeOf('Exp')).toEqual([2, 1, 1, 5])
  expect(shapeOf('Expand')).toEqual([2, 3, 4, 5])
})

test('a transpose that only moves axes of length 1 is a reshape', () => {
  const graph = build((g) => {
    g.output('y', unary(g, 'Exp', transpose(g, g.input('x', [2, 4, 5, 1]), [0, 3, 1, 2])))
  })
  expect(operations(graph)).toEqual(['Reshape', 'Exp'])
})

test('a sum over all but the channels reads what was not transposed yet', () => {
  const graph = build((g) => {
    const last = transpose(g, g.input('x', [2, 3, 4, 5]), [0, 2, 3, 1])
    g.output('y', reduce(g, 'ReduceSum', last, [0, 1, 2]))
  })
  expect(operations(graph)).toEqual(['ReduceSum'])
  expect(graph.outputs[0]?.value.shape).toEqual([3])
})

test('reshapes in a row are one, and none where the shape is the first again', () => {
  const graph = build((g) => {
    const x = g.input('x', [6])
    g.output('y', unary(g, 'Exp', reshape(g, reshape(g, x, [2, 3]), [3, 2])))
    g.output('z', unary(g, 'Tanh', reshape(g, reshape(g, x, [2, 3]), [6])))
  })
  expect(operations(graph).sort()).toEqual(['Exp', 'Reshape', 'Tanh'])
})

test('a product takes a bias, unless something else reads the product', () => {
  const write = (isReadTwice: boolean) =>
    build((g) => {
      const product = gemm(g, g.input('a', [2, 3]), g.input('b', [3, 4]))
      g.output('y', add(g, product, g.input('bias', [4])))
      if (isReadTwice) g.output('z', unary(g, 'Exp', product))
    })
  expect(operations(write(false))).toEqual(['Gemm'])
  expect(operations(write(true)).sort()).toEqual(['Add', 'Exp', 'Gemm'])
})

test('the sign of what comes before a relu is read from the relu', () => {
  const graph = build((g) => {
    const x = g.input('x', [3])
    g.output('y', unary(g, 'Relu', x))
    g.output('isPositive', compare(g, 'Greater', x, g.fill(0)))
  })
  const greater = graph.nodes.find(({ op }) => op === 'Greater')
  const relu = graph.nodes.find(({ op }) => op === 'Relu')
  expect(greater?.inputs[0]).toBe(relu?.outputs[0])
})

test('the step behind a comparison with zero is one operation', () => {
  const graph = build((g) => {
    g.output('y', cast(g, compare(g, 'Greater', g.input('x', [4]), g.fill(0)), 'float32'))
    g.output('z', cast(g, compare(g, 'Greater', g.input('x2', [4]), g.fill(0.5)), 'float32'))
  })
  expect(operations(graph).sort()).toEqual(['Cast', 'Greater', 'HardSigmoid'])
})

test('a choice between multiples of one tensor, or zero, is a product; one that guards a logarithm stays a choice', () => {
  const write = (branches: (g: GraphBuilder, x: Value) => readonly [Value, Value]) =>
    build((g) => {
      const x = g.input('x', [3])
      g.output('y', select(g, compare(g, 'Greater', g.input('z', [3]), g.fill(1)), ...branches(g, x)))
    })
  expect(operations(write((g, x) => [x, mul(g, x, g.fill(0.2))]))).not.toContain('Where')
  expect(operations(write((g, x) => [x, g.fill(0, [3])]))).toEqual(['Greater', 'Cast', 'Mul'])
  expect(operations(write((g, x) => [g.fill(0, [3]), x]))).toEqual(['Greater', 'Not', 'Cast', 'Mul'])
  expect(operations(write((g, x) => [unary(g, 'Log', x), g.fill(0, [3])]))).toContain('Where')
  expect(operations(write((g, x) => [unary(g, 'Exp', x), x]))).toContain('Where')
})

test('convolutions over whole blocks of channels are blocked, with the relu behind them, and stay so from one to the next', () => {
  const write = (channels: number) =>
    build((g) => {
      const attributes = { kernel_shape: [1, 1] }
      const kernel = g.input('kernel', [channels, channels, 1, 1])
      const shape = [2, channels, 4, 4]
      const first = unary(g, 'Relu', g.emit('Conv', [g.input('x', shape), kernel], shape, 'float32', attributes))
      g.output('y', g.emit('Conv', [first, kernel], shape, 'float32', attributes))
    })
  const blocked = operations(blockConvolutions(write(32), target))
  const laidOut = ['Transpose', 'Reshape', 'Transpose', 'Reshape']
  expect(blocked).toEqual(['ReorderInput', ...laidOut, 'Conv', 'Conv', 'ReorderOutput'])
  expect(operations(blockConvolutions(write(24), target))).toEqual(['Conv', 'Relu', 'Conv'])
  expect(operations(blockConvolutions(write(32), plain))).toEqual(['Conv', 'Relu', 'Conv'])
})

test('pooling and what works element by element between blocked convolutions works on the blocks as well', () => {
  const graph = build((g) => {
    const attributes = { kernel_shape: [1, 1] }
    const kernel = g.input('kernel', [32, 32, 1, 1])
    const [large, small] = [
      [2, 32, 4, 4],
      [2, 32, 2, 2],
    ]
    const first = unary(g, 'Relu', g.emit('Conv', [g.input('x', large), kernel], large, 'float32', attributes))
    const pooled = g.emit('MaxPool', [first], small, 'float32', { kernel_shape: [2, 2], strides: [2, 2] })
    const mask = cast(g, compare(g, 'Greater', pooled, g.fill(1)), 'float32')
    const masked = mul(g, mul(g, pooled, mask), g.constant(Float32Array.of(1, 2, 3, 4), [1, 1, 2, 2], 'float32'))
    g.output('y', g.emit('Conv', [masked, kernel], small, 'float32', attributes))
  })
  const blocked = operations(blockConvolutions(graph, target)).filter((op) => op !== 'Reshape' && op !== 'Transpose')
  expect(blocked).toEqual(['ReorderInput', 'Conv', 'MaxPool', 'Greater', 'Cast', 'Mul', 'Mul', 'Conv', 'ReorderOutput'])
})

test('numbers that a product, or what it is made of, is multiplied by become its alpha', () => {
  const graph = build((g) => {
    const x = mul(g, g.input('x', [6]), g.fill(0.5))
    const product = gemm(g, reshape(g, x, [2, 3]), g.input('b', [3, 4]))
    g.output('y', mul(g, add(g, product, g.input('bias', [4])), g.fill(3)))
  })
  expect(operations(graph)).toEqual(['Reshape', 'Gemm'])
  expect(graph.nodes[1]?.attributes).toMatchObject({ alpha: { float: 1.5 }, beta: { float: 3 } })
})

test('a batched product takes numbers over too, a sum hands them on', () => {
  const graph = build((g) => {
    const x = mul(g, g.input('x', [2, 3, 4]), g.fill(0.5))
    g.output('y', matMul(g, x, g.input('b', [2, 4, 5]), false, false))
    g.output('z', reduce(g, 'ReduceSum', x, [0, 1]))
  })
  expect(operations(graph).sort()).toEqual(['FusedMatMul', 'Mul', 'ReduceSum'])
  expect(graph.outputs[1]?.value.shape).toEqual([4])
})

test('a number stays where something else reads what it multiplies', () => {
  const graph = build((g) => {
    const product = gemm(g, g.input('a', [2, 3]), g.input('b', [3, 4]))
    g.output('y', mul(g, product, g.fill(2)))
    g.output('z', unary(g, 'Exp', product))
  })
  expect(operations(graph).sort()).toEqual(['Exp', 'Gemm', 'Mul'])
})

test('a normalization over the last axis is one operation, its factor for the gradient included', () => {
  const write = (axis: number) =>
    build((g) => {
      const x = g.input('x', [2, 3, 4])
      const centered = sub(g, x, reduce(g, 'ReduceMean', x, [axis], true))
      const variance = reduce(g, 'ReduceMean', mul(g, centered, centered), [axis], true)
      const factor = unary(g, 'Reciprocal', unary(g, 'Sqrt', add(g, variance, g.fill(1e-3))))
      g.output('y', mul(g, centered, factor))
      g.output('factor', factor)
    })
  expect(operations(write(2))).toEqual(['LayerNormalization'])
  expect(operations(write(1))).not.toContain('LayerNormalization')
})

test('a gelu whose parts nothing else reads is one operation', () => {
  const write = (isErrorRead: boolean) =>
    build((g) => {
      const h = mul(g, g.input('x', [3]), g.fill(Math.SQRT1_2))
      const twice = add(g, unary(g, 'Erf', h), g.fill(1))
      g.output('y', mul(g, mul(g, h, twice), g.fill(Math.SQRT1_2)))
      if (isErrorRead) g.output('z', unary(g, 'Exp', twice))
    })
  expect(operations(write(false))).toEqual(['Gelu'])
  expect(operations(write(true))).not.toContain('Gelu')
})

test('a graph that is written twice has the same bytes', () => {
  const write = () =>
    emitOnnx(
      build((g) => {
        const x = g.input('x', [3, 4])
        g.output('y', mul(g, unary(g, 'Sigmoid', x), g.constant(Float32Array.of(1, 2, 3, 4), [4], 'float32')))
      }),
    )
  expect(write()).toEqual(write())
})
