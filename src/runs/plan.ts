import { buildNetwork, trainedLayerNames, trainedLayers } from '../engine/index.js'
import type { ArchitectureSpec, PlannedStage } from '../engine/index.js'

/** Floating-point operations a second where nothing was measured yet: small networks on two cores. */
const statedFlopsPerSecond = 10e9
/** What a step costs beside its arithmetic, where nothing was measured: reading, encoding, reporting. */
const stepOverheadMs = 0.5

/** What was trained and how long it took, over stages that ended. */
export interface MeasuredRate {
  readonly flops: number
  readonly durationMs: number
}

export interface PlannedRunStage extends PlannedStage {
  readonly trainedLayers: readonly string[]
  /** Optimizer updates, should it not stop early. */
  readonly steps: number
  readonly estimatedDurationMs: number
}

export interface RunPlan {
  readonly stages: readonly PlannedRunStage[]
  /** Parameters that some stage trains, each counted once, without temporary layers. */
  readonly trainableParameterCount: number
  readonly estimatedMemoryBytes: number
  readonly estimatedDurationMs: number
  readonly totalSteps: number
}

/** What a run would do and cost, every epoch taken. The time is at the measured rate, else at a stated one. */
export function toPlan(
  architecture: ArchitectureSpec,
  planned: readonly PlannedStage[],
  trainRows: number,
  measured: MeasuredRate | null,
): RunPlan {
  const stages = planned.map((stage): PlannedRunStage => {
    const { spec, flopsPerSample } = stage
    const steps = spec.epochs * Math.ceil(trainRows / spec.batchSize)
    const flops = spec.epochs * trainRows * flopsPerSample
    return {
      ...stage,
      trainedLayers: trainedLayerNames(architecture, spec.train),
      steps,
      estimatedDurationMs: Math.ceil(estimateMs(flops, steps, measured)),
    }
  })
  const network = buildNetwork(architecture)
  const trained = new Set(stages.flatMap(({ spec }) => trainedLayers(network, spec.train)))
  const layers = network.layers.filter(({ name }) => trained.has(name))
  return {
    stages,
    trainableParameterCount: sum(
      layers.flatMap(({ weights }) => weights.filter(({ trainable }) => trainable).map(size)),
    ),
    estimatedMemoryBytes: Math.max(0, ...stages.map(({ estimatedMemoryBytes }) => estimatedMemoryBytes)),
    estimatedDurationMs: sum(stages.map(({ estimatedDurationMs }) => estimatedDurationMs)),
    totalSteps: sum(stages.map(({ steps }) => steps)),
  }
}

function estimateMs(flops: number, steps: number, measured: MeasuredRate | null): number {
  // A measured rate has the overhead of its steps in it.
  if (measured && measured.flops > 0 && measured.durationMs > 0) return (flops / measured.flops) * measured.durationMs
  return (flops / statedFlopsPerSecond) * 1000 + steps * stepOverheadMs
}

const size = ({ shape }: { shape: readonly number[] }): number => shape.reduce((product, axis) => product * axis, 1)
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
