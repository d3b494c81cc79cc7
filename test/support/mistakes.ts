import type { TestStrata } from './server.js'
import type { UserError } from './versions.js'

type Strata = Pick<TestStrata, 'graphql'>

/** What startTrainingRun and planTrainingRun say of an input: the same. */
export async function runMistakes(strata: Strata, input: object): Promise<readonly UserError[]> {
  const errors = 'userErrors { code message path }'
  const { startTrainingRun: started } = await strata.graphql<{
    startTrainingRun: { trainingRun: { id: string } | null; userErrors: readonly UserError[] }
  }>(`mutation ($input: StartTrainingRunInput!) { startTrainingRun(input: $input) { trainingRun { id } ${errors} } }`, {
    input,
  })
  const { planTrainingRun: planned } = await strata.graphql<{
    planTrainingRun: { plan: object | null; userErrors: readonly UserError[] }
  }>(
    `query ($input: StartTrainingRunInput!) { planTrainingRun(input: $input) { plan { estimatedMemoryBytes } ${errors} } }`,
    { input },
  )
  if (JSON.stringify(planned.userErrors) !== JSON.stringify(started.userErrors))
    throw new Error(`planned: ${JSON.stringify(planned.userErrors)}, started: ${JSON.stringify(started.userErrors)}`)
  if (
    (started.trainingRun === null) !== started.userErrors.length > 0 ||
    (planned.plan === null) !== (started.trainingRun === null)
  )
    throw new Error(`a run and userErrors: ${JSON.stringify(started)}`)
  return started.userErrors
}

/** A row of a table of mistakes: its name, what makes it, and the one userError that tells it. */
export type MistakeCase = [
  what: string,
  changes: object,
  path: string,
  message: string,
  more: { readonly code?: string; readonly on?: string },
]

export const mistakeCase = (
  what: string,
  changes: object,
  path: string,
  message: string,
  more: MistakeCase[4] = {},
): MistakeCase => [what, changes, path, message, more]
