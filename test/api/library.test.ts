import { openLibrary } from '../support/library.js'
import type { Library } from '../support/library.js'
import { listOperations, mnistOperations } from '../support/operations.js'
import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { untilReady } from '../support/tour.js'
import { put, uploadFile } from '../support/uploads.js'
import { waitFor } from '../support/wait.js'

interface CreatedVersion {
  readonly [mutation: string]: {
    readonly dataset?: { readonly id: string }
    readonly datasetVersion: { readonly id: string; readonly number: number }
  }
}

interface Steered {
  readonly [mutation: string]: {
    readonly trainingRun: { readonly status: string; readonly pendingAction: string | null; readonly attempt: number }
  }
}

let strata: TestStrata
let library: Library
const ids = { dataset: '', datasetVersion: '', architecture: '', run: '', modelVersion: '' }
beforeAll(async () => {
  strata = await startStrata({ env: { WORKER_CONCURRENCY: '2' } })
  library = openLibrary(strata)
})
afterAll(() => strata.close())

const versionOf = async (operation: string, changes?: object) => {
  const [data] = await library.run<CreatedVersion>(operation, changes)
  return Object.values(data!)[0]!
}

const train = async (changes: object = {}): Promise<string> => {
  const input = { datasetVersionId: ids.datasetVersion, architectureId: ids.architecture, ...changes }
  const [data] = await library.run<{ startTrainingRun: { trainingRun: { id: string } } }>('17-train-iris', input)
  return data!.startTrainingRun.trainingRun.id
}

const statusOf = async (id: string): Promise<string> =>
  (
    await strata.graphql<{ trainingRun: { status: string } }>('query ($id: ID!) { trainingRun(id: $id) { status } }', {
      id,
    })
  ).trainingRun.status

test('datasets: a sample, rows, a file, another version, and what they hold', async () => {
  const iris = await versionOf('01-create-iris-dataset')
  ids.dataset = iris.dataset!.id
  ids.datasetVersion = iris.datasetVersion.id
  const events = await library.run<{ datasetVersionUpdated: object }>('07-watch-dataset-version', {
    id: ids.datasetVersion,
  })
  expect(events.at(-1)!.datasetVersionUpdated).toMatchObject({
    status: 'READY',
    progress: null,
    rowCount: 150,
    failure: null,
  })

  const fruit = await versionOf('03-create-inline-dataset')
  await untilReady(strata, fruit.datasetVersion.id)

  type Created = { createUpload: { upload: { id: string; url: string; headers: { name: string; value: string }[] } } }
  const [created] = await library.run<Created>('04-create-upload')
  const { id: uploadId, url, headers } = created!.createUpload.upload
  const houses = `area,price\n${Array.from({ length: 30 }, (_, at) => `${50 + at},${100 + 2 * at}`).join('\n')}\n`
  const sent = Object.fromEntries(headers.map(({ name, value }) => [name, value]))
  expect((await put(url, houses, sent)).status).toBe(204)
  const uploaded = await versionOf('05-create-uploaded-dataset', { source: { upload: { uploadId } } })
  await untilReady(strata, uploaded.datasetVersion.id)

  const second = await versionOf('06-create-dataset-version', { datasetId: ids.dataset })
  expect(second.datasetVersion.number).toBe(2)
  await untilReady(strata, second.datasetVersion.id)

  const [listed] = await library.run<{
    datasets: { totalCount: number; nodes: { name: string; latestVersion: object }[] }
  }>('08-list-datasets')
  expect(listed!.datasets.nodes.map(({ name }) => name)).toEqual(['houses', 'fruit', 'iris'])
  expect(listed!.datasets.nodes[2]!.latestVersion).toMatchObject({ number: 2, rowCount: 150, status: 'READY' })
  const [read] = await library.run<{ dataset: { latestVersion: { rows: { totalCount: number; nodes: object[] } } } }>(
    '09-read-rows',
  )
  expect(read!.dataset.latestVersion.rows).toMatchObject({ totalCount: 30 })
  expect(read!.dataset.latestVersion.rows.nodes).toHaveLength(5)
})

test('architectures: chains, a graph, and the kinds of layers', async () => {
  type Made = { createArchitecture: { architecture: { id: string; parameterCount: number } } }
  const [iris] = await library.run<Made>('10-create-iris-architecture')
  ids.architecture = iris!.createArchitecture.architecture.id
  const counts: number[] = []
  for (const name of ['11-create-autoencoder', '12-create-cnn', '13-create-branched-architecture'])
    counts.push((await library.run<Made>(name))[0]!.createArchitecture.architecture.parameterCount)
  expect(counts).toEqual([784 * 64 + 64 + 64 * 784 + 784, 160 + 200_768 + 650, 4 * 32 + 32 + 4 * 8 + 8 + 40 * 3 + 3])
  const [listed] = await library.run<{ architectures: { nodes: { name: string }[] } }>('14-list-architectures')
  expect(listed!.architectures.nodes.map(({ name }) => name)).toEqual(['digits-cnn'])
  type Imported = { importArchitecture: { architecture: { parameterCount: number; layers: { inputs: string[] }[] } } }
  const [imported] = await library.run<Imported>('40-import-architecture')
  const { parameterCount, layers } = imported!.importArchitecture.architecture
  expect(parameterCount).toBe(4 * 16 + 16 + 16 * 3 + 3)
  expect(layers.map(({ inputs }) => inputs)).toEqual([['flower'], ['hidden']])
  const [types] = await library.run<{ layerTypes: { type: string }[] }>('15-list-layer-types')
  expect(types!.layerTypes.map(({ type }) => type)).toEqual(expect.arrayContaining(['dense', 'conv2d', 'lstm']))
})

test('a run: started, watched to its end, its curves read, and compared with another', async () => {
  ids.run = await train()
  const [watched, recorded, other] = await Promise.all([
    library.run<{ trainingRunUpdated: { status: string; modelVersion: { id: string } | null } }>(
      '22-watch-training-run',
      {
        id: ids.run,
      },
    ),
    library.run<{ metricsRecorded: { points: { name: string }[] } }>('23-watch-metrics', { trainingRunId: ids.run }),
    train({ seed: 2, name: 'iris again', modelName: 'iris again' }),
  ])
  const last = watched.at(-1)!.trainingRunUpdated
  expect(last.status).toBe('SUCCEEDED')
  ids.modelVersion = last.modelVersion!.id
  const names = recorded.flatMap(({ metricsRecorded }) => metricsRecorded.points.map(({ name }) => name))
  expect([...new Set(names)].sort()).toEqual(['ACCURACY', 'LOSS'])
  const [curves] = await library.run<{ trainingRun: { metrics: { split: string; points: object[] }[] } }>(
    '24-read-metrics',
    {
      id: ids.run,
    },
  )
  expect(curves!.trainingRun.metrics.map(({ split }) => split).sort()).toEqual(['TRAIN', 'VALIDATION'])
  await waitFor('the other run', async () => (await statusOf(other)) === 'SUCCEEDED')
  const [listed] = await library.run<{ trainingRuns: { nodes: { id: string }[] } }>('25-list-training-runs')
  expect(listed!.trainingRuns.nodes.map(({ id }) => id)).toEqual([other, ids.run])
  const [compared] = await library.run<{ comparison: { runs: object[]; verdict: object[] } }>(
    '30-compare-training-runs',
    {
      ids: [ids.run, other],
    },
  )
  expect(compared!.comparison.runs).toHaveLength(2)
  expect(compared!.comparison.verdict.length).toBeGreaterThan(0)
}, 120_000)

test('a run that is paused, resumed, cancelled and tried again', async () => {
  const trainingRunId = await train({
    name: 'long',
    strategy: { endToEnd: { epochs: 1_000_000 } },
    earlyStopping: null,
  })
  const steer = async (operation: string) => {
    const [data] = await library.run<Steered>(operation, { trainingRunId })
    return Object.values(data!)[0]!.trainingRun
  }
  const until = (status: string) => waitFor(status, async () => (await statusOf(trainingRunId)) === status)
  await until('RUNNING')
  expect(await steer('26-pause-training-run')).toMatchObject({ pendingAction: 'PAUSE' })
  await until('PAUSED')
  expect(await steer('27-resume-training-run')).toMatchObject({ status: 'QUEUED', pendingAction: null })
  await until('RUNNING')
  expect(await steer('28-cancel-training-run')).toMatchObject({ pendingAction: 'CANCEL' })
  await until('CANCELLED')
  expect(await steer('29-retry-training-run')).toMatchObject({ status: 'QUEUED', attempt: 2 })
  await until('RUNNING')
  await steer('28-cancel-training-run')
  await until('CANCELLED')
}, 120_000)

test('models: read, downloaded, named and asked', async () => {
  type Versions = { model: { versions: { nodes: { id: string }[] } } }
  const [model] = await library.run<Versions>('31-read-model')
  expect(model!.model.versions.nodes.map(({ id }) => id)).toEqual([ids.modelVersion])
  type Weights = { node: { weights: { downloadUrl: string; byteSize: number } } }
  const [download] = await library.run<Weights>('32-download-weights', { id: ids.modelVersion })
  const bytes = await (await fetch(download!.node.weights.downloadUrl)).arrayBuffer()
  expect(bytes.byteLength).toBe(download!.node.weights.byteSize)
  type Exported = { exportModelVersion: { files: { name: string; downloadUrl: string; byteSize: number }[] } }
  const [exported] = await library.run<Exported>('38-export-model-version', { modelVersionId: ids.modelVersion })
  const [onnx] = exported!.exportModelVersion.files
  expect(onnx!.name).toBe('model.onnx')
  expect((await (await fetch(onnx!.downloadUrl)).arrayBuffer()).byteLength).toBe(onnx!.byteSize)
  const [alias] = await library.run<object>('33-set-model-alias', { modelVersionId: ids.modelVersion })
  expect(alias).toMatchObject({ setModelAlias: { alias: { name: 'production', version: { id: ids.modelVersion } } } })
  const [predicted] = await library.run<{ predict: { prediction: { outputs: { label: string }[] } } }>('34-predict')
  const labels = predicted!.predict.prediction.outputs.map(({ label }) => label.replace('Iris-', ''))
  expect(labels).toEqual(['setosa', 'virginica'])
  expect((await library.run('35-list-predictions'))[0]).toMatchObject({ predictions: { totalCount: 1 } })
  expect((await library.run('37-list-models'))[0]).toMatchObject({ models: { totalCount: 2 } })

  // What was exported for TensorFlow.js comes back as another model.
  const [forTfjs] = await library.run<Exported>('38-export-model-version', {
    modelVersionId: ids.modelVersion,
    format: 'TFJS',
  })
  const [modelUploadId, ...weightUploadIds] = await Promise.all(
    forTfjs!.exportModelVersion.files.map(async ({ downloadUrl }) =>
      uploadFile(strata, Buffer.from(await (await fetch(downloadUrl)).arrayBuffer())),
    ),
  )
  const [imported] = await library.run<object>('39-import-model', { tfjs: { modelUploadId, weightUploadIds } })
  expect(imported).toMatchObject({ importModel: { modelVersion: { number: 1 } } })
})

test('a network out of a trained one: created, its head trained on frozen features, then all of it', async () => {
  type Made = {
    createArchitecture: { architecture: { id: string; layers: { name: string; parameterCount: number }[] } }
  }
  const submodel = { name: 'features', modelVersionId: ids.modelVersion, outputLayer: 'dense_1' }
  const [made] = await library.run<Made>('41-create-submodel-architecture', {
    layers: [{ submodel }, { dense: { name: 'species', units: 3, activation: 'SOFTMAX' } }],
  })
  const { id: architectureId, layers } = made!.createArchitecture.architecture
  expect(layers.map(({ name, parameterCount }) => [name, parameterCount])).toEqual([
    ['features', 4 * 16 + 16],
    ['species', 16 * 3 + 3],
  ])
  type Started = { startTrainingRun: { trainingRun: { id: string; stages: { trainedLayers: string[] }[] } } }
  const input = { datasetVersionId: ids.datasetVersion, architectureId }
  const [started] = await library.run<Started>('42-train-submodel', input)
  const { id, stages } = started!.startTrainingRun.trainingRun
  expect(stages.map(({ trainedLayers }) => trainedLayers)).toEqual([['species'], ['features', 'species']])
  await waitFor('the run on features', async () => (await statusOf(id)) === 'SUCCEEDED')
}, 120_000)

test('texts: raw sentences learned from, and answered', async () => {
  const reviews = await versionOf('43-create-reviews-dataset')
  await untilReady(strata, reviews.datasetVersion.id)
  type Made = { createArchitecture: { architecture: { id: string } } }
  const [made] = await library.run<Made>('44-create-text-classifier')
  const input = {
    datasetVersionId: reviews.datasetVersion.id,
    architectureId: made!.createArchitecture.architecture.id,
  }
  type Started = { startTrainingRun: { trainingRun: { id: string } } }
  const [started] = await library.run<Started>('45-train-text-classifier', input)
  const { id } = started!.startTrainingRun.trainingRun
  await waitFor('the run on texts', async () => (await statusOf(id)) === 'SUCCEEDED')
  const [predicted] = await library.run<{ predict: { prediction: { outputs: { label: string }[] } } }>(
    '46-predict-text',
  )
  expect(predicted!.predict.prediction.outputs.map(({ label }) => label)).toEqual(['good', 'bad'])
}, 120_000)

test('the platform describes itself', async () => {
  const [described] = await library.run<{ platform: { executors: { name: string; isAvailable: boolean }[] } }>(
    '36-describe-platform',
  )
  expect(described!.platform.executors.filter(({ isAvailable }) => isAvailable).map(({ name }) => name)).toContain(
    'COMPILED',
  )
})

test('no operation was left out, here and with MNIST', () => {
  expect([...library.done, ...mnistOperations].sort()).toEqual(listOperations().sort())
})
