import type * as OnnxRuntime from 'onnxruntime-node'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import { elementCount } from '../../tensors.js'
import { definitions } from './providers.js'
import type { ExecutionProvider } from './providers.js'
import { elementsAt, inferenceConfig, trainingConfig } from './runtime.js'
import type { Run, Runtime, RuntimeSession, RuntimeTensor, SessionSpec } from './runtime.js'

type Onnx = typeof OnnxRuntime

/** ONNX Runtime through its Node binding: what every platform has. It copies outputs and cannot be broken off in mid-run. */
export async function openBindingRuntime(provider: ExecutionProvider = 'CPU'): Promise<Runtime> {
  const loaded = (await import('onnxruntime-node')) as Onnx & { readonly default?: Onnx }
  const onnx = loaded.default ?? loaded
  return {
    name: 'binding',
    provider,
    createTensor(dtype, shape, place) {
      const count = elementCount(shape)
      const values = elementsAt(dtype, place ?? { buffer: new ArrayBuffer(4 * count), byteOffset: 0 }, count)
      return { shape, values, dispose: () => undefined }
    },
    async createSession(spec) {
      const session = await onnx.InferenceSession.create(spec.model, {
        intraOpNumThreads: spec.threads,
        graphOptimizationLevel: spec.hasConstantWeights ? 'all' : 'extended',
        logSeverityLevel: 3,
        executionProviders: provider === 'CPU' ? ['cpu'] : [definitions[provider].bindingName, 'cpu'],
        extra: nest(spec.hasConstantWeights ? inferenceConfig : trainingConfig),
      })
      return new BindingSession(onnx, session, spec)
    },
    hasRoutines: false,
    openLanes: () => Promise.resolve(0),
  }
}

/** The binding takes `a.b.c` as nested objects. */
function nest(entries: Readonly<Record<string, string>>): Record<string, unknown> {
  const root: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(entries)) {
    const path = key.split('.')
    const last = path.pop() ?? key
    let level = root
    for (const part of path) level = (level[part] ??= {}) as Record<string, unknown>
    level[last] = value
  }
  return root
}

class BindingSession implements RuntimeSession {
  private isAborted = false

  constructor(
    private readonly onnx: Onnx,
    private readonly session: InferenceSession,
    private readonly spec: SessionSpec,
  ) {}

  async run({ inputs, outputs }: Run): Promise<void> {
    this.isAborted = false
    const results = await this.session.run(
      this.wrap(this.spec.inputNames, inputs),
      // Outputs are given, not only named: the binding then makes no arrays of its own.
      this.wrap(this.spec.outputNames, outputs),
    )
    if (this.isAborted) throw new Error('ONNX Runtime: the run was broken off')
    outputs.forEach(({ values }, index) => {
      const result = results[this.spec.outputNames[index] ?? '']
      if (!result) throw new Error(`ONNX Runtime returned no ${this.spec.outputNames[index]}`)
      if (result.data !== values) values.set(result.data as Float32Array | Int32Array)
    })
  }

  async runAll(runs: readonly Run[]): Promise<void> {
    for (const run of runs) await this.run(run)
  }

  abort(): void {
    this.isAborted = true
  }

  private wrap(names: readonly string[], tensors: readonly RuntimeTensor[]): Record<string, Tensor> {
    return Object.fromEntries(
      tensors.map(({ values, shape }, index) => {
        const dtype = values instanceof Float32Array ? 'float32' : 'int32'
        return [names[index] ?? '', new this.onnx.Tensor(dtype, values, [...shape])]
      }),
    )
  }

  dispose(): void {
    // Releasing while a run is under way would be fatal; the binding frees a session that nothing refers to.
  }
}
