import { NotFinite } from '../errors.js'
import type { Fault } from '../executors/fault.js'
import { layerOf } from '../executors/state-names.js'
import { temporaryPrefix } from './temporary-layers.js'

/** What the loop knows about the step that went wrong. */
export interface FaultyStep {
  /** Counted from 1 over the run. */
  readonly step: number
  readonly loss: number
  readonly learningRate: number
  readonly rowCount: number
  /** Place in the TRAIN split of a row of the batch. */
  readonly rowOf: (row: number) => number
}

const slower = 'a lower learning rate, warm-up or gradientClipping would keep the steps small'

/** The failure of a run whose numbers are not finite: where they came up first, by how much, and what would help. */
export function notFinite(fault: Fault | undefined, step: FaultyStep): NotFinite {
  if (!fault) {
    // Computed again, the step went well, or could not be computed at all.
    const what = Number.isFinite(step.loss) ? 'the gradient' : 'the loss'
    return new NotFinite({ step: step.step, layer: null, tensor: null, what, detail: '' })
  }
  const { what, advice } = tell(fault, step)
  const found = count(fault)
  const before = Number.isFinite(step.loss) ? `; the loss was ${figure(step.loss)}` : ''
  const detail = ` (${found})${before}; the learning rate was ${figure(step.learningRate)}: ${advice}`
  return new NotFinite({ step: step.step, ...placeOf(fault), what, detail })
}

function placeOf({ kind, name }: Fault): { layer: string | null; tensor: string | null } {
  switch (kind) {
    case 'feed':
    case 'loss':
      return { layer: null, tensor: name === '' ? kind : name }
    case 'output':
      return { layer: name, tensor: 'output' }
    case 'gradient':
    case 'overflow':
      return { layer: layerOf(name), tensor: `gradient of ${name}` }
    case 'weight':
    case 'update':
    case 'statistic':
      return { layer: layerOf(name), tensor: name }
  }
}

function tell({ kind, name, place, size }: Fault, { rowCount, rowOf }: FaultyStep): { what: string; advice: string } {
  switch (kind) {
    case 'feed': {
      const row = rowOf(Math.floor(place / (size / rowCount)))
      return {
        what: `the value "${name.replace(/^input:/, '')}" in row ${row} of TRAIN`,
        advice:
          'it was read before anything was computed; the row, or the layers that the stage does not train, gave it',
      }
    }
    case 'weight':
      return {
        what: `the weight ${name}`,
        advice: 'it was so before the step, so its initial value, or the stage before this one, is the cause',
      }
    case 'output':
      return { what: `the output of ${layerName(name)}`, advice: `all that the layer reads is finite; ${slower}` }
    case 'loss':
      return {
        what: name === '' ? 'the loss' : `the loss of ${name.replace(/^loss:/, '')}`,
        advice: `every layer's output is finite, so the loss is not defined for them, as the logarithm of a negative number is not, or too large; another activation of the output layer, targets in another range, or fromLogits, would fit; else ${slower}`,
      }
    case 'gradient':
      return { what: `the gradient of ${name}`, advice: `the forward pass is finite, the way back is not; ${slower}` }
    case 'overflow':
      return {
        what: `the norm of the gradients, the largest of which is that of ${name},`,
        advice: slower,
      }
    case 'update':
      return { what: `the weight ${name} after the update`, advice: `its gradient is finite; ${slower}` }
    case 'statistic':
      return { what: `the moving statistic ${name}`, advice: `its layer reads values that are too large; ${slower}` }
  }
}

const layerName = (layer: string): string =>
  layer.startsWith(temporaryPrefix)
    ? `the stage's temporary layer ${layer.slice(temporaryPrefix.length)}`
    : `layer ${layer}`

function count({ kind, value, count: found, size }: Fault): string {
  if (kind === 'overflow') return `${figure(value)}, whose square is beyond single precision`
  const word = Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity'
  return size === 1 ? word : `${word}, first of ${found} of its ${size} values`
}

const figure = (value: number): string => String(Number(value.toPrecision(4)))
