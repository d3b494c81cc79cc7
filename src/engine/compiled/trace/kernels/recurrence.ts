import type { RecurrenceAttributes } from '../../../recurrence/cell.js'
import { recurrenceGradientKernel, recurrenceKernel } from '../../../recurrence/gradient.js'
import type { Value } from '../../graph/graph.js'
import { backwardLoop } from '../../recurrence/backward.js'
import { forwardLoop } from '../../recurrence/forward.js'
import type { RecurrenceValues } from '../../recurrence/forward.js'
import { fitsOnnxLayer, onnxLayer } from '../../recurrence/onnx-layer.js'
import { isPlainLstm, recordLstm } from '../../operators/lstm.js'
import { recordLstmGradient } from '../../operators/lstm-gradient.js'
import { defineKernel } from '../kernel.js'

type GradientInputs = Readonly<Record<string, Value>> &
  Pick<RecurrenceValues, 'recurrentKernel' | 'mask' | 'stateScale'>

export const recurrenceKernels = [
  defineKernel<RecurrenceValues, RecurrenceAttributes>(recurrenceKernel, (g, inputs, attributes) =>
    isPlainLstm(attributes)
      ? recordLstm(g, inputs, attributes)
      : fitsOnnxLayer(attributes)
        ? onnxLayer(g, inputs, attributes)
        : forwardLoop(g, inputs, attributes),
  ),
  defineKernel<GradientInputs, RecurrenceAttributes>(recurrenceGradientKernel, (g, inputs, attributes) => {
    const given: Value[] = []
    for (let value = inputs.given0; value; value = inputs[`given${given.length}`]) given.push(value)
    const { recurrentKernel, mask, stateScale } = inputs
    if (isPlainLstm(attributes)) return recordLstmGradient(g, { recurrentKernel, mask, stateScale, given }, attributes)
    return backwardLoop(g, { recurrentKernel, mask, stateScale, given }, attributes)
  }),
]
