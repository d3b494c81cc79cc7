import type { ElementOperation, ElementProgram, OperandKind } from '../machine/routines/elementwise.js'
import { elementwise as writeRoutine } from '../machine/routines/elementwise.js'
import type { RoutineOperator } from './operator.js'

/** A program as a text, such as `element channel; Mul 0 1, Relu 2; 3; 3`: inputs, steps, outputs, sums. */
export const writeProgram = ({ inputs, steps, outputs, sums }: ElementProgram): string =>
  [
    inputs.join(' '),
    steps.map(({ op, operands }) => [op, ...operands].join(' ')).join(', '),
    outputs.join(' '),
    sums.join(' '),
  ].join('; ')

function readProgram(text: string): ElementProgram {
  const [inputs = '', steps = '', outputs = '', sums = ''] = text.split('; ')
  const words = (part: string): string[] => part.split(' ').filter((word) => word !== '')
  return {
    inputs: words(inputs) as OperandKind[],
    steps: steps
      .split(', ')
      .filter((step) => step !== '')
      .map((step) => {
        const [op, ...operands] = words(step)
        return { op: op as ElementOperation, operands: operands.map(Number) }
      }),
    outputs: words(outputs).map(Number),
    sums: words(sums).map(Number),
  }
}

/**
 * Operations element by element, and sums of channels over the places of each image, as one. Only made of operations whose
 * images come in blocks (rewrites/fuse-elementwise.ts); its attribute is a program as `writeProgram` gives it.
 */
export const elementwise: RoutineOperator = {
  name: 'Elementwise',
  routine(name, { inputs, attributes }) {
    const { program: text } = attributes
    if (typeof text !== 'string') throw new Error('a loop without a program')
    const program = readProgram(text)
    const images = inputs[program.inputs.indexOf('element')]
    if (!images) throw new Error('there is nothing to go through')
    return writeRoutine(name, images.shape, program)
  },
}
