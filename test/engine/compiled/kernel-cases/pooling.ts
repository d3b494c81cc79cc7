import type { HostTensor } from '../../../../src/engine/tensors.js'
import { constant, wave } from '../compare-kernel.js'
import type { KernelCase } from './kernel-case.js'

const windows = [
  { size: [2, 2], strides: [2, 2], input: [2, 6, 4, 3] },
  { size: [2, 2], strides: [2, 2], input: [2, 7, 5, 3] },
  { size: [3, 3], strides: [2, 2], input: [2, 7, 8, 2] },
  { size: [3, 2], strides: [1, 2], input: [2, 5, 6, 2] },
  { size: [2, 2], strides: [3, 3], input: [2, 7, 8, 2] },
  { size: [5, 4], strides: [5, 4], input: [2, 5, 4, 3] },
] as const

/** Few values, so that windows hold equal ones. */
const tied = (shape: readonly number[]): HostTensor => ({
  ...wave(shape),
  values: wave(shape).values.map((x) => Math.round(x)),
})

const pooling = (kind: 'maxPool' | 'avgPool', { size, strides, input }: (typeof windows)[number]): KernelCase[] =>
  (['valid', 'same'] as const).flatMap((pad) =>
    (kind === 'maxPool' ? ['distinct', 'tied', 'constant'] : ['distinct']).map((values) => ({
      name: `${kind} ${size.join('x')} by ${strides.join('x')} over ${input.join('x')}, ${pad}, ${values} values`,
      inputs: [values === 'distinct' ? wave(input) : values === 'tied' ? tied(input) : constant(input, 0.7)],
      compute: (tf, [x]) => tf[kind](x as never, [...size], [...strides], pad),
    })),
  )

export const poolingCases: KernelCase[] = [
  ...windows.flatMap((window) => [...pooling('maxPool', window), ...pooling('avgPool', window)]),
  ...windows.map(({ size, strides, input }): KernelCase => ({
    name: `maxPool ${size.join('x')} by ${strides.join('x')} behind a relu, tied values`,
    inputs: [tied(input)],
    compute: (tf, [x]) => tf.maxPool(tf.relu(x!.sub(0.5)) as never, [...size], [...strides], 'same'),
  })),
  {
    name: 'maxPool behind a relu that something else reads too',
    inputs: [tied([2, 6, 4, 3])],
    compute: (tf, [x]) => {
      const positive = tf.relu(x!)
      return [tf.maxPool(positive as never, 2, 2, 'valid'), positive.mul(2)]
    },
  },
]

/** Channels in whole blocks, windows that touch, with places left over at the edges. */
export const poolingsOfBlocks: KernelCase[] = [
  { size: [2, 2], strides: [2, 2], input: [2, 6, 4, 16] },
  { size: [2, 2], strides: [2, 2], input: [2, 7, 5, 32] },
  { size: [3, 2], strides: [3, 2], input: [1, 8, 9, 16] },
].flatMap(({ size, strides, input }) =>
  [wave(input), tied(input), constant(input, 0.7), constant(input, -1)].flatMap((values, index) => {
    const name = `${size.join('x')} over ${input.join('x')}, values ${index}`
    return [
      {
        name: `maxPool of blocks ${name}`,
        inputs: [values],
        compute: (tf, [x]) => tf.maxPool(x as never, size as [number, number], strides as [number, number], 'valid'),
      },
      {
        name: `maxPool of blocks behind a relu ${name}`,
        inputs: [values],
        compute: (tf, [x]) => {
          const positive = tf.relu(x!)
          return [
            tf.maxPool(positive as never, size as [number, number], strides as [number, number], 'valid'),
            positive.mul(2),
          ]
        },
      },
    ] satisfies KernelCase[]
  }),
)
