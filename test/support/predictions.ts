import { readOperation } from './operations.js'
import type { TestStrata } from './server.js'
import type { UserError } from './versions.js'

type Strata = Pick<TestStrata, 'graphql'>

export interface PredictedOutput {
  readonly row: number
  readonly output: string
  readonly label?: string
  readonly confidence?: number
  readonly probabilities?: readonly { readonly label: string; readonly probability: number }[]
  readonly value?: number
  readonly shape?: readonly number[]
  readonly values?: readonly number[]
}

export interface Predicted {
  readonly prediction: {
    readonly id: string
    readonly latencyMs: number
    readonly modelVersion: { readonly number: number }
    readonly outputs: readonly PredictedOutput[]
  } | null
  readonly userErrors: readonly UserError[]
}

/** docs/operations/34-predict, with whatever comes of it. `model`: a reference by name, as "iris@2". */
export async function predict(
  strata: Strata,
  model: string | object,
  rows: readonly object[],
  more: object = {},
): Promise<Predicted> {
  const { predict: answered } = await strata.graphql<{ predict: Predicted }>(readOperation('34-predict').document, {
    input: { model: typeof model === 'string' ? { name: model } : model, rows, ...more },
  })
  return answered
}

/** Its outputs; throws where there are userErrors. */
export async function predictOutputs(
  strata: Strata,
  model: string | object,
  rows: readonly object[],
  more: object = {},
): Promise<readonly PredictedOutput[]> {
  const { prediction, userErrors } = await predict(strata, model, rows, more)
  if (!prediction) throw new Error(JSON.stringify(userErrors))
  return prediction.outputs
}
