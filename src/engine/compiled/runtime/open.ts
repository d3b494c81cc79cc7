import { openBindingRuntime } from './binding.js'
import { openNativeRuntime } from './native.js'
import type { Runtime } from './runtime.js'

let opening: Promise<Runtime> | undefined

/** ONNX Runtime, opened once a process: by its C API where that can be reached, else by its Node binding. */
export function openRuntime(): Promise<Runtime> {
  opening ??= openNativeRuntime().then((native) => native ?? openBindingRuntime())
  return opening
}
