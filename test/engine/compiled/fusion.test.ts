import { GraphBuilder } from '../../../src/engine/compiled/graph/builder.js'
import { add, mul, sub, unary } from '../../../src/engine/compiled/graph/elementwise.js'
import type { Graph, Value } from '../../../src/engine/compiled/graph/graph.js'
import { reduce } from '../../../src/engine/compiled/graph/reducing.js'
import { emitOnnx } from '../../../src/engine/compiled/onnx/emit.js'
import { routinesOf } from '../../../src/engine/compiled/operators/registry.js'
import { fuseElementwise } from '../../../src/engine/compiled/rewrites/fuse-elementwise.js'
import { hasInstructions } from '../../../src/engine/compiled/runtime/code-memory.js'
import { openRuntime } from '../../../src/engine/compiled/runtime/open.js'
import { elementCount } from '../../../src/engine/tensors.js'
import { relativeDifference, wave } from './compare-kernel.js'

const shape = [2, 32, 3, 3]
const channels = [1, 32, 1, 1]

const build = (write: (g: GraphBuilder) => void): Graph => {
  const g = new GraphBuilder()
  write(g)
  return g.finish()
}

/** What each fused loop computes, in the order of the graph. */
const programsOf = ({ nodes }: Graph): unknown[] =>
  nodes.filter(({ op }) => op === 'Elementwise').map(({ attributes }) => attributes.program)

test('a chain is one loop, which gives what others read', () => {
  const graph = build((g) => {
    const [x, factor] = [g.input('x', shape), g.input('factor', channels)]
    const scaled = mul(g, x, factor)
    g.output('y', unary(g, 'Relu', add(g, scaled, g.fill(2))))
    g.output('z', unary(g, 'Exp', scaled))
  })
  expect(programsOf(fuseElementwise(graph))).toEqual(['element channel number; Mul 0 1, Add 3 2, Relu 4; 3 5; '])
})

test('what reads a sum waits for the end of the loop that adds it up', () => {
  const graph = build((g) => {
    const x = g.input('x', shape)
    const mean = reduce(g, 'ReduceMean', x, [0, 2, 3], true)
    const centered = sub(g, x, mean)
    g.output('variance', reduce(g, 'ReduceMean', mul(g, centered, centered), [0, 2, 3], true))
  })
  // The first loop has nothing to do but to add up.
  expect(programsOf(fuseElementwise(graph))).toEqual(['element; ; ; 0', 'element channel; Sub 0 1, Mul 2 2; ; 3'])
})

test('two loops do not wait for each other', () => {
  const graph = build((g) => {
    const [x, y] = [g.input('x', shape), g.input('y', shape)]
    const [left, right] = [mul(g, x, x), mul(g, y, y)]
    // Each goes on behind something that reads the other.
    g.output('left', add(g, left, unary(g, 'Exp', right)))
    g.output('right', add(g, right, unary(g, 'Exp', left)))
  })
  const fused = fuseElementwise(graph)
  expect(fused.nodes.filter(({ op }) => op === 'Exp')).toHaveLength(2)
  expect(programsOf(fused)).toHaveLength(3)
})

test('channels that are no whole blocks, other shapes and other operations stay as they are', () => {
  const graph = build((g) => {
    const [odd, flat] = [g.input('odd', [2, 24, 3, 3]), g.input('flat', [2, 32])]
    g.output('odd', mul(g, odd, odd))
    g.output('flat', mul(g, flat, flat))
    g.output('exp', unary(g, 'Exp', g.input('x', shape)))
    g.output('rows', mul(g, g.input('z', shape), g.input('rows', [2, 1, 1, 1])))
  })
  expect(fuseElementwise(graph).nodes.map(({ op }) => op)).toEqual(['Mul', 'Mul', 'Exp', 'Mul'])
})

/** A graph of operations that can be fused, and some that cannot, drawn by a small generator. */
function drawGraph(seed: number): Graph {
  let state = seed * 2654435761 + 1
  const below = (count: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * count)
  }
  return build((g) => {
    const images: Value[] = [g.input('x', shape), g.input('y', shape)]
    const vectors: Value[] = [g.input('u', channels), g.input('v', channels)]
    const pick = (values: readonly Value[]): Value => values[below(values.length)]!
    const image = (): Value => pick(images.slice(-4))
    const other = (): Value => [image(), pick(vectors), g.fill(0.5)][below(3)]!
    for (let count = 0; count < 24; count += 1) {
      const kind = below(9)
      if (kind === 0) vectors.push(mul(g, reduce(g, 'ReduceMean', image(), [0, 2, 3], true), g.fill(0.5)))
      else if (kind === 1) images.push(unary(g, 'Tanh', image()))
      else if (kind === 2) images.push(unary(g, 'Relu', image()))
      else if (kind === 3) images.push(mul(g, unary(g, 'Tanh', image()), other()))
      else images.push([add, sub, mul][below(3)]!(g, image(), other()))
    }
    images.slice(-3).forEach((value, index) => g.output(`image${index}`, unary(g, 'Tanh', value)))
    g.output('vector', pick(vectors.slice(-1)))
  })
}

async function compute(graph: Graph): Promise<Float32Array[]> {
  const runtime = await openRuntime()
  const session = await runtime.createSession({
    model: emitOnnx(graph),
    routines: routinesOf(graph),
    inputNames: graph.inputs.map(({ source }) => (source.kind === 'input' ? source.name : '')),
    outputNames: graph.outputs.map(({ name }) => name),
    threads: 2,
    hasConstantWeights: false,
  })
  const inputs = graph.inputs.map((value, index) => {
    const tensor = runtime.createTensor('float32', value.shape)
    tensor.values.set(wave(value.shape, index).values)
    return tensor
  })
  const outputs = graph.outputs.map(({ value }) => runtime.createTensor('float32', value.shape))
  await session.run({ inputs, outputs })
  const results = outputs.map(({ values }) => Float32Array.from(values))
  session.dispose()
  for (const tensor of [...inputs, ...outputs]) tensor.dispose()
  return results
}

const testRoutines = hasInstructions() ? test : test.skip

testRoutines.each(Array.from({ length: 40 }, (_, seed) => seed))(
  'random graph %i gives fused what it gives',
  async (seed) => {
    const graph = drawGraph(seed)
    const fused = fuseElementwise(graph)
    expect(programsOf(fused).length).toBeGreaterThan(0)
    const [expected, actual] = [await compute(graph), await compute(fused)]
    expected.forEach((values, index) => {
      expect(values).toHaveLength(elementCount(graph.outputs[index]!.value.shape))
      expect(relativeDifference(actual[index]!, values)).toBeLessThan(2e-5)
    })
  },
)
