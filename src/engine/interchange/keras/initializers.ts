import { z } from 'zod'
import type { Initializer } from '../../layers/initializers.js'
import { suggestNames } from '../../spec/names.js'
import type { KerasObject } from './refuse.js'
import { readObject, refuse } from './refuse.js'

type Configured = Exclude<Initializer, { readonly type: 'segments' }>

/** Keras's classes; TensorFlow.js writes LeCun with a capital C. */
const classNames: Record<Configured['type'], string> = {
  glorotUniform: 'GlorotUniform',
  glorotNormal: 'GlorotNormal',
  heUniform: 'HeUniform',
  heNormal: 'HeNormal',
  lecunUniform: 'LeCunUniform',
  lecunNormal: 'LeCunNormal',
  zeros: 'Zeros',
  ones: 'Ones',
  constant: 'Constant',
  randomUniform: 'RandomUniform',
  randomNormal: 'RandomNormal',
  truncatedNormal: 'TruncatedNormal',
  orthogonal: 'Orthogonal',
  identity: 'Identity',
}

/** Small letters without marks between them: `glorot_uniform` and `GlorotUniform` are one. */
const plain = (name: string): string => name.replaceAll('_', '').toLowerCase()

const byPlainName = new Map(
  Object.entries(classNames).map(([type, name]) => [plain(name), type as Configured['type']] as const),
)

/** The rules that stand behind VarianceScaling, as which TensorFlow.js writes them. */
const scalings: Readonly<Record<string, Configured['type']>> = {
  '1 fanavg uniform': 'glorotUniform',
  '1 fanavg normal': 'glorotNormal',
  '2 fanin uniform': 'heUniform',
  '2 fanin normal': 'heNormal',
  '1 fanin uniform': 'lecunUniform',
  '1 fanin normal': 'lecunNormal',
}

export function writeInitializer(initializer: Configured): object {
  const { type, ...settings } = initializer
  return { class_name: classNames[type], config: settings }
}

export function readInitializer(value: unknown, path: readonly string[]): Configured {
  const found = readObject(value, path)
  const type =
    found.className === 'VarianceScaling' ? readScaling(found, path) : byPlainName.get(plain(found.className))
  if (type) return { type, ...readSettings(type, found) } as Configured
  const known = suggestNames(found.className, Object.values(classNames))
  return refuse(`there is no initializer ${found.className}${known}`, path)
}

const scalingSchema = z.object({
  scale: z.number().default(1),
  mode: z.string().default('fan_in'),
  distribution: z.string().default('truncated_normal'),
})

function readScaling({ config }: KerasObject, path: readonly string[]): Configured['type'] {
  const parsed = scalingSchema.safeParse(config)
  if (!parsed.success) return refuse('VarianceScaling must have a scale, a mode and a distribution', path)
  const { scale, mode, distribution } = parsed.data
  // Keras 2 calls the truncated normal distribution normal.
  const type = scalings[`${scale} ${plain(mode)} ${distribution.replace(/^truncated_?/i, '').toLowerCase()}`]
  if (type) return type
  const message = `VarianceScaling of scale ${scale}, ${mode} and ${distribution} has no counterpart; glorot, he and lecun have`
  return refuse(message, path)
}

const settingsOf: Partial<Record<Configured['type'], readonly string[]>> = {
  zeros: [],
  ones: [],
  constant: ['value'],
  randomUniform: ['minval', 'maxval', 'seed'],
  randomNormal: ['mean', 'stddev', 'seed'],
  truncatedNormal: ['mean', 'stddev', 'seed'],
  orthogonal: ['gain', 'seed'],
  identity: ['gain'],
}

const readSettings = (type: Configured['type'], { config }: KerasObject): Record<string, unknown> =>
  Object.fromEntries(
    (settingsOf[type] ?? ['seed']).flatMap((name) =>
      config[name] === null || config[name] === undefined ? [] : [[name, config[name]] as const],
    ),
  )
