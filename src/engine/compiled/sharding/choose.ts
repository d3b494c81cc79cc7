import { elementCount } from '../../tensors.js'
import type { Graph } from '../graph/graph.js'

/** Bytes of the largest tensor of a shard: about what a core's own cache holds of it and its neighbours. */
const largestTensor = 2 ** 20
/** Rows of a shard: with fewer, products of matrices are slow. */
const fewestRows = 8

/**
 * Into how many shards a batch is best taken apart: at least one for each thread, since threads that share nothing wait for
 * nothing, and as many as it takes for a shard's tensors to stay in the cache. A recurrence is many small operations, of
 * which each shard has all: it is divided among threads alone.
 * @param most shards that there may be
 */
export function chooseShards(graph: Graph, batchSize: number, threads: number, most: number): number {
  const bytes =
    4 * Math.max(0, ...graph.nodes.flatMap(({ outputs }) => outputs.map(({ shape }) => elementCount(shape))))
  const hasLoop = graph.nodes.some(({ op }) => op === 'Scan')
  let count = 1
  while (count < threads || (!hasLoop && bytes / count > largestTensor)) count *= 2
  while (count > most || batchSize % count !== 0 || batchSize / count < fewestRows) count /= 2
  return Math.max(1, count)
}
