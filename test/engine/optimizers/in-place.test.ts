import type * as tfjs from '@tensorflow/tfjs'
import { gradientArray, weightArray } from '../../../src/engine/compiled/update/kernels.js'
import { flushEvery, WeightUpdater } from '../../../src/engine/compiled/update/updater.js'
import { eagerAlgebra } from '../../../src/engine/executors/eager-algebra.js'
import { runOn } from '../../../src/engine/executors/eager-forward.js'
import type { GradientClipping, StageProgram } from '../../../src/engine/executors/executor.js'
import { clipGradients } from '../../../src/engine/optimizers/clipping.js'
import type { OptimizerConfig } from '../../../src/engine/optimizers/optimizer.js'
import { createOptimizer } from '../../../src/engine/optimizers/registry.js'
import { mapScalars, stepScalars } from '../../../src/engine/optimizers/step-scalars.js'
import { loadTfjs } from '../../../src/engine/tfjs.js'
import { everyOptimizer } from '../support/optimizers.js'

// Longer than a block of the loop, and no multiple of the four elements that it takes at once.
const count = 16_384 + 1023
const steps = 9
const rate = 0.02

/** Over many magnitudes, zeros among them. */
const spread = (phase: number): Float32Array =>
  Float32Array.from({ length: count }, (_, index) =>
    index % 97 === 0 ? 0 : Math.sin(index * 0.7 + phase) * 10 ** ((index % 13) - 8),
  )

type State = ReadonlyMap<string, Float32Array>

/** Where the arrays lie, by the WebAssembly loop. */
function inPlace(optimizer: OptimizerConfig, gradientClipping?: GradientClipping): State {
  const program: StageProgram = {
    weights: [{ name: 'a/kernel', shape: [count] }],
    trainable: ['a/kernel'],
    feeds: () => [],
    forward: () => {
      throw new Error('only the optimizer is tested')
    },
    optimizer,
    gradientClipping,
  }
  const updater = new WeightUpdater(program)
  const view = (array: string): Float32Array => {
    const { buffer, byteOffset } = updater.place('a/kernel', array)
    return new Float32Array(buffer, byteOffset, count)
  }
  view(weightArray).set(spread(0))
  for (let step = 1; step <= steps; step += 1) {
    view(gradientArray).set(spread(step))
    updater.step(step, rate)
  }
  return new Map([weightArray, ...updater.slots].map((array) => [array, view(array)]))
}

/** The same formula by TensorFlow.js, operation by operation, each into an array of its own: nothing is written over. */
function outOfPlace(tf: typeof tfjs, config: OptimizerConfig, clipping?: GradientClipping): State {
  const optimizer = createOptimizer(config)
  const algebra = eagerAlgebra(tf)
  let state: State = new Map([
    [weightArray, spread(0)],
    ...optimizer.slots.map((slot): [string, Float32Array] => [slot, new Float32Array(count)]),
  ])
  const tensor = (name: string): tfjs.Tensor => tf.tensor(Float32Array.from(state.get(name) ?? []))
  for (let step = 1; step <= steps; step += 1) {
    const [gradient] = clipGradients<tfjs.Tensor>(algebra, [tf.tensor(spread(step))], clipping)
    const slots = Object.fromEntries(optimizer.slots.map((slot) => [slot, tensor(slot)]))
    const scalars = mapScalars(stepScalars(config, step, rate), (value): tfjs.Tensor => tf.scalar(value))
    const updated = optimizer.update(algebra, tensor(weightArray), gradient!, slots, scalars)
    state = new Map([
      [weightArray, Float32Array.from(updated.weight.dataSync())],
      ...Object.entries(updated.slots).map(([name, values]): [string, Float32Array] => [
        name,
        Float32Array.from(values.dataSync(), step % flushEvery === 0 ? flush : undefined),
      ]),
    ])
  }
  return state
}

/** The loop takes denormal numbers in slots for zero, at times. */
const flush = (value: number): number => (Math.abs(value) < 2 ** -126 ? 0 : value)

const different = (actual: State, expected: State): string[] =>
  [...expected].flatMap(([name, values]) => {
    const found = actual.get(name) ?? []
    const place = values.findIndex((value, index) => !Object.is(value + 0, (found[index] ?? Number.NaN) + 0))
    return place < 0 ? [] : [`${name}[${place}]: ${found[place]}, not ${values[place]}`]
  })

test.each(everyOptimizer)('%s: nine steps in place give the bytes of nine out of place', async (_, config) => {
  const tf = await loadTfjs()
  for (const clipping of [undefined, { type: 'value' as const, limit: 0.5 }]) {
    const whole = { ...config, gradientAccumulation: undefined }
    const expected = runOn(tf, 'cpu', () => outOfPlace(tf, whole, clipping))
    expect(different(inPlace(whole, clipping), expected)).toEqual([])
  }
})
