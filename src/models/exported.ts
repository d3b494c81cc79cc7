export const exportFormats = ['ONNX', 'TFJS'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** A file of an export, stored as a blob. */
export interface ExportedFile {
  readonly name: string
  readonly hash: string
  readonly byteSize: number
}

/**
 * The folder under which the server serves an export's files; to be signed before it is given away. It names the hash of
 * each file, so that a signed folder says what lies in it and nothing has to be looked up.
 */
export const exportFolder = (modelVersionId: string, files: readonly ExportedFile[]): string =>
  `/files/exports/${encodeURIComponent(modelVersionId)}/${files.map(({ hash }) => hash).join('-')}/`

/** What the files are called, in the order of the hashes in the folder. The first is the one to open. */
export const exportFileNames = {
  ONNX: ['model.onnx'],
  TFJS: ['model.json', 'weights.bin'],
} as const satisfies Record<ExportFormat, readonly string[]>

/** The hash of a file by its folder and name; null where there is none. */
export function findExportedHash(hashes: string, name: string): string | null {
  const parts = hashes.split('-')
  const names = Object.values(exportFileNames).find((list) => list.length === parts.length) ?? []
  return parts[names.findIndex((one) => one === name)] ?? null
}
