import type { ElementProgram } from '../machine/routines/elementwise.js'
import { elementwise as writeRoutine } from '../machine/routines/elementwise.js'
import type { RoutineOperator } from './operator.js'

/**
 * Operations element by element, and sums of channels over the places of each image, as one. Only made of operations whose
 * images come in blocks (rewrites/fuse-elementwise.ts); its attribute is an ElementProgram as JSON.
 */
export const elementwise: RoutineOperator = {
  name: 'Elementwise',
  routine(name, { inputs, attributes }) {
    const program = JSON.parse(String(attributes.program)) as ElementProgram
    const images = inputs[program.inputs.indexOf('element')]
    if (!images) throw new Error('there is nothing to go through')
    return writeRoutine(name, images.shape, program)
  },
}
