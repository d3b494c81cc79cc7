/** Something that happens now and then, and that a reader waits for between two readings. */
export interface Wake {
  /** Settles at once where something happened since the last call. False: closed, nothing more will happen. */
  next(): Promise<boolean>
  close(): void
  isClosed(): boolean
}

/** Wakes whenever one of the sources yields. What they yield is not kept: the reader reads rows. */
export function wakeOn(sources: readonly AsyncIterableIterator<unknown>[]): Wake {
  let hasHappened = false
  let isClosed = false
  let waiter: (() => void) | null = null
  const happen = (): void => {
    hasHappened = true
    waiter?.()
  }
  const close = (): void => {
    if (isClosed) return
    isClosed = true
    waiter?.()
    for (const source of sources) void source.return?.()
  }
  for (const source of sources)
    void (async () => {
      for await (const _ of source) happen()
    })().then(close, close)
  return {
    close,
    isClosed: () => isClosed,
    next: async () => {
      if (!hasHappened && !isClosed) await new Promise<void>((resolve) => (waiter = resolve))
      waiter = null
      hasHappened = false
      return !isClosed
    },
  }
}

/**
 * A generator that ends when its reader leaves, even in the middle of waiting: a plain async generator answers
 * `return` only after what it awaits has come.
 */
export function readOnWake<T>(wake: Wake, read: (wake: Wake) => AsyncGenerator<T>): AsyncIterableIterator<T> {
  const generator = read(wake)
  const iterator: AsyncIterableIterator<T> = {
    next: async () => {
      const result = await generator.next()
      if (result.done) wake.close()
      return result
    },
    return: async () => {
      wake.close()
      return generator.return(undefined)
    },
    throw: async (error) => {
      wake.close()
      return generator.throw(error)
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}
