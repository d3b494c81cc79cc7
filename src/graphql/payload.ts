import type { UserError } from './__generated__/resolvers.js'
import { readMistakes } from './errors.js'

/** A mutation's answer: what was changed, null where the caller has something to put right. */
export type Payload<T> = { [K in keyof T]: T[K] | null } & { userErrors: UserError[] }

/**
 * Does a mutation's work and answers it with no userErrors; a caller's mistake becomes userErrors and nulls, anything else
 * is thrown on.
 *
 *     createArchitecture: (_, { input }, { services, projectId }) =>
 *       asPayload(async () => ({ architecture: await services.architectures.create(projectId, input) }))
 */
export async function asPayload<T extends object>(work: () => Promise<T>): Promise<Payload<T>> {
  try {
    return { ...(await work()), userErrors: [] }
  } catch (error) {
    const userErrors = readMistakes(error)
    if (!userErrors) throw error
    // Fields that are left out are null to GraphQL.
    return { userErrors } as unknown as Payload<T>
  }
}
