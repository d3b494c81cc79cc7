/** The public StartTrainingRunInput as it arrives: defaults filled in by GraphQL, enum values ALL_CAPS. */

type Maybe<T> = T | null | undefined
/** Exactly one key is set: the choice, with its settings. */
export type OneOf = Readonly<Record<string, unknown>>

export interface StartRunInput {
  readonly name?: Maybe<string>
  readonly datasetVersionId: string
  readonly architectureId: string
  readonly inputs?: Maybe<readonly InputBindingInput[]>
  readonly targets: readonly TargetBindingInput[]
  readonly strategy: OneOf
  readonly optimizer?: Maybe<OneOf>
  readonly batchSize: number
  readonly seed: number
  readonly earlyStopping?: Maybe<EarlyStoppingInput>
  readonly gradientClipping?: Maybe<OneOf>
  readonly executor: string
  readonly modelName?: Maybe<string>
  readonly priority: number
  readonly idempotencyKey?: Maybe<string>
}

export interface InputBindingInput {
  readonly input?: Maybe<string>
  readonly features: readonly string[]
  readonly encoding?: Maybe<OneOf>
}

export interface TargetBindingInput {
  readonly output?: Maybe<string>
  readonly source: OneOf
  readonly loss: OneOf
  readonly metrics: readonly MetricInput[]
  readonly weight: number
  readonly sampleWeight?: Maybe<string>
}

export interface MetricInput {
  readonly name: string
  readonly k?: Maybe<number>
  readonly threshold?: Maybe<number>
  readonly average?: Maybe<string>
}

export interface EarlyStoppingInput {
  readonly monitor?: Maybe<string>
  readonly mode?: Maybe<string>
  readonly patience?: Maybe<number>
  readonly minDelta?: Maybe<number>
}

export interface StageInput {
  readonly name?: Maybe<string>
  readonly epochs: number
  readonly train?: Maybe<readonly string[]>
  readonly objective: OneOf
  readonly optimizer?: Maybe<OneOf>
  readonly batchSize?: Maybe<number>
  readonly earlyStopping?: Maybe<EarlyStoppingInput>
  readonly gradientClipping?: Maybe<OneOf>
}
