import type { TestStrata } from './server.js'

type Strata = Pick<TestStrata, 'graphql' | 'subscribe'>

export interface UserError {
  readonly code: string
  readonly message: string
  readonly path: readonly string[] | null
}

export interface CreatedVersion {
  readonly dataset: { readonly id: string; readonly name: string } | null
  readonly datasetVersion: { readonly id: string; readonly number: number; readonly status: string } | null
  readonly userErrors: readonly UserError[]
}

/** createDataset, with whatever comes of it. */
export async function createDataset(strata: Strata, input: object): Promise<CreatedVersion> {
  const { createDataset: created } = await strata.graphql<{ createDataset: CreatedVersion }>(
    `mutation ($input: CreateDatasetInput!) {
      createDataset(input: $input) {
        dataset { id name }
        datasetVersion { id number status }
        userErrors { code message path }
      }
    }`,
    { input },
  )
  return created
}

export async function createVersion(strata: Strata, input: object): Promise<Omit<CreatedVersion, 'dataset'>> {
  const { createDatasetVersion } = await strata.graphql<{ createDatasetVersion: CreatedVersion }>(
    `mutation ($input: CreateDatasetVersionInput!) {
      createDatasetVersion(input: $input) {
        datasetVersion { id number status }
        userErrors { code message path }
      }
    }`,
    { input },
  )
  return createDatasetVersion
}

export interface VersionUpdate {
  readonly status: string
  readonly progress: { readonly phase: string; readonly done: number; readonly total: number | null } | null
  readonly failure: { readonly code: string; readonly message: string } | null
}

/** Every update of a version until it is READY or FAILED. */
export async function followVersion(strata: Strata, id: string): Promise<VersionUpdate[]> {
  const updates: VersionUpdate[] = []
  const events = strata.subscribe<{ datasetVersionUpdated: VersionUpdate }>(
    `subscription ($id: ID!) {
      datasetVersionUpdated(id: $id) { status progress { phase done total } failure { code message } }
    }`,
    { id },
  )
  for await (const { datasetVersionUpdated } of events) updates.push(datasetVersionUpdated)
  return updates
}

export interface VersionDetail {
  readonly id: string
  readonly number: number
  readonly status: string
  readonly rowCount: number | null
  readonly byteSize: number | null
  readonly contentHash: string | null
  readonly failure: { readonly code: string; readonly message: string } | null
  readonly features: readonly {
    readonly name: string
    readonly kind: string
    readonly shape: readonly number[]
    readonly categories: readonly string[] | null
    readonly statistics: Readonly<Record<string, unknown>>
  }[]
  readonly splits: readonly { readonly name: string; readonly rowCount: number }[]
}

export async function readVersion(strata: Strata, id: string): Promise<VersionDetail> {
  const { node } = await strata.graphql<{ node: VersionDetail }>(
    `query ($id: ID!) {
      node(id: $id) {
        ... on DatasetVersion {
          id number status rowCount byteSize contentHash
          failure { code message }
          features {
            name kind shape categories
            statistics {
              count missingCount distinctCount minimum maximum mean standardDeviation median
              histogram { from to count }
              topValues { value count }
            }
          }
          splits { name rowCount }
        }
      }
    }`,
    { id },
  )
  return node
}

/** Creates a dataset, waits for its version, and answers it as it is then. */
export async function ingested(strata: Strata, input: object): Promise<VersionDetail> {
  const { datasetVersion, userErrors } = await createDataset(strata, input)
  if (!datasetVersion) throw new Error(JSON.stringify(userErrors))
  await followVersion(strata, datasetVersion.id)
  return readVersion(strata, datasetVersion.id)
}

export interface Row {
  readonly index: number
  readonly split: string
  readonly values: Readonly<Record<string, unknown>>
}

export interface RowPage {
  readonly totalCount: number
  readonly nodes: readonly Row[]
  readonly edges: readonly { readonly cursor: string }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** A row with one of its values left out. */
export const without = (values: object, name: string): object =>
  Object.fromEntries(Object.entries(values).filter(([key]) => key !== name))

export const rowsDocument = `query ($id: ID!, $split: SplitName, $first: Int, $after: String) {
  node(id: $id) {
    ... on DatasetVersion {
      rows(split: $split, first: $first, after: $after) {
        totalCount
        nodes { index split values }
        edges { cursor }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`

export async function readRowPage(strata: Strata, id: string, page: object = {}): Promise<RowPage> {
  const { node } = await strata.graphql<{ node: { rows: RowPage } }>(rowsDocument, { id, ...page })
  return node.rows
}

/** All rows of a split, page after page; all rows of the version where none is named. */
export async function readAllRows(strata: Strata, id: string, split?: string, first = 100): Promise<Row[]> {
  const rows: Row[] = []
  for (let after: string | null = null, isMore = true; isMore;) {
    const page: RowPage = await readRowPage(strata, id, { split, first, after })
    rows.push(...page.nodes)
    after = page.pageInfo.endCursor
    isMore = page.pageInfo.hasNextPage
  }
  return rows
}
