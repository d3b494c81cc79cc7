import { readFileSync } from 'node:fs'
import type { StageProgram } from '../../../src/engine/executors/executor.js'
import { createExecutor } from '../../../src/engine/executors/registry.js'
import { computeLoss } from '../../../src/engine/losses/registry.js'
import type { OptimizerConfig } from '../../../src/engine/optimizers/optimizer.js'
import { buildNetwork } from '../../../src/engine/spec/network.js'
import type { Network } from '../../../src/engine/spec/network.js'
import { parseArchitecture } from '../../../src/engine/spec/parse.js'
import type { HostTensor, NamedTensors } from '../../../src/engine/tensors.js'
import { mse } from '../executors/network-program.js'

interface Trained {
  readonly losses: readonly number[]
  readonly weights: Readonly<Record<string, readonly number[]>>
}

interface Case {
  readonly name: string
  readonly cell: 'simpleRnn' | 'lstm' | 'gru'
  readonly layers: number
  readonly bidirectional: boolean
  readonly padded: boolean
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly weights: Readonly<Record<string, readonly number[]>>
  readonly sgd: Trained
  readonly adam: Trained
}

/** Written by bench/peers/fixtures/recurrence.py. */
const fixture = JSON.parse(readFileSync('test/engine/recurrence/pytorch.json', 'utf8')) as {
  readonly rows: number
  readonly time: number
  readonly features: number
  readonly units: number
  readonly cases: readonly Case[]
}

function buildCase({ cell, layers, bidirectional, padded }: Case): Network {
  const stack = Array.from({ length: layers }, (_, index) => {
    const name = `layer${index}`
    const fields = { units: fixture.units, returnSequences: index < layers - 1 }
    return bidirectional ? { bidirectional: { name, layer: { [cell]: fields } } } : { [cell]: { name, ...fields } }
  })
  return buildNetwork(
    parseArchitecture({
      inputs: [{ name: 'x', shape: [fixture.time, fixture.features] }],
      layers: [...(padded ? [{ masking: {} }] : []), ...stack, { dense: { name: 'head', units: 2 } }],
    }),
  )
}

const createProgram = (network: Network, optimizer: OptimizerConfig): StageProgram => ({
  weights: network.weights.map(({ name, shape }) => ({ name, shape })),
  trainable: network.weights.map(({ name }) => name),
  feeds: (rows) => [
    { name: 'x', shape: [rows, fixture.time, fixture.features], dtype: 'float32' },
    { name: 'y', shape: [rows, 2], dtype: 'float32' },
  ],
  optimizer,
  forward(context, { x, y }) {
    const prediction = network.apply({ ...context, isTraining: () => true }, { x: x! }, ['head']).head!
    return { loss: computeLoss(context.tf, mse, y!, prediction), outputs: {} }
  },
})

const optimizers: Record<'sgd' | 'adam', OptimizerConfig> = {
  sgd: { type: 'sgd', learningRate: 0.1 },
  adam: { type: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7, learningRate: 0.01 },
}

const runs = fixture.cases.flatMap((found) =>
  (['compiled', 'eager'] as const).flatMap((executor) =>
    (['sgd', 'adam'] as const).map((kind) => [found.name, kind, executor, found] as const),
  ),
)

test.each(runs)("%s: %s, %s, ends where PyTorch's does", async (_, kind, executor, found) => {
  const network = buildCase(found)
  const program = createProgram(network, optimizers[kind])
  const session = await (await createExecutor(executor)).createTrainingSession(program)
  const weights: NamedTensors = new Map(
    network.weights.map(({ name, shape }): [string, HostTensor] => [
      name,
      { shape, dtype: 'float32', values: Float32Array.from(found.weights[name] ?? []) },
    ]),
  )
  session.load(weights)
  const feeds = { x: Float32Array.from(found.x), y: Float32Array.from(found.y) }
  const { losses, weights: expected } = found[kind]
  for (const [index, loss] of losses.entries()) {
    const step = index + 1
    const result = await session.train(fixture.rows, feeds, {
      step,
      learningRate: optimizers[kind].learningRate,
    })
    expect(Math.abs(result.loss - loss)).toBeLessThan(1e-5)
  }
  const trained = session.read()
  const differences = Object.entries(expected).map(([name, values]) =>
    Math.max(...values.map((value, index) => Math.abs(value - (trained.get(name)?.values[index] ?? Number.NaN)))),
  )
  expect(Math.max(...differences)).toBeLessThan(1e-4)
  session.dispose()
})
