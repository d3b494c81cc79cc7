/** The part of JavaScript's interface to WebAssembly that is used here: Node has it, TypeScript knows it for browsers alone. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array)
  }
  class Instance {
    constructor(module: Module, imports: { readonly environment: { readonly memory: Memory } })
    readonly exports: Readonly<Record<string, unknown>>
  }
  class Memory {
    constructor(size: { readonly initial: number; readonly maximum?: number })
    readonly buffer: ArrayBuffer
  }
}
