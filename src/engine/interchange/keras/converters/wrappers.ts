import type { KerasConfig, LayerConverter, LayerFields } from '../converter.js'
import { readObject, refuse } from '../refuse.js'

/** The converters that may stand inside, by type and by Keras's class. */
export interface Inner {
  byType(type: string): LayerConverter | undefined
  byClass(className: string): LayerConverter | undefined
}

const innerName = (config: KerasConfig): string => String(readObject(config.layer, ['layer']).config.name)

/** Settings of a wrapper that say no more than its inner layer does, or nothing about what it computes. */
const ignored = new Set([
  'name',
  'trainable',
  'dtype',
  'layer',
  'batch_input_shape',
  'backward_layer',
  'zero_output_for_mask',
])

function checkRest(config: KerasConfig, known: readonly string[]): void {
  for (const [key, value] of Object.entries(config)) {
    if (ignored.has(key) || known.includes(key) || value === null || value === false) continue
    refuse(`${key} ${JSON.stringify(value)} has no counterpart; null or nothing would fit`, [key])
  }
}

/** Layers around another layer. */
export function createWrappers(inner: Inner): { bidirectional: LayerConverter; timeDistributed: LayerConverter } {
  const innerSpec = (spec: LayerFields): LayerFields => spec.layer as LayerFields
  const converterOf = (spec: LayerFields): LayerConverter => {
    const { type } = innerSpec(spec)
    return inner.byType(type) ?? refuse(`${type} has no counterpart in Keras`, ['layer'])
  }
  const writeInner = (spec: LayerFields, name: string): object => {
    const converter = converterOf(spec)
    return {
      class_name: converter.className,
      config: { name, trainable: true, dtype: 'float32', ...converter.toConfig(innerSpec(spec)) },
    }
  }
  const readInner = (config: KerasConfig, dialect: Parameters<LayerConverter['fromConfig']>[1]): LayerFields => {
    const found = readObject(config.layer, ['layer'])
    const converter = inner.byClass(found.className)
    if (!converter) return refuse(`there is no counterpart to a ${found.className} inside`, ['layer'])
    return converter.fromConfig(found.config, dialect)
  }
  return {
    bidirectional: {
      type: 'bidirectional',
      className: 'Bidirectional',
      missingInTfjs: (spec, rank) => converterOf(spec).missingInTfjs(innerSpec(spec), rank),
      toConfig: (spec) => ({ layer: writeInner(spec, innerSpec(spec).type), merge_mode: spec.mergeMode }),
      fromConfig(config, dialect) {
        checkRest(config, ['merge_mode'])
        if (config.merge_mode === null)
          return refuse('merge_mode null gives two outputs; concat, sum, mul and ave give one', ['merge_mode'])
        return { type: 'bidirectional', layer: readInner(config, dialect), mergeMode: config.merge_mode ?? 'concat' }
      },
      // forwardKernel is forward_lstm/kernel.
      weightName(weight, config) {
        const direction = weight.startsWith('forward') ? 'forward' : 'backward'
        const rest = weight.slice(direction.length)
        const { className, config: settings } = readObject(config.layer, ['layer'])
        const name = rest.charAt(0).toLowerCase() + rest.slice(1)
        return `${direction}_${innerName(config)}/${inner.byClass(className)?.weightName(name, settings) ?? name}`
      },
    },
    timeDistributed: {
      type: 'timeDistributed',
      className: 'TimeDistributed',
      missingInTfjs: (spec, rank) => converterOf(spec).missingInTfjs(innerSpec(spec), rank - 1),
      toConfig: (spec) => ({ layer: writeInner(spec, innerSpec(spec).type) }),
      fromConfig(config, dialect) {
        checkRest(config, [])
        return { type: 'timeDistributed', layer: readInner(config, dialect) }
      },
      weightName(weight, config) {
        const { className, config: settings } = readObject(config.layer, ['layer'])
        return inner.byClass(className)?.weightName(weight, settings) ?? weight
      },
    },
  }
}
