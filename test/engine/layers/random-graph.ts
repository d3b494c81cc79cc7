import { InvalidSpec } from '../../../src/engine/errors.js'
import type { Network } from '../../../src/engine/spec/network.js'
import { deriveKey, fillUniform } from '../../../src/engine/training/random.js'
import { buildGraph } from './forward.js'

type Layer = Readonly<Record<string, object>>

/** Choices of one seed, in order. */
class Chooser {
  private readonly drawn = new Float32Array(4096)
  private next = 0
  constructor(seed: number) {
    fillUniform(this.drawn, deriveKey(seed, 0, 'random graph'), 0)
  }
  below(count: number): number {
    this.next += 1
    return Math.floor((this.drawn[this.next % this.drawn.length] ?? 0) * count)
  }
  between = (least: number, greatest: number): number => least + this.below(greatest - least + 1)
  of = <T>(list: readonly T[]): T => list[this.below(list.length)]!
}

type Propose = (choose: Chooser, axes: number) => Layer

/** A number over one axis, a list over several. */
const sizes = (choose: Chooser, axes: number, least: number, greatest: number) => {
  const list = Array.from({ length: axes }, () => choose.between(least, greatest))
  return axes === 1 ? list[0]! : list
}

const window = (choose: Chooser, axes: number) => ({
  kernelSize: sizes(choose, axes, 1, 3),
  strides: sizes(choose, axes, 1, 2),
  dilationRate: sizes(choose, axes, 1, 2),
  padding: choose.of(['SAME', 'VALID']),
  activation: choose.of(['LINEAR', 'TANH', 'GELU', 'SILU', 'SIGMOID', 'ELU']),
  useBias: choose.of([true, false]),
})

const pool = (choose: Chooser, axes: number) => ({
  poolSize: sizes(choose, axes, 1, 3),
  strides: sizes(choose, axes, 1, 3),
  padding: choose.of(['SAME', 'VALID']),
})

/** Layers over [...spatial, channels]. */
const spatial: readonly Propose[] = [
  (choose, axes) => ({
    [`conv${axes}d`]: { ...window(choose, axes), filters: choose.between(1, 4), groups: choose.between(1, 2) },
  }),
  (choose, axes) => ({ [`conv${axes}dTranspose`]: { ...window(choose, axes), filters: choose.between(1, 3) } }),
  (choose, axes) => ({ [`depthwiseConv${axes}d`]: { ...window(choose, axes), depthMultiplier: choose.between(1, 2) } }),
  (choose, axes) => ({ [`separableConv${axes}d`]: { ...window(choose, axes), filters: choose.between(1, 4) } }),
  (choose, axes) => ({ [`averagePooling${axes}d`]: pool(choose, axes) }),
  (choose, axes) => ({ [`maxPooling${axes}d`]: pool(choose, axes) }),
  (choose, axes) => ({ [`upSampling${axes}d`]: { size: sizes(choose, axes, 1, 2) } }),
  (_, axes) => ({ [`zeroPadding${axes}d`]: {} }),
  (_, axes) => ({ [`cropping${axes}d`]: {} }),
  (_, axes) => ({ [`globalAveragePooling${axes}d`]: {} }),
  (_, axes) => ({ [`spatialDropout${axes}d`]: { rate: 0.3 } }),
  (choose) => ({ groupNormalization: { groups: choose.of([1, 2, -1]) } }),
  () => ({ batchNormalization: {} }),
  () => ({ upSampling2d: { interpolation: 'BILINEAR' } }),
  (choose) => ({ timeDistributed: { layer: { dense: { units: choose.between(1, 3) } } } }),
]

/** Layers over any shape. */
const general: readonly Propose[] = [
  (choose) => ({ dense: { units: choose.between(1, 5), activation: choose.of(['TANH', 'MISH', 'SOFTSIGN']) } }),
  (choose) => ({ permute: { dims: choose.of([[2, 1], [3, 1, 2], [2, 1, 3], [1]]) } }),
  () => ({ flatten: {} }),
  () => ({ prelu: {} }),
  () => ({ layerNormalization: {} }),
  () => ({ rmsNormalization: {} }),
  () => ({ softmax: { axis: 1 } }),
  () => ({ gaussianNoise: { stddev: 0.1 } }),
  () => ({ gaussianDropout: { rate: 0.2 } }),
  () => ({ repeatVector: { n: 2 } }),
]

const merges = ['add', 'subtract', 'multiply', 'average', 'maximum', 'minimum', 'concatenate']

const mostValues = 500

/** A network of about ten layers of any kind over one input, the same for the same seed; what nothing reads is an output. */
export function randomGraph(seed: number): Network {
  const choose = new Chooser(seed)
  const shape = choose.of([[6], [7, 3], [5, 6, 2], [6, 5, 4], [4, 3, 4, 2]])
  const layers: Layer[] = []
  const build = (all: readonly Layer[]): Network => {
    const read = new Set(all.flatMap((layer) => Object.values(layer).flatMap((body) => inputsOf(body))))
    const names = all.map((_, index) => `n${index}`)
    return buildGraph({
      inputs: [{ name: 'x', shape }],
      layers: [...all],
      outputs: names.filter((name) => !read.has(name)),
    })
  }
  const inputsOf = (body: object): string[] => (body as { inputs?: string[] }).inputs ?? []
  let network: Network | undefined
  for (let attempt = 0; attempt < 60 && layers.length < 10; attempt += 1) {
    const known = [{ name: 'x', outputShape: shape as readonly (number | null)[] }, ...(network?.layers ?? [])]
    const source = choose.below(3) > 0 ? known.at(-1)! : choose.of(known)
    const axes = source.outputShape.length - 1
    const proposed = proposeLayer(choose, axes)
    const alike = known.filter((other) => other !== source && other.outputShape.join() === source.outputShape.join())
    const isMerge = alike.length > 0 && choose.below(2) === 0
    const inputs = isMerge ? [source.name, choose.of(alike).name] : [source.name]
    const layer = isMerge ? { [choose.of(merges)]: {} } : proposed
    const named = Object.fromEntries(
      Object.entries(layer).map(([type, body]) => [type, { ...body, name: `n${layers.length}`, inputs }]),
    )
    const next = tryTo(() => build([...layers, named]))
    const last = next?.layers.at(-1)
    if (!next || last!.outputShape.reduce<number>((size, axis) => size * axis!, 1) > mostValues) continue
    layers.push(named)
    network = next
  }
  if (!network) throw new Error(`seed ${seed} gives no graph`)
  return network
}

const proposeLayer = (choose: Chooser, axes: number): Layer =>
  axes > 0 && choose.below(4) > 0 ? choose.of(spatial)(choose, axes) : choose.of(general)(choose, axes)

/** Proposals that do not fit are passed over. */
function tryTo(build: () => Network): Network | undefined {
  try {
    return build()
  } catch (error) {
    if (error instanceof InvalidSpec) return undefined
    throw error
  }
}
