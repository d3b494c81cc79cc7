import type * as tfjs from '@tensorflow/tfjs'
import type { GraphBuilder } from '../graph/builder.js'
import type { Value } from '../graph/graph.js'
import { createTraceBackend } from './backend.js'
import { traceKernels } from './kernels/registry.js'

const backendName = 'strata-trace'

/** Inside of a recording: tensors and the values that they stand for. */
export interface Trace {
  tensor(value: Value): tfjs.Tensor
  value(tensor: tfjs.Tensor): Value
}

export interface Tracer {
  /**
   * Runs TensorFlow.js code so that its kernels are recorded into `graph`. Synchronous: the backend that was current
   * before is current again when it returns or throws.
   */
  record<T>(graph: GraphBuilder, run: (trace: Trace) => T): T
}

const tracers = new WeakMap<object, Tracer>()

/** The tracer of a TensorFlow.js instance: made and registered once. */
export function tracerOf(tf: typeof tfjs): Tracer {
  const known = tracers.get(tf)
  if (known) return known
  const tracer = createTracer(tf)
  tracers.set(tf, tracer)
  return tracer
}

function createTracer(tf: typeof tfjs): Tracer {
  const trace = createTraceBackend(tf)
  const engine = tf.engine()
  tf.registerBackend(backendName, () => trace.backend, 0)
  for (const kernel of traceKernels) {
    tf.registerKernel({
      kernelName: kernel.name,
      backendName,
      kernelFunc({ inputs, attrs }) {
        const graph = trace.recording?.graph
        if (!graph) throw new Error(`${kernel.name} is traced outside of a recording`)
        const values = Object.entries(inputs).flatMap(([name, tensor]) =>
          tensor ? [[name, trace.unwrap(tensor)] as const] : [],
        )
        const result = kernel.trace(graph, Object.fromEntries(values), attrs ?? {}, tf)
        return isList(result) ? result.map((value) => trace.wrap(value)) : trace.wrap(result)
      },
    })
  }
  refuseOthers(tf)

  const makeTensor = (value: Value): tfjs.Tensor => engine.makeTensorFromTensorInfo(trace.wrap(value), trace.backend)

  return {
    record(graph, run) {
      if (trace.recording) throw new Error('a recording is under way already')
      const previous = tf.getBackend()
      trace.recording = { graph, values: new Map() }
      // Takes effect at once: only backends that start asynchronously are waited for.
      void engine.setBackend(backendName)
      engine.startScope('trace')
      try {
        return run({ tensor: makeTensor, value: (tensor) => trace.unwrap(tensor) })
      } finally {
        engine.endScope()
        void engine.setBackend(previous)
        trace.recording = undefined
      }
    },
  }
}

const isList = (result: Value | readonly Value[]): result is readonly Value[] => Array.isArray(result)

/** What the cpu backend can and the graph cannot fails with the kernel's name. */
function refuseOthers(tf: typeof tfjs): void {
  const translated = new Set(traceKernels.map(({ name }) => name))
  for (const { kernelName } of tf.getKernelsForBackend('cpu')) {
    if (translated.has(kernelName)) continue
    tf.registerKernel({
      kernelName,
      backendName,
      kernelFunc() {
        throw new Error(
          `the compiled executor has no translation of TensorFlow.js's kernel ${kernelName}; the eager executor runs it`,
        )
      },
    })
  }
}
