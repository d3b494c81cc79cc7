export const createDataset = /* GraphQL */ `
  mutation DemoDataset($input: CreateDatasetInput!) {
    createDataset(input: $input) {
      datasetVersion {
        id
      }
      userErrors {
        message
        path
      }
    }
  }
`

export const watchDataset = /* GraphQL */ `
  subscription DemoIngest($id: ID!) {
    datasetVersionUpdated(id: $id) {
      status
      rowCount
      failure {
        message
      }
      progress {
        phase
        done
        total
      }
    }
  }
`

export const createArchitecture = /* GraphQL */ `
  mutation DemoArchitecture($input: CreateArchitectureInput!) {
    createArchitecture(input: $input) {
      architecture {
        id
        parameterCount
        layers {
          name
          type
          outputShape
          parameterCount
        }
      }
      userErrors {
        message
        path
      }
    }
  }
`

export const startRun = /* GraphQL */ `
  mutation DemoRun($input: StartTrainingRunInput!) {
    startTrainingRun(input: $input) {
      trainingRun {
        id
      }
      userErrors {
        message
        path
      }
    }
  }
`

export const watchRun = /* GraphQL */ `
  subscription DemoProgress($id: ID!) {
    trainingRunUpdated(id: $id) {
      status
      failure {
        message
      }
      progress {
        stage {
          name
        }
        epoch
        step
        totalSteps
        stepsPerSecond
      }
    }
  }
`

export const compare = /* GraphQL */ `
  query DemoComparison($ids: [ID!]!) {
    comparison(trainingRunIds: $ids) {
      runs {
        trainingRun {
          name
        }
        testMetrics {
          name
          value
        }
        durationMs
        flops
        stages {
          stage {
            name
          }
          trainableParameterCount
          durationMs
        }
      }
      verdict {
        message
      }
    }
  }
`

export const readTestRows = /* GraphQL */ `
  query DemoRows($id: ID!) {
    node(id: $id) {
      ... on DatasetVersion {
        rows(split: TEST, first: 8) {
          nodes {
            values
          }
        }
      }
    }
  }
`

export const predict = /* GraphQL */ `
  mutation DemoPredict($input: PredictInput!) {
    predict(input: $input) {
      prediction {
        latencyMs
        outputs {
          row
          ... on ClassificationOutput {
            label
            confidence
          }
        }
      }
      userErrors {
        message
        path
      }
    }
  }
`
