/**
 * The engine's only door. The engine knows tensors; it knows no Prisma and no GraphQL. Importing it loads neither
 * TensorFlow.js nor ONNX Runtime: `train` and `createPredictor` do, when they are called.
 */
export type * from './tensors.js'
export * from './errors.js'
export type { ArchitectureSpec } from './spec/architecture.js'
export { parseArchitecture, toLayerInput, type ArchitectureInput } from './spec/parse.js'
export { buildNetwork } from './spec/network.js'
export { layerCatalogue } from './spec/catalogue.js'
export type { Column, FeatureKind, FeatureSpec, RowSource, SplitName } from './features/column.js'
export type { LossConfig } from './losses/registry.js'
export type { MetricConfig } from './metrics/registry.js'
export type { OptimizerConfig } from './optimizers/optimizer.js'
export type { GradientClipping } from './executors/executor.js'
export type { StageObjective, StageSpec, StrategyConfig } from './strategies/strategy.js'
export type { EarlyStopping } from './training/early-stopping.js'
export type * from './training/task.js'
export { planTraining } from './training/plan.js'
export { train } from './training/train.js'
export { deriveKey, permutation } from './training/random.js'
export { readSafetensors } from './interchange/safetensors.js'
export { createPredictor, type Predictor } from './inference/predictor.js'
export type { DecodedOutput } from './inference/decode.js'
