import { createOptimizer } from '../optimizers/registry.js'
import type { Shape } from '../tensors.js'
import type { StageProgram } from './executor.js'

/** Name of an optimizer slot in a session's state. */
export const stateName = (slot: string, weight: string): string => `${slot}:${weight}`

/** The layer of a weight that is called `layer/weight`. */
export const layerOf = (weight: string): string => weight.slice(0, weight.lastIndexOf('/'))

/** Everything that a stage's session keeps: weights as `layer/weight`, then optimizer slots as `slot:layer/weight`. */
export function describeState(program: StageProgram): { name: string; shape: Shape }[] {
  const shapes = new Map(program.weights.map(({ name, shape }) => [name, shape]))
  const slots = createOptimizer(program.optimizer).slots.flatMap((slot) =>
    program.trainable.map((name) => {
      const shape = shapes.get(name)
      if (!shape) throw new Error(`the trainable weight ${name} is not one of the program's weights`)
      return { name: stateName(slot, name), shape }
    }),
  )
  return [...program.weights, ...slots]
}
