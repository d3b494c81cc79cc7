import { exportOnnx, exportTfjs } from '../engine/index.js'
import type { ArchitectureSpec } from '../engine/index.js'
import type { BlobStore } from '../platform/blobs.js'
import { exportFileNames } from './exported.js'
import type { ExportedFile, ExportFormat } from './exported.js'

type Bytes = Promise<readonly Uint8Array[]>

/** The bytes of the files of each format, in the order of exportFileNames. */
const writers: Record<ExportFormat, (architecture: ArchitectureSpec, weights: Uint8Array) => Bytes> = {
  ONNX: async (architecture, weights) => [await exportOnnx(architecture, weights)],
  TFJS: async (architecture, weights) => {
    const [, weightsName] = exportFileNames.TFJS
    const { modelJson, weights: bytes } = exportTfjs(architecture, weights, weightsName)
    return [new TextEncoder().encode(modelJson), bytes]
  },
}

/**
 * Writes a trained architecture in another format and stores the files.
 * @throws InvalidSpec naming each layer that the format has not
 */
export async function writeExport(
  blobs: BlobStore,
  format: ExportFormat,
  model: { readonly architecture: ArchitectureSpec; readonly weights: Uint8Array },
): Promise<ExportedFile[]> {
  const contents = await writers[format](model.architecture, model.weights)
  const names = exportFileNames[format]
  const files: ExportedFile[] = []
  for (const [index, bytes] of contents.entries())
    files.push({ name: names[index] ?? 'file', ...(await blobs.put(bytes)) })
  return files
}
