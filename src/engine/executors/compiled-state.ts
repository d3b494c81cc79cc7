import type { Runtime, RuntimeTensor } from '../compiled/runtime/runtime.js'
import type { HostTensor, NamedTensors, Shape } from '../tensors.js'

interface Entry {
  readonly shape: Shape
  current: RuntimeTensor
  /** What the step under way writes; made when a step first asks for it. */
  next: RuntimeTensor | undefined
}

/**
 * Weights and slots in two buffers each: a step reads one and writes the other, and they change places when it has
 * succeeded. A step never writes what it reads, and one that is broken off leaves nothing behind.
 */
export class CompiledState {
  private readonly entries = new Map<string, Entry>()

  constructor(
    private readonly runtime: Runtime,
    specs: readonly { readonly name: string; readonly shape: Shape }[],
  ) {
    for (const { name, shape } of specs) {
      this.entries.set(name, { shape, current: runtime.createTensor('float32', shape), next: undefined })
    }
  }

  current(name: string): RuntimeTensor {
    return this.entry(name).current
  }

  next(name: string): RuntimeTensor {
    const entry = this.entry(name)
    entry.next ??= this.runtime.createTensor('float32', entry.shape)
    return entry.next
  }

  /** What a step wrote becomes what is current. */
  swap(names: Iterable<string>): void {
    for (const name of names) {
      const entry = this.entry(name)
      if (!entry.next) throw new Error(`no step has written ${name}`)
      ;[entry.current, entry.next] = [entry.next, entry.current]
    }
  }

  /** Takes over what is named here; other names are left alone. */
  load(state: NamedTensors): void {
    for (const [name, { values }] of state) {
      const entry = this.entries.get(name)
      if (!entry) continue
      if (values.length !== entry.current.values.length) {
        throw new Error(
          `${name} of shape [${entry.shape.join(', ')}] needs ${entry.current.values.length} values, got ${values.length}`,
        )
      }
      entry.current.values.set(values)
    }
  }

  read(): NamedTensors {
    return new Map(
      [...this.entries].map(([name, { shape, current }]): [string, HostTensor] => [
        name,
        { shape, dtype: 'float32', values: Float32Array.from(current.values) },
      ]),
    )
  }

  dispose(): void {
    for (const { current, next } of this.entries.values()) {
      current.dispose()
      next?.dispose()
    }
    this.entries.clear()
  }

  private entry(name: string): Entry {
    const entry = this.entries.get(name)
    if (!entry) throw new Error(`the session has no state ${name}`)
    return entry
  }
}
