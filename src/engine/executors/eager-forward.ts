import type * as tfjs from '@tensorflow/tfjs'
import type { FeedSpec, Feeds, ForwardContext, RandomFiller } from './executor.js'
import { demandFeed } from './feeds.js'
import { elementCount } from '../tensors.js'

/** Tensors of a batch, and the context that a program's forward pass reads. */
export interface EagerForward {
  readonly context: ForwardContext
  readonly feeds: Readonly<Record<string, tfjs.Tensor>>
  /** New values of weights, by name; kept beyond the tidy scope they were made in. */
  readonly updates: ReadonlyMap<string, tfjs.Tensor>
}

interface EagerOptions {
  readonly isTraining: boolean
  readonly weights: ReadonlyMap<string, tfjs.Tensor>
  readonly specs: readonly FeedSpec[]
  readonly feeds: Feeds
  readonly random: RandomFiller | undefined
  /** What random draws are counted by. */
  readonly step: number
}

export function eagerForward(tf: typeof tfjs, options: EagerOptions): EagerForward {
  const updates = new Map<string, tfjs.Tensor>()
  const draws = new Set<string>()
  const weight = (name: string): tfjs.Tensor => {
    const found = options.weights.get(name)
    if (!found) throw new Error(`the program has no weight ${name}`)
    return found
  }
  const context: ForwardContext = {
    tf,
    training: options.isTraining,
    weight,
    update(name, value) {
      const { shape } = weight(name)
      if (shape.join() !== value.shape.join()) {
        throw new Error(`the new value of ${name} has shape [${value.shape.join(', ')}], not [${shape.join(', ')}]`)
      }
      updates.set(name, tf.keep(tf.clone(value)))
    },
    random(name, shape, distribution) {
      if (draws.has(name)) throw new Error(`the random tensor ${name} is drawn twice in one step`)
      draws.add(name)
      if (!options.random) {
        throw new Error(`the program draws random numbers (${name}), and the session was given no source of them`)
      }
      const values = new Float32Array(elementCount(shape))
      options.random(name, distribution, options.step, values)
      return tf.tensor(values, [...shape])
    },
  }
  const feeds = Object.fromEntries(
    options.specs.map(({ name, shape, dtype }) => [
      name,
      // Copied: the cpu backend keeps the array that it is given.
      tf.tensor(demandFeed(options.feeds, name, shape).slice(), [...shape], dtype),
    ]),
  )
  return { context, feeds, updates }
}

/** Backends that compute each kernel as it is called. */
export type EagerBackend = 'cpu' | 'tensorflow'

/** Runs TensorFlow.js code on a backend and frees what it made; the backend that was current is current again after. */
export function runOn<T>(tf: typeof tfjs, backend: EagerBackend, run: () => T): T {
  const engine = tf.engine()
  const previous = tf.getBackend()
  void engine.setBackend(backend)
  engine.startScope('eager')
  try {
    return run()
  } finally {
    engine.endScope()
    void engine.setBackend(previous)
  }
}
