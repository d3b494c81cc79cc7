import { mistake } from '../platform/errors.js'

/** Arguments of a connection, as GraphQL gives them. */
export interface PageArguments {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly last?: number | null | undefined
  readonly before?: string | null | undefined
}

/** Rows are paged by when they were created, then by id. */
export interface PageKey {
  readonly id: string
  readonly createdAt: Date
}

/** What to read, in Prisma's words: `where` belongs into an AND with the filter of the list. */
export interface Page {
  readonly where: object
  readonly orderBy: { createdAt?: Direction; id?: Direction }[]
  readonly take: number
}

export interface Connection<Row> {
  readonly edges: { cursor: string; node: Row }[]
  readonly nodes: Row[]
  readonly pageInfo: PageInfo
  readonly totalCount: number
}

interface PageInfo {
  hasNextPage: boolean
  hasPreviousPage: boolean
  startCursor: string | null
  endCursor: string | null
}

type Direction = 'asc' | 'desc'

const defaultPageSize = 20
export const mostPageSize = 100

/**
 * A page of a list by keyset: a row that comes or goes meanwhile shifts nothing. Newest first, unless `direction` is asc.
 * Throws a UserMistake for sizes out of 1..100, for `first` with `last`, and for a cursor that is not ours.
 *
 *     connect(args, {
 *       list: ({ where, ...page }) => service.list({ where: { AND: [{ projectId }, where] }, ...page }),
 *       count: () => service.count(projectId),
 *     })
 */
export async function connect<Row extends PageKey>(
  args: PageArguments,
  source: { list: (page: Page) => Promise<readonly Row[]>; count: () => Promise<number> },
  direction: Direction = 'desc',
): Promise<Connection<Row>> {
  const size = readPageSize(args)
  const isBackwards = args.last != null
  const reading: Direction = isBackwards === (direction === 'desc') ? 'asc' : 'desc'
  // One more row than asked for tells whether the list goes on.
  const page = { where: between(args, direction), orderBy: [{ createdAt: reading }, { id: reading }], take: size + 1 }
  const [read, totalCount] = await Promise.all([source.list(page), source.count()])
  const nodes = read.slice(0, size)
  if (isBackwards) nodes.reverse()
  const edges = nodes.map((node) => ({ cursor: encodeCursor([node.createdAt.getTime(), node.id]), node }))
  const hasMore = read.length > size
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: hasMore && !isBackwards,
      hasPreviousPage: hasMore && isBackwards,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  }
}

/** How many rows a page has. (Default: 20) */
export function readPageSize({ first, last }: Pick<PageArguments, 'first' | 'last'>): number {
  if (first != null && last != null) throw mistake('INVALID_INPUT', 'give first or last, not both', ['last'])
  const [name, size] = last != null ? ['last', last] : ['first', first ?? defaultPageSize]
  if (size < 1 || size > mostPageSize)
    throw mistake('INVALID_INPUT', `${name} must be from 1 to ${mostPageSize}, got ${size}`, [name])
  return size
}

/** A cursor: opaque to callers. */
export const encodeCursor = (parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url')

/** The parts of a cursor of ours. Throws a UserMistake where it is not of that form. */
export function decodeCursor(cursor: string, kinds: readonly ('string' | 'number')[], name: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(parts) && parts.length === kinds.length && kinds.every((kind, at) => typeof parts[at] === kind))
      return parts
  } catch {
    // Not even JSON: told below.
  }
  throw noCursor(cursor, name)
}

/** The place after that of a cursor which is a place in a list, counted from 0; 0 without one. Throws a UserMistake. */
export function placeAfter(cursor: string | null | undefined, name: string): number {
  if (cursor == null) return 0
  const place = Number(decodeCursor(cursor, ['number'], name)[0])
  if (!Number.isSafeInteger(place) || place < 0) throw noCursor(cursor, name)
  return place + 1
}

const noCursor = (cursor: string, name: string): Error =>
  mistake('INVALID_INPUT', `${name} must be a cursor of this connection, got "${cursor.slice(0, 60)}"`, [name])

function between({ after, before }: PageArguments, direction: Direction): object {
  const [later, earlier] = direction === 'desc' ? (['lt', 'gt'] as const) : (['gt', 'lt'] as const)
  const bounds = [
    ...(after != null ? [beyond(after, 'after', later)] : []),
    ...(before != null ? [beyond(before, 'before', earlier)] : []),
  ]
  return bounds.length === 0 ? {} : { AND: bounds }
}

function beyond(cursor: string, name: string, side: 'lt' | 'gt'): object {
  const [ms, id] = decodeCursor(cursor, ['number', 'string'], name) as [number, string]
  const createdAt = new Date(ms)
  if (Number.isNaN(createdAt.getTime())) throw noCursor(cursor, name)
  return { OR: [{ createdAt: { [side]: createdAt } }, { createdAt, id: { [side]: id } }] }
}
