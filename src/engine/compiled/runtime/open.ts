import { openBindingRuntime } from './binding.js'
import { openNativeRuntime } from './native.js'
import type { ExecutionProvider } from './providers.js'
import type { Runtime } from './runtime.js'

const opened = new Map<ExecutionProvider, Promise<Runtime>>()

/** ONNX Runtime, opened once a process: by its C API where that can be reached, else by its Node binding. */
export function openRuntime(provider: ExecutionProvider = 'CPU'): Promise<Runtime> {
  const opening =
    opened.get(provider) ?? openNativeRuntime(provider).then((native) => native ?? openBindingRuntime(provider))
  opened.set(provider, opening)
  return opening
}
