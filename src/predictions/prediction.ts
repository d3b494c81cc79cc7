import type { Column, DecodedOutput, Issue } from '../engine/index.js'

/** What the server sends to a predictor process; columns travel by structured clone. */
export interface PredictRequest {
  readonly type: 'predict'
  readonly id: number
  readonly modelVersionId: string
  readonly rows: number
  readonly columns: ReadonlyMap<string, Column>
}

/** What it sends back: an answer for each request, in any order. */
export type PredictorMessage =
  | { readonly type: 'answer'; readonly id: number; readonly outputs: readonly DecodedOutput[] }
  /** Values that the model's encoders cannot take, with their places in the request. */
  | { readonly type: 'mistake'; readonly id: number; readonly issues: readonly Issue[] }
  | { readonly type: 'failure'; readonly id: number; readonly message: string }

/** Most rows of one predict: an answer has to fit in one response. */
export const maxRowsPerPrediction = 1_000

/** Cuts each classification to its `topK` most probable labels. */
export function keepTopK(outputs: readonly DecodedOutput[], topK: number): DecodedOutput[] {
  return outputs.map((output) =>
    output.type === 'classification' ? { ...output, probabilities: output.probabilities.slice(0, topK) } : output,
  )
}
