import { buildNetwork, parseArchitecture } from '../engine/index.js'
import type { ArchitectureInput, ArchitectureSpec } from '../engine/index.js'
import type { Database } from '../platform/database.js'
import { mistake } from '../platform/errors.js'
import { withIdempotency } from '../platform/idempotency.js'
import { newId } from '../platform/ids.js'
import { checkNaming, namedModelVersions, withoutPlaceholders } from './architecture.js'
import type { ArchitectureRow } from './architecture.js'
import { readKeras } from './import-keras.js'
import { createArchitectureStore } from './store.js'

export type { ArchitectureRow } from './architecture.js'

export interface CreateArchitectureInput extends Omit<ArchitectureInput, 'submodels'> {
  /** A name in use: this becomes its next version. */
  readonly name: string
  readonly description?: string | null | undefined
  readonly idempotencyKey?: string | null | undefined
}

export interface ImportArchitectureInput {
  readonly name: string
  readonly description?: string | null | undefined
  /** What Keras's `model.to_json()` gives, read or as text. */
  readonly keras: unknown
  readonly idempotencyKey?: string | null | undefined
}

export interface ArchitectureFilter {
  readonly name?: string | null | undefined
}

interface Dependencies {
  readonly database: Database
  /** The architecture of a model version of the project; null where there is none of that id. */
  readonly findModelArchitecture: (projectId: string, modelVersionId: string) => Promise<ArchitectureSpec | null>
}

export type ArchitectureService = ReturnType<typeof createArchitectureService>

/** Named, versioned graphs of layers: checked and measured when they come in, immutable from then on. */
export function createArchitectureService({ database, findModelArchitecture }: Dependencies) {
  const store = createArchitectureStore(database)

  /** The architectures of the models that these layers name, by model version. */
  async function findSubmodels(projectId: string, layers: readonly unknown[]) {
    const found: Record<string, ArchitectureSpec> = {}
    for (const id of namedModelVersions(layers)) {
      const architecture = await findModelArchitecture(projectId, id)
      if (architecture) found[id] = architecture
    }
    return found
  }

  async function insert(projectId: string, input: CreateArchitectureInput): Promise<string> {
    const { name, description, inputs, layers, outputs } = input
    checkNaming(name, description)
    const submodels = await findSubmodels(projectId, layers)
    const spec = parseArchitecture({ inputs, layers: layers.map(withoutPlaceholders), outputs, submodels })
    const { parameterCount, flopsPerSample } = buildNetwork(spec)
    if (!Number.isSafeInteger(parameterCount) || !Number.isSafeInteger(flopsPerSample))
      throw mistake('TOO_LARGE', `the architecture has ${parameterCount} parameters, more than can be counted`, [
        'layers',
      ])
    const id = newId('arch')
    await store.insert({ id, projectId, name, description: description ?? null, spec, parameterCount, flopsPerSample })
    return id
  }

  const getMany = (projectId: string, ids: readonly string[]) => store.findMany(projectId, ids)

  async function create(projectId: string, input: CreateArchitectureInput): Promise<ArchitectureRow> {
    const { idempotencyKey: key, ...rest } = input
    const id = await withIdempotency(database, { projectId, mutation: 'createArchitecture', key, input: rest }, () =>
      insert(projectId, rest),
    )
    const [row] = await getMany(projectId, [id])
    if (!row) throw new Error(`the architecture ${id} was stored and is gone`)
    return row
  }

  return {
    /** Throws InvalidSpec with every mistake in inputs and layers, UserMistake for the name. */
    create,
    /** Throws a UserMistake for what Keras wrote and we have not. */
    import: (projectId: string, { keras, ...rest }: ImportArchitectureInput): Promise<ArchitectureRow> =>
      create(projectId, { ...rest, ...readKeras(keras) }),
    get: async (projectId: string, id: string): Promise<ArchitectureRow | null> =>
      (await getMany(projectId, [id]))[0] ?? null,
    /** Those that are there, in any order. */
    getMany,
    /** A page, by the keys of a connection. */
    list: (
      projectId: string,
      filter: ArchitectureFilter,
      { where, ...page }: { where: object; orderBy: object[]; take: number },
    ): Promise<ArchitectureRow[]> => store.list({ AND: [scope(projectId, filter), where] }, page),
    count: (projectId: string, filter: ArchitectureFilter): Promise<number> => store.count(scope(projectId, filter)),
  }
}

const scope = (projectId: string, { name }: ArchitectureFilter) => ({ projectId, ...(name != null && { name }) })
