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
    readonly buffer: ArrayBuffer
  }
  const Memory: new (size: { readonly initial: number }) => Memory
}
