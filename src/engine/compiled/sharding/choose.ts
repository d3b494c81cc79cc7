import { elementCount } from '../../tensors.js'
import type { Graph } from '../graph/graph.js'

/** Bytes of the largest tensors of the shards under way, so that what is made of them is still in the caches when it is read. */
const cached = 1.6 * 2 ** 20
/** Rows of a shard: with fewer, products of matrices are slow. */
const fewestRows = 4

/**
 * Into how many shards a batch is best taken apart: at least one for each thread, since threads that share nothing wait for
 * nothing, and as many as it takes for what they work on to stay in the caches. A recurrence is many small operations, of
 * which each shard has all: it is divided among threads alone.
 * @param most shards that there may be
 */
export function chooseShards(graph: Graph, batchSize: number, threads: number, most: number): number {
  const sizes = graph.nodes.flatMap(({ outputs }) => outputs.map(({ shape }) => elementCount(shape)))
  const largest = 4 * Math.max(0, ...sizes)
  const hasLoop = graph.nodes.some(({ op }) => op === 'Scan')
  let count = 1
  while (count < threads || (!hasLoop && largest / count > cached / threads)) count *= 2
  while (count > most || batchSize % count !== 0 || batchSize / count < fewestRows) count /= 2
  return Math.max(1, count)
}
