/** Arrays lie at multiples of this, so that none shares a cache line or a vector with another. */
const alignment = 64
const pageSize = 65_536
/** A memory of WebAssembly is at most 4 GiB. */
const mostPages = 65_535

/** Arrays of one length that a kernel works on together, in one memory; all zero at first. */
export interface ArrayGroup {
  readonly memory: WebAssembly.Memory
  /** Elements of each array. */
  readonly count: number
  /** Bytes from the memory's start, by the array's name. */
  readonly places: ReadonlyMap<string, number>
}

export interface GroupSpec {
  readonly count: number
  readonly arrays: readonly string[]
}

const bytesOfArray = (count: number): number => Math.ceil((4 * count) / alignment) * alignment
const bytesOf = ({ count, arrays }: GroupSpec): number => bytesOfArray(count) * arrays.length

/**
 * Memory for groups of arrays: as few memories as they fit in.
 * @param isShared whether other threads may work on it
 * @throws Error where a group alone is larger than a memory can be
 */
export function allocateGroups(specs: readonly GroupSpec[], isShared: boolean): ArrayGroup[] {
  const shelves: GroupSpec[][] = []
  let free = 0
  for (const spec of specs) {
    const bytes = bytesOf(spec)
    if (bytes > mostPages * pageSize) {
      throw new Error(
        `a weight of ${spec.count} values and the ${spec.arrays.length - 1} arrays beside it take more than 4 GiB; the optimizer sgd keeps the fewest`,
      )
    }
    if (bytes > free || shelves.length === 0) {
      shelves.push([])
      free = mostPages * pageSize
    }
    shelves.at(-1)?.push(spec)
    free -= bytes
  }
  return shelves.flatMap((shelf) => allocateShelf(shelf, isShared))
}

function allocateShelf(specs: readonly GroupSpec[], isShared: boolean): ArrayGroup[] {
  const total = specs.reduce((sum, spec) => sum + bytesOf(spec), 0)
  // It never grows: the buffer and the addresses in it stay.
  const pages = Math.ceil(total / pageSize)
  const memory = new WebAssembly.Memory(
    isShared ? { initial: pages, maximum: pages, shared: true } : { initial: pages },
  )
  let place = 0
  return specs.map(({ count, arrays }) => {
    const places = new Map<string, number>()
    for (const name of arrays) {
      places.set(name, place)
      place += bytesOfArray(count)
    }
    return { memory, count, places }
  })
}

export function placeOf({ places }: ArrayGroup, name: string): number {
  const place = places.get(name)
  if (place === undefined) throw new Error(`there is no array ${name} beside the weight`)
  return place
}

/** The elements themselves. */
export const viewOf = (group: ArrayGroup, name: string): Float32Array =>
  new Float32Array(group.memory.buffer, placeOf(group, name), group.count)
