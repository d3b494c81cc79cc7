import type { Api } from '../../scripts/demo/api.js'
import { createArchitecture, createDataset, startRun } from '../../scripts/demo/documents.js'
import { showIngest, showRun } from '../../scripts/demo/progress.js'

/** IRIS from the sample to a published model: the shortest whole path. Answers the run's id. */
export async function trainIris(
  api: Api,
  { modelName, epochs }: { modelName: string; epochs: number },
): Promise<string> {
  const { createDataset: created } = await api.request<{ createDataset: { datasetVersion: { id: string } } }>(
    createDataset,
    { input: { name: `${modelName} rows`, source: { sample: 'IRIS' } } },
  )
  await showIngest(api, 'IRIS', created.datasetVersion.id)
  const { createArchitecture: drawn } = await api.request<{ createArchitecture: { architecture: { id: string } } }>(
    createArchitecture,
    {
      input: {
        name: `${modelName} net`,
        inputs: [{ shape: [4] }],
        layers: [{ dense: { units: 16, activation: 'RELU' } }, { dense: { units: 3, activation: 'SOFTMAX' } }],
      },
    },
  )
  const { startTrainingRun } = await api.request<{ startTrainingRun: { trainingRun: { id: string } } }>(startRun, {
    input: {
      name: modelName,
      modelName,
      datasetVersionId: created.datasetVersion.id,
      architectureId: drawn.architecture.id,
      targets: [
        { source: { features: ['species'] }, loss: { categoricalCrossentropy: {} }, metrics: [{ name: 'ACCURACY' }] },
      ],
      strategy: { endToEnd: { epochs } },
      optimizer: { adam: { learningRate: 0.01 } },
      batchSize: 16,
    },
  })
  await showRun(api, modelName, startTrainingRun.trainingRun.id)
  return startTrainingRun.trainingRun.id
}
