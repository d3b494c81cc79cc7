import { z } from 'zod'
import type { ArchitectureInput, Issue, ModelSignature } from '../engine/index.js'
import type { ExportedFile } from './exported.js'
import { exportFormats } from './exported.js'

/** What a converter process is asked for, as its argument. */
export const conversionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('export'), modelVersionId: z.string(), format: z.enum(exportFormats) }),
  /** Hashes of model.json and of its files of weights, in the order of its manifest. */
  z.object({ type: z.literal('import'), modelHash: z.string(), weightHashes: z.array(z.string()) }),
])

export type Conversion = z.output<typeof conversionSchema>

/** What an import is made of; the weights are stored, as safetensors. */
export interface ImportedParts {
  readonly architecture: ArchitectureInput
  readonly signature: ModelSignature
  readonly weights: { readonly hash: string; readonly byteSize: number }
}

/** What each kind of conversion gives: the files of an export, the one to open first; the parts of an import. */
export interface ConversionResults {
  readonly export: readonly ExportedFile[]
  readonly import: ImportedParts
}

/** What a converter process sends to the server. */
export type ConverterMessage =
  | { readonly type: 'done'; readonly result: ConversionResults[keyof ConversionResults] }
  /** Layers that the other side has not. */
  | { readonly type: 'mistake'; readonly issues: readonly Issue[] }
  | { readonly type: 'failure'; readonly message: string }
