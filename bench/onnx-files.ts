/**
 * Writes the ONNX export of every network of the engine's tests, with inputs and what the reference makes of them, for
 * bench/peers/onnx_check.py, which runs them in an ONNX Runtime of its own:
 *
 *     npx tsx bench/onnx-files.ts <folder>
 *     python bench/peers/onnx_check.py <folder>
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportOnnx } from '../src/engine/interchange/onnx/export-onnx.js'
import { exportCases } from '../test/engine/interchange/export-cases.js'
import { drawInputs, drawModel, predictEagerly } from '../test/engine/interchange/models.js'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('name the folder to write to: npx tsx bench/onnx-files.ts <folder>')
await mkdir(folder, { recursive: true })

const batchSizes = [1, 5]
let written = 0
for (const [index, { name, input, codes }] of exportCases.entries()) {
  const model = drawModel(input, codes)
  const onnx = await exportOnnx(model.architecture, model.weights).catch((error: unknown) => {
    console.log(`${name}: ${(error as Error).message}`)
    return null
  })
  if (!onnx) continue
  const batches = []
  for (const batchSize of batchSizes) {
    const inputs = drawInputs(model, batchSize)
    const expected = await predictEagerly(model, batchSize, inputs)
    batches.push({
      inputs: model.architecture.inputs.map((spec) => ({
        name: spec.name,
        dtype: spec.dtype,
        shape: inputs[spec.name]!.shape,
        values: [...inputs[spec.name]!.values],
      })),
      outputs: model.architecture.outputs.map((output, place) => ({
        name: output,
        shape: expected[place]!.shape,
        values: [...expected[place]!.values],
      })),
    })
  }
  const stem = join(folder, String(index).padStart(3, '0'))
  await writeFile(`${stem}.onnx`, onnx)
  await writeFile(`${stem}.json`, JSON.stringify({ name, batches }))
  written += 1
}
console.log(`${written} of ${exportCases.length} networks in ${folder}`)
