import { connect } from './api.js'
import type { Api } from './api.js'
import { compare, createArchitecture, createDataset, predict, readTestRows, startRun } from './documents.js'
import { startInstance } from './instance.js'
import { drawPictures } from './pictures.js'
import { showIngest, showRun } from './progress.js'
import { comparisonTable } from './report.js'
import type { ComparedRun } from './report.js'

/** The customer's CNN, as it would be typed into the console. */
const architecture = {
  name: 'digits-cnn',
  inputs: [{ name: 'image', shape: [28, 28, 1] }],
  layers: [
    { conv2d: { name: 'conv', filters: 16, kernelSize: [3, 3], padding: 'SAME', activation: 'RELU' } },
    { maxPooling2d: { name: 'pool' } },
    { flatten: { name: 'flat' } },
    { dense: { name: 'hidden', units: 64, activation: 'RELU' } },
    { dense: { name: 'digit', units: 10, activation: 'SOFTMAX' } },
  ],
}

/** The same task end to end, and layer by layer with each block trained on a head of its own. */
const strategies = [
  { name: 'end-to-end', strategy: { endToEnd: { epochs: 2 } } },
  { name: 'layered', strategy: { greedyLayerwise: { objective: 'SUPERVISED', epochsPerBlock: 1 } } },
]

interface Row {
  readonly values: { readonly image: unknown[]; readonly label: string }
}

function print(text = ''): void {
  process.stdout.write(`${text}\n`)
}

async function train(api: Api, datasetVersionId: string, architectureId: string): Promise<string[]> {
  const ids: string[] = []
  for (const { name, strategy } of strategies) {
    const { startTrainingRun } = await api.request<{ startTrainingRun: { trainingRun: { id: string } } }>(startRun, {
      input: {
        name,
        modelName: `digits ${name}`,
        datasetVersionId,
        architectureId,
        targets: [
          {
            source: { features: ['label'] },
            loss: { categoricalCrossentropy: {} },
            metrics: [{ name: 'ACCURACY' }],
          },
        ],
        strategy,
        optimizer: { adam: { learningRate: 0.001 } },
        batchSize: 64,
      },
    })
    await showRun(api, name, startTrainingRun.trainingRun.id)
    ids.push(startTrainingRun.trainingRun.id)
  }
  return ids
}

async function drawPredictions(api: Api, datasetVersionId: string): Promise<void> {
  const { node } = await api.request<{ node: { rows: { nodes: Row[] } } }>(readTestRows, { id: datasetVersionId })
  const rows = node.rows.nodes.map(({ values }) => values)
  const { predict: answer } = await api.request<{
    predict: { prediction: { outputs: { label: string; confidence: number }[] } }
  }>(predict, {
    input: { model: { name: 'digits end-to-end' }, rows: rows.map(({ image }) => ({ image })), topK: 1 },
  })
  const perLine = 4
  for (let first = 0; first < rows.length; first += perLine) {
    const shown = rows.slice(first, first + perLine)
    const pictures = shown.map(({ image }) => image.flat(Infinity) as number[])
    print(drawPictures(pictures, 28, process.stdout.isTTY))
    const captions = shown.map(({ label }, index) => {
      const output = answer.prediction.outputs[first + index]!
      return `${output.label} (${(output.confidence * 100).toFixed(1)} %), it is ${label}`.padEnd(28)
    })
    print(`${captions.join('  ')}\n`)
  }
}

const startedAt = performance.now()
print('Starting a fresh Strata ...')
const instance = await startInstance()
const api = connect(instance.graphqlUrl)
try {
  print(`Ready at ${instance.graphqlUrl}\n`)
  const { createDataset: created } = await api.request<{ createDataset: { datasetVersion: { id: string } } }>(
    createDataset,
    { input: { name: 'digits', source: { sample: 'MNIST' } } },
  )
  const datasetVersionId = created.datasetVersion.id
  await showIngest(api, 'MNIST, 70,000 images', datasetVersionId)
  const { createArchitecture: drawn } = await api.request<{ createArchitecture: { architecture: { id: string } } }>(
    createArchitecture,
    { input: architecture },
  )
  const runIds = await train(api, datasetVersionId, drawn.architecture.id)
  const { comparison } = await api.request<{ comparison: { runs: ComparedRun[]; verdict: { message: string }[] } }>(
    compare,
    { ids: runIds },
  )
  print(`\n${comparisonTable(comparison.runs)}\n`)
  for (const { message } of comparison.verdict) print(`- ${message}`)
  print('\nThe end-to-end model on the first test images:\n')
  await drawPredictions(api, datasetVersionId)
  print(`All of this took ${((performance.now() - startedAt) / 1000).toFixed(0)} s.`)
} finally {
  await api.close()
  await instance.stop()
}
