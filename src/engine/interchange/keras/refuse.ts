import { InvalidSpec } from '../../errors.js'

/** Refuses what a file holds; the path is that of the part inside of the layer's or the model's config. */
export function refuse(message: string, path: readonly string[] = []): never {
  throw new InvalidSpec([{ path, message }])
}

/** `{ class_name, config }`: how Keras writes an object. */
export interface KerasObject {
  readonly className: string
  readonly config: Readonly<Record<string, unknown>>
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads `{ class_name, config }`; a name alone stands for an object without settings. */
export function readObject(value: unknown, path: readonly string[]): KerasObject {
  if (typeof value === 'string') return { className: value, config: {} }
  if (isRecord(value) && typeof value.class_name === 'string')
    return { className: value.class_name, config: isRecord(value.config) ? value.config : {} }
  return refuse(`${path.at(-1) ?? 'it'} must have a class_name and a config`, path)
}
