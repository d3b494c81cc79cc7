/** The receiving end of a subscription: what has arrived and was not yet read, bounded. */
export interface Inbox<Item> {
  readonly iterator: AsyncIterableIterator<Item | null>
  put(item: Item): void
  /** Something may have been missed: the reader gets null. */
  miss(): void
  /** The reader gets what has arrived, then the end. */
  end(): void
}

/** Beyond this many unread items a reader has to read everything again anyway. */
const capacity = 64

export function createInbox<Item>(matches: (item: Item) => boolean, onEnd: () => void): Inbox<Item> {
  let unread: (Item | null)[] = []
  let waiting: ((result: IteratorResult<Item | null>) => void)[] = []
  let isEnded = false

  const add = (item: Item | null) => {
    if (isEnded) return
    const reader = waiting.shift()
    if (reader) reader({ value: item, done: false })
    else if (item === null || unread.length >= capacity) unread = [null]
    else unread.push(item)
  }
  const end = () => {
    if (isEnded) return
    isEnded = true
    for (const reader of waiting) reader({ value: undefined, done: true })
    waiting = []
    onEnd()
  }
  const iterator: AsyncIterableIterator<Item | null> = {
    next: () => {
      const [item] = unread.splice(0, 1)
      if (item !== undefined) return Promise.resolve({ value: item, done: false })
      if (isEnded) return Promise.resolve({ value: undefined, done: true })
      return new Promise((resolve) => waiting.push(resolve))
    },
    return: () => {
      unread = []
      end()
      return Promise.resolve({ value: undefined, done: true })
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return {
    iterator,
    put: (item) => {
      if (matches(item)) add(item)
    },
    miss: () => add(null),
    end,
  }
}
