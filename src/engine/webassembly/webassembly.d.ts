/** The part of JavaScript's interface to WebAssembly that is used here: Node has it, TypeScript knows it for browsers alone. */
declare namespace WebAssembly {
  interface Module {
    readonly [Symbol.toStringTag]: string
  }
  const Module: new (bytes: Uint8Array) => Module

  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>
  }
  const Instance: new (module: Module, imports: { readonly environment: { readonly memory: Memory } }) => Instance

  interface Memory {
    readonly buffer: ArrayBufferLike
  }
  /** A shared memory can be used by several threads at once, and says at first how large it may grow. */
  const Memory: new (
    size:
      { readonly initial: number } | { readonly initial: number; readonly maximum: number; readonly shared: boolean },
  ) => Memory
}
