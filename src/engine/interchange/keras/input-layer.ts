import { show } from '../../spec/sentences.js'
import type { ListedLayer } from './list-layers.js'
import { refuse } from './refuse.js'

export interface ReadInputLayer {
  readonly name: string
  /** Without the batch axis. */
  readonly shape: (number | null)[]
  readonly dtype: 'FLOAT32' | 'INT32'
}

const dtypes: ReadonlyMap<unknown, ReadInputLayer['dtype']> = new Map([
  [null, 'FLOAT32'],
  ['float32', 'FLOAT32'],
  ['int32', 'INT32'],
  ['int64', 'INT32'],
])

/** Keras 2 says batch_input_shape, Keras 3 batch_shape; the batch comes first in both. */
export function readInput({ name, config }: ListedLayer): ReadInputLayer {
  const shape = config.batch_input_shape ?? config.batch_shape
  if (!Array.isArray(shape))
    return refuse(`batch_input_shape must be a list, got ${show(shape)}`, ['batch_input_shape'])
  if (config.sparse === true || config.ragged === true)
    return refuse('sparse and ragged inputs cannot be read', ['sparse'])
  const dtype = config.dtype === undefined ? 'FLOAT32' : dtypes.get(config.dtype)
  if (!dtype) return refuse(`dtype must be float32 or int32, got ${show(config.dtype)}`, ['dtype'])
  return { name, shape: shape.slice(1) as (number | null)[], dtype }
}
