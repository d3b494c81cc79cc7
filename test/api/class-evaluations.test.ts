import { startStrata } from '../support/server.js'
import type { TestStrata } from '../support/server.js'
import { run, untilFinished, untilReady } from '../support/tour.js'

interface ClassEvaluation {
  readonly split: string
  readonly output: string
  readonly labels: readonly string[]
  readonly confusionMatrix: readonly (readonly number[])[]
  readonly classes: readonly {
    readonly label: string
    readonly support: number
    readonly precision: number
    readonly recall: number
    readonly f1: number
  }[]
}

let strata: TestStrata
let datasetVersionId: string
let architectureId: string
beforeAll(async () => {
  strata = await startStrata()
  datasetVersionId = await run(strata, '01-create-iris-dataset', 'datasetVersion')
  await untilReady(strata, datasetVersionId)
  architectureId = await run(strata, '10-create-iris-architecture', 'architecture')
}, 120_000)
afterAll(() => strata.close())

const readRun = /* GraphQL */ `
  query ClassesOfRun($id: ID!) {
    trainingRun(id: $id) {
      environment {
        threads
      }
      modelVersion {
        id
        evaluations {
          name
          value
        }
        classEvaluations {
          split
          output
          labels
          confusionMatrix
          classes {
            label
            support
            precision
            recall
            f1
          }
        }
      }
    }
  }
`
interface ReadRun {
  readonly trainingRun: {
    readonly environment: { readonly threads: number }
    readonly modelVersion: {
      readonly id: string
      readonly evaluations: readonly { readonly name: string; readonly value: number }[]
      readonly classEvaluations: readonly ClassEvaluation[]
    }
  }
}

/** The test rows, and what the version predicts for each: the matrix by hand. */
async function countByHand(runId: string, modelVersionId: string, labels: readonly string[]): Promise<number[][]> {
  const { trainingRun } = await strata.graphql<{
    trainingRun: { datasetVersion: { rows: { nodes: { values: Record<string, string | number> }[] } } }
  }>(
    `query ($id: ID!) {
      trainingRun(id: $id) { datasetVersion { rows(split: TEST, first: 100) { nodes { values } } } }
    }`,
    { id: runId },
  )
  const rows = trainingRun.datasetVersion.rows.nodes.map(({ values: { species, ...measures } }) => ({
    species,
    measures,
  }))
  const { predict } = await strata.graphql<{ predict: { prediction: { outputs: { label: string }[] } } }>(
    `mutation ($input: PredictInput!) {
      predict(input: $input) { prediction { outputs { ... on ClassificationOutput { label } } } }
    }`,
    { input: { model: { modelVersionId }, rows: rows.map(({ measures }) => measures) } },
  )
  const counts = labels.map(() => labels.map(() => 0))
  predict.prediction.outputs.forEach(({ label }, row) => {
    counts[labels.indexOf(String(rows[row]!.species))]![labels.indexOf(label)]! += 1
  })
  return counts
}

test('a classifier of irises tells which species it takes for which, on the rows of TEST', async () => {
  const id = await run(strata, '17-train-iris', 'trainingRun', {
    datasetVersionId,
    architectureId,
    // Too few epochs to tell all of them apart.
    strategy: { endToEnd: { epochs: 4 } },
    earlyStopping: null,
  })
  expect(await untilFinished(strata, id)).toMatchObject({ status: 'SUCCEEDED' })
  const { trainingRun } = await strata.graphql<ReadRun>(readRun, { id })
  const { evaluations, classEvaluations, id: modelVersionId } = trainingRun.modelVersion
  expect(classEvaluations).toHaveLength(1)
  const { split, labels, confusionMatrix, classes } = classEvaluations[0]!
  expect(split).toBe('TEST')
  expect(labels.map((label) => label.replace('Iris-', ''))).toEqual(['setosa', 'versicolor', 'virginica'])
  expect(confusionMatrix).toEqual(await countByHand(id, modelVersionId, labels))

  const total = confusionMatrix.flat().reduce((sum, count) => sum + count, 0)
  const right = labels.reduce((sum, _, place) => sum + confusionMatrix[place]![place]!, 0)
  const accuracy = evaluations.find(({ name }) => name === 'ACCURACY')!.value
  expect(right / total).toBeCloseTo(accuracy, 6)
  expect(right).toBeLessThan(total)

  classes.forEach(({ label, support, precision, recall, f1 }, place) => {
    expect(label).toBe(labels[place])
    const [row, column] = [confusionMatrix[place]!, confusionMatrix.map((counts) => counts[place]!)]
    const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)
    expect(support).toBe(sum(row))
    expect(precision).toBeCloseTo(sum(column) === 0 ? 0 : row[place]! / sum(column), 12)
    expect(recall).toBeCloseTo(row[place]! / sum(row), 12)
    expect(f1).toBeCloseTo(precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall), 12)
  })
  // Irises are too few for threads to be worth it.
  expect(trainingRun.environment.threads).toBe(1)
}, 120_000)

test('a model of numbers has no classes to tell apart', async () => {
  const id = await run(strata, '17-train-iris', 'trainingRun', {
    datasetVersionId,
    architectureId: await run(strata, '10-create-iris-architecture', 'architecture', {
      name: 'petal length',
      inputs: [{ shape: [3] }],
      layers: [{ dense: { name: 'length', units: 1 } }],
    }),
    inputs: [{ features: ['sepalLength', 'sepalWidth', 'petalWidth'] }],
    targets: [{ source: { features: ['petalLength'] }, loss: { meanSquaredError: {} } }],
    strategy: { endToEnd: { epochs: 1 } },
    earlyStopping: null,
  })
  expect(await untilFinished(strata, id)).toMatchObject({ status: 'SUCCEEDED' })
  const { trainingRun } = await strata.graphql<ReadRun>(readRun, { id })
  expect(trainingRun.modelVersion.classEvaluations).toEqual([])
}, 120_000)
