import type { LayerType } from '../../layers/registry.js'
import { attention } from './converters/attention.js'
import { convolutions } from './converters/convolutions.js'
import { elementwise } from './converters/elementwise.js'
import { merges } from './converters/merges.js'
import { pooling } from './converters/pooling.js'
import { recurrent } from './converters/recurrent.js'
import { shaping } from './converters/shaping.js'
import { createWrappers } from './converters/wrappers.js'
import { mapLayer } from './converter.js'
import type { LayerConverter } from './converter.js'

const plain = {
  dense: mapLayer('dense', 'Dense'),
  embedding: mapLayer('embedding', 'Embedding'),
  masking: mapLayer('masking', 'Masking'),
  ...convolutions,
  ...pooling,
  ...shaping,
  ...elementwise,
  ...merges,
  ...recurrent,
  ...attention,
}

const wrappers = createWrappers({
  byType: (type) => Object.values<LayerConverter>(plain).find((converter) => converter.type === type),
  byClass: (className) => Object.values<LayerConverter>(plain).find((converter) => converter.className === className),
})

/** Every kind of layer that Keras has as well, by our type. */
const converters: Partial<Record<LayerType, LayerConverter>> = { ...plain, ...wrappers }

const byClassName = new Map(Object.values(converters).map((converter) => [converter.className, converter]))

/** Undefined where Keras has no such layer. */
export const findConverter = (type: string): LayerConverter | undefined =>
  Object.hasOwn(converters, type) ? converters[type as LayerType] : undefined

/** Undefined where we have no such layer. */
export const findConverterOfClass = (className: string): LayerConverter | undefined => byClassName.get(className)

export const kerasClassNames: readonly string[] = [...byClassName.keys()]
