import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ArchitectureRow } from '../../architectures/architecture.js';
import type { Dataset as DatasetRow, DatasetVersion as DatasetVersionRow, Feature as FeatureRow, Upload as UploadRow, TrainingRun as TrainingRunRow, Stage as StageRow, Checkpoint as CheckpointRow, Model as ModelRow, ModelAlias as ModelAliasRow } from '../../platform/__generated__/prisma/client.js';
import type { ModelVersionRow } from '../../models/service.js';
import type { PredictionRow } from '../../predictions/service.js';
import type { Context } from '../context.js';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in UTC, as an ISO 8601 string with milliseconds: 2026-11-24T09:30:00.000Z. */
  DateTime: { input: Date; output: Date; }
  /**
   * One row: a JSON object from feature name to value. The JSON form of each kind of feature is described on FeatureKind. A
   * missing value is null; in the rows of an inline dataset it may also be left out.
   */
  FeatureRow: { input: Record<string, unknown>; output: Record<string, unknown>; }
  /** Any JSON value. Where a field has this type, its description says what stands in it. */
  JSON: { input: unknown; output: unknown; }
  /** A whole number up to 2^53-1 in magnitude, as a JSON number: counts, bytes, steps, sequence numbers, seeds. */
  SafeInt: { input: number; output: number; }
  /** The numbers of a tensor, flat and row-major, as a JSON array. A value that is not finite is null. */
  TensorValues: { input: readonly (number | null)[]; output: readonly (number | null)[]; }
};

/** Activation functions, by Keras's definitions. */
export type Activation =
  /** x above 0, else exp(x) - 1 */
  | 'ELU'
  /** exp(x) */
  | 'EXPONENTIAL'
  /** x · Φ(x), with Φ the normal distribution function, exactly (Hendrycks 2016) */
  | 'GELU'
  /** gelu by tanh: 0.5 · x · (1 + tanh(sqrt(2 / pi) · (x + 0.044715 · x³))) */
  | 'GELU_APPROXIMATE'
  /** min(max(x + 3, 0), 6) / 6 */
  | 'HARD_SIGMOID'
  /** x · hardSigmoid(x) */
  | 'HARD_SILU'
  /** x above 0, else 0.2 x */
  | 'LEAKY_RELU'
  /** x */
  | 'LINEAR'
  /** log(sigmoid(x)) */
  | 'LOG_SIGMOID'
  /** log(softmax(x)), on the last axis */
  | 'LOG_SOFTMAX'
  /** x · tanh(softplus(x)) (Misra 2019) */
  | 'MISH'
  /** max(x, 0) */
  | 'RELU'
  /** min(max(x, 0), 6) */
  | 'RELU6'
  /** Scaled ELU (Klambauer 2017) */
  | 'SELU'
  /** 1 / (1 + exp(-x)): 0..1 */
  | 'SIGMOID'
  /** x · sigmoid(x), also called swish */
  | 'SILU'
  /** exp(x) over its sum on the last axis: shares that sum to 1 */
  | 'SOFTMAX'
  /** log(1 + exp(x)) */
  | 'SOFTPLUS'
  /** x / (1 + |x|) */
  | 'SOFTSIGN'
  /** Hyperbolic tangent: -1..1 */
  | 'TANH';

/** An activation function by itself. */
export type ActivationInput = {
  /** The function. */
  activation: Activation;
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in activation_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Adadelta. A learning rate of 1 is the paper's. */
export type AdadeltaInput = {
  /** Keeps an average of the weights, which is evaluated and published in their place. (Default: no) */
  averaging?: InputMaybe<WeightAveragingInput>;
  /** Against division by zero, above 0. */
  epsilon: Scalars['Float']['input'];
  /** Parts that each batch is taken in, one after the other, to save memory, at least 1. Their gradients are added up to those of the whole batch; only batch normalization sees each part by itself. */
  gradientAccumulation: Scalars['Int']['input'];
  /** How far each update goes, above 0; before the schedule. */
  learningRate: Scalars['Float']['input'];
  /** What the learning rate is multiplied by in some layers. (Default: 1 in all) */
  learningRateFactors?: InputMaybe<Array<LearningRateFactorInput>>;
  /** How much of the mean of squared gradients is kept, 0 <= rho < 1. */
  rho: Scalars['Float']['input'];
  /** How it moves over the steps of a stage. (Default: it stays) */
  schedule?: InputMaybe<LearningRateScheduleInput>;
  /** Share of each weight, times the learning rate, that is taken away at each step, at least 0: decoupled, as in AdamW. */
  weightDecay: Scalars['Float']['input'];
  /** Kinds of weights that do not decay. (Default: none) */
  weightDecayExclusions?: InputMaybe<Array<WeightKind>>;
};

/** Adagrad. */
export type AdagradInput = {
  /** Keeps an average of the weights, which is evaluated and published in their place. (Default: no) */
  averaging?: InputMaybe<WeightAveragingInput>;
  /** Against division by zero, above 0. */
  epsilon: Scalars['Float']['input'];
  /** Parts that each batch is taken in, one after the other, to save memory, at least 1. Their gradients are added up to those of the whole batch; only batch normalization sees each part by itself. */
  gradientAccumulation: Scalars['Int']['input'];
  /** Where the sums of squared gradients start, at least 0. */
  initialAccumulator: Scalars['Float']['input'];
  /** How far each update goes, above 0; before the schedule. */
  learningRate: Scalars['Float']['input'];
  /** What the learning rate is multiplied by in some layers. (Default: 1 in all) */
  learningRateFactors?: InputMaybe<Array<LearningRateFactorInput>>;
  /** How it moves over the steps of a stage. (Default: it stays) */
  schedule?: InputMaybe<LearningRateScheduleInput>;
  /** Share of each weight, times the learning rate, that is taken away at each step, at least 0: decoupled, as in AdamW. */
  weightDecay: Scalars['Float']['input'];
  /** Kinds of weights that do not decay. (Default: none) */
  weightDecayExclusions?: InputMaybe<Array<WeightKind>>;
};

/** Adam. */
export type AdamInput = {
  /** True: divides by the root of the greatest mean of squared gradients so far (AMSGrad, Reddi et al. 2018). */
  amsgrad: Scalars['Boolean']['input'];
  /** Keeps an average of the weights, which is evaluated and published in their place. (Default: no) */
  averaging?: InputMaybe<WeightAveragingInput>;
  /** How much of the mean of gradients is kept, 0 <= beta1 < 1. */
  beta1: Scalars['Float']['input'];
  /** How much of the mean of squared gradients is kept, 0 <= beta2 < 1. */
  beta2: Scalars['Float']['input'];
  /** Against division by zero, above 0. */
  epsilon: Scalars['Float']['input'];
  /** Parts that each batch is taken in, one after the other, to save memory, at least 1. Their gradients are added up to those of the whole batch; only batch normalization sees each part by itself. */
  gradientAccumulation: Scalars['Int']['input'];
  /** How far each update goes, above 0; before the schedule. */
  learningRate: Scalars['Float']['input'];
  /** What the learning rate is multiplied by in some layers. (Default: 1 in all) */
  learningRateFactors?: InputMaybe<Array<LearningRateFactorInput>>;
  /** How it moves over the steps of a stage. (Default: it stays) */
  schedule?: InputMaybe<LearningRateScheduleInput>;
  /** Share of each weight, times the learning rate, that is taken away at each step, at least 0: decoupled, as in AdamW. */
  weightDecay: Scalars['Float']['input'];
  /** Kinds of weights that do not decay. (Default: none) */
  weightDecayExclusions?: InputMaybe<Array<WeightKind>>;
};

/** Adamax. */
export type AdamaxInput = {
  /** Keeps an average of the weights, which is evaluated and published in their place. (Default: no) */
  averaging?: InputMaybe<WeightAveragingInput>;
  /** How much of the mean of gradients is kept, 0 <= beta1 < 1. */
  beta1: Scalars['Float']['input'];
  /** How much of the greatest gradient is kept, 0 <= beta2 < 1. */
  beta2: Scalars['Float']['input'];
  /** Against division by zero, above 0. */
  epsilon: Scalars['Float']['input'];
  /** Parts that each batch is taken in, one after the other, to save memory, at least 1. Their gradients are added up to those of the whole batch; only batch normalization sees each part by itself. */
  gradientAccumulation: Scalars['Int']['input'];
  /** How far each update goes, above 0; before the schedule. */
  learningRate: Scalars['Float']['input'];
  /** What the learning rate is multiplied by in some layers. (Default: 1 in all) */
  learningRateFactors?: InputMaybe<Array<LearningRateFactorInput>>;
  /** How it moves over the steps of a stage. (Default: it stays) */
  schedule?: InputMaybe<LearningRateScheduleInput>;
  /** Share of each weight, times the learning rate, that is taken away at each step, at least 0: decoupled, as in AdamW. */
  weightDecay: Scalars['Float']['input'];
  /** Kinds of weights that do not decay. (Default: none) */
  weightDecayExclusions?: InputMaybe<Array<WeightKind>>;
};

/** Adam with decoupled weight decay. */
export type AdamwInput = {
  /** True: divides by the root of the greatest mean of squared gradients so far (AMSGrad, Reddi et al. 2018). */
  amsgrad: Scalars['Boolean']['input'];
  /** Keeps an average of the weights, which is evaluated and published in their place. (Default: no) */
  averaging?: InputMaybe<WeightAveragingInput>;
  /** How much of the mean of gradients is kept, 0 <= beta1 < 1. */
  beta1: Scalars['Float']['input'];
  /** How much of the mean of squared gradients is kept, 0 <= beta2 < 1. */
  beta2: Scalars['Float']['input'];
  /** Against division by zero, above 0. */
  epsilon: Scalars['Float']['input'];
  /** Parts that each batch is taken in, one after the other, to save memory, at least 1. Their gradients are added up to those of the whole batch; only batch normalization sees each part by itself. */
  gradientAccumulation: Scalars['Int']['input'];
  /** How far each update goes, above 0; before the schedule. */
  learningRate: Scalars['Float']['input'];
  /** What the learning rate is multiplied by in some layers. (Default: 1 in all) */
  learningRateFactors?: InputMaybe<Array<LearningRateFactorInput>>;
  /** How it moves over the steps of a stage. (Default: it stays) */
  schedule?: InputMaybe<LearningRateScheduleInput>;
  /** Share of each weight, times the learning rate, that is taken away at each step, at least 0: decoupled, as in AdamW. */
  weightDecay: Scalars['Float']['input'];
  /** Kinds of weights that do not decay. (Default: none) */
  weightDecayExclusions?: InputMaybe<Array<WeightKind>>;
};

/** Sum of inputs, element by element. */
export type AddInput = {
  /** Names of the layers or inputs that it reads, two or more. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in add_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Additive attention; its memory grows with targets x sources x features. */
export type AdditiveAttentionInput = {
  /** True: no place sees the places after it. */
  causal: Scalars['Boolean']['input'];
  /** Share of the attention probabilities set to zero in training; from 0 to below 1. */
  dropout: Scalars['Float']['input'];
  /** Names of the layers or inputs that it reads, each [time, features]: query and value, or query, value and key. */
  inputs: Array<Scalars['String']['input']>;
  /** Unique among layers and inputs. (Default: by type and place, as in additive_attention_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** False: the features of tanh(query + key) are summed without learned factors. */
  useScale: Scalars['Boolean']['input'];
};

/** In training sets each value to selu's lowest with probability `rate` and moves all so that mean and variance stay; else passes its input through. */
export type AlphaDropoutInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in alpha_dropout_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Share of the values dropped, 0 to below 1. */
  rate: Scalars['Float']['input'];
};

/** A named, versioned graph of layers with known shapes. Immutable: a change is the next version. */
export type Architecture = Node & {
  __typename?: 'Architecture';
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** What it is, in the words of who made it. */
  description: Maybe<Scalars['String']['output']>;
  /** Floating-point operations of one forward pass over one sample; a multiply-add counts as two. An axis of any length counts as 1. */
  flopsPerSample: Scalars['SafeInt']['output'];
  /** Its global id. */
  id: Scalars['ID']['output'];
  /** What it reads. */
  inputs: Array<TensorSpec>;
  /** Its layers, each after those that it reads. */
  layers: Array<Layer>;
  /** Shared by all its versions. */
  name: Scalars['String']['output'];
  /** What it answers: the values of its output layers. */
  outputs: Array<TensorSpec>;
  /** Numbers in all its weights, those that no optimizer touches (moving statistics) included. */
  parameterCount: Scalars['SafeInt']['output'];
  /** Runs that trained it, newest first. */
  trainingRuns: TrainingRunConnection;
  /** Counted from 1 within the name. */
  version: Scalars['Int']['output'];
};


/** A named, versioned graph of layers with known shapes. Immutable: a change is the next version. */
export type ArchitectureTrainingRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of architectures. */
export type ArchitectureConnection = {
  __typename?: 'ArchitectureConnection';
  /** The page, each with its cursor. */
  edges: Array<ArchitectureEdge>;
  /** The page, without cursors. */
  nodes: Array<Architecture>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are on all pages. */
  totalCount: Scalars['SafeInt']['output'];
};

/** One of a page of architectures. */
export type ArchitectureEdge = {
  __typename?: 'ArchitectureEdge';
  /** Its place, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** What stands there. */
  node: Architecture;
};

/** Dot-product attention; scores are not divided by the root of the width. */
export type AttentionInput = {
  /** True: no place sees the places after it. */
  causal: Scalars['Boolean']['input'];
  /** Share of the attention probabilities set to zero in training; from 0 to below 1. */
  dropout: Scalars['Float']['input'];
  /** Names of the layers or inputs that it reads, each [time, features]: query and value, or query, value and key. */
  inputs: Array<Scalars['String']['input']>;
  /** Unique among layers and inputs. (Default: by type and place, as in attention_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** True: scores are multiplied by a learned number that starts at 1. */
  useScale: Scalars['Boolean']['input'];
};

/** A temporary head (flatten, dense) reads `layer` and learns the target of `output`; it is dropped when the stage ends. */
export type AuxiliaryObjectiveInput = {
  /** The layer that the head reads. */
  layer: Scalars['String']['input'];
  /** The output whose target it learns. */
  output: Scalars['String']['input'];
};

/** The mean of its inputs, value by value; their shapes must be equal, but an axis of 1 goes with any. */
export type AverageInput = {
  /** Names of the layers or inputs that it reads: two or more. (Default: the architecture's inputs, for the first layer) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in average_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Mean of each window of steps; padding does not count. */
export type AveragePooling1dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in average_pooling1d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What happens at the ends. */
  padding: Padding;
  /** Steps of a window. */
  poolSize: Scalars['Int']['input'];
  /** Steps from one window to the next. (Default: poolSize) */
  strides?: InputMaybe<Scalars['Int']['input']>;
};

/** Mean of each window of an image; padding does not count. */
export type AveragePooling2dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in average_pooling2d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What happens at the edges. */
  padding: Padding;
  /** Height and width of a window. */
  poolSize: Array<Scalars['Int']['input']>;
  /** Rows and columns from one window to the next. (Default: poolSize) */
  strides?: InputMaybe<Array<Scalars['Int']['input']>>;
};

/** The mean of each window of a volume, padding left out. */
export type AveragePooling3dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in average_pooling3d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Valid reads whole windows only; same pads with zeros so that stride 1 keeps the size. */
  padding: Padding;
  /** Depth, height and width of the windows. */
  poolSize: Array<Scalars['Int']['input']>;
  /** Steps of the windows along depth, height and width. (Default: poolSize) */
  strides?: InputMaybe<Array<Scalars['Int']['input']>>;
};

/** Weights from how often each class occurs. */
export type BalancedClassWeightsInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Normalization of each channel over the batch. */
export type BatchNormalizationInput = {
  /** The axis that keeps statistics of its own: the channels; as in Keras counted from 1 (0 is the batch), or from the end if negative. */
  axis: Scalars['Int']['input'];
  /** How the offset starts. (Default: zeros) */
  betaInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the offset, added to the loss. (Default: none) */
  betaRegularizer?: InputMaybe<RegularizerInput>;
  /** Learn an offset for each channel. */
  center: Scalars['Boolean']['input'];
  /** Added to the variance, against division by zero. */
  epsilon: Scalars['Float']['input'];
  /** How the factor starts. (Default: ones) */
  gammaInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the factor, added to the loss. (Default: none) */
  gammaRegularizer?: InputMaybe<RegularizerInput>;
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How much of the moving statistics is kept at each step, 0..1. */
  momentum: Scalars['Float']['input'];
  /** How the moving mean starts. (Default: zeros) */
  movingMeanInitializer?: InputMaybe<InitializerInput>;
  /** How the moving variance starts. (Default: ones) */
  movingVarianceInitializer?: InputMaybe<InitializerInput>;
  /** Unique among layers and inputs. (Default: by type and place, as in batch_normalization_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Learn a factor for each channel. */
  scale: Scalars['Boolean']['input'];
};

/** A recurrent layer run in both directions. */
export type BidirectionalInput = {
  /** What it reads: a sequence and, where it does not start at zeros, its first states (those of the forward direction, then those of the backward one), such as encoder.forwardState. Others read its last ones as name.forwardState and name.backwardState. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The recurrent layer; its own name and inputs must be left out. */
  layer: RecurrentLayerInput;
  /** How the two directions become one value. */
  mergeMode: MergeMode;
  /** Unique among layers and inputs. (Default: by type and place, as in bidirectional_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Cross-entropy of each element. */
export type BinaryCrossentropyInput = {
  /** How much no and yes count, on 1 unit. (Default: both alike) */
  classWeights?: InputMaybe<ClassWeightsInput>;
  /** True: the output is raw scores, without sigmoid. */
  fromLogits: Scalars['Boolean']['input'];
  /** How far the target is moved towards 0.5, 0 <= share < 1. */
  labelSmoothing: Scalars['Float']['input'];
};

/** Focal cross-entropy of each element (Lin et al. 2017). */
export type BinaryFocalCrossentropyInput = {
  /** Weight of a yes, 0..1; a no weighs 1 - alpha. (Default: both weigh 1) */
  alpha?: InputMaybe<Scalars['Float']['input']>;
  /** How much no and yes count, on 1 unit. (Default: both alike) */
  classWeights?: InputMaybe<ClassWeightsInput>;
  /** True: the output is raw scores, without sigmoid. */
  fromLogits: Scalars['Boolean']['input'];
  /** How much less easy elements count: (1 - p)^gamma, from 0 on. 0: not at all. */
  gamma: Scalars['Float']['input'];
  /** How far the target is moved towards 0.5, 0 <= share < 1. */
  labelSmoothing: Scalars['Float']['input'];
};

/** Which run is to be cancelled. */
export type CancelTrainingRunInput = {
  /** The run; QUEUED, RUNNING or PAUSED, else WRONG_STATE. */
  trainingRunId: Scalars['ID']['input'];
};

/** Answer of `cancelTrainingRun`. */
export type CancelTrainingRunPayload = {
  __typename?: 'CancelTrainingRunPayload';
  /** The run: CANCELLED, or RUNNING with a pendingAction that is obeyed within seconds. */
  trainingRun: Maybe<TrainingRun>;
  /** What the caller can put right; empty where all went well. */
  userErrors: Array<UserError>;
};

/** Cross-entropy of one-hot classes. */
export type CategoricalCrossentropyInput = {
  /** How much each class counts. (Default: all alike) */
  classWeights?: InputMaybe<ClassWeightsInput>;
  /** True: the output is raw scores, without softmax. */
  fromLogits: Scalars['Boolean']['input'];
  /** Share of the target that is spread over all classes, 0 <= share < 1. */
  labelSmoothing: Scalars['Float']['input'];
};

/** Focal cross-entropy of one-hot classes (Lin et al. 2017). */
export type CategoricalFocalCrossentropyInput = {
  /** Factor of the whole loss, above 0. */
  alpha: Scalars['Float']['input'];
  /** How much each class counts. (Default: all alike) */
  classWeights?: InputMaybe<ClassWeightsInput>;
  /** True: the output is raw scores, without softmax. */
  fromLogits: Scalars['Boolean']['input'];
  /** How much less easy classes count: (1 - p)^gamma, from 0 on. 0: not at all. */
  gamma: Scalars['Float']['input'];
  /** Share of the target that is spread over all classes, 0 <= share < 1. */
  labelSmoothing: Scalars['Float']['input'];
};

/** Lead of the right class. */
export type CategoricalHingeInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What the window of a one-dimensional convolution does at the ends. */
export type CausalPadding =
  /** Padded with zeros at the start alone, so that no step of the result reads a later one. */
  | 'CAUSAL'
  /** Padded with zeros on both sides: with a stride of 1 the result is as long as the input. */
  | 'SAME'
  /** Whole windows only: the result is shorter. */
  | 'VALID';

/** A point of a run that it can go on from: weights, optimizer state and every counter. */
export type Checkpoint = Node & {
  __typename?: 'Checkpoint';
  /** Size in bytes. */
  byteSize: Scalars['SafeInt']['output'];
  /** When it was taken. */
  createdAt: Scalars['DateTime']['output'];
  /** Epoch of the stage, counted from 1. */
  epoch: Scalars['Int']['output'];
  /** Its global id. */
  id: Scalars['ID']['output'];
  /** True where early stopping holds these weights for the best of the stage. */
  isBest: Scalars['Boolean']['output'];
  /** Why it was taken. */
  reason: CheckpointReason;
  /** The stage that it was taken in. */
  stage: Stage;
  /** Optimizer updates over the whole run. */
  step: Scalars['SafeInt']['output'];
};

/** A page of checkpoints. */
export type CheckpointConnection = {
  __typename?: 'CheckpointConnection';
  /** The page, each with its cursor. */
  edges: Array<CheckpointEdge>;
  /** The page, without cursors. */
  nodes: Array<Checkpoint>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are on all pages. */
  totalCount: Scalars['SafeInt']['output'];
};

/** One of a page of checkpoints. */
export type CheckpointEdge = {
  __typename?: 'CheckpointEdge';
  /** Its place, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** What stands there. */
  node: Checkpoint;
};

/** Why a checkpoint was taken. */
export type CheckpointReason =
  /** An epoch ended. */
  | 'EPOCH'
  /** The last one was long ago. */
  | 'INTERVAL'
  /** The run was paused. */
  | 'PAUSE'
  /** The worker was asked to end. */
  | 'STOP';

/** How well a model version tells the classes of an output from each other. */
export type ClassEvaluation = {
  __typename?: 'ClassEvaluation';
  /** Precision, recall and F1 of each class. */
  classes: Array<ClassScore>;
  /** The confusion matrix: row i, column j says how many rows of class i were taken for class j. Each counts by its sample weight, so that a count may have a fraction; padding is left out, and each place of a sequence counts by itself. Correct answers stand on the diagonal. */
  confusionMatrix: Array<Array<Scalars['Float']['output']>>;
  /** The classes, in the order of the matrix's rows and columns and of `classes`. */
  labels: Array<Scalars['String']['output']>;
  /** The output. */
  output: Scalars['String']['output'];
  /** The split that it was measured on. */
  split: SplitName;
};

/** How well one class is told from the others. A share of nothing is 0, as scikit-learn has it. */
export type ClassScore = {
  __typename?: 'ClassScore';
  /** Harmonic mean of precision and recall, 0 to 1. */
  f1: Scalars['Float']['output'];
  /** The class. */
  label: Scalars['String']['output'];
  /** Share of what was taken for this class that is of it, 0 to 1. */
  precision: Scalars['Float']['output'];
  /** Share of this class that was taken for it, 0 to 1. */
  recall: Scalars['Float']['output'];
  /** How many of the split are of this class (by weight): the sum of its row. */
  support: Scalars['Float']['output'];
};

/** How much a class counts. */
export type ClassWeightInput = {
  /** The category. */
  category: Scalars['String']['input'];
  /** Its weight, from 0 on. */
  weight: Scalars['Float']['input'];
};

/** How much each class counts in a loss: exactly one of these. The number of rows stays the divisor. */
export type ClassWeightsInput =
  /** Rows / (classes x rows of the class), counted on TRAIN: rare classes count as much as common ones. */
  { balanced: BalancedClassWeightsInput; byCategory?: never; }
  |  /** Weights by category; a category that is left out weighs 1. Of BOOLEAN features the categories are false and true. */
  { balanced?: never; byCategory: Array<ClassWeightInput>; };

/** One of several labels. */
export type ClassificationOutput = PredictionOutput & {
  __typename?: 'ClassificationOutput';
  /** Its probability, 0..1. */
  confidence: Scalars['Float']['output'];
  /** The most probable label. */
  label: Scalars['String']['output'];
  /** The output's name. */
  output: Scalars['String']['output'];
  /** The `topK` most probable labels, the most probable first. */
  probabilities: Array<LabelProbability>;
  /** The row's place in the request, counted from 0. */
  row: Scalars['Int']['output'];
};

/** A run of a comparison. */
export type ComparedRun = {
  __typename?: 'ComparedRun';
  /** Time spent training, over all stages and attempts, in milliseconds. */
  durationMs: Scalars['SafeInt']['output'];
  /** Floating-point operations spent training, over all stages and attempts. */
  flops: Scalars['Float']['output'];
  /** What each stage trained and took. */
  stages: Array<ComparedStage>;
  /** What was measured on the test split at its end. */
  testMetrics: Array<TestMetric>;
  /** Numbers that any stage updated, each stage's counted once more: the sum over stages. */
  trainedParameterCount: Scalars['SafeInt']['output'];
  /** The run. */
  trainingRun: TrainingRun;
};

/** A stage of a run of a comparison. */
export type ComparedStage = {
  __typename?: 'ComparedStage';
  /** Time spent, in milliseconds. */
  durationMs: Scalars['SafeInt']['output'];
  /** Floating-point operations spent. */
  flops: Scalars['Float']['output'];
  /** The stage. */
  stage: Stage;
  /** Numbers that the optimizer updated. */
  trainableParameterCount: Scalars['SafeInt']['output'];
};

/** Finished runs side by side. */
export type Comparison = {
  __typename?: 'Comparison';
  /** The runs, in the order in which they were asked for. */
  runs: Array<ComparedRun>;
  /** What can be said about them, the most telling first. */
  verdict: Array<ComparisonFinding>;
};

/** Something that can be said about compared runs. */
export type ComparisonFinding = {
  __typename?: 'ComparisonFinding';
  /** How far apart they are, in the metric's unit; null where it does not apply. */
  difference: Maybe<Scalars['Float']['output']>;
  /** True where fewer than 3 seeds of each configuration stand behind it: indicative, no proof. */
  isIndicative: Scalars['Boolean']['output'];
  /** What kind of statement it is. */
  kind: ComparisonFindingKind;
  /** McNemar's test on the test rows that both runs share; null where they share none, or do not classify. */
  mcnemar: Maybe<McnemarTest>;
  /** The statement, for people. */
  message: Scalars['String']['output'];
  /** The metric that it is about; null: none. */
  metric: Maybe<MetricName>;
  /** The runs that it is about; the better one first, where one is. */
  trainingRuns: Array<TrainingRun>;
};

/** Kinds of statements about compared runs. */
export type ComparisonFindingKind =
  /** One run is better than another on the test split, beyond chance. */
  | 'BETTER'
  /** One run took less time or fewer operations than another. */
  | 'CHEAPER'
  /** Runs cannot be compared in a respect: other test rows, other metrics. */
  | 'NOT_COMPARABLE'
  /** Two runs differ on the test split by no more than chance explains. */
  | 'NO_DIFFERENCE';

/** Joins inputs along an axis. */
export type ConcatenateInput = {
  /** The axis, the batch axis not counted in; negative from the end. */
  axis: Scalars['Int']['input'];
  /** Names of the layers or inputs that it reads, two or more. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in concatenate_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** One value everywhere. */
export type ConstantInitializerInput = {
  /** The value. */
  value: Scalars['Float']['input'];
};

/** A learning rate that stays. */
export type ConstantScheduleInput = {
  /** Steps over which it first rises from 0. */
  warmupSteps: Scalars['SafeInt']['input'];
};

/** Contrastive loss of pairs (Hadsell, Chopra & LeCun 2006). */
export type ContrastiveInput = {
  /** How distances are measured. */
  distance: EmbeddingDistance;
  /** How far apart rows of different categories should be, above 0. */
  margin: Scalars['Float']['input'];
};

/** A convolution along one axis. */
export type Conv1dInput = {
  /** Applied to the result. */
  activation: Activation;
  /** How the bias starts. (Default: zeros) */
  biasInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the bias, added to the loss. (Default: none) */
  biasRegularizer?: InputMaybe<RegularizerInput>;
  /** Steps from one element of a filter to the next. */
  dilationRate: Scalars['Int']['input'];
  /** Channels of the result; at least 1. */
  filters: Scalars['Int']['input'];
  /** Parts that the channels are cut into: each filter reads one of them. Must divide the channels and the filters. */
  groups: Scalars['Int']['input'];
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How the kernel starts. (Default: glorotUniform) */
  kernelInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the kernel, added to the loss. (Default: none) */
  kernelRegularizer?: InputMaybe<RegularizerInput>;
  /** Steps that a filter covers. */
  kernelSize: Scalars['Int']['input'];
  /** Unique among layers and inputs. (Default: by type and place, as in conv1d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What happens at the ends. */
  padding: CausalPadding;
  /** Steps from one window to the next. */
  strides: Scalars['Int']['input'];
  /** False: no bias is added. */
  useBias: Scalars['Boolean']['input'];
};

/** The transposed convolution. */
export type Conv1dTransposeInput = {
  /** Applied to the result. */
  activation: Activation;
  /** How the bias starts. (Default: zeros) */
  biasInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the bias, added to the objective. (Default: none) */
  biasRegularizer?: InputMaybe<RegularizerInput>;
  /** Distance between the values that a kernel writes. */
  dilationRate: Scalars['Int']['input'];
  /** Number of kernels: channels of the output. */
  filters: Scalars['Int']['input'];
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How the kernel starts. (Default: glorotUniform) */
  kernelInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the kernel, added to the objective. (Default: none) */
  kernelRegularizer?: InputMaybe<RegularizerInput>;
  /** Length of the kernels. */
  kernelSize: Scalars['Int']['input'];
  /** Unique among layers and inputs. (Default: by type and place, as in conv1d_transpose_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Values added to the end of the result, below the strides. (Default: as many as make it whole) */
  outputPadding?: InputMaybe<Scalars['Int']['input']>;
  /** Valid reads whole windows only; same pads with zeros so that stride 1 keeps the size. */
  padding: Padding;
  /** Steps of the result for one of the input. */
  strides: Scalars['Int']['input'];
  /** Adds a learned offset to each output. */
  useBias: Scalars['Boolean']['input'];
};

/** A convolution over images. */
export type Conv2dInput = {
  /** Applied to the result. */
  activation: Activation;
  /** How the bias starts. (Default: zeros) */
  biasInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the bias, added to the loss. (Default: none) */
  biasRegularizer?: InputMaybe<RegularizerInput>;
  /** Rows and columns from one element of a filter to the next. */
  dilationRate: Array<Scalars['Int']['input']>;
  /** Channels of the result; at least 1. */
  filters: Scalars['Int']['input'];
  /** Parts that the channels are cut into: each filter reads one of them. Must divide the channels and the filters. */
  groups: Scalars['Int']['input'];
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How the kernel starts. (Default: glorotUniform) */
  kernelInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the kernel, added to the loss. (Default: none) */
  kernelRegularizer?: InputMaybe<RegularizerInput>;
  /** Height and width of a filter, as in [3, 3]. */
  kernelSize: Array<Scalars['Int']['input']>;
  /** Unique among layers and inputs. (Default: by type and place, as in conv2d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What happens at the edges. */
  padding: Padding;
  /** Rows and columns from one window to the next. */
  strides: Array<Scalars['Int']['input']>;
  /** False: no bias is added. */
  useBias: Scalars['Boolean']['input'];
};

/** The transposed convolution. */
export type Conv2dTransposeInput = {
  /** Applied to the result. */
  activation: Activation;
  /** How the bias starts. (Default: zeros) */
  biasInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the bias, added to the objective. (Default: none) */
  biasRegularizer?: InputMaybe<RegularizerInput>;
  /** Distance between the values that a kernel writes, down and across. */
  dilationRate: Array<Scalars['Int']['input']>;
  /** Number of kernels: channels of the output. */
  filters: Scalars['Int']['input'];
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How the kernel starts. (Default: glorotUniform) */
  kernelInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the kernel, added to the objective. (Default: none) */
  kernelRegularizer?: InputMaybe<RegularizerInput>;
  /** Height and width of the kernels. */
  kernelSize: Array<Scalars['Int']['input']>;
  /** Unique among layers and inputs. (Default: by type and place, as in conv2d_transpose_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Values added to the end of the result, below the strides. (Default: as many as make it whole) */
  outputPadding?: InputMaybe<Array<Scalars['Int']['input']>>;
  /** Valid reads whole windows only; same pads with zeros so that stride 1 keeps the size. */
  padding: Padding;
  /** Steps of the result for one of the input, down and across. */
  strides: Array<Scalars['Int']['input']>;
  /** Adds a learned offset to each output. */
  useBias: Scalars['Boolean']['input'];
};

/** Convolution over volumes or films. */
export type Conv3dInput = {
  /** Applied to the result. */
  activation: Activation;
  /** How the bias starts. (Default: zeros) */
  biasInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the bias, added to the objective. (Default: none) */
  biasRegularizer?: InputMaybe<RegularizerInput>;
  /** Distance between the values that a kernel reads, axis by axis. */
  dilationRate: Array<Scalars['Int']['input']>;
  /** Number of kernels: channels of the output. */
  filters: Scalars['Int']['input'];
  /** Parts that the channels are cut into: each filter reads one of them. Must divide the channels and the filters. */
  groups: Scalars['Int']['input'];
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How the kernel starts. (Default: glorotUniform) */
  kernelInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the kernel, added to the objective. (Default: none) */
  kernelRegularizer?: InputMaybe<RegularizerInput>;
  /** Depth, height and width of the kernels. */
  kernelSize: Array<Scalars['Int']['input']>;
  /** Unique among layers and inputs. (Default: by type and place, as in conv3d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Valid reads whole windows only; same pads with zeros so that stride 1 keeps the size. */
  padding: Padding;
  /** Steps of the kernels along depth, height and width. */
  strides: Array<Scalars['Int']['input']>;
  /** Adds a learned offset to each output. */
  useBias: Scalars['Boolean']['input'];
};

/** The transposed convolution. */
export type Conv3dTransposeInput = {
  /** Applied to the result. */
  activation: Activation;
  /** How the bias starts. (Default: zeros) */
  biasInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the bias, added to the objective. (Default: none) */
  biasRegularizer?: InputMaybe<RegularizerInput>;
  /** Distance between the values that a kernel writes, axis by axis. */
  dilationRate: Array<Scalars['Int']['input']>;
  /** Number of kernels: channels of the output. */
  filters: Scalars['Int']['input'];
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How the kernel starts. (Default: glorotUniform) */
  kernelInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the kernel, added to the objective. (Default: none) */
  kernelRegularizer?: InputMaybe<RegularizerInput>;
  /** Depth, height and width of the kernels. */
  kernelSize: Array<Scalars['Int']['input']>;
  /** Unique among layers and inputs. (Default: by type and place, as in conv3d_transpose_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Values added to the end of the result, below the strides. (Default: as many as make it whole) */
  outputPadding?: InputMaybe<Array<Scalars['Int']['input']>>;
  /** Valid reads whole windows only; same pads with zeros so that stride 1 keeps the size. */
  padding: Padding;
  /** Steps of the result for one of the input, axis by axis. */
  strides: Array<Scalars['Int']['input']>;
  /** Adds a learned offset to each output. */
  useBias: Scalars['Boolean']['input'];
};

/** A learning rate that falls along half a cosine again and again. */
export type CosineRestartsScheduleInput = {
  /** Steps of the first fall, at least 1. */
  firstSteps: Scalars['SafeInt']['input'];
  /** How many times as high each fall begins as the one before, 0..1. */
  heightFactor: Scalars['Float']['input'];
  /** How many times as long each fall is as the one before, at least 1. */
  lengthFactor: Scalars['Float']['input'];
  /** Where each ends, as a share of the learning rate, 0..1. */
  minimum: Scalars['Float']['input'];
  /** Steps over which it first rises from 0. */
  warmupSteps: Scalars['SafeInt']['input'];
};

/** A learning rate that falls along half a cosine. */
export type CosineScheduleInput = {
  /** Steps that the fall takes. (Default: those that the stage has after warm-up) */
  decaySteps?: InputMaybe<Scalars['SafeInt']['input']>;
  /** Where it ends, as a share of the learning rate, 0..1. */
  minimum: Scalars['Float']['input'];
  /** Steps over which it first rises from 0. */
  warmupSteps: Scalars['SafeInt']['input'];
};

/** Minus the cosine of an angle. */
export type CosineSimilarityInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A new architecture, or the next version of one. */
export type CreateArchitectureInput = {
  /** What it is, up to 10,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** A key of yours, 1..200 characters: for 24 hours the same key with the same input answers the same object, however often it is sent. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What it reads; at least one. */
  inputs: Array<TensorSpecInput>;
  /** Its layers, each after those that it reads; at least one. */
  layers: Array<LayerInput>;
  /** 1..200 characters. A name in use: this becomes its next version, also where nothing differs from the newest. */
  name: Scalars['String']['input'];
  /** Names of the layers whose values are the outputs; last states of recurrent layers as name.state, an LSTM's memory as name.memory. (Default: the last layer) */
  outputs?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** Answer of `createArchitecture`. */
export type CreateArchitecturePayload = {
  __typename?: 'CreateArchitecturePayload';
  /** The architecture; null where there are userErrors. */
  architecture: Maybe<Architecture>;
  /** What the caller can put right; empty where all went well. */
  userErrors: Array<UserError>;
};

/** A new dataset and its first version, which is made in the background: watch `datasetVersionUpdated`. */
export type CreateDatasetInput = {
  /** What it is, up to 10,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** What the inference of types should not decide by itself. */
  features?: InputMaybe<Array<FeatureOverrideInput>>;
  /** A key of yours, 1..200 characters: for 24 hours the same key with the same input answers the same object, however often it is sent. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Unique in the project, 1..200 characters; a name in use is NAME_TAKEN. */
  name: Scalars['String']['input'];
  /** Where its rows come from. */
  source: DatasetSourceInput;
  /** How rows are divided. (Default: the sample's own splits, else random 0.8 / 0.1 / 0.1) */
  splits?: InputMaybe<SplitsInput>;
};

/** Answer of `createDataset`. */
export type CreateDatasetPayload = {
  __typename?: 'CreateDatasetPayload';
  /** The dataset; null where there are userErrors. */
  dataset: Maybe<Dataset>;
  /** Its first version, PROCESSING; null where there are userErrors. */
  datasetVersion: Maybe<DatasetVersion>;
  /** What the caller can put right; empty where all went well. */
  userErrors: Array<UserError>;
};

/** A new version of a dataset, made in the background: watch `datasetVersionUpdated`. */
export type CreateDatasetVersionInput = {
  /** The dataset to add a version to. */
  datasetId: Scalars['ID']['input'];
  /** What the inference of types should not decide by itself. */
  features?: InputMaybe<Array<FeatureOverrideInput>>;
  /** A key of yours, 1..200 characters: for 24 hours the same key with the same input answers the same object, however often it is sent. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Where its rows come from. */
  source: DatasetSourceInput;
  /** How rows are divided. (Default: the sample's own splits, else random 0.8 / 0.1 / 0.1) */
  splits?: InputMaybe<SplitsInput>;
};

/** Answer of `createDatasetVersion`. */
export type CreateDatasetVersionPayload = {
  __typename?: 'CreateDatasetVersionPayload';
  /** The version, PROCESSING; null where there are userErrors. */
  datasetVersion: Maybe<DatasetVersion>;
  /** What the caller can put right; empty where all went well. */
  userErrors: Array<UserError>;
};

/** Announces a file. Then send its bytes with the method, to the address and with the headers that are answered. */
export type CreateUploadInput = {
  /** Size in bytes, checked on arrival where given. */
  byteSize?: InputMaybe<Scalars['SafeInt']['input']>;
  /** The file's own name; its ending helps to tell the format. */
  filename: Scalars['String']['input'];
  /** A key of yours, 1..200 characters: for 24 hours the same key with the same input answers the same object, however often it is sent. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** SHA-256 of the bytes in hexadecimal, checked on arrival where given. */
  sha256?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `createUpload`. */
export type CreateUploadPayload = {
  __typename?: 'CreateUploadPayload';
  /** The upload that waits for its bytes; null where there are userErrors. */
  upload: Maybe<Upload>;
  /** What the caller can put right; empty where all went well. */
  userErrors: Array<UserError>;
};

/** Cuts off the borders of [length, channels]. */
export type Cropping1dInput = {
  /** Values cut off the start and the end. */
  cropping: Array<Scalars['Int']['input']>;
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in cropping1d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Cuts off the borders of [height, width, channels]. */
export type Cropping2dInput = {
  /** Rows cut off above and below, and columns off the left and the right. */
  cropping: Array<Scalars['Int']['input']>;
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in cropping2d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Cuts off the borders of [depth, height, width, channels]. */
export type Cropping3dInput = {
  /** Values cut off before and after the depth, then the height, then the width. */
  cropping: Array<Scalars['Int']['input']>;
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in cropping3d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Connectionist temporal classification (Graves et al. 2006). A row whose labels do not fit into its times counts 0. */
export type CtcInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Types of a tensor's elements. */
export type DataType =
  /** 32-bit floating point. */
  | 'FLOAT32'
  /** 32-bit whole numbers: what embeddings read. */
  | 'INT32';

/** A named, growing line of versions of one table. */
export type Dataset = Node & {
  __typename?: 'Dataset';
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** What it is, in the words of who made it. */
  description: Maybe<Scalars['String']['output']>;
  /** Its global id. */
  id: Scalars['ID']['output'];
  /** The newest version, whatever its status; null only for a moment during creation. */
  latestVersion: Maybe<DatasetVersion>;
  /** Unique in the project. */
  name: Scalars['String']['output'];
  /** Runs that trained on any of its versions, newest first. */
  trainingRuns: TrainingRunConnection;
  /** All versions, newest first. */
  versions: DatasetVersionConnection;
};


/** A named, growing line of versions of one table. */
export type DatasetTrainingRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A named, growing line of versions of one table. */
export type DatasetVersionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Which dataset is meant. */
export type DatasetBy =
  /** By its id. */
  { id: Scalars['ID']['input']; name?: never; }
  |  /** By its name in the project. */
  { id?: never; name: Scalars['String']['input']; };

/** A page of datasets. */
export type DatasetConnection = {
  __typename?: 'DatasetConnection';
  /** The page, each with its cursor. */
  edges: Array<DatasetEdge>;
  /** The page, without cursors. */
  nodes: Array<Dataset>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are on all pages. */
  totalCount: Scalars['SafeInt']['output'];
};

/** One of a page of datasets. */
export type DatasetEdge = {
  __typename?: 'DatasetEdge';
  /** Its place, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** What stands there. */
  node: Dataset;
};

/** Where rows come from: exactly one of these. */
export type DatasetSourceInput =
  /** Rows right here. */
  { inline: InlineSourceInput; sample?: never; upload?: never; }
  |  /** A dataset that comes with Strata. */
  { inline?: never; sample: SampleDatasetName; upload?: never; }
  |  /** A file that was sent to an upload. */
  { inline?: never; sample?: never; upload: UploadSourceInput; };

/** How far a dataset version is. */
export type DatasetStatus =
  /** Could not be made; `failure` says why. Nothing of it is kept. */
  | 'FAILED'
  /** Being read, typed, split and stored. */
  | 'PROCESSING'
  /** Complete and immutable. */
  | 'READY';

/** A table as it was at one moment: immutable once READY. */
export type DatasetVersion = Node & {
  __typename?: 'DatasetVersion';
  /** Bytes as stored; null until READY. */
  byteSize: Maybe<Scalars['SafeInt']['output']>;
  /** SHA-256 over features and content, in hexadecimal: equal content, equal hash. Null until READY. */
  contentHash: Maybe<Scalars['String']['output']>;
  /** When it was created. */
  createdAt: Scalars['DateTime']['output'];
  /** The dataset that it is a version of. */
  dataset: Dataset;
  /** Why it FAILED; null otherwise. */
  failure: Maybe<Failure>;
  /** Its columns, in the order of the source; empty until READY. */
  features: Array<Feature>;
  /** Its global id. */
  id: Scalars['ID']['output'];
  /** Counted from 1 within the dataset. */
  number: Scalars['Int']['output'];
  /** How far the work is while PROCESSING; null otherwise. */
  progress: Maybe<Progress>;
  /** When it became READY; null until then. */
  readyAt: Maybe<Scalars['DateTime']['output']>;
  /** Rows in all splits; null until READY. */
  rowCount: Maybe<Scalars['SafeInt']['output']>;
  /** Its rows, in the order of the source; empty until READY. */
  rows: RowConnection;
  /** Its splits that have rows; empty until READY. */
  splits: Array<Split>;
  /** How far it is. */
  status: DatasetStatus;
};


/** A table as it was at one moment: immutable once READY. */
export type DatasetVersionRowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  split?: InputMaybe<SplitName>;
};

/** A page of dataset versions. */
export type DatasetVersionConnection = {
  __typename?: 'DatasetVersionConnection';
  /** The page, each with its cursor. */
  edges: Array<DatasetVersionEdge>;
  /** The page, without cursors. */
  nodes: Array<DatasetVersion>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are on all pages. */
  totalCount: Scalars['SafeInt']['output'];
};

/** One of a page of dataset versions. */
export type DatasetVersionEdge = {
  __typename?: 'DatasetVersionEdge';
  /** Its place, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** What stands there. */
  node: DatasetVersion;
};

/** A fully connected layer. */
export type DenseInput = {
  /** Applied to the result. */
  activation: Activation;
  /** How the bias starts. (Default: zeros) */
  biasInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the bias, added to the loss. (Default: none) */
  biasRegularizer?: InputMaybe<RegularizerInput>;
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How the kernel starts. (Default: glorotUniform) */
  kernelInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the kernel, added to the loss. (Default: none) */
  kernelRegularizer?: InputMaybe<RegularizerInput>;
  /** Unique among layers and inputs. (Default: by type and place, as in dense_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Length of the last axis of the result; at least 1. */
  units: Scalars['Int']['input'];
  /** False: no bias is added. */
  useBias: Scalars['Boolean']['input'];
};

/** Convolution of each channel by itself. */
export type DepthwiseConv1dInput = {
  /** Applied to the result. */
  activation: Activation;
  /** How the bias starts. (Default: zeros) */
  biasInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the bias, added to the objective. (Default: none) */
  biasRegularizer?: InputMaybe<RegularizerInput>;
  /** Kernels for each channel of the input. */
  depthMultiplier: Scalars['Int']['input'];
  /** How the depthwise kernel starts. (Default: glorotUniform) */
  depthwiseInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the depthwise kernel, added to the objective. (Default: none) */
  depthwiseRegularizer?: InputMaybe<RegularizerInput>;
  /** Distance between the values that a kernel reads. */
  dilationRate: Scalars['Int']['input'];
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Length of the kernels. */
  kernelSize: Scalars['Int']['input'];
  /** Unique among layers and inputs. (Default: by type and place, as in depthwise_conv1d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Valid reads whole windows only; same pads with zeros so that stride 1 keeps the size. */
  padding: Padding;
  /** Steps of the kernels. */
  strides: Scalars['Int']['input'];
  /** Adds a learned offset to each output. */
  useBias: Scalars['Boolean']['input'];
};

/** Convolution of each channel by itself. */
export type DepthwiseConv2dInput = {
  /** Applied to the result. */
  activation: Activation;
  /** How the bias starts. (Default: zeros) */
  biasInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the bias, added to the objective. (Default: none) */
  biasRegularizer?: InputMaybe<RegularizerInput>;
  /** Kernels for each channel of the input. */
  depthMultiplier: Scalars['Int']['input'];
  /** How the depthwise kernel starts. (Default: glorotUniform) */
  depthwiseInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the depthwise kernel, added to the objective. (Default: none) */
  depthwiseRegularizer?: InputMaybe<RegularizerInput>;
  /** Distance between the values that a kernel reads, down and across. */
  dilationRate: Array<Scalars['Int']['input']>;
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Height and width of the kernels. */
  kernelSize: Array<Scalars['Int']['input']>;
  /** Unique among layers and inputs. (Default: by type and place, as in depthwise_conv2d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Valid reads whole windows only; same pads with zeros so that stride 1 keeps the size. */
  padding: Padding;
  /** Steps of the kernels down and across. */
  strides: Array<Scalars['Int']['input']>;
  /** Adds a learned offset to each output. */
  useBias: Scalars['Boolean']['input'];
};

/** Overlap (Milletari et al. 2016). */
export type DiceInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Sums of products of two inputs along one axis of each. */
export type DotInput = {
  /** The axis of each input over which products are summed; as in Keras counted from 1 (0 is the batch), or from the end if negative. */
  axes: Array<Scalars['Int']['input']>;
  /** Names of the layers or inputs that it reads: two. (Default: the architecture's inputs, for the first layer) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in dot_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Scales both inputs to length 1 along that axis first: the result is the cosine of their angle. */
  normalize: Scalars['Boolean']['input'];
};

/** Zeroes at random, in training. */
export type DropoutInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in dropout_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Share of the elements that is set to zero, 0 <= rate < 1. */
  rate: Scalars['Float']['input'];
};

/** When a stage ends before its epochs are over. The best weights are put back. */
export type EarlyStoppingInput = {
  /** Least change that counts as an improvement, at least 0. */
  minDelta: Scalars['Float']['input'];
  /** Which way is better. (Default: as the metric has it) */
  mode?: InputMaybe<EarlyStoppingMode>;
  /** The metric that is watched, on VALIDATION where the dataset has it, else on TRAIN. */
  monitor: MetricName;
  /** Epochs without improvement before stopping, at least 1. */
  patience: Scalars['Int']['input'];
};

/** Which way a watched metric is better. */
export type EarlyStoppingMode =
  /** More is better. */
  | 'MAX'
  /** Less is better. */
  | 'MIN';

/** x above zero, alpha x (exp(x) - 1) below. */
export type EluInput = {
  /** The result goes down to -alpha. */
  alpha: Scalars['Float']['input'];
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in elu_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** How the distance of two embeddings is measured. */
export type EmbeddingDistance =
  /** 1 - cosine of their angle, 0..2. */
  | 'COSINE'
  /** Length of their difference. */
  | 'EUCLIDEAN';

/** A learned vector for each whole number. */
export type EmbeddingInput = {
  /** How the vectors start. (Default: uniform in ±0.05) */
  embeddingsInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the vectors, added to the loss. (Default: none) */
  embeddingsRegularizer?: InputMaybe<RegularizerInput>;
  /** How many different numbers there are: 0 <= number < inputDim. */
  inputDim: Scalars['Int']['input'];
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** True: number 0 stands for padding. Recurrent layers, averages over time, losses and metrics pass over such steps; the input is [steps]. */
  maskZero: Scalars['Boolean']['input'];
  /** Unique among layers and inputs. (Default: by type and place, as in embedding_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Length of each vector. */
  outputDim: Scalars['Int']['input'];
};

/** How values become numbers: exactly one of these. What it learns, it learns on the train split, and it travels with the model. */
export type EncodingInput =
  /** The category's code as a whole number, for embeddings and sparse losses. */
  { index: IndexInput; none?: never; oneHot?: never; rescale?: never; standardize?: never; tokenize?: never; }
  |  /** Numbers as they are. */
  { index?: never; none: NoEncodingInput; oneHot?: never; rescale?: never; standardize?: never; tokenize?: never; }
  |  /** One element for each category. A missing or unseen category is all zeros. */
  { index?: never; none?: never; oneHot: OneHotInput; rescale?: never; standardize?: never; tokenize?: never; }
  |  /** The train split's range (images: 0..255, booleans: 0..1) to a range of yours. A missing number becomes its lower end. */
  { index?: never; none?: never; oneHot?: never; rescale: RescaleInput; standardize?: never; tokenize?: never; }
  |  /** To mean 0 and standard deviation 1; for tensors along the last axis. A missing number becomes the mean, 0. */
  { index?: never; none?: never; oneHot?: never; rescale?: never; standardize: StandardizeInput; tokenize?: never; }
  |  /** A text as the codes of its tokens, for an INT32 input that an embedding reads. The only encoding of TEXT. */
  { index?: never; none?: never; oneHot?: never; rescale?: never; standardize?: never; tokenize: TokenizeInput; };

/** All layers on the run's targets. The same bytes as `staged` with one such stage. */
export type EndToEndInput = {
  /** Most epochs, at least 1. */
  epochs: Scalars['Int']['input'];
};

/** A metric of a model version. */
export type Evaluation = {
  __typename?: 'Evaluation';
  /** The metric. */
  name: MetricName;
  /** The output that it is measured on; null: the whole model. */
  output: Maybe<Scalars['String']['output']>;
  /** The split that it was measured on. */
  split: SplitName;
  /** The value; null where it was not finite. */
  value: Maybe<Scalars['Float']['output']>;
};

/** What ONNX Runtime runs operations on; those that a provider does not have run on the processor. */
export type ExecutionProvider =
  /** Apple's Core ML: macOS. */
  | 'COREML'
  /** The processor: everywhere. */
  | 'CPU'
  /** An Nvidia GPU: Linux on x64, where onnxruntime-node was installed with its CUDA libraries. */
  | 'CUDA'
  /** A GPU through DirectML: Windows. */
  | 'DIRECTML'
  /** A GPU through Vulkan, Metal or Direct3D 12: Linux on x64, Windows and macOS. */
  | 'WEBGPU';

/** Whether an executor can be used here. */
export type ExecutorAvailability = {
  __typename?: 'ExecutorAvailability';
  /** True where a run may ask for it. */
  isAvailable: Scalars['Boolean']['output'];
  /** What it is, or why it cannot be used. */
  message: Scalars['String']['output'];
  /** Which executor. */
  name: ExecutorName;
};

/** What can run training steps. */
export type ExecutorName =
  /** The fastest that is installed: COMPILED, else TENSORFLOW, else EAGER. */
  | 'AUTO'
  /** Traced once to an ONNX graph, run by ONNX Runtime. */
  | 'COMPILED'
  /** TensorFlow.js on its cpu backend: slow, and the reference. */
  | 'EAGER'
  /** TensorFlow's native library through tfjs-node, where it is installed. */
  | 'TENSORFLOW';

/** A learning rate that falls evenly: times factor^(steps / everySteps). */
export type ExponentialScheduleInput = {
  /** Steps over which it falls by the factor, at least 1. */
  everySteps: Scalars['SafeInt']['input'];
  /** What it is multiplied by, above 0. */
  factor: Scalars['Float']['input'];
  /** Steps over which it first rises from 0. */
  warmupSteps: Scalars['SafeInt']['input'];
};

/** Formats that other libraries run a model in. Inputs and outputs are those of the architecture, by its names: encoded values (see `signature`), not raw features. */
export type ExportFormat =
  /** One file, model.onnx, operator set 21, for batches of any size (axis `batch`): ONNX Runtime, in any language and in browsers. Holds every layer. Axes of any length stay open, where the layers do the same for every length; the sequences of one batch are then equally long. */
  | 'ONNX'
  /** A TensorFlow.js layers model: model.json, whose downloadUrl `tf.loadLayersModel` takes as it is, and weights.bin, which it finds beside it. Holds the layers that TensorFlow.js has; the others are userErrors. */
  | 'TFJS';

/** Which model version to write, and how. */
export type ExportModelVersionInput = {
  /** The format to write it in. */
  format: ExportFormat;
  /** The version. */
  modelVersionId: Scalars['ID']['input'];
};

/** Answer of `exportModelVersion`. */
export type ExportModelVersionPayload = {
  __typename?: 'ExportModelVersionPayload';
  /** The files, the one to open first; null where there are userErrors. */
  files: Maybe<Array<ExportedFile>>;
  /** What the caller can put right, such as layers that the format does not have; empty where all went well. */
  userErrors: Array<UserError>;
};

/** A file of an exported model. */
export type ExportedFile = {
  __typename?: 'ExportedFile';
  /** Size in bytes. */
  byteSize: Scalars['SafeInt']['output'];
  /** Where to GET it: an absolute address, signed; it expires after an hour. A page of another origin may read it where CORS_ORIGINS names that origin. */
  downloadUrl: Scalars['String']['output'];
  /** What it is called: model.onnx, model.json or weights.bin. */
  name: Scalars['String']['output'];
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: Scalars['String']['output'];
};

/** Why something that was under way ended badly. */
export type Failure = {
  __typename?: 'Failure';
  /** What kind of failure it is, for programs. */
  code: FailureCode;
  /** What happened, for people. */
  message: Scalars['String']['output'];
  /** The optimizer update (counted from 1 over the run) at which it happened, where there was one. */
  step: Maybe<Scalars['SafeInt']['output']>;
};

/** The kinds of failures. */
export type FailureCode =
  /** There are no rows. */
  | 'EMPTY_FILE'
  /** The process that read the dataset ended unexpectedly, more than once; the message gives its signal or exit status. */
  | 'INGESTER_DIED'
  /** A fault of the server; its log says more. */
  | 'INTERNAL'
  /** Something in the request does not fit the source: a kind that its values do not have, splits that leave nothing to train on. */
  | 'INVALID_INPUT'
  /** What was stored for the run cannot be trained. */
  | 'INVALID_TASK'
  /** The source is not what it should be: ragged rows, a broken archive, a file of another format. */
  | 'MALFORMED_FILE'
  /** A loss, weight or gradient became NaN or infinite: `step` tells when, the message which layer and tensor was first, and what would help. */
  | 'NON_FINITE_LOSS'
  /** The process went over its memory limit, twice without progress in between; the message gives signal and peak memory. */
  | 'OUT_OF_MEMORY'
  /** A shape that its bytes do not fill, or arrays of different lengths. */
  | 'SHAPE_MISMATCH'
  /** Bytes that were stored are no longer there. */
  | 'STORAGE_LOST'
  /** More than a limit: columns, categories, unpacked bytes. */
  | 'TOO_LARGE'
  /** The process that trained ended unexpectedly, twice without progress in between; the message gives its signal or exit status, and its peak memory. */
  | 'TRAINER_DIED'
  /** A feature or column is named that the source does not have. */
  | 'UNKNOWN_FEATURE'
  /** Text that is not UTF-8. */
  | 'WRONG_ENCODING';

/** A typed column of a dataset version. */
export type Feature = {
  __typename?: 'Feature';
  /** CATEGORICAL, and SEQUENCE of names: its categories, in the order of their codes. Null for the others. */
  categories: Maybe<Array<Scalars['String']['output']>>;
  /** What it holds, and so its form in JSON. */
  kind: FeatureKind;
  /** Unique within the version. */
  name: Scalars['String']['output'];
  /** Shape of one value: [] for scalars, [height, width, channels] for images; of a SEQUENCE the most steps that a row has, then the shape of one. */
  shape: Array<Scalars['Int']['output']>;
  /** What its values look like, over all splits. */
  statistics: FeatureStatistics;
};

/** What a feature holds, and its form in a FeatureRow. A missing value is null. */
export type FeatureKind =
  /** true or false; 0 and 1 are read as such. */
  | 'BOOLEAN'
  /** One of a set of names, as a string: "setosa". A number or boolean is read as its text. */
  | 'CATEGORICAL'
  /**
   * An image [height, width, channels] of whole numbers 0..255, as a flat row-major array or nested arrays (an axis of one
   * channel may be left out). Answered flat.
   */
  | 'IMAGE'
  /** A number: 5.1 */
  | 'NUMERIC'
  /**
   * Steps one after another, as many as a row has, one at least: numbers, arrays of numbers of one shape, or names of
   * categories: [3, 17, 5], [[0.1, 2], [0.3, 1]] or ["noun", "verb"]. Never inferred: say it in `features`. Feeds an input of shape [null, ...], whose layers pass over
   * what pads it beside longer ones; whole numbers may feed an INT32 input that an embedding reads. Each step is encoded by
   * itself. From inline rows only.
   */
  | 'SEQUENCE'
  /** Numbers of a fixed shape, as a flat row-major array or nested arrays: [1, 2, 3, 4] or [[1, 2], [3, 4]]. Answered flat. */
  | 'TENSOR'
  /** A string of any length. */
  | 'TEXT';

/** What the inference of types should not decide by itself, for one column. */
export type FeatureOverrideInput = {
  /** CATEGORICAL: its categories in the order of their codes; a value that is not among them is missing. (Default: those found, sorted) */
  categories?: InputMaybe<Array<Scalars['String']['input']>>;
  /** True: the column is left out. */
  exclude: Scalars['Boolean']['input'];
  /** Its kind. (Default: inferred) */
  kind?: InputMaybe<FeatureKind>;
  /** The column's name in the source; one that is not there is UNKNOWN_FEATURE. */
  name: Scalars['String']['input'];
};

/** Summary of a feature's values. What does not apply to its kind is null. */
export type FeatureStatistics = {
  __typename?: 'FeatureStatistics';
  /** Values that are there. */
  count: Scalars['SafeInt']['output'];
  /** Different values: exact up to 10,000, else estimated. Null for TENSOR, SEQUENCE and IMAGE. */
  distinctCount: Maybe<Scalars['SafeInt']['output']>;
  /** NUMERIC, TENSOR, SEQUENCE and IMAGE: counts over bins of equal width, from minimum to maximum. */
  histogram: Maybe<Array<HistogramBin>>;
  /** Largest number (over all elements for TENSOR, SEQUENCE and IMAGE). */
  maximum: Maybe<Scalars['Float']['output']>;
  /** TEXT: characters of the longest value. */
  maximumLength: Maybe<Scalars['SafeInt']['output']>;
  /** Mean of the numbers (over all elements for TENSOR, SEQUENCE and IMAGE). */
  mean: Maybe<Scalars['Float']['output']>;
  /** NUMERIC: the middle value, approximated on large data. */
  median: Maybe<Scalars['Float']['output']>;
  /** Smallest number (over all elements for TENSOR, SEQUENCE and IMAGE). */
  minimum: Maybe<Scalars['Float']['output']>;
  /** Values that are missing. */
  missingCount: Scalars['SafeInt']['output'];
  /** Standard deviation of the numbers, of the population. */
  standardDeviation: Maybe<Scalars['Float']['output']>;
  /** CATEGORICAL and BOOLEAN: counts of the most frequent values, at most 100, the largest first. */
  topValues: Maybe<Array<ValueCount>>;
};

/** All elements on one axis. */
export type FlattenInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in flatten_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** In training multiplies each value with normal noise of mean 1 and variance rate / (1 - rate); else passes its input through. */
export type GaussianDropoutInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in gaussian_dropout_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Strength of the noise as the rate of the dropout that it stands for: its variance is rate / (1 - rate). */
  rate: Scalars['Float']['input'];
};

/** In training adds normal noise of mean 0 to each value; else passes its input through. */
export type GaussianNoiseInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in gaussian_noise_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Standard deviation of the noise. */
  stddev: Scalars['Float']['input'];
};

/** Mean over all steps. */
export type GlobalAveragePooling1dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in global_average_pooling1d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Mean over an image. */
export type GlobalAveragePooling2dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in global_average_pooling2d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** The mean over a whole volume. */
export type GlobalAveragePooling3dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in global_average_pooling3d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Largest value over all steps. */
export type GlobalMaxPooling1dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in global_max_pooling1d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Largest value over an image. */
export type GlobalMaxPooling2dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in global_max_pooling2d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** The greatest value over a whole volume. */
export type GlobalMaxPooling3dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in global_max_pooling3d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** How gradients are kept small: exactly one of these, above 0. */
export type GradientClippingInput =
  /** All gradients together are scaled down to at most this norm. */
  { globalNorm: Scalars['Float']['input']; norm?: never; value?: never; }
  |  /** Each weight's gradient is scaled down to at most this norm. */
  { globalNorm?: never; norm: Scalars['Float']['input']; value?: never; }
  |  /** Each element is cut to ± this. */
  { globalNorm?: never; norm?: never; value: Scalars['Float']['input']; };

/** Block after block: each is trained with the blocks before it frozen, on what they make of the input. */
export type GreedyLayerwiseInput = {
  /** Names of the layers of each block, in order. (Default: each layer with weights, together with the layers without weights before it; those after the last one belong to it. A submodel counts as one layer, a frozen one belongs to no block.) A block that holds an output layer learns the run's targets. */
  blocks?: InputMaybe<Array<Array<Scalars['String']['input']>>>;
  /** RECONSTRUCTION: share of each block's input that is set to zero before it reads it, 0 <= share < 1. With it the blocks are a stacked denoising autoencoder (Vincent 2010). */
  corruption: Scalars['Float']['input'];
  /** Most epochs of each block, at least 1. */
  epochsPerBlock: Scalars['Int']['input'];
  /** Epochs of end-to-end training after the last block. */
  fineTuneEpochs: Scalars['Int']['input'];
  /** What each block is trained on. */
  objective: GreedyObjective;
};

/** What each block of greedy layer-wise training is trained on. */
export type GreedyObjective =
  /** Rebuilding its own input through a temporary decoder. */
  | 'RECONSTRUCTION'
  /** The run's target, through a temporary head. */
  | 'SUPERVISED';

/** (x - mean) / sqrt(variance + epsilon) x gamma + beta, mean and variance over each group of channels of each sample. */
export type GroupNormalizationInput = {
  /** The axis of the channels; as in Keras counted from 1 (0 is the batch), or from the end if negative. */
  axis: Scalars['Int']['input'];
  /** How the offset starts. (Default: zeros) */
  betaInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the offset, added to the objective. (Default: none) */
  betaRegularizer?: InputMaybe<RegularizerInput>;
  /** Adds a learned offset (beta) for each channel. */
  center: Scalars['Boolean']['input'];
  /** Added to the variance before the root. */
  epsilon: Scalars['Float']['input'];
  /** How the factor starts. (Default: ones) */
  gammaInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the factor, added to the objective. (Default: none) */
  gammaRegularizer?: InputMaybe<RegularizerInput>;
  /** Parts that the channels are cut into, each normalized by itself; must divide them. 1 is layer normalization, -1 (a group for each channel) instance normalization. */
  groups: Scalars['Int']['input'];
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in group_normalization_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Multiplies by a learned factor (gamma) for each channel. */
  scale: Scalars['Boolean']['input'];
};

/** A gated recurrent unit layer. */
export type GruInput = {
  /** Applied to the new state. */
  activation: Activation;
  /** How the bias starts. (Default: zeros) */
  biasInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the bias, added to the loss. (Default: none) */
  biasRegularizer?: InputMaybe<RegularizerInput>;
  /** Share of the input values dropped in training: the same ones at every time step. */
  dropout: Scalars['Float']['input'];
  /** True: the steps are read from the last to the first. */
  goBackwards: Scalars['Boolean']['input'];
  /** What it reads: a sequence and, where it does not start at zeros, its first states (state), such as encoder.state. Others read its last ones as name.state. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How the kernel starts. (Default: glorotUniform) */
  kernelInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the kernel, added to the loss. (Default: none) */
  kernelRegularizer?: InputMaybe<RegularizerInput>;
  /** Unique among layers and inputs. (Default: by type and place, as in gru_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Applied in the update and reset gates. */
  recurrentActivation: Activation;
  /** Share of the state values dropped in training: the same ones at every time step. */
  recurrentDropout: Scalars['Float']['input'];
  /** How the recurrent kernel starts. (Default: orthogonal) */
  recurrentInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the recurrent kernel, added to the loss. (Default: none) */
  recurrentRegularizer?: InputMaybe<RegularizerInput>;
  /** Applies the reset gate after the recurrent product, with a bias of its own (cuDNN), rather than before. */
  resetAfter: Scalars['Boolean']['input'];
  /** True: the state after each step, [steps, units]; false: after the last one, [units]. */
  returnSequences: Scalars['Boolean']['input'];
  /** Length of the state, and so of the result; at least 1. */
  units: Scalars['Int']['input'];
  /** False: no bias is added. */
  useBias: Scalars['Boolean']['input'];
};

/** Distance from the right side of 0 by 1. */
export type HingeInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A bin of a histogram. */
export type HistogramBin = {
  __typename?: 'HistogramBin';
  /** Values in it. */
  count: Scalars['SafeInt']['output'];
  /** Lower end, included. */
  from: Scalars['Float']['output'];
  /** Upper end, excluded but in the last bin. */
  to: Scalars['Float']['output'];
};

/** A header of an HTTP request. */
export type HttpHeader = {
  __typename?: 'HttpHeader';
  /** Its name. */
  name: Scalars['String']['output'];
  /** Its value. */
  value: Scalars['String']['output'];
};

/** Huber's loss. */
export type HuberInput = {
  /** Error, in the encoded target's unit, from which on it counts absolutely; above 0. */
  delta: Scalars['Float']['input'];
};

/** What was chosen for a run, defaults filled in. */
export type Hyperparameters = {
  __typename?: 'Hyperparameters';
  /** Rows of one step, of the stages that name none. */
  batchSize: Scalars['Int']['output'];
  /** A valid EarlyStoppingInput; null: none. */
  earlyStopping: Maybe<Scalars['JSON']['output']>;
  /** A valid GradientClippingInput; null: none. */
  gradientClipping: Maybe<Scalars['JSON']['output']>;
  /** What the architecture's inputs read. */
  inputs: Array<InputBinding>;
  /** Name that the model is published under. */
  modelName: Scalars['String']['output'];
  /** A valid OptimizerInput: of the stages that name none. */
  optimizer: Scalars['JSON']['output'];
  /** All randomness comes from it: initial weights, dropout, order of rows. */
  seed: Scalars['SafeInt']['output'];
  /** What the architecture's outputs learn. */
  targets: Array<TargetBinding>;
};

/** The identity matrix. */
export type IdentityInput = {
  /** Factor on every value. */
  gain: Scalars['Float']['input'];
};

/** An architecture that Keras wrote. */
export type ImportArchitectureInput = {
  /** What it is, up to 10,000 characters. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** A key of yours, 1..200 characters: for 24 hours the same key with the same input answers the same object, however often it is sent. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What `model.to_json()` of Keras 2 or 3 gives, as an object or as its text: Sequential and Functional models of layers that the catalogue has. Weights are not part of it. */
  keras: Scalars['JSON']['input'];
  /** 1..200 characters. A name in use: this becomes its next version. */
  name: Scalars['String']['input'];
};

/** Answer of `importArchitecture`. */
export type ImportArchitecturePayload = {
  __typename?: 'ImportArchitecturePayload';
  /** The architecture; null where there are userErrors. */
  architecture: Maybe<Architecture>;
  /** What the caller can put right, such as layers that have no counterpart; empty where all went well. */
  userErrors: Array<UserError>;
};

/** A model that was trained elsewhere. */
export type ImportModelInput = {
  /** A key of yours, 1..200 characters: for 24 hours the same key with the same input answers the same object, however often it is sent. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Name of the model, and of its architecture; a name in use gets its next version. */
  name: Scalars['String']['input'];
  /** Files of a TensorFlow.js layers model, uploaded before (see `createUpload`). */
  tfjs: TfjsSourceInput;
};

/** Answer of `importModel`. */
export type ImportModelPayload = {
  __typename?: 'ImportModelPayload';
  /** The new version; null where there are userErrors. Each input is a TENSOR feature of the input's name, taken as it is; each output is given as it is. */
  modelVersion: Maybe<ModelVersion>;
  /** What the caller can put right, such as layers that have no counterpart; empty where all went well. */
  userErrors: Array<UserError>;
};

/** The category's code. */
export type IndexInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/**
 * How a weight starts: exactly one of these, by Keras's definitions. fanIn and fanOut: how many values one value of the
 * result reads, and how many one value of the input feeds.
 */
export type InitializerInput =
  /** One value everywhere. */
  { constant: ConstantInitializerInput; glorotNormal?: never; glorotUniform?: never; heNormal?: never; heUniform?: never; identity?: never; lecunNormal?: never; lecunUniform?: never; ones?: never; orthogonal?: never; randomNormal?: never; randomUniform?: never; truncatedNormal?: never; zeros?: never; }
  |  /** Truncated normal of variance 2 / (fanIn + fanOut) (Glorot 2010). */
  { constant?: never; glorotNormal: SeededInitializerInput; glorotUniform?: never; heNormal?: never; heUniform?: never; identity?: never; lecunNormal?: never; lecunUniform?: never; ones?: never; orthogonal?: never; randomNormal?: never; randomUniform?: never; truncatedNormal?: never; zeros?: never; }
  |  /** Uniform in ±sqrt(6 / (fanIn + fanOut)) (Glorot 2010). */
  { constant?: never; glorotNormal?: never; glorotUniform: SeededInitializerInput; heNormal?: never; heUniform?: never; identity?: never; lecunNormal?: never; lecunUniform?: never; ones?: never; orthogonal?: never; randomNormal?: never; randomUniform?: never; truncatedNormal?: never; zeros?: never; }
  |  /** Truncated normal of variance 2 / fanIn (He 2015). */
  { constant?: never; glorotNormal?: never; glorotUniform?: never; heNormal: SeededInitializerInput; heUniform?: never; identity?: never; lecunNormal?: never; lecunUniform?: never; ones?: never; orthogonal?: never; randomNormal?: never; randomUniform?: never; truncatedNormal?: never; zeros?: never; }
  |  /** Uniform in ±sqrt(6 / fanIn) (He 2015). */
  { constant?: never; glorotNormal?: never; glorotUniform?: never; heNormal?: never; heUniform: SeededInitializerInput; identity?: never; lecunNormal?: never; lecunUniform?: never; ones?: never; orthogonal?: never; randomNormal?: never; randomUniform?: never; truncatedNormal?: never; zeros?: never; }
  |  /** The identity matrix; for weights of two axes. */
  { constant?: never; glorotNormal?: never; glorotUniform?: never; heNormal?: never; heUniform?: never; identity: IdentityInput; lecunNormal?: never; lecunUniform?: never; ones?: never; orthogonal?: never; randomNormal?: never; randomUniform?: never; truncatedNormal?: never; zeros?: never; }
  |  /** Truncated normal of variance 1 / fanIn (LeCun 1998). */
  { constant?: never; glorotNormal?: never; glorotUniform?: never; heNormal?: never; heUniform?: never; identity?: never; lecunNormal: SeededInitializerInput; lecunUniform?: never; ones?: never; orthogonal?: never; randomNormal?: never; randomUniform?: never; truncatedNormal?: never; zeros?: never; }
  |  /** Uniform in ±sqrt(3 / fanIn) (LeCun 1998). */
  { constant?: never; glorotNormal?: never; glorotUniform?: never; heNormal?: never; heUniform?: never; identity?: never; lecunNormal?: never; lecunUniform: SeededInitializerInput; ones?: never; orthogonal?: never; randomNormal?: never; randomUniform?: never; truncatedNormal?: never; zeros?: never; }
  |  /** 1 everywhere. */
  { constant?: never; glorotNormal?: never; glorotUniform?: never; heNormal?: never; heUniform?: never; identity?: never; lecunNormal?: never; lecunUniform?: never; ones: PlainInitializerInput; orthogonal?: never; randomNormal?: never; randomUniform?: never; truncatedNormal?: never; zeros?: never; }
  |  /** A random orthogonal matrix (Saxe 2013); for weights of two and more axes. */
  { constant?: never; glorotNormal?: never; glorotUniform?: never; heNormal?: never; heUniform?: never; identity?: never; lecunNormal?: never; lecunUniform?: never; ones?: never; orthogonal: OrthogonalInput; randomNormal?: never; randomUniform?: never; truncatedNormal?: never; zeros?: never; }
  |  /** Normal distribution. */
  { constant?: never; glorotNormal?: never; glorotUniform?: never; heNormal?: never; heUniform?: never; identity?: never; lecunNormal?: never; lecunUniform?: never; ones?: never; orthogonal?: never; randomNormal: RandomNormalInput; randomUniform?: never; truncatedNormal?: never; zeros?: never; }
  |  /** Uniform distribution. */
  { constant?: never; glorotNormal?: never; glorotUniform?: never; heNormal?: never; heUniform?: never; identity?: never; lecunNormal?: never; lecunUniform?: never; ones?: never; orthogonal?: never; randomNormal?: never; randomUniform: RandomUniformInput; truncatedNormal?: never; zeros?: never; }
  |  /** Normal distribution, drawn again beyond two standard deviations. */
  { constant?: never; glorotNormal?: never; glorotUniform?: never; heNormal?: never; heUniform?: never; identity?: never; lecunNormal?: never; lecunUniform?: never; ones?: never; orthogonal?: never; randomNormal?: never; randomUniform?: never; truncatedNormal: RandomNormalInput; zeros?: never; }
  |  /** 0 everywhere. */
  { constant?: never; glorotNormal?: never; glorotUniform?: never; heNormal?: never; heUniform?: never; identity?: never; lecunNormal?: never; lecunUniform?: never; ones?: never; orthogonal?: never; randomNormal?: never; randomUniform?: never; truncatedNormal?: never; zeros: PlainInitializerInput; };

/** Rows given in the request itself. */
export type InlineSourceInput = {
  /** At least one row; all together at most `platform { limits { inlineRowCount } }`. */
  rows: Array<Scalars['FeatureRow']['input']>;
};

/** What an input of the architecture reads. */
export type InputBinding = {
  __typename?: 'InputBinding';
  /** A valid EncodingInput; null: each feature by its kind's default. */
  encoding: Maybe<Scalars['JSON']['output']>;
  /** The features, in the order in which they are joined. */
  features: Array<Scalars['String']['output']>;
  /** The architecture's input. */
  input: Scalars['String']['output'];
};

/** What an input of the architecture reads. */
export type InputBindingInput = {
  /** How their values become numbers. (Default: where the input feeds a submodel whose model was trained on a feature of the same name, kind and categories, as they did for the model, with what it learned then; else by kind: NUMERIC standardize, CATEGORICAL oneHot, BOOLEAN and IMAGE rescale to 0..1, TENSOR none, TEXT tokenize) */
  encoding?: InputMaybe<EncodingInput>;
  /** Features, joined in this order along the last axis. Equal element counts are reshaped row-major to the input's shape. */
  features: Array<Scalars['String']['input']>;
  /** The architecture's input. (Default, where it has one: that) */
  input?: InputMaybe<Scalars['String']['input']>;
};

/** How values between others are found. */
export type Interpolation =
  /** On the straight line between neighbours, along both axes; centres lie half a step inside. */
  | 'BILINEAR'
  /** The nearest value again. */
  | 'NEAREST';

/** Distance of two distributions. */
export type KullbackLeiblerDivergenceInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A penalty on magnitudes. */
export type L1Input = {
  /** Factor of the sum of magnitudes, at least 0. */
  l1: Scalars['Float']['input'];
};

/** A penalty on magnitudes and squares. */
export type L1L2Input = {
  /** Factor of the sum of magnitudes, at least 0. */
  l1: Scalars['Float']['input'];
  /** Factor of the sum of squares, at least 0. */
  l2: Scalars['Float']['input'];
};

/** A penalty on squares. */
export type L2Input = {
  /** Factor of the sum of squares, at least 0. */
  l2: Scalars['Float']['input'];
};

/** A label with its probability. */
export type LabelProbability = {
  __typename?: 'LabelProbability';
  /** The label. */
  label: Scalars['String']['output'];
  /** Its probability, 0..1. */
  probability: Scalars['Float']['output'];
};

/** A layer of an architecture. */
export type Layer = {
  __typename?: 'Layer';
  /** Floating-point operations of one forward pass over one sample; a multiply-add counts as two. */
  flopsPerSample: Scalars['SafeInt']['output'];
  /** Names of the layers or inputs that it reads. */
  inputs: Array<Scalars['String']['output']>;
  /** Unique in the architecture; left out it is called by type and place: dense_1, dense_2. */
  name: Scalars['String']['output'];
  /** Shape of its value, without the batch axis; null is an axis of any length. */
  outputShape: Array<Maybe<Scalars['Int']['output']>>;
  /** Numbers in its weights; of a submodel those of all its layers. */
  parameterCount: Scalars['SafeInt']['output'];
  /** A valid LayerInput with every default filled in, so that it can be sent back. */
  spec: Scalars['JSON']['output'];
  /** The field of LayerInput that it was given by, as in dense or conv2d. */
  type: Scalars['String']['output'];
};

/** Something that can be chosen for a kind of layer. */
export type LayerArgument = {
  __typename?: 'LayerArgument';
  /** What is taken where it is left out; null where there is none. */
  defaultValue: Maybe<Scalars['JSON']['output']>;
  /** What it means, with its unit. */
  description: Scalars['String']['output'];
  /** True where it must be given. */
  isRequired: Scalars['Boolean']['output'];
  /** Its name in the layer's input. */
  name: Scalars['String']['output'];
  /** Its GraphQL type, as in Int! or Activation!. */
  type: Scalars['String']['output'];
};

/** A layer: exactly one of these. `layerTypes` lists them with what each computes. */
export type LayerInput =
  /** An activation function by itself. */
  { activation: ActivationInput; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Sum of two or more inputs, element by element; their shapes must be equal, but an axis of 1 goes with any. */
  { activation?: never; add: AddInput; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Attention whose scores are sums of tanh(query + key) (Bahdanau 2015). */
  { activation?: never; add?: never; additiveAttention: AdditiveAttentionInput; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** In training sets each value to selu's lowest with probability `rate` and moves all so that mean and variance stay; else passes its input through. Goes with selu. The shape stays. Keras AlphaDropout; Klambauer et al. 2017. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout: AlphaDropoutInput; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Dot-product attention without kernels: softmax(query · key) · value (Luong 2015). */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention: AttentionInput; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** The mean of its inputs, value by value; their shapes must be equal, but an axis of 1 goes with any. Keras Average. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average: AverageInput; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Mean of each window of steps. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d: AveragePooling1dInput; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Mean of each window of an image, channel by channel. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d: AveragePooling2dInput; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** The mean of each window of a volume, padding left out. [depth, height, width, channels], channels stay. Keras AveragePooling3D. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d: AveragePooling3dInput; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Normalizes each channel over the batch in training, by moving statistics otherwise (Ioffe and Szegedy 2015). */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization: BatchNormalizationInput; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** A recurrent layer run forwards and, with weights of its own, backwards over [steps, channels]. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional: BidirectionalInput; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Joins two or more inputs along an axis; their other axes must agree. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate: ConcatenateInput; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Convolution along one axis: [steps, channels] to [steps, filters]. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d: Conv1dInput; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** The transposed convolution: each value is spread over a window, strides apart. [length, channels] becomes [length, filters], longer by the strides. Keras Conv1DTranspose. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose: Conv1dTransposeInput; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Convolution over images: [height, width, channels] to [height, width, filters]. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d: Conv2dInput; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** The transposed convolution: each value is spread over a window, strides apart. [height, width, channels] becomes [height, width, filters], larger by the strides. Keras Conv2DTranspose. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose: Conv2dTransposeInput; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Convolution over volumes or films: [depth, height, width, channels] becomes [depth, height, width, filters], smaller by the kernel (valid) and the strides. Keras Conv3D, channels last; strides and dilation may go together. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d: Conv3dInput; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** The transposed convolution: each value is spread over a window, strides apart. [depth, height, width, channels] becomes [depth, height, width, filters], larger by the strides. Keras Conv3DTranspose. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose: Conv3dTransposeInput; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Cuts off the borders of [length, channels]. Keras Cropping1D. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d: Cropping1dInput; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Cuts off the borders of [height, width, channels]. Keras Cropping2D. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d: Cropping2dInput; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Cuts off the borders of [depth, height, width, channels]. Keras Cropping3D. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d: Cropping3dInput; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Fully connected: activation(input · kernel + bias) over the last axis. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense: DenseInput; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Convolution of each channel by itself: [length, channels] becomes [length, channels x depthMultiplier]. Keras DepthwiseConv1D. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d: DepthwiseConv1dInput; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Convolution of each channel by itself: [height, width, channels] becomes [height, width, channels x depthMultiplier]. Keras DepthwiseConv2D. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d: DepthwiseConv2dInput; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Sums of products of two inputs along one axis of each: [a, n] and [b, n] over the last axes become [a, b], vectors a single number [1]. Keras Dot. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot: DotInput; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** In training, sets a random share of the elements to zero and scales the others up; else the identity. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout: DropoutInput; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** x above zero, alpha x (exp(x) - 1) below. The shape stays. Keras ELU; Clevert et al. 2016. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu: EluInput; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** A learned vector for each whole number: [...] of INT32 to [..., outputDim]. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding: EmbeddingInput; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** All elements on one axis, row-major. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten: FlattenInput; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** In training multiplies each value with normal noise of mean 1 and variance rate / (1 - rate); else passes its input through. The shape stays. Keras GaussianDropout; Srivastava et al. 2014. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout: GaussianDropoutInput; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** In training adds normal noise of mean 0 to each value; else passes its input through. The shape stays. Keras GaussianNoise. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise: GaussianNoiseInput; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Mean over all steps: [steps, channels] to [channels]. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d: GlobalAveragePooling1dInput; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Mean over an image: [height, width, channels] to [channels]. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d: GlobalAveragePooling2dInput; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** The mean over a whole volume. [depth, height, width, channels] becomes [channels]. Keras GlobalAveragePooling3D. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d: GlobalAveragePooling3dInput; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Largest value over all steps: [steps, channels] to [channels]. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d: GlobalMaxPooling1dInput; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Largest value over an image: [height, width, channels] to [channels]. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d: GlobalMaxPooling2dInput; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** The greatest value over a whole volume. [depth, height, width, channels] becomes [channels]. Keras GlobalMaxPooling3D. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d: GlobalMaxPooling3dInput; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** (x - mean) / sqrt(variance + epsilon) x gamma + beta, mean and variance over each group of channels of each sample. The shape stays. Keras GroupNormalization; Wu and He 2018. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization: GroupNormalizationInput; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Gated recurrent unit (Cho 2014), over [steps, channels]. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru: GruInput; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Normalizes each sample over its last axis (Ba 2016). */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization: LayerNormalizationInput; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** x above zero, negativeSlope x below. The shape stays. Keras LeakyReLU. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu: LeakyReluInput; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Adds a learned vector of its position to each place of a sequence (Devlin 2019). */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions: LearnedPositionsInput; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Long short-term memory (Hochreiter and Schmidhuber 1997, with forget gate), over [steps, channels]. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm: LstmInput; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Marks time steps that are padding, so that what comes behind passes over them, over [steps, channels]. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking: MaskingInput; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Largest value of each window of steps. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d: MaxPooling1dInput; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Largest value of each window of an image, channel by channel. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d: MaxPooling2dInput; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** The greatest value of each window of a volume. [depth, height, width, channels], channels stay. Keras MaxPooling3D. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d: MaxPooling3dInput; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** The greatest of its inputs, value by value; their shapes must be equal, but an axis of 1 goes with any. Keras Maximum. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum: MaximumInput; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** The least of its inputs, value by value; their shapes must be equal, but an axis of 1 goes with any. Keras Minimum. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum: MinimumInput; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Attention in several heads: one input attends to itself; of two or three, the first attends to the others (Vaswani 2017). */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention: MultiHeadAttentionInput; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** The product of its inputs, value by value; their shapes must be equal, but an axis of 1 goes with any. Keras Multiply. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply: MultiplyInput; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** The axes in another order: with dims [2, 1] [a, b] becomes [b, a]. Keras Permute. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute: PermuteInput; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** x above zero, alpha x below, alpha learned. The shape stays. Keras PReLU; He et al. 2015. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu: PreluInput; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** x above the threshold, at most maxValue; negativeSlope x (x - threshold) up to it. The shape stays. Keras ReLU. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu: ReluInput; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** The same vector again and again, as a sequence. [features] becomes [n, features]. Keras RepeatVector. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector: RepeatVectorInput; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** The same elements in another shape, row-major. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape: ReshapeInput; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** x / sqrt(mean(x^2) + epsilon) x scale, the mean over one axis of each sample; scale is learned. The shape stays. Keras RMSNormalization; Zhang and Sennrich 2019. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization: RmsNormalizationInput; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** A draw from the normal distribution of a mean and the logarithm of a variance, its two inputs in this order: mean + exp(logVariance / 2) x noise in training, the mean else. The shape stays. The reparameterization of Kingma and Welling 2014. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling: SamplingInput; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** A convolution of each channel by itself, then one that mixes the channels place by place: [length, channels] becomes [length, filters]. Keras SeparableConv1D; Chollet 2017. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d: SeparableConv1dInput; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** A convolution of each channel by itself, then one that mixes the channels place by place: [height, width, channels] becomes [height, width, filters]. Keras SeparableConv2D; Chollet 2017. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d: SeparableConv2dInput; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Recurrent: state = activation(input · kernel + state · recurrentKernel + bias), over [steps, channels]. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn: SimpleRnnInput; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Adds fixed sines and cosines of its position to each place of a sequence (Vaswani 2017). */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions: SinusoidalPositionsInput; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** exp(x) over its sum along an axis. The shape stays. Keras Softmax. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax: SoftmaxInput; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** In training sets whole channels of [length, channels] to zero with probability `rate` and scales the others by 1 / (1 - rate); else passes its input through. The shape stays. Keras SpatialDropout1D; Tompson et al. 2015. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d: SpatialDropout1dInput; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** In training sets whole channels of [height, width, channels] to zero with probability `rate` and scales the others by 1 / (1 - rate); else passes its input through. The shape stays. Keras SpatialDropout2D; Tompson et al. 2015. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d: SpatialDropout2dInput; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** In training sets whole channels of [depth, height, width, channels] to zero with probability `rate` and scales the others by 1 / (1 - rate); else passes its input through. The shape stays. Keras SpatialDropout3D; Tompson et al. 2015. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d: SpatialDropout3dInput; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** A model that was trained before, or its layers from one to another, frozen or trained on: layered learning out of sub-models. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel: SubmodelInput; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** The first input less the second, value by value; their shapes must be equal, but an axis of 1 goes with any. Keras Subtract. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract: SubtractInput; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** A layer over every step of a sequence, the same for all: [time, ...] becomes [time, what the layer makes of ...]. Keras TimeDistributed. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed: TimeDistributedInput; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** A block of a transformer decoder: causal self-attention, with a second input attention to it, and two dense layers. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder: TransformerDecoderInput; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** A block of a transformer encoder: self-attention and two dense layers, with residual sums and normalization. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder: TransformerEncoderInput; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Scales each sample to Euclidean length 1 along an axis. The shape stays. Keras UnitNormalization. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization: UnitNormalizationInput; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Each value `size` times in a row. [length, channels] becomes [length x size, channels]. Keras UpSampling1D. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d: UpSampling1dInput; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** A larger image, by repeating values or between them. [height, width, channels], channels stay. Keras UpSampling2D. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d: UpSampling2dInput; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** A larger volume, by repeating values. [depth, height, width, channels], channels stay. Keras UpSampling3D. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d: UpSampling3dInput; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Zeros around [length, channels]. Keras ZeroPadding1D. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d: ZeroPadding1dInput; zeroPadding2d?: never; zeroPadding3d?: never; }
  |  /** Zeros around [height, width, channels]. Keras ZeroPadding2D. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d: ZeroPadding2dInput; zeroPadding3d?: never; }
  |  /** Zeros around [depth, height, width, channels]. Keras ZeroPadding3D. */
  { activation?: never; add?: never; additiveAttention?: never; alphaDropout?: never; attention?: never; average?: never; averagePooling1d?: never; averagePooling2d?: never; averagePooling3d?: never; batchNormalization?: never; bidirectional?: never; concatenate?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; conv3d?: never; conv3dTranspose?: never; cropping1d?: never; cropping2d?: never; cropping3d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; dot?: never; dropout?: never; elu?: never; embedding?: never; flatten?: never; gaussianDropout?: never; gaussianNoise?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalAveragePooling3d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; globalMaxPooling3d?: never; groupNormalization?: never; gru?: never; layerNormalization?: never; leakyRelu?: never; learnedPositions?: never; lstm?: never; masking?: never; maxPooling1d?: never; maxPooling2d?: never; maxPooling3d?: never; maximum?: never; minimum?: never; multiHeadAttention?: never; multiply?: never; permute?: never; prelu?: never; relu?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; sampling?: never; separableConv1d?: never; separableConv2d?: never; simpleRnn?: never; sinusoidalPositions?: never; softmax?: never; spatialDropout1d?: never; spatialDropout2d?: never; spatialDropout3d?: never; submodel?: never; subtract?: never; timeDistributed?: never; transformerDecoder?: never; transformerEncoder?: never; unitNormalization?: never; upSampling1d?: never; upSampling2d?: never; upSampling3d?: never; zeroPadding1d?: never; zeroPadding2d?: never; zeroPadding3d: ZeroPadding3dInput; };

/** Normalization of each sample over its last axis. */
export type LayerNormalizationInput = {
  /** The axis that is normalized; as in Keras counted from 1 (0 is the batch), or from the end if negative. */
  axis: Scalars['Int']['input'];
  /** How the offset starts. (Default: zeros) */
  betaInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the offset, added to the loss. (Default: none) */
  betaRegularizer?: InputMaybe<RegularizerInput>;
  /** Learn an offset for each element of the last axis. */
  center: Scalars['Boolean']['input'];
  /** Added to the variance, against division by zero. */
  epsilon: Scalars['Float']['input'];
  /** How the factor starts. (Default: ones) */
  gammaInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the factor, added to the loss. (Default: none) */
  gammaRegularizer?: InputMaybe<RegularizerInput>;
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in layer_normalization_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Learn a factor for each element of the last axis. */
  scale: Scalars['Boolean']['input'];
};

/** A kind of layer that LayerInput offers. */
export type LayerType = {
  __typename?: 'LayerType';
  /** What can be chosen, `name` and `inputs` left out. */
  arguments: Array<LayerArgument>;
  /** What it computes, on which shapes, and the definition that it follows. */
  description: Scalars['String']['output'];
  /** The field of LayerInput, as in dense or conv2d. */
  type: Scalars['String']['output'];
};

/** Adam on the rows of embeddings that a step reads; all of it on other weights. */
export type LazyAdamInput = {
  /** How much of the mean of gradients is kept, 0 <= beta1 < 1. */
  beta1: Scalars['Float']['input'];
  /** How much of the mean of squared gradients is kept, 0 <= beta2 < 1. */
  beta2: Scalars['Float']['input'];
  /** Against division by zero, above 0. */
  epsilon: Scalars['Float']['input'];
  /** Parts that each batch is taken in, one after the other, to save memory, at least 1. Their gradients are added up to those of the whole batch; only batch normalization sees each part by itself. */
  gradientAccumulation: Scalars['Int']['input'];
  /** How far each update goes, above 0; before the schedule. */
  learningRate: Scalars['Float']['input'];
  /** What the learning rate is multiplied by in some layers. (Default: 1 in all) */
  learningRateFactors?: InputMaybe<Array<LearningRateFactorInput>>;
  /** How it moves over the steps of a stage. (Default: it stays) */
  schedule?: InputMaybe<LearningRateScheduleInput>;
  /** Share of each weight, times the learning rate, that is taken away at each step, at least 0: decoupled, as in AdamW. */
  weightDecay: Scalars['Float']['input'];
  /** Kinds of weights that do not decay. (Default: none) */
  weightDecayExclusions?: InputMaybe<Array<WeightKind>>;
};

/** x above zero, negativeSlope x below. */
export type LeakyReluInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in leaky_relu_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Share of a negative value that is let through. */
  negativeSlope: Scalars['Float']['input'];
};

/** Learned positions: one vector for each place. */
export type LearnedPositionsInput = {
  /** How the vectors start. (Default: glorotUniform) */
  embeddingsInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the vectors, added to the loss. (Default: none) */
  embeddingsRegularizer?: InputMaybe<RegularizerInput>;
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in learned_positions_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** How many places have a vector: the longest sequence that fits. (Default: the length of the input) */
  sequenceLength?: InputMaybe<Scalars['Int']['input']>;
};

/** What the learning rate is multiplied by in one layer. */
export type LearningRateFactorInput = {
  /** At least 0; 0 holds its weights as they are. */
  factor: Scalars['Float']['input'];
  /** Name of the layer; that of a submodel stands for all its layers. */
  layer: Scalars['String']['input'];
};

/** How the learning rate moves over the steps of a stage: exactly one of these. With warm-up it first rises linearly from 0. */
export type LearningRateScheduleInput =
  /** It stays. */
  { constant: ConstantScheduleInput; cosine?: never; cosineRestarts?: never; exponential?: never; oneCycle?: never; polynomial?: never; step?: never; }
  |  /** It falls along half a cosine. */
  { constant?: never; cosine: CosineScheduleInput; cosineRestarts?: never; exponential?: never; oneCycle?: never; polynomial?: never; step?: never; }
  |  /** It falls along half a cosine again and again (SGDR). */
  { constant?: never; cosine?: never; cosineRestarts: CosineRestartsScheduleInput; exponential?: never; oneCycle?: never; polynomial?: never; step?: never; }
  |  /** It falls by a factor every so many steps, evenly. */
  { constant?: never; cosine?: never; cosineRestarts?: never; exponential: ExponentialScheduleInput; oneCycle?: never; polynomial?: never; step?: never; }
  |  /** It rises once and falls once. */
  { constant?: never; cosine?: never; cosineRestarts?: never; exponential?: never; oneCycle: OneCycleScheduleInput; polynomial?: never; step?: never; }
  |  /** It falls along a straight line, or a power of it. */
  { constant?: never; cosine?: never; cosineRestarts?: never; exponential?: never; oneCycle?: never; polynomial: PolynomialScheduleInput; step?: never; }
  |  /** It is multiplied by a factor every so many steps. */
  { constant?: never; cosine?: never; cosineRestarts?: never; exponential?: never; oneCycle?: never; polynomial?: never; step: StepScheduleInput; };

/** Lion. */
export type LionInput = {
  /** Keeps an average of the weights, which is evaluated and published in their place. (Default: no) */
  averaging?: InputMaybe<WeightAveragingInput>;
  /** How much of the momentum an update takes, 0 <= beta1 < 1. */
  beta1: Scalars['Float']['input'];
  /** How much of the momentum is kept, 0 <= beta2 < 1. */
  beta2: Scalars['Float']['input'];
  /** Parts that each batch is taken in, one after the other, to save memory, at least 1. Their gradients are added up to those of the whole batch; only batch normalization sees each part by itself. */
  gradientAccumulation: Scalars['Int']['input'];
  /** How far each update goes, above 0; before the schedule. */
  learningRate: Scalars['Float']['input'];
  /** What the learning rate is multiplied by in some layers. (Default: 1 in all) */
  learningRateFactors?: InputMaybe<Array<LearningRateFactorInput>>;
  /** How it moves over the steps of a stage. (Default: it stays) */
  schedule?: InputMaybe<LearningRateScheduleInput>;
  /** Share of each weight, times the learning rate, that is taken away at each step, at least 0: decoupled, as in AdamW. */
  weightDecay: Scalars['Float']['input'];
  /** Kinds of weights that do not decay. (Default: none) */
  weightDecayExclusions?: InputMaybe<Array<WeightKind>>;
};

/** Logarithm of the hyperbolic cosine of the error. */
export type LogCoshInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What is minimised: exactly one of these. Each is the mean over the batch and its places, by Keras's definitions. */
export type LossInput =
  /** Yes or no for each element, on sigmoid probabilities; also for values 0..1. */
  { binaryCrossentropy: BinaryCrossentropyInput; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** Yes or no for each element, those that are got right already counting less. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy: BinaryFocalCrossentropyInput; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** One of several classes, on softmax probabilities; the target is one-hot. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy: CategoricalCrossentropyInput; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** One of several classes, those that are got right already counting less. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy: CategoricalFocalCrossentropyInput; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** One of several classes, by scores: the right one has to lead by 1. No activation, or TANH. Predictions give the softmax of the scores for their confidence. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge: CategoricalHingeInput; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** Embeddings: rows of one category close together, others at least `margin` apart. Over all pairs of a batch. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive: ContrastiveInput; cosineSimilarity?: never; ctc?: never; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** Minus the cosine between output and target, for vectors whose direction matters and whose length does not. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity: CosineSimilarityInput; ctc?: never; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** Labels in order, without saying when: speech, handwriting. The output is [time, labels] of raw scores, label 0 standing for nothing; the target a TENSOR of labels from 1 on, filled up with 0. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc: CtcInput; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** 1 - overlap of output and target, for segmentation: SIGMOID on 1 channel, SOFTMAX on more. Each row counts alike. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice: DiceInput; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** Yes or no for each element, by scores around 0 (support vector machines); no activation, or TANH. Predictions give the sigmoid of a score for its confidence. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice?: never; hinge: HingeInput; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** Squared for small errors, absolute for large ones. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice?: never; hinge?: never; huber: HuberInput; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** How far softmax probabilities are from a distribution over the classes. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence: KullbackLeiblerDivergenceInput; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** The logarithm of the hyperbolic cosine of the error: like huber, smooth everywhere. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh: LogCoshInput; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** Mean of absolute errors. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError: MeanAbsoluteErrorInput; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** Mean of absolute errors in percent of the target, for numbers that are not close to 0. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError: MeanAbsolutePercentageErrorInput; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** Mean of squared errors. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError: MeanSquaredErrorInput; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** Mean of squared differences of log(1 + x), for amounts from 0 on that span orders of magnitude. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError: MeanSquaredLogarithmicErrorInput; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** Counts, as rates of a Poisson distribution; the output needs EXPONENTIAL, SOFTPLUS or another activation that is never negative. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson: PoissonInput; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** One of several classes, on softmax probabilities; the target is a code. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy: SparseCategoricalCrossentropyInput; squaredHinge?: never; triplet?: never; tversky?: never; }
  |  /** The square of `hinge`. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge: SquaredHingeInput; triplet?: never; tversky?: never; }
  |  /** Embeddings: rows of one category closer than others by `margin`. Triplets are chosen inside each batch. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet: TripletInput; tversky?: never; }
  |  /** As `dice`, with what was missed and false alarms weighed apart. */
  { binaryCrossentropy?: never; binaryFocalCrossentropy?: never; categoricalCrossentropy?: never; categoricalFocalCrossentropy?: never; categoricalHinge?: never; contrastive?: never; cosineSimilarity?: never; ctc?: never; dice?: never; hinge?: never; huber?: never; kullbackLeiblerDivergence?: never; logCosh?: never; meanAbsoluteError?: never; meanAbsolutePercentageError?: never; meanSquaredError?: never; meanSquaredLogarithmicError?: never; poisson?: never; sparseCategoricalCrossentropy?: never; squaredHinge?: never; triplet?: never; tversky: TverskyInput; };

/** A long short-term memory layer. */
export type LstmInput = {
  /** Applied to the new state. */
  activation: Activation;
  /** How the bias starts. (Default: zeros) */
  biasInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the bias, added to the loss. (Default: none) */
  biasRegularizer?: InputMaybe<RegularizerInput>;
  /** Share of the input values dropped in training: the same ones at every time step. */
  dropout: Scalars['Float']['input'];
  /** True: the steps are read from the last to the first. */
  goBackwards: Scalars['Boolean']['input'];
  /** What it reads: a sequence and, where it does not start at zeros, its first states (state, memory), such as encoder.state. Others read its last ones as name.state and name.memory. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How the kernel starts. (Default: glorotUniform) */
  kernelInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the kernel, added to the loss. (Default: none) */
  kernelRegularizer?: InputMaybe<RegularizerInput>;
  /** Unique among layers and inputs. (Default: by type and place, as in lstm_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Applied in the input, forget and output gates. */
  recurrentActivation: Activation;
  /** Share of the state values dropped in training: the same ones at every time step. */
  recurrentDropout: Scalars['Float']['input'];
  /** How the recurrent kernel starts. (Default: orthogonal) */
  recurrentInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the recurrent kernel, added to the loss. (Default: none) */
  recurrentRegularizer?: InputMaybe<RegularizerInput>;
  /** True: the state after each step, [steps, units]; false: after the last one, [units]. */
  returnSequences: Scalars['Boolean']['input'];
  /** Start the forget gate's bias at 1 (Jozefowicz 2015). */
  unitForgetBias: Scalars['Boolean']['input'];
  /** Length of the state, and so of the result; at least 1. */
  units: Scalars['Int']['input'];
  /** False: no bias is added. */
  useBias: Scalars['Boolean']['input'];
};

/** Marks time steps of padding in [steps, channels]: recurrent layers, averages over time, losses and metrics pass over them. */
export type MaskingInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** A step whose values are all this number is padding; it becomes zeros. */
  maskValue: Scalars['Float']['input'];
  /** Unique among layers and inputs. (Default: by type and place, as in masking_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Largest value of each window of steps. */
export type MaxPooling1dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in max_pooling1d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What happens at the ends. */
  padding: Padding;
  /** Steps of a window. */
  poolSize: Scalars['Int']['input'];
  /** Steps from one window to the next. (Default: poolSize) */
  strides?: InputMaybe<Scalars['Int']['input']>;
};

/** Largest value of each window of an image. */
export type MaxPooling2dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in max_pooling2d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What happens at the edges. */
  padding: Padding;
  /** Height and width of a window. */
  poolSize: Array<Scalars['Int']['input']>;
  /** Rows and columns from one window to the next. (Default: poolSize) */
  strides?: InputMaybe<Array<Scalars['Int']['input']>>;
};

/** The greatest value of each window of a volume. */
export type MaxPooling3dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in max_pooling3d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Valid reads whole windows only; same pads with zeros so that stride 1 keeps the size. */
  padding: Padding;
  /** Depth, height and width of the windows. */
  poolSize: Array<Scalars['Int']['input']>;
  /** Steps of the windows along depth, height and width. (Default: poolSize) */
  strides?: InputMaybe<Array<Scalars['Int']['input']>>;
};

/** The greatest of its inputs, value by value; their shapes must be equal, but an axis of 1 goes with any. */
export type MaximumInput = {
  /** Names of the layers or inputs that it reads: two or more. (Default: the architecture's inputs, for the first layer) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in maximum_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** McNemar's test: whether two classifiers differ, from the test rows that only one of them gets right. */
export type McnemarTest = {
  __typename?: 'McnemarTest';
  /** Test rows that only the first run gets right. */
  onlyFirstRight: Scalars['SafeInt']['output'];
  /** Test rows that only the second run gets right. */
  onlySecondRight: Scalars['SafeInt']['output'];
  /** How probable such a difference is by chance. */
  pValue: Scalars['Float']['output'];
  /** Test rows that both were measured on. */
  rowCount: Scalars['SafeInt']['output'];
  /** Chi-squared with continuity correction, 1 degree of freedom; the exact binomial test stands behind the p-value where fewer than 25 rows differ. */
  statistic: Scalars['Float']['output'];
};

/** Mean of absolute errors. */
export type MeanAbsoluteErrorInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Mean of absolute errors in percent. */
export type MeanAbsolutePercentageErrorInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Mean of squared errors. */
export type MeanSquaredErrorInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Mean of squared differences of logarithms. */
export type MeanSquaredLogarithmicErrorInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** How the two directions of a bidirectional layer become one value. */
export type MergeMode =
  /** Their mean. */
  | 'AVE'
  /** One after the other on the last axis. */
  | 'CONCAT'
  /** Their product, element by element. */
  | 'MUL'
  /** Their sum. */
  | 'SUM';

/** How the classes' precision, recall, F1, IoU or area under a curve become one number. */
export type MetricAverage =
  /** Mean over classes. */
  | 'MACRO'
  /** Over all decisions of all classes together. */
  | 'MICRO'
  /** Mean over classes, each by its number of rows. */
  | 'WEIGHTED';

/** Metrics that were recorded since the batch before. */
export type MetricBatch = {
  __typename?: 'MetricBatch';
  /** The points, in the order in which they were recorded. */
  points: Array<RecordedPoint>;
  /** Give it as `after` to go on from here, with no gap and no duplicate. */
  sequence: Scalars['SafeInt']['output'];
};

/** Which series are wanted; what is left out does not restrict. */
export type MetricFilter = {
  /** Of these metrics. */
  names?: InputMaybe<Array<MetricName>>;
  /** Of these outputs. */
  outputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Of these splits. */
  splits?: InputMaybe<Array<SplitName>>;
  /** Of these stages of the run. */
  stageIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** Something to measure. */
export type MetricInput = {
  /** PRECISION, RECALL, F1, IOU, AUC, PR_AUC of several classes: how they become one number. (Default: MACRO) */
  average?: InputMaybe<MetricAverage>;
  /** TOP_K_ACCURACY: how many classes count as found (default: 5). RECALL_AT_K, NDCG: how many are looked at (default: 10). */
  k?: InputMaybe<Scalars['Int']['input']>;
  /** Which metric. */
  name: MetricName;
  /** BINARY_ACCURACY, and ACCURACY, PRECISION, RECALL, F1, IOU, MATTHEWS_CORRELATION, COHENS_KAPPA of single probabilities: from where on it is a yes. (Default: 0.5) */
  threshold?: InputMaybe<Scalars['Float']['input']>;
};

/** Names of metrics. Each is counted over all rows of its split, not averaged over batches. */
export type MetricName =
  /** Share of rows whose most probable class is the right one; for a single probability, whose side of 0.5 is right. */
  | 'ACCURACY'
  /** Area under the ROC curve, 0.5 by chance; over several classes by `average`. */
  | 'AUC'
  /** Share of elements on the right side of `threshold`. */
  | 'BINARY_ACCURACY'
  /** BLEU of labels in order, 0..100 (sacrebleu's definition). */
  | 'BLEU'
  /** Agreement of answers and truth beyond chance: 0 by chance, 1 is perfect. */
  | 'COHENS_KAPPA'
  /** Mean cosine of the angle between output and target: 1 where they point alike. */
  | 'COSINE_SIMILARITY'
  /** Harmonic mean of precision and recall, by class and `average`. */
  | 'F1'
  /** Global norm of the gradients before clipping. Recorded for every run; cannot be asked for. */
  | 'GRADIENT_NORM'
  /** Overlap of what is there and what was predicted over what is either, by class and `average` (mean IoU); for segmentation over all places. */
  | 'IOU'
  /** Edits over labels that make the answers the targets, for labels in order (CTC, or one label a time step): the character error rate where labels are characters, the word error rate where they are words. */
  | 'LABEL_ERROR_RATE'
  /** The scheduled learning rate. Recorded for every run; cannot be asked for. */
  | 'LEARNING_RATE'
  /** Mean of -log of the right answer's probability, in nats; class weights, smoothing and penalties left out. */
  | 'LOG_LOSS'
  /** What is minimised, penalties included: mean over rows. */
  | 'LOSS'
  /** Correlation of answers and truth, -1..1: 0 by chance, however uneven the classes. */
  | 'MATTHEWS_CORRELATION'
  /** Mean of absolute errors, in the target's unit. */
  | 'MEAN_ABSOLUTE_ERROR'
  /** Mean of absolute errors over the target's size: 0.1 is ten percent. */
  | 'MEAN_ABSOLUTE_PERCENTAGE_ERROR'
  /** Mean of 1 / rank of the right answer among the scores of a row. */
  | 'MEAN_RECIPROCAL_RANK'
  /** Mean of squared errors, in the target's unit squared. */
  | 'MEAN_SQUARED_ERROR'
  /** Discounted gain of a row's `k` highest scores over the best there could be; the target holds relevances from 0 on. */
  | 'NDCG'
  /** e to the power of LOG_LOSS: among how many equally likely answers it chooses. */
  | 'PERPLEXITY'
  /** Right among what was predicted, by class and `average`. */
  | 'PRECISION'
  /** Area under the precision-recall curve (average precision), for rare classes; over several classes by `average`. */
  | 'PR_AUC'
  /** 1 - squared error over variance: 1 is perfect, 0 as good as the mean. */
  | 'R2'
  /** Found among what is there, by class and `average`. */
  | 'RECALL'
  /** Share of a row's right answers among its `k` highest scores. */
  | 'RECALL_AT_K'
  /** Square root of the mean of squared errors, in the target's unit. */
  | 'ROOT_MEAN_SQUARED_ERROR'
  /** Share of rows whose right class is among the `k` most probable. */
  | 'TOP_K_ACCURACY';

/** A value of a metric at one time. */
export type MetricPoint = {
  __typename?: 'MetricPoint';
  /** Epoch of the stage, counted from 1. */
  epoch: Scalars['Int']['output'];
  /** When it was stored. */
  recordedAt: Scalars['DateTime']['output'];
  /** Optimizer updates over the whole run. */
  step: Scalars['SafeInt']['output'];
  /** The value; null where it was not finite. */
  value: Maybe<Scalars['Float']['output']>;
};

/** How finely metrics are recorded. */
export type MetricResolution =
  /** The end of each epoch; for TEST the end of the run. */
  | 'EPOCH'
  /** Each optimizer update; TRAIN only. */
  | 'STEP';

/** One metric of one output on one split in one stage, over time. */
export type MetricSeries = {
  __typename?: 'MetricSeries';
  /** The best point, least or greatest as the metric has it; null where neither is better. */
  best: Maybe<MetricPoint>;
  /** The newest point; null where there is none. */
  last: Maybe<MetricPoint>;
  /** The metric. */
  name: MetricName;
  /** The output that it is measured on; null: the whole model. */
  output: Maybe<Scalars['String']['output']>;
  /** Its points by step, thinned to `maxPoints`. */
  points: Array<MetricPoint>;
  /** How finely it was recorded. */
  resolution: MetricResolution;
  /** The split. TEST is measured once, at the end of the last stage, at EPOCH. */
  split: SplitName;
  /** The stage. */
  stage: Stage;
};

/** The least of its inputs, value by value; their shapes must be equal, but an axis of 1 goes with any. */
export type MinimumInput = {
  /** Names of the layers or inputs that it reads: two or more. (Default: the architecture's inputs, for the first layer) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in minimum_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** A name in the registry, with everything that was published under it. */
export type Model = Node & {
  __typename?: 'Model';
  /** Names that point at versions, in their own order. */
  aliases: Array<ModelAlias>;
  /** When its first version was published. */
  createdAt: Scalars['DateTime']['output'];
  /** Its global id. */
  id: Scalars['ID']['output'];
  /** Unique in the project. */
  name: Scalars['String']['output'];
  /** All versions, newest first. */
  versions: ModelVersionConnection;
};


/** A name in the registry, with everything that was published under it. */
export type ModelVersionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** A name that points at a version of a model, as in digits@production. */
export type ModelAlias = {
  __typename?: 'ModelAlias';
  /** Starts with a letter; unique within the model. */
  name: Scalars['String']['output'];
  /** When it was last set. */
  updatedAt: Scalars['DateTime']['output'];
  /** The version that it points at. */
  version: ModelVersion;
};

/** Which model is meant. */
export type ModelBy =
  /** By its id. */
  { id: Scalars['ID']['input']; name?: never; }
  |  /** By its name in the project. */
  { id?: never; name: Scalars['String']['input']; };

/** A page of models. */
export type ModelConnection = {
  __typename?: 'ModelConnection';
  /** The page, each with its cursor. */
  edges: Array<ModelEdge>;
  /** The page, without cursors. */
  nodes: Array<Model>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are on all pages. */
  totalCount: Scalars['SafeInt']['output'];
};

/** One of a page of models. */
export type ModelEdge = {
  __typename?: 'ModelEdge';
  /** Its place, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** What stands there. */
  node: Model;
};

/** Which model version is meant: exactly one of these. */
export type ModelRefInput =
  /** By its id. */
  { modelVersionId: Scalars['ID']['input']; name?: never; }
  |  /** digits (the newest version), digits@3 or digits@production. An alias is never a number. */
  { modelVersionId?: never; name: Scalars['String']['input']; };

/** A published model: weights, architecture and encoders. Immutable. */
export type ModelVersion = Node & {
  __typename?: 'ModelVersion';
  /** Its architecture. */
  architecture: Architecture;
  /** How well each class was told from the others when it was published: one for each output that answers with one label of a CATEGORICAL or BOOLEAN feature (of 256 at most), in the order of their names. Empty where none does, or the TEST split has no rows. */
  classEvaluations: Array<ClassEvaluation>;
  /** When it was published. */
  createdAt: Scalars['DateTime']['output'];
  /** What was measured when it was published. */
  evaluations: Array<Evaluation>;
  /** Its global id. */
  id: Scalars['ID']['output'];
  /** The model that it is a version of. */
  model: Model;
  /** Counted from 1 within the model. */
  number: Scalars['Int']['output'];
  /** What `predict` takes and answers. */
  signature: Signature;
  /** The run that it came of; null where it came from elsewhere. */
  trainingRun: Maybe<TrainingRun>;
  /** Its weights, for download. */
  weights: WeightsFile;
};

/** A page of model versions. */
export type ModelVersionConnection = {
  __typename?: 'ModelVersionConnection';
  /** The page, each with its cursor. */
  edges: Array<ModelVersionEdge>;
  /** The page, without cursors. */
  nodes: Array<ModelVersion>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are on all pages. */
  totalCount: Scalars['SafeInt']['output'];
};

/** One of a page of model versions. */
export type ModelVersionEdge = {
  __typename?: 'ModelVersionEdge';
  /** Its place, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** What stands there. */
  node: ModelVersion;
};

/** Gradient descent with momentum. */
export type MomentumInput = {
  /** Keeps an average of the weights, which is evaluated and published in their place. (Default: no) */
  averaging?: InputMaybe<WeightAveragingInput>;
  /** Parts that each batch is taken in, one after the other, to save memory, at least 1. Their gradients are added up to those of the whole batch; only batch normalization sees each part by itself. */
  gradientAccumulation: Scalars['Int']['input'];
  /** How far each update goes, above 0; before the schedule. */
  learningRate: Scalars['Float']['input'];
  /** What the learning rate is multiplied by in some layers. (Default: 1 in all) */
  learningRateFactors?: InputMaybe<Array<LearningRateFactorInput>>;
  /** How much of the last update is kept, 0 <= momentum < 1. */
  momentum: Scalars['Float']['input'];
  /** True: Nesterov's form. */
  nesterov: Scalars['Boolean']['input'];
  /** How it moves over the steps of a stage. (Default: it stays) */
  schedule?: InputMaybe<LearningRateScheduleInput>;
  /** Share of each weight, times the learning rate, that is taken away at each step, at least 0: decoupled, as in AdamW. */
  weightDecay: Scalars['Float']['input'];
  /** Kinds of weights that do not decay. (Default: none) */
  weightDecayExclusions?: InputMaybe<Array<WeightKind>>;
};

/** Attention in several heads over [time, features]; the result has the shape of the query. Padded places of the value are not seen. */
export type MultiHeadAttentionInput = {
  /** How the biases start. (Default: zeros) */
  biasInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the biases, added to the loss. (Default: none) */
  biasRegularizer?: InputMaybe<RegularizerInput>;
  /** True: no place sees the places after it. */
  causal: Scalars['Boolean']['input'];
  /** Share of the attention probabilities set to zero in training; from 0 to below 1. */
  dropout: Scalars['Float']['input'];
  /** How many attentions run side by side, each with kernels of its own; at least 1. */
  heads: Scalars['Int']['input'];
  /** Names of the layers or inputs that it reads, each [time, features]: one attends to itself; two are query and value; three are query, value and key. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How the kernels start. (Default: glorotUniform) */
  kernelInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the kernels, added to the loss. (Default: none) */
  kernelRegularizer?: InputMaybe<RegularizerInput>;
  /** Length of each head's queries and keys; at least 1. */
  keyDim: Scalars['Int']['input'];
  /** How many heads keys and values have, each serving an equal share of the heads: grouped-query attention (Ainslie 2023), with 1 multi-query attention. Must divide heads. (Default: heads) */
  keyValueHeads?: InputMaybe<Scalars['Int']['input']>;
  /** Unique among layers and inputs. (Default: by type and place, as in multi_head_attention_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** True: queries and keys are turned by their positions (Su 2021), value i together with value i + keyDim / 2 as in GPT-NeoX, so that scores depend on distances. The length of a head's keys must be even. */
  rotary: Scalars['Boolean']['input'];
  /** With rotary: pair i turns by rotaryBase^(-2i / keyDim) a place; above 1. */
  rotaryBase: Scalars['Float']['input'];
  /** False: no biases are added to queries, keys, values and the result. */
  useBias: Scalars['Boolean']['input'];
  /** Length of each head's values. (Default: keyDim) */
  valueDim?: InputMaybe<Scalars['Int']['input']>;
};

/** The product of its inputs, value by value; their shapes must be equal, but an axis of 1 goes with any. */
export type MultiplyInput = {
  /** Names of the layers or inputs that it reads: two or more. (Default: the architecture's inputs, for the first layer) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in multiply_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** What can be changed. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Ends a run within seconds. Its checkpoints are kept for `retryTrainingRun`. */
  cancelTrainingRun: CancelTrainingRunPayload;
  /** A new architecture, or the next version of one. Every mistake is answered with its path. */
  createArchitecture: CreateArchitecturePayload;
  /** A new dataset with its first version, which is made in the background. */
  createDataset: CreateDatasetPayload;
  /** A new version of a dataset, which is made in the background. */
  createDatasetVersion: CreateDatasetVersionPayload;
  /** Announces a file; then send its bytes to the address that is answered. */
  createUpload: CreateUploadPayload;
  /** Writes a model version in a format that other libraries run, and says where its files are. The same version gives the same bytes. */
  exportModelVersion: ExportModelVersionPayload;
  /** The architecture of a Keras model, as `createArchitecture` would make it. */
  importArchitecture: ImportArchitecturePayload;
  /** Reads a model that was trained elsewhere: makes its architecture, and publishes it as a model version that predicts like any other. */
  importModel: ImportModelPayload;
  /** Lets a run rest at a checkpoint, within seconds. */
  pauseTrainingRun: PauseTrainingRunPayload;
  /** Applies a model version to rows, and stores the answer. */
  predict: PredictPayload;
  /** Lets a paused run go on where it was. */
  resumeTrainingRun: ResumeTrainingRunPayload;
  /** Tries a failed or cancelled run again. */
  retryTrainingRun: RetryTrainingRunPayload;
  /** Points an alias, such as production, at a model version; an alias in use moves. */
  setModelAlias: SetModelAliasPayload;
  /** Queues a training. A worker takes it up as soon as one is free. */
  startTrainingRun: StartTrainingRunPayload;
};


/** What can be changed. */
export type MutationCancelTrainingRunArgs = {
  input: CancelTrainingRunInput;
};


/** What can be changed. */
export type MutationCreateArchitectureArgs = {
  input: CreateArchitectureInput;
};


/** What can be changed. */
export type MutationCreateDatasetArgs = {
  input: CreateDatasetInput;
};


/** What can be changed. */
export type MutationCreateDatasetVersionArgs = {
  input: CreateDatasetVersionInput;
};


/** What can be changed. */
export type MutationCreateUploadArgs = {
  input: CreateUploadInput;
};


/** What can be changed. */
export type MutationExportModelVersionArgs = {
  input: ExportModelVersionInput;
};


/** What can be changed. */
export type MutationImportArchitectureArgs = {
  input: ImportArchitectureInput;
};


/** What can be changed. */
export type MutationImportModelArgs = {
  input: ImportModelInput;
};


/** What can be changed. */
export type MutationPauseTrainingRunArgs = {
  input: PauseTrainingRunInput;
};


/** What can be changed. */
export type MutationPredictArgs = {
  input: PredictInput;
};


/** What can be changed. */
export type MutationResumeTrainingRunArgs = {
  input: ResumeTrainingRunInput;
};


/** What can be changed. */
export type MutationRetryTrainingRunArgs = {
  input: RetryTrainingRunInput;
};


/** What can be changed. */
export type MutationSetModelAliasArgs = {
  input: SetModelAliasInput;
};


/** What can be changed. */
export type MutationStartTrainingRunArgs = {
  input: StartTrainingRunInput;
};

/** Nadam. */
export type NadamInput = {
  /** Keeps an average of the weights, which is evaluated and published in their place. (Default: no) */
  averaging?: InputMaybe<WeightAveragingInput>;
  /** How much of the mean of gradients is kept, 0 <= beta1 < 1. */
  beta1: Scalars['Float']['input'];
  /** How much of the mean of squared gradients is kept, 0 <= beta2 < 1. */
  beta2: Scalars['Float']['input'];
  /** Against division by zero, above 0. */
  epsilon: Scalars['Float']['input'];
  /** Parts that each batch is taken in, one after the other, to save memory, at least 1. Their gradients are added up to those of the whole batch; only batch normalization sees each part by itself. */
  gradientAccumulation: Scalars['Int']['input'];
  /** How far each update goes, above 0; before the schedule. */
  learningRate: Scalars['Float']['input'];
  /** What the learning rate is multiplied by in some layers. (Default: 1 in all) */
  learningRateFactors?: InputMaybe<Array<LearningRateFactorInput>>;
  /** How fast the momentum comes up to beta1, at least 0: that of step t is beta1 x (1 - 0.96^(t x momentumDecay) / 2). */
  momentumDecay: Scalars['Float']['input'];
  /** How it moves over the steps of a stage. (Default: it stays) */
  schedule?: InputMaybe<LearningRateScheduleInput>;
  /** Share of each weight, times the learning rate, that is taken away at each step, at least 0: decoupled, as in AdamW. */
  weightDecay: Scalars['Float']['input'];
  /** Kinds of weights that do not decay. (Default: none) */
  weightDecayExclusions?: InputMaybe<Array<WeightKind>>;
};

/** Numbers as they are. */
export type NoEncodingInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Anything with a global id; `node(id:)` finds it again. */
export type Node = {
  /** Opaque, global and stable; its prefix tells the type (ds_, dsv_, arch_, run_, mdl_, ...). */
  id: Scalars['ID']['output'];
};

/** A learning rate that rises to its height and falls to almost nothing (Smith and Topin 2018). */
export type OneCycleScheduleInput = {
  /** It ends at where it started divided by this, at least 1. */
  endDivisor: Scalars['Float']['input'];
  /** Share of the steps in which it rises, 0..1. */
  riseShare: Scalars['Float']['input'];
  /** It starts at the learning rate divided by this, at least 1. */
  startDivisor: Scalars['Float']['input'];
  /** Steps of all of it. (Default: those that the stage has after warm-up) */
  totalSteps?: InputMaybe<Scalars['SafeInt']['input']>;
  /** Steps over which it first rises from 0. */
  warmupSteps: Scalars['SafeInt']['input'];
};

/** One element for each category. */
export type OneHotInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** How weights are updated: exactly one of these. */
export type OptimizerInput =
  /** Adadelta (Zeiler 2012): the sizes of past updates in place of a rate. */
  { adadelta: AdadeltaInput; adagrad?: never; adam?: never; adamax?: never; adamw?: never; lazyAdam?: never; lion?: never; momentum?: never; nadam?: never; rmsprop?: never; sgd?: never; }
  |  /** Adagrad (Duchi et al. 2011): rates fall as gradients add up. */
  { adadelta?: never; adagrad: AdagradInput; adam?: never; adamax?: never; adamw?: never; lazyAdam?: never; lion?: never; momentum?: never; nadam?: never; rmsprop?: never; sgd?: never; }
  |  /** Adam (Kingma and Ba 2015). */
  { adadelta?: never; adagrad?: never; adam: AdamInput; adamax?: never; adamw?: never; lazyAdam?: never; lion?: never; momentum?: never; nadam?: never; rmsprop?: never; sgd?: never; }
  |  /** Adamax (Kingma and Ba 2015): Adam by the greatest gradients. */
  { adadelta?: never; adagrad?: never; adam?: never; adamax: AdamaxInput; adamw?: never; lazyAdam?: never; lion?: never; momentum?: never; nadam?: never; rmsprop?: never; sgd?: never; }
  |  /** Adam with decoupled weight decay (Loshchilov and Hutter 2019). */
  { adadelta?: never; adagrad?: never; adam?: never; adamax?: never; adamw: AdamwInput; lazyAdam?: never; lion?: never; momentum?: never; nadam?: never; rmsprop?: never; sgd?: never; }
  |  /** Adam on those rows of embeddings alone that a step reads: not the same optimizer as Adam, and much faster for large tables. */
  { adadelta?: never; adagrad?: never; adam?: never; adamax?: never; adamw?: never; lazyAdam: LazyAdamInput; lion?: never; momentum?: never; nadam?: never; rmsprop?: never; sgd?: never; }
  |  /** Lion (Chen et al. 2023): the signs of a momentum alone. Takes rates 3 to 10 times smaller than Adam's. */
  { adadelta?: never; adagrad?: never; adam?: never; adamax?: never; adamw?: never; lazyAdam?: never; lion: LionInput; momentum?: never; nadam?: never; rmsprop?: never; sgd?: never; }
  |  /** Gradient descent with momentum (Polyak 1964), or Nesterov's. */
  { adadelta?: never; adagrad?: never; adam?: never; adamax?: never; adamw?: never; lazyAdam?: never; lion?: never; momentum: MomentumInput; nadam?: never; rmsprop?: never; sgd?: never; }
  |  /** Nadam (Dozat 2016): Adam with Nesterov's momentum. */
  { adadelta?: never; adagrad?: never; adam?: never; adamax?: never; adamw?: never; lazyAdam?: never; lion?: never; momentum?: never; nadam: NadamInput; rmsprop?: never; sgd?: never; }
  |  /** RMSprop (Hinton 2012). */
  { adadelta?: never; adagrad?: never; adam?: never; adamax?: never; adamw?: never; lazyAdam?: never; lion?: never; momentum?: never; nadam?: never; rmsprop: RmspropInput; sgd?: never; }
  |  /** Gradient descent. */
  { adadelta?: never; adagrad?: never; adam?: never; adamax?: never; adamw?: never; lazyAdam?: never; lion?: never; momentum?: never; nadam?: never; rmsprop?: never; sgd: SgdInput; };

/** Which way a list is ordered. */
export type OrderDirection =
  /** Smallest, or oldest, first. */
  | 'ASC'
  /** Largest, or newest, first. */
  | 'DESC';

/** A random orthogonal matrix. */
export type OrthogonalInput = {
  /** Factor on every value. */
  gain: Scalars['Float']['input'];
  /** A seed of its own in place of the run's, so that the weight starts alike in every run. */
  seed?: InputMaybe<Scalars['SafeInt']['input']>;
};

/** Kinds of answers of `predict`. */
export type OutputType =
  /** A label with probabilities: ClassificationOutput. */
  | 'CLASSIFICATION'
  /** A number in the target's own unit: RegressionOutput. */
  | 'REGRESSION'
  /** The output as it is: TensorOutput. */
  | 'TENSOR';

/** What a window does at the ends of its axis. */
export type Padding =
  /** Padded with zeros on both sides: with a stride of 1 the result is as long as the input. */
  | 'SAME'
  /** Whole windows only: the result is shorter. */
  | 'VALID';

/** Where a page of a connection stands. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last edge, for `after`; null on an empty page. */
  endCursor: Maybe<Scalars['String']['output']>;
  /** True where more follows this page. Known when paging forwards with `first`; else false. */
  hasNextPage: Scalars['Boolean']['output'];
  /** True where more comes before this page. Known when paging backwards with `last`; else false. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge, for `before`; null on an empty page. */
  startCursor: Maybe<Scalars['String']['output']>;
};

/** Which run is to be paused. */
export type PauseTrainingRunInput = {
  /** The run; QUEUED or RUNNING, else WRONG_STATE. */
  trainingRunId: Scalars['ID']['input'];
};

/** Answer of `pauseTrainingRun`. */
export type PauseTrainingRunPayload = {
  __typename?: 'PauseTrainingRunPayload';
  /** The run: PAUSED, or RUNNING with a pendingAction that is obeyed within seconds. */
  trainingRun: Maybe<TrainingRun>;
  /** What the caller can put right; empty where all went well. */
  userErrors: Array<UserError>;
};

/** The axes in another order. */
export type PermuteInput = {
  /** Which axis of the input stands at each place of the result, counted from 1; the batch (0) is left out. */
  dims: Array<Scalars['Int']['input']>;
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in permute_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** An initializer of which nothing can be chosen. */
export type PlainInitializerInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Answer of `planTrainingRun`. */
export type PlanTrainingRunPayload = {
  __typename?: 'PlanTrainingRunPayload';
  /** What would run; null where there are userErrors. */
  plan: Maybe<TrainingPlan>;
  /** What the caller can put right; empty where all went well. */
  userErrors: Array<UserError>;
};

/** What one stage would do. */
export type PlannedStage = {
  __typename?: 'PlannedStage';
  /** Rows of one step. */
  batchSize: Scalars['Int']['output'];
  /** Most epochs. */
  epochs: Scalars['Int']['output'];
  /** Time, in milliseconds, at the pace of earlier runs of like cost here; null where there were none. */
  estimatedDurationMs: Maybe<Scalars['SafeInt']['output']>;
  /** Memory of the trainer, in bytes; roughly. */
  estimatedMemoryBytes: Scalars['SafeInt']['output'];
  /** Floating-point operations of one forward and backward pass over one sample. */
  flopsPerSample: Scalars['SafeInt']['output'];
  /** Its name. */
  name: Scalars['String']['output'];
  /** What it minimises. */
  objective: StageObjectiveType;
  /** A valid StageInput with every default filled in. */
  spec: Scalars['JSON']['output'];
  /** Optimizer updates, should it not stop early. */
  steps: Scalars['SafeInt']['output'];
  /** Numbers that the optimizer updates; those of a temporary decoder or head, which the stage throws away, are not counted. */
  trainableParameterCount: Scalars['SafeInt']['output'];
  /** Names of the layers that it trains. */
  trainedLayers: Array<Scalars['String']['output']>;
};

/** This server. */
export type Platform = {
  __typename?: 'Platform';
  /** Paths of everything that is served, to be appended to this server's origin. */
  endpoints: PlatformEndpoints;
  /** What can run training steps here, the preferred first. */
  executors: Array<ExecutorAvailability>;
  /** What is refused above which size. */
  limits: PlatformLimits;
  /** Version of Node.js that the server runs on. */
  nodeVersion: Scalars['String']['output'];
  /** Version of Strata. */
  version: Scalars['String']['output'];
};

/** Paths of everything that is served. */
export type PlatformEndpoints = {
  __typename?: 'PlatformEndpoints';
  /** The explorer with example operations. */
  graphiql: Scalars['String']['output'];
  /** GraphQL over HTTP (POST, or GET for queries). */
  graphql: Scalars['String']['output'];
  /** 200 while the process lives. */
  healthLive: Scalars['String']['output'];
  /** 200 once everything serves, 503 before and while it does not. */
  healthReady: Scalars['String']['output'];
  /** Metrics of the server in Prometheus's text format. */
  metrics: Scalars['String']['output'];
  /** GraphQL over WebSocket (protocol graphql-transport-ws). */
  webSocket: Scalars['String']['output'];
};

/** Limits; beyond them is TOO_LARGE, or QUERY_TOO_COSTLY for documents. */
export type PlatformLimits = {
  __typename?: 'PlatformLimits';
  /** Training runs in one comparison. */
  comparisonRunCount: Scalars['Int']['output'];
  /** Cost of a document: each field 1, each object 2, times 1.5 for each level of nesting. */
  documentCost: Scalars['Int']['output'];
  /** Levels of nesting in a document. */
  documentDepth: Scalars['Int']['output'];
  /** Rows of one inline dataset. */
  inlineRowCount: Scalars['Int']['output'];
  /** Most `maxPoints` of a metric series. */
  metricPointCount: Scalars['Int']['output'];
  /** Largest `first` and `last` of a connection. */
  pageSize: Scalars['Int']['output'];
  /** Rows of one `predict`. */
  predictRowCount: Scalars['Int']['output'];
  /** Bytes of one upload. */
  uploadBytes: Scalars['SafeInt']['output'];
};

/** Likelihood of counts. */
export type PoissonInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A learning rate that falls along a power of the steps that are left. */
export type PolynomialScheduleInput = {
  /** Steps that the fall takes. (Default: those that the stage has after warm-up) */
  decaySteps?: InputMaybe<Scalars['SafeInt']['input']>;
  /** Where it ends, as a share of the learning rate, 0..1. */
  minimum: Scalars['Float']['input'];
  /** The power, above 0; 1 is a straight line. */
  power: Scalars['Float']['input'];
  /** Steps over which it first rises from 0. */
  warmupSteps: Scalars['SafeInt']['input'];
};

/** Rows to predict. */
export type PredictInput = {
  /** A key of yours, 1..200 characters: for 24 hours the same key with the same input answers the same object, however often it is sent. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The model version. */
  model: ModelRefInput;
  /** Rows with the features that the model's signature lists, in their own values; the model's encoders are applied. One bad row refuses all, with its path. */
  rows: Array<Scalars['FeatureRow']['input']>;
  /** Labels kept of each classification, the most probable first; at least 1. */
  topK: Scalars['Int']['input'];
};

/** Answer of `predict`. */
export type PredictPayload = {
  __typename?: 'PredictPayload';
  /** The prediction, which is also stored; null where there are userErrors. */
  prediction: Maybe<Prediction>;
  /** What the caller can put right; empty where all went well. */
  userErrors: Array<UserError>;
};

/** What a model version answered to some rows. */
export type Prediction = Node & {
  __typename?: 'Prediction';
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** Its global id. */
  id: Scalars['ID']['output'];
  /** Time of encoding, running and decoding, waiting included, in milliseconds. */
  latencyMs: Scalars['Float']['output'];
  /** What answered. */
  modelVersion: ModelVersion;
  /** An answer for each row and output, in the order of the rows. */
  outputs: Array<PredictionOutput>;
  /** The rows that were asked about. */
  rows: Array<Scalars['FeatureRow']['output']>;
};

/** A page of predictions. */
export type PredictionConnection = {
  __typename?: 'PredictionConnection';
  /** The page, each with its cursor. */
  edges: Array<PredictionEdge>;
  /** The page, without cursors. */
  nodes: Array<Prediction>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are on all pages. */
  totalCount: Scalars['SafeInt']['output'];
};

/** One of a page of predictions. */
export type PredictionEdge = {
  __typename?: 'PredictionEdge';
  /** Its place, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** What stands there. */
  node: Prediction;
};

/** Which predictions are wanted; what is left out does not restrict. */
export type PredictionFilter = {
  /** Of any version of this model. */
  modelId?: InputMaybe<Scalars['ID']['input']>;
  /** Of this model version. */
  modelVersionId?: InputMaybe<Scalars['ID']['input']>;
};

/** The answer of one output to one row. */
export type PredictionOutput = {
  /** The output's name. */
  output: Scalars['String']['output'];
  /** The row's place in the request, counted from 0. */
  row: Scalars['Int']['output'];
};

/** x above zero, alpha x below, alpha learned. */
export type PreluInput = {
  /** How the slope starts. (Default: zeros) */
  alphaInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the slope, added to the objective. (Default: none) */
  alphaRegularizer?: InputMaybe<RegularizerInput>;
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in prelu_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Axes along which one slope serves all: [1, 2] gives an image a slope for each channel. As in Keras counted from 1 (0 is the batch), or from the end if negative. */
  sharedAxes: Array<Scalars['Int']['input']>;
};

/** How far something is. */
export type Progress = {
  __typename?: 'Progress';
  /** Work done, in the phase's own unit (rows or bytes). */
  done: Scalars['SafeInt']['output'];
  /** done / total, 0..1; null where the total is not known yet. */
  fraction: Maybe<Scalars['Float']['output']>;
  /** What is being done at the moment, in a word or two: waiting, reading, storing. */
  phase: Scalars['String']['output'];
  /** Work in all, in the same unit; null where it is not known yet. */
  total: Maybe<Scalars['SafeInt']['output']>;
};

/** What can be asked. */
export type Query = {
  __typename?: 'Query';
  /** A version of an architecture; null where there is none. */
  architecture: Maybe<Architecture>;
  /** All versions of all architectures, newest first. */
  architectures: ArchitectureConnection;
  /** Finished runs side by side. NOT_FOUND where one is not there, WRONG_STATE where one has not SUCCEEDED. */
  comparison: Comparison;
  /** A dataset; null where there is none. */
  dataset: Maybe<Dataset>;
  /** All datasets, newest first. */
  datasets: DatasetConnection;
  /** The kinds of layers that an architecture can be made of. */
  layerTypes: Array<LayerType>;
  /** A model; null where there is none. */
  model: Maybe<Model>;
  /** All models, newest first. */
  models: ModelConnection;
  /** Anything by its id; null where your project has nothing of that id. */
  node: Maybe<Node>;
  /** Several things by their ids, at most 100, in the same order; null for each that is not there. */
  nodes: Array<Maybe<Node>>;
  /** What a run would do, before anything is spent; nothing is stored. Every mistake that `startTrainingRun` would answer is answered here. */
  planTrainingRun: PlanTrainingRunPayload;
  /** This server: version, limits, what can run training steps. */
  platform: Platform;
  /** All predictions, newest first. */
  predictions: PredictionConnection;
  /** A training run; null where there is none. */
  trainingRun: Maybe<TrainingRun>;
  /** All training runs, newest first where `orderBy` does not say otherwise. */
  trainingRuns: TrainingRunConnection;
};


/** What can be asked. */
export type QueryArchitectureArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryArchitecturesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
};


/** What can be asked. */
export type QueryComparisonArgs = {
  trainingRunIds: Array<Scalars['ID']['input']>;
};


/** What can be asked. */
export type QueryDatasetArgs = {
  by: DatasetBy;
};


/** What can be asked. */
export type QueryDatasetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. */
export type QueryModelArgs = {
  by: ModelBy;
};


/** What can be asked. */
export type QueryModelsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be asked. */
export type QueryPlanTrainingRunArgs = {
  input: StartTrainingRunInput;
};


/** What can be asked. */
export type QueryPredictionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PredictionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** What can be asked. */
export type QueryTrainingRunArgs = {
  id: Scalars['ID']['input'];
};


/** What can be asked. */
export type QueryTrainingRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TrainingRunFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<TrainingRunOrder>;
};

/** A normal distribution. */
export type RandomNormalInput = {
  /** Its middle. */
  mean: Scalars['Float']['input'];
  /** A seed of its own in place of the run's, so that the weight starts alike in every run. */
  seed?: InputMaybe<Scalars['SafeInt']['input']>;
  /** Its standard deviation (before values beyond two of it are drawn again, where they are), at least 0. */
  stddev: Scalars['Float']['input'];
};

/** Shares of a random division; they must sum to 1. */
export type RandomSplitInput = {
  /** The same seed on the same rows gives the same division. */
  seed: Scalars['SafeInt']['input'];
  /** A CATEGORICAL or BOOLEAN feature whose values are to be spread evenly over the splits. (Default: none) */
  stratifyBy?: InputMaybe<Scalars['String']['input']>;
  /** Share of TEST. */
  test: Scalars['Float']['input'];
  /** Share of TRAIN, above 0. */
  train: Scalars['Float']['input'];
  /** Share of VALIDATION. */
  validation: Scalars['Float']['input'];
};

/** A uniform distribution. */
export type RandomUniformInput = {
  /** Bound above every value drawn. */
  maxval: Scalars['Float']['input'];
  /** Least value drawn. */
  minval: Scalars['Float']['input'];
  /** A seed of its own in place of the run's, so that the weight starts alike in every run. */
  seed?: InputMaybe<Scalars['SafeInt']['input']>;
};

/** A temporary decoder reads the layer `from` and rebuilds `of`; it is dropped when the stage ends. */
export type ReconstructionObjectiveInput = {
  /** Share of the values of `of` that is set to zero before the stage reads them, 0 <= share < 1. */
  corruption: Scalars['Float']['input'];
  /** The layer that the decoder reads. */
  from: Scalars['String']['input'];
  /** What is minimised. */
  loss: LossInput;
  /** The layer or input that it rebuilds. */
  of: Scalars['String']['input'];
};

/** A point with the series that it belongs to. */
export type RecordedPoint = {
  __typename?: 'RecordedPoint';
  /** Epoch of the stage, counted from 1. */
  epoch: Scalars['Int']['output'];
  /** The metric. */
  name: MetricName;
  /** The output that it is measured on; null: the whole model. */
  output: Maybe<Scalars['String']['output']>;
  /** When it was stored. */
  recordedAt: Scalars['DateTime']['output'];
  /** How finely it was recorded. */
  resolution: MetricResolution;
  /** The split. */
  split: SplitName;
  /** The stage. */
  stage: Stage;
  /** Optimizer updates over the whole run. */
  step: Scalars['SafeInt']['output'];
  /** The value; null where it was not finite. */
  value: Maybe<Scalars['Float']['output']>;
};

/** A recurrent layer: exactly one of these. */
export type RecurrentLayerInput =
  /** A gated recurrent unit layer. */
  { gru: GruInput; lstm?: never; simpleRnn?: never; }
  |  /** A long short-term memory layer. */
  { gru?: never; lstm: LstmInput; simpleRnn?: never; }
  |  /** A plain recurrent layer. */
  { gru?: never; lstm?: never; simpleRnn: SimpleRnnInput; };

/** A number. */
export type RegressionOutput = PredictionOutput & {
  __typename?: 'RegressionOutput';
  /** The output's name. */
  output: Scalars['String']['output'];
  /** The row's place in the request, counted from 0. */
  row: Scalars['Int']['output'];
  /** The number, in the target's own unit. */
  value: Scalars['Float']['output'];
};

/** A penalty on a weight w that is added to the loss: exactly one of these. */
export type RegularizerInput =
  /** l1 · sum |w| */
  { l1: L1Input; l1l2?: never; l2?: never; }
  |  /** l1 · sum |w| + l2 · sum w² */
  { l1?: never; l1l2: L1L2Input; l2?: never; }
  |  /** l2 · sum w² */
  { l1?: never; l1l2?: never; l2: L2Input; };

/** x above the threshold, at most maxValue; negativeSlope x (x - threshold) up to it. */
export type ReluInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Greatest value given. (Default: any) */
  maxValue?: InputMaybe<Scalars['Float']['input']>;
  /** Unique among layers and inputs. (Default: by type and place, as in relu_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Share of what lies below the threshold that is let through. */
  negativeSlope: Scalars['Float']['input'];
  /** Values up to it count as negative. */
  threshold: Scalars['Float']['input'];
};

/** The same vector again and again, as a sequence. */
export type RepeatVectorInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How often. */
  n: Scalars['Int']['input'];
  /** Unique among layers and inputs. (Default: by type and place, as in repeat_vector_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** To a range. */
export type RescaleInput = {
  /** Upper end, above the lower. */
  max: Scalars['Float']['input'];
  /** Lower end. */
  min: Scalars['Float']['input'];
};

/** The same elements in another shape. */
export type ReshapeInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in reshape_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Without the batch axis; one axis may be -1 and takes what is left. */
  targetShape: Array<Scalars['Int']['input']>;
};

/** Which run is to go on. */
export type ResumeTrainingRunInput = {
  /** The run; PAUSED, or RUNNING with a pause not yet obeyed, else WRONG_STATE. */
  trainingRunId: Scalars['ID']['input'];
};

/** Answer of `resumeTrainingRun`. */
export type ResumeTrainingRunPayload = {
  __typename?: 'ResumeTrainingRunPayload';
  /** The run, QUEUED again; it goes on from its checkpoint and ends with the same bytes as one that was never paused. */
  trainingRun: Maybe<TrainingRun>;
  /** What the caller can put right; empty where all went well. */
  userErrors: Array<UserError>;
};

/** Which run is to be tried again. */
export type RetryTrainingRunInput = {
  /** True: from the very start, its metrics and checkpoints dropped. False: from its last checkpoint, where it has one. */
  fromStart: Scalars['Boolean']['input'];
  /** The run; FAILED or CANCELLED, else WRONG_STATE. */
  trainingRunId: Scalars['ID']['input'];
};

/** Answer of `retryTrainingRun`. */
export type RetryTrainingRunPayload = {
  __typename?: 'RetryTrainingRunPayload';
  /** The run, QUEUED again. */
  trainingRun: Maybe<TrainingRun>;
  /** What the caller can put right; empty where all went well. */
  userErrors: Array<UserError>;
};

/** x / sqrt(mean(x^2) + epsilon) x scale, the mean over one axis of each sample; scale is learned. */
export type RmsNormalizationInput = {
  /** The axis that is normalized; as in Keras counted from 1 (0 is the batch), or from the end if negative. */
  axis: Scalars['Int']['input'];
  /** Added to the mean square before the root. */
  epsilon: Scalars['Float']['input'];
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in rms_normalization_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** How the factor starts. (Default: ones) */
  scaleInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the factor, added to the objective. (Default: none) */
  scaleRegularizer?: InputMaybe<RegularizerInput>;
};

/** RMSprop. */
export type RmspropInput = {
  /** Keeps an average of the weights, which is evaluated and published in their place. (Default: no) */
  averaging?: InputMaybe<WeightAveragingInput>;
  /** True: divides by the deviation of gradients from their mean. */
  centered: Scalars['Boolean']['input'];
  /** Against division by zero, above 0. */
  epsilon: Scalars['Float']['input'];
  /** Parts that each batch is taken in, one after the other, to save memory, at least 1. Their gradients are added up to those of the whole batch; only batch normalization sees each part by itself. */
  gradientAccumulation: Scalars['Int']['input'];
  /** How far each update goes, above 0; before the schedule. */
  learningRate: Scalars['Float']['input'];
  /** What the learning rate is multiplied by in some layers. (Default: 1 in all) */
  learningRateFactors?: InputMaybe<Array<LearningRateFactorInput>>;
  /** How much of the last update is kept, 0 <= momentum < 1. */
  momentum: Scalars['Float']['input'];
  /** How much of the mean of squared gradients is kept, 0 <= rho < 1. */
  rho: Scalars['Float']['input'];
  /** How it moves over the steps of a stage. (Default: it stays) */
  schedule?: InputMaybe<LearningRateScheduleInput>;
  /** Share of each weight, times the learning rate, that is taken away at each step, at least 0: decoupled, as in AdamW. */
  weightDecay: Scalars['Float']['input'];
  /** Kinds of weights that do not decay. (Default: none) */
  weightDecayExclusions?: InputMaybe<Array<WeightKind>>;
};

/** A row of a dataset version. */
export type Row = {
  __typename?: 'Row';
  /** Its place in the source, counted from 0. */
  index: Scalars['SafeInt']['output'];
  /** The split that it belongs to. */
  split: SplitName;
  /** Its values, by feature name. */
  values: Scalars['FeatureRow']['output'];
};

/** A page of rows. */
export type RowConnection = {
  __typename?: 'RowConnection';
  /** The page, each with its cursor. */
  edges: Array<RowEdge>;
  /** The page, without cursors. */
  nodes: Array<Row>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are on all pages. */
  totalCount: Scalars['SafeInt']['output'];
};

/** One of a page of rows. */
export type RowEdge = {
  __typename?: 'RowEdge';
  /** Its place, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** What stands there. */
  node: Row;
};

/** Datasets that come with Strata; no network is needed. */
export type SampleDatasetName =
  /** Fisher's irises: 150 rows, four NUMERIC measures in cm (sepalLength, sepalWidth, petalLength, petalWidth) and the CATEGORICAL species. It has no splits of its own: random ones, stratified by species. */
  | 'IRIS'
  /** Handwritten digits: 60,000 train and 10,000 test rows, IMAGE [28, 28, 1] and the CATEGORICAL label 0..9. Of the train rows 5,000 are kept for validation. */
  | 'MNIST';

/** A draw from the normal distribution of a mean and the logarithm of a variance, its two inputs in this order. */
export type SamplingInput = {
  /** Names of the layers or inputs that it reads: two: the mean and the logarithm of the variance. (Default: the architecture's inputs, for the first layer) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Factor on the Kullback-Leibler divergence from the standard normal distribution, summed over the values of a sample and averaged over the batch, which is added to the objective where this layer is trained. 1 with a loss summed over a sample is the variational autoencoder, others are its beta form; 0 adds nothing. */
  klWeight: Scalars['Float']['input'];
  /** Unique among layers and inputs. (Default: by type and place, as in sampling_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** An initializer of which only the seed can be chosen. */
export type SeededInitializerInput = {
  /** A seed of its own in place of the run's, so that the weight starts alike in every run. */
  seed?: InputMaybe<Scalars['SafeInt']['input']>;
};

/** A convolution of each channel by itself, then one that mixes the channels place by place. */
export type SeparableConv1dInput = {
  /** Applied to the result. */
  activation: Activation;
  /** How the bias starts. (Default: zeros) */
  biasInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the bias, added to the objective. (Default: none) */
  biasRegularizer?: InputMaybe<RegularizerInput>;
  /** Kernels for each channel of the input. */
  depthMultiplier: Scalars['Int']['input'];
  /** How the depthwise kernel starts. (Default: glorotUniform) */
  depthwiseInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the depthwise kernel, added to the objective. (Default: none) */
  depthwiseRegularizer?: InputMaybe<RegularizerInput>;
  /** Distance between the values that a kernel reads. */
  dilationRate: Scalars['Int']['input'];
  /** Number of kernels: channels of the output. */
  filters: Scalars['Int']['input'];
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Length of the kernels. */
  kernelSize: Scalars['Int']['input'];
  /** Unique among layers and inputs. (Default: by type and place, as in separable_conv1d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Valid reads whole windows only; same pads with zeros so that stride 1 keeps the size. */
  padding: Padding;
  /** How the pointwise kernel starts. (Default: glorotUniform) */
  pointwiseInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the pointwise kernel, added to the objective. (Default: none) */
  pointwiseRegularizer?: InputMaybe<RegularizerInput>;
  /** Steps of the kernels. */
  strides: Scalars['Int']['input'];
  /** Adds a learned offset to each output. */
  useBias: Scalars['Boolean']['input'];
};

/** A convolution of each channel by itself, then one that mixes the channels place by place. */
export type SeparableConv2dInput = {
  /** Applied to the result. */
  activation: Activation;
  /** How the bias starts. (Default: zeros) */
  biasInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the bias, added to the objective. (Default: none) */
  biasRegularizer?: InputMaybe<RegularizerInput>;
  /** Kernels for each channel of the input. */
  depthMultiplier: Scalars['Int']['input'];
  /** How the depthwise kernel starts. (Default: glorotUniform) */
  depthwiseInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the depthwise kernel, added to the objective. (Default: none) */
  depthwiseRegularizer?: InputMaybe<RegularizerInput>;
  /** Distance between the values that a kernel reads, down and across. */
  dilationRate: Array<Scalars['Int']['input']>;
  /** Number of kernels: channels of the output. */
  filters: Scalars['Int']['input'];
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Height and width of the kernels. */
  kernelSize: Array<Scalars['Int']['input']>;
  /** Unique among layers and inputs. (Default: by type and place, as in separable_conv2d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Valid reads whole windows only; same pads with zeros so that stride 1 keeps the size. */
  padding: Padding;
  /** How the pointwise kernel starts. (Default: glorotUniform) */
  pointwiseInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the pointwise kernel, added to the objective. (Default: none) */
  pointwiseRegularizer?: InputMaybe<RegularizerInput>;
  /** Steps of the kernels down and across. */
  strides: Array<Scalars['Int']['input']>;
  /** Adds a learned offset to each output. */
  useBias: Scalars['Boolean']['input'];
};

/** Which name is to point at which version. */
export type SetModelAliasInput = {
  /** Starts with a-z, then a-z, 0-9, _ or -; at most 63 characters: production. */
  alias: Scalars['String']['input'];
  /** The version; the alias belongs to its model. */
  modelVersionId: Scalars['ID']['input'];
};

/** Answer of `setModelAlias`. */
export type SetModelAliasPayload = {
  __typename?: 'SetModelAliasPayload';
  /** The alias as it stands now; null where there are userErrors. */
  alias: Maybe<ModelAlias>;
  /** What the caller can put right; empty where all went well. */
  userErrors: Array<UserError>;
};

/** Gradient descent. */
export type SgdInput = {
  /** Keeps an average of the weights, which is evaluated and published in their place. (Default: no) */
  averaging?: InputMaybe<WeightAveragingInput>;
  /** Parts that each batch is taken in, one after the other, to save memory, at least 1. Their gradients are added up to those of the whole batch; only batch normalization sees each part by itself. */
  gradientAccumulation: Scalars['Int']['input'];
  /** How far each update goes, above 0; before the schedule. */
  learningRate: Scalars['Float']['input'];
  /** What the learning rate is multiplied by in some layers. (Default: 1 in all) */
  learningRateFactors?: InputMaybe<Array<LearningRateFactorInput>>;
  /** How it moves over the steps of a stage. (Default: it stays) */
  schedule?: InputMaybe<LearningRateScheduleInput>;
  /** Share of each weight, times the learning rate, that is taken away at each step, at least 0: decoupled, as in AdamW. */
  weightDecay: Scalars['Float']['input'];
  /** Kinds of weights that do not decay. (Default: none) */
  weightDecayExclusions?: InputMaybe<Array<WeightKind>>;
};

/** What a model version takes and answers. */
export type Signature = {
  __typename?: 'Signature';
  /** What each input of the architecture reads. */
  inputs: Array<SignatureInput>;
  /** What comes out. */
  outputs: Array<SignatureOutput>;
};

/** A feature that `predict` takes. */
export type SignatureFeature = {
  __typename?: 'SignatureFeature';
  /** CATEGORICAL, and SEQUENCE of names: the categories that it knows. Null for the others. */
  categories: Maybe<Array<Scalars['String']['output']>>;
  /** How it becomes numbers: standardize, rescale, oneHot, index, tokenize or none. */
  encoding: Scalars['String']['output'];
  /** What it holds, and so its form in JSON. */
  kind: FeatureKind;
  /** Its name in a FeatureRow. */
  name: Scalars['String']['output'];
  /** Shape of one value: [] for scalars. */
  shape: Array<Scalars['Int']['output']>;
};

/** What an input of the architecture reads. */
export type SignatureInput = {
  __typename?: 'SignatureInput';
  /** The features that a row of `predict` gives, in the order in which they are joined. */
  features: Array<SignatureFeature>;
  /** The architecture's input. */
  name: Scalars['String']['output'];
  /** Its shape, without the batch axis; null is an axis of any length. */
  shape: Array<Maybe<Scalars['Int']['output']>>;
};

/** An output that `predict` answers. */
export type SignatureOutput = {
  __typename?: 'SignatureOutput';
  /** CLASSIFICATION: the labels. Null for the others. */
  labels: Maybe<Array<Scalars['String']['output']>>;
  /** The output's name. */
  name: Scalars['String']['output'];
  /** TENSOR: its shape, without the batch axis; null is an axis of any length. Null for the others. */
  shape: Maybe<Array<Maybe<Scalars['Int']['output']>>>;
  /** What kind of answer it is. */
  type: OutputType;
};

/** A plain recurrent layer. */
export type SimpleRnnInput = {
  /** Applied to the new state. */
  activation: Activation;
  /** How the bias starts. (Default: zeros) */
  biasInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the bias, added to the loss. (Default: none) */
  biasRegularizer?: InputMaybe<RegularizerInput>;
  /** Share of the input values dropped in training: the same ones at every time step. */
  dropout: Scalars['Float']['input'];
  /** True: the steps are read from the last to the first. */
  goBackwards: Scalars['Boolean']['input'];
  /** What it reads: a sequence and, where it does not start at zeros, its first states (state), such as encoder.state. Others read its last ones as name.state. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How the kernel starts. (Default: glorotUniform) */
  kernelInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the kernel, added to the loss. (Default: none) */
  kernelRegularizer?: InputMaybe<RegularizerInput>;
  /** Unique among layers and inputs. (Default: by type and place, as in simple_rnn_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Share of the state values dropped in training: the same ones at every time step. */
  recurrentDropout: Scalars['Float']['input'];
  /** How the recurrent kernel starts. (Default: orthogonal) */
  recurrentInitializer?: InputMaybe<InitializerInput>;
  /** Penalty on the recurrent kernel, added to the loss. (Default: none) */
  recurrentRegularizer?: InputMaybe<RegularizerInput>;
  /** True: the state after each step, [steps, units]; false: after the last one, [units]. */
  returnSequences: Scalars['Boolean']['input'];
  /** Length of the state, and so of the result; at least 1. */
  units: Scalars['Int']['input'];
  /** False: no bias is added. */
  useBias: Scalars['Boolean']['input'];
};

/** Fixed positions: feature i of place p gets sin (i even) or cos (i odd) of p / maxWavelength^(2 floor(i / 2) / features). */
export type SinusoidalPositionsInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Bounds the periods of the waves; above 0. */
  maxWavelength: Scalars['Float']['input'];
  /** Unique among layers and inputs. (Default: by type and place, as in sinusoidal_positions_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** exp(x) over its sum along an axis. */
export type SoftmaxInput = {
  /** The axis whose values sum to 1; as in Keras counted from 1 (0 is the batch), or from the end if negative. */
  axis: Scalars['Int']['input'];
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in softmax_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Cross-entropy of coded classes. */
export type SparseCategoricalCrossentropyInput = {
  /** How much each class counts. (Default: all alike) */
  classWeights?: InputMaybe<ClassWeightsInput>;
  /** True: the output is raw scores, without softmax. */
  fromLogits: Scalars['Boolean']['input'];
  /** Share of the target that is spread over all classes, 0 <= share < 1. */
  labelSmoothing: Scalars['Float']['input'];
};

/** In training sets whole channels of [length, channels] to zero with probability `rate` and scales the others by 1 / (1 - rate); else passes its input through. */
export type SpatialDropout1dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in spatial_dropout1d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Share of the channels set to zero, 0 to below 1. */
  rate: Scalars['Float']['input'];
};

/** In training sets whole channels of [height, width, channels] to zero with probability `rate` and scales the others by 1 / (1 - rate); else passes its input through. */
export type SpatialDropout2dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in spatial_dropout2d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Share of the channels set to zero, 0 to below 1. */
  rate: Scalars['Float']['input'];
};

/** In training sets whole channels of [depth, height, width, channels] to zero with probability `rate` and scales the others by 1 / (1 - rate); else passes its input through. */
export type SpatialDropout3dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in spatial_dropout3d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Share of the channels set to zero, 0 to below 1. */
  rate: Scalars['Float']['input'];
};

/** A part of a dataset version that is kept apart from the others. */
export type Split = {
  __typename?: 'Split';
  /** Which part. */
  name: SplitName;
  /** Rows in it. */
  rowCount: Scalars['SafeInt']['output'];
};

/** The parts of a dataset version. */
export type SplitName =
  /** Measured once, at the end of a run. */
  | 'TEST'
  /** Weights and encoders are learned on it. */
  | 'TRAIN'
  /** Watched during training: early stopping looks here. */
  | 'VALIDATION';

/** How rows are divided: exactly one of these. */
export type SplitsInput =
  /** By a CATEGORICAL or TEXT column that holds train, validation (or val, valid, dev) and test in any case. It is no feature then. */
  { column: Scalars['String']['input']; random?: never; }
  |  /** By lot, seeded. */
  { column?: never; random: RandomSplitInput; };

/** Squared distance from the right side of 0 by 1. */
export type SquaredHingeInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** One stage of a run: these layers, on this objective, for so many epochs. */
export type Stage = Node & {
  __typename?: 'Stage';
  /** Rows of one step. */
  batchSize: Scalars['Int']['output'];
  /** Time spent so far, over all attempts, in milliseconds. */
  durationMs: Scalars['SafeInt']['output'];
  /** Most epochs that it takes. */
  epochs: Scalars['Int']['output'];
  /** When it ended; null until then. */
  finishedAt: Maybe<Scalars['DateTime']['output']>;
  /** Floating-point operations spent so far, over all attempts. */
  flops: Scalars['Float']['output'];
  /** Floating-point operations of one forward and backward pass over one sample. */
  flopsPerSample: Scalars['SafeInt']['output'];
  /** Its global id. */
  id: Scalars['ID']['output'];
  /** Unique within the run. */
  name: Scalars['String']['output'];
  /** What it minimises. */
  objective: StageObjectiveType;
  /** Counted from 1 within the run. */
  position: Scalars['Int']['output'];
  /** A valid StageInput with every default filled in, so that it can be sent back. */
  spec: Scalars['JSON']['output'];
  /** When it began; null until then. */
  startedAt: Maybe<Scalars['DateTime']['output']>;
  /** Where it stands. */
  status: StageStatus;
  /** Numbers that the optimizer updates; those of a temporary decoder or head, which the stage throws away, are not counted. */
  trainableParameterCount: Scalars['SafeInt']['output'];
  /** Names of the layers that it trains; the others are frozen and run in inference mode. */
  trainedLayers: Array<Scalars['String']['output']>;
  /** The run that it belongs to. */
  trainingRun: TrainingRun;
};

/** One stage. What is left out is the run's. */
export type StageInput = {
  /** Rows of one step. (Default: the run's) */
  batchSize?: InputMaybe<Scalars['Int']['input']>;
  /** When it ends early. (Default: the run's) */
  earlyStopping?: InputMaybe<EarlyStoppingInput>;
  /** Most epochs, at least 1. */
  epochs: Scalars['Int']['input'];
  /** How gradients are kept small. (Default: the run's) */
  gradientClipping?: InputMaybe<GradientClippingInput>;
  /** Unique within the run. */
  name: Scalars['String']['input'];
  /** What is minimised. */
  objective: StageObjectiveInput;
  /** How weights are updated; its state starts anew in each stage. (Default: the run's) */
  optimizer?: InputMaybe<OptimizerInput>;
  /** Names of the layers that are trained; the others are frozen and run in inference mode. A submodel's name stands for its layers, frozen or not; `encoder.dense_1` for one of them. (Default: all but those of submodels that are not `trainable`) */
  train?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** What a stage minimises: exactly one of these. */
export type StageObjectiveInput =
  /** How badly a temporary head on an inner layer predicts a target. */
  { auxiliary: AuxiliaryObjectiveInput; reconstruction?: never; target?: never; }
  |  /** How badly a temporary decoder rebuilds a layer or an input. */
  { auxiliary?: never; reconstruction: ReconstructionObjectiveInput; target?: never; }
  |  /** The run's targets, on the architecture's outputs. */
  { auxiliary?: never; reconstruction?: never; target: TargetObjectiveInput; };

/** What a stage can minimise. */
export type StageObjectiveType =
  /** How badly a temporary head on an inner layer predicts a target. */
  | 'AUXILIARY'
  /** How badly a temporary decoder rebuilds something. */
  | 'RECONSTRUCTION'
  /** The run's targets, on the architecture's outputs. */
  | 'TARGET';

/** Where a stage stands. */
export type StageStatus =
  /** Not begun. */
  | 'PENDING'
  /** Begun, and not ended. */
  | 'RUNNING'
  /** Done. */
  | 'SUCCEEDED';

/** Stages of your own, trained in order; weights go on from stage to stage. */
export type StagedInput = {
  /** At least one. */
  stages: Array<StageInput>;
};

/** To mean 0 and standard deviation 1. */
export type StandardizeInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A training to be run. */
export type StartTrainingRunInput = {
  /** What to train. */
  architectureId: Scalars['ID']['input'];
  /** Rows of one step, in stages that do not say; 1..65,536. */
  batchSize: Scalars['Int']['input'];
  /** What to train on; it must be READY. */
  datasetVersionId: Scalars['ID']['input'];
  /** When a stage that does not say ends before its epochs are over. (Default: never) */
  earlyStopping?: InputMaybe<EarlyStoppingInput>;
  /** What runs its steps; `platform { executors }` tells which can. */
  executor: ExecutorName;
  /** How gradients are kept small, in stages that do not say. (Default: not) */
  gradientClipping?: InputMaybe<GradientClippingInput>;
  /** A key of yours, 1..200 characters: for 24 hours the same key with the same input answers the same object, however often it is sent. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What its inputs read. (Default, where it has one input: all features that no target names) */
  inputs?: InputMaybe<Array<InputBindingInput>>;
  /** Name that the model is published under; its next version where it is in use. (Default: the architecture's name) */
  modelName?: InputMaybe<Scalars['String']['input']>;
  /** What to call it, 1..200 characters. (Default: made of architecture and dataset) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** How weights are updated, in stages that do not say. (Default: adam at 0.001) */
  optimizer?: InputMaybe<OptimizerInput>;
  /** Among runs that wait, a higher one goes first; -100..100. */
  priority: Scalars['Int']['input'];
  /** All randomness comes from it: initial weights, dropout, order of rows. Same input, same seed: same bytes. */
  seed: Scalars['SafeInt']['input'];
  /** How it learns. */
  strategy: StrategyInput;
  /** What its outputs learn; may be empty where every stage reconstructs. */
  targets: Array<TargetBindingInput>;
};

/** Answer of `startTrainingRun`. */
export type StartTrainingRunPayload = {
  __typename?: 'StartTrainingRunPayload';
  /** The run, QUEUED; null where there are userErrors. */
  trainingRun: Maybe<TrainingRun>;
  /** What the caller can put right; empty where all went well. */
  userErrors: Array<UserError>;
};

/** A learning rate that falls in steps. */
export type StepScheduleInput = {
  /** Steps from one fall to the next, at least 1. */
  everySteps: Scalars['SafeInt']['input'];
  /** What it is multiplied by, above 0. */
  factor: Scalars['Float']['input'];
  /** Steps over which it first rises from 0. */
  warmupSteps: Scalars['SafeInt']['input'];
};

/** How a run learns. */
export type Strategy = {
  __typename?: 'Strategy';
  /** A valid StrategyInput, so that it can be sent back. */
  spec: Scalars['JSON']['output'];
  /** Which strategy. */
  type: StrategyType;
};

/** How a run learns: exactly one of these. */
export type StrategyInput =
  /** All layers on the run's targets. */
  { endToEnd: EndToEndInput; greedyLayerwise?: never; staged?: never; }
  |  /** Block after block, each on an objective of its own, then, if asked, all together. */
  { endToEnd?: never; greedyLayerwise: GreedyLayerwiseInput; staged?: never; }
  |  /** Stages of your own. */
  { endToEnd?: never; greedyLayerwise?: never; staged: StagedInput; };

/** The strategies. */
export type StrategyType =
  /** All layers on one objective. */
  | 'END_TO_END'
  /** Block after block, then, if asked, all together. */
  | 'GREEDY_LAYERWISE'
  /** Stages as given. */
  | 'STAGED';

/**
 * A model version, or its layers from one to another, as a layer: it starts with the weights that were trained, and the architecture keeps its layers, so that nothing that happens to the model later changes it.
 * It reads what the model reads, in the same order, and the values have to be encoded as they were for the model (Signature.inputs says how): of an input that feeds it directly, features of the same name and kind are, where a run says nothing else. Its layers are called by its name, a dot and their own name, as in `encoder.dense_1`: stages may train them by these names, and other layers may read them.
 */
export type SubmodelInput = {
  /** The layer of the model that is read from here, as a decoder reads a code: what comes before it is left out. (Default: the model's inputs) */
  inputLayer?: InputMaybe<Scalars['String']['input']>;
  /** Names of the layers or inputs that it reads: one for each input of the model, in the model's order; with `inputLayer` first what takes its place. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The model version whose layers and weights it takes, of the same project. Its weights are copied when a run starts. (Error: NOT_FOUND where there is none) */
  modelVersionId: Scalars['ID']['input'];
  /** Unique among layers and inputs. (Default: by type and place, as in submodel_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The layer of the model whose value is the result; what comes after it is left out, and so are inputs that are not needed then. (Default: the model's output; needed where it has several) */
  outputLayer?: InputMaybe<Scalars['String']['input']>;
  /** False: frozen. Its weights stay as they are to the bit, moving statistics included, and it runs in inference mode (nothing is dropped), but in stages that name it, or layers of it, in `train`. A head then learns on features that are computed once. True: it is trained with the rest, from the weights of the model on. */
  trainable: Scalars['Boolean']['input'];
};

/** What can be watched, over WebSocket (protocol graphql-transport-ws) at /graphql. An API key goes into connectionParams: { "authorization": "Bearer ..." }. */
export type Subscription = {
  __typename?: 'Subscription';
  /** A dataset version: as it is now, then at each change of status or progress. Completes when it is READY or FAILED. */
  datasetVersionUpdated: DatasetVersion;
  /** A training run's metrics as they are recorded: from `after` on, with no gap and no duplicate. Completes after the last batch of a run that has ended. */
  metricsRecorded: MetricBatch;
  /** A training run: as it is now, then at each change of status, stage or progress. Completes when it has SUCCEEDED, FAILED or been CANCELLED. */
  trainingRunUpdated: TrainingRun;
};


/** What can be watched, over WebSocket (protocol graphql-transport-ws) at /graphql. An API key goes into connectionParams: { "authorization": "Bearer ..." }. */
export type SubscriptionDatasetVersionUpdatedArgs = {
  id: Scalars['ID']['input'];
};


/** What can be watched, over WebSocket (protocol graphql-transport-ws) at /graphql. An API key goes into connectionParams: { "authorization": "Bearer ..." }. */
export type SubscriptionMetricsRecordedArgs = {
  after?: InputMaybe<Scalars['SafeInt']['input']>;
  filter?: InputMaybe<MetricFilter>;
  resolution?: InputMaybe<MetricResolution>;
  trainingRunId: Scalars['ID']['input'];
};


/** What can be watched, over WebSocket (protocol graphql-transport-ws) at /graphql. An API key goes into connectionParams: { "authorization": "Bearer ..." }. */
export type SubscriptionTrainingRunUpdatedArgs = {
  id: Scalars['ID']['input'];
};

/** The first input less the second, value by value; their shapes must be equal, but an axis of 1 goes with any. */
export type SubtractInput = {
  /** Names of the layers or inputs that it reads: two: what is taken from, and what is taken. (Default: the architecture's inputs, for the first layer) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in subtract_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** What an output of the architecture learns. */
export type TargetBinding = {
  __typename?: 'TargetBinding';
  /** The features that it learns; null where it reconstructs. */
  features: Maybe<Array<Scalars['String']['output']>>;
  /** A valid LossInput. */
  loss: Scalars['JSON']['output'];
  /** What is measured beside the loss. */
  metrics: Array<MetricName>;
  /** The architecture's output. */
  output: Scalars['String']['output'];
  /** The input that it reconstructs; null where it learns features. */
  reconstructs: Maybe<Scalars['String']['output']>;
  /** The feature that says how much each row counts; null: all alike. */
  sampleWeight: Maybe<Scalars['String']['output']>;
  /** Factor of its loss in the total. */
  weight: Scalars['Float']['output'];
};

/** What an output of the architecture learns. */
export type TargetBindingInput = {
  /** What is minimised. */
  loss: LossInput;
  /** What is measured beside the loss, on every split. */
  metrics: Array<MetricInput>;
  /** The architecture's output, by its layer's name. (Default, where it has one: that) */
  output?: InputMaybe<Scalars['String']['input']>;
  /** A NUMERIC or BOOLEAN feature, from 0 on and known in every row: how much each row counts in this output's loss and metrics. A loss is multiplied by it and still divided by the number of rows. Where `inputs` is left out, the feature feeds no input. (Default: every row counts 1) */
  sampleWeight?: InputMaybe<Scalars['String']['input']>;
  /** What it learns. */
  source: TargetSourceInput;
  /** Factor of its loss in the total, above 0. */
  weight: Scalars['Float']['input'];
};

/** The run's targets, on the architecture's outputs. */
export type TargetObjectiveInput = {
  /** There is nothing to choose: give {}. */
  noOptions?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What an output learns: exactly one of these. */
export type TargetSourceInput =
  /** These features, encoded as the loss needs them and joined along the last axis. */
  { features: Array<Scalars['String']['input']>; reconstructs?: never; }
  |  /** The input of this name, as encoded. */
  { features?: never; reconstructs: Scalars['String']['input']; };

/** Numbers of a fixed shape. */
export type TensorOutput = PredictionOutput & {
  __typename?: 'TensorOutput';
  /** The output's name. */
  output: Scalars['String']['output'];
  /** The row's place in the request, counted from 0. */
  row: Scalars['Int']['output'];
  /** The shape. */
  shape: Array<Scalars['Int']['output']>;
  /** The numbers, flat and row-major. */
  values: Scalars['TensorValues']['output'];
};

/** An input or output of an architecture. */
export type TensorSpec = {
  __typename?: 'TensorSpec';
  /** Type of its elements. */
  dtype: DataType;
  /** An input's own name, or the name of the layer that is the output. */
  name: Scalars['String']['output'];
  /** Without the batch axis; null is an axis of any length. */
  shape: Array<Maybe<Scalars['Int']['output']>>;
};

/** An input of an architecture. */
export type TensorSpecInput = {
  /** Type of its elements; INT32 where an embedding reads it. */
  dtype: DataType;
  /** Unique among inputs and layers. (Default: input_1, input_2, ...) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Without the batch axis, as in [28, 28, 1]; null is an axis of any length. */
  shape: Array<InputMaybe<Scalars['Int']['input']>>;
};

/** A metric on the test split. */
export type TestMetric = {
  __typename?: 'TestMetric';
  /** The metric. */
  name: MetricName;
  /** The output that it is measured on; null: the whole model. */
  output: Maybe<Scalars['String']['output']>;
  /** The value; null where it was not finite. */
  value: Maybe<Scalars['Float']['output']>;
};

/** The files that `model.save` of TensorFlow.js and tensorflowjs_converter write. */
export type TfjsSourceInput = {
  /** The upload of model.json; it must be COMPLETE. Sequential and Functional models of layers that the catalogue has; no layers of your own, and none that is used twice. */
  modelUploadId: Scalars['ID']['input'];
  /** The uploads of its files of weights, in the order of the paths in its weightsManifest; quantized weights are spread out again. */
  weightUploadIds: Array<Scalars['ID']['input']>;
};

/** A layer over every step of a sequence, the same for all. */
export type TimeDistributedInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The layer that every step goes through, with the same weights; its own name and inputs must be left out. */
  layer: TimeDistributedLayerInput;
  /** Unique among layers and inputs. (Default: by type and place, as in time_distributed_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** A layer for every step of a sequence: exactly one of these. */
export type TimeDistributedLayerInput =
  /** An activation function by itself. */
  { activation: ActivationInput; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** Mean of each window of steps. */
  { activation?: never; averagePooling1d: AveragePooling1dInput; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** Mean of each window of an image, channel by channel. */
  { activation?: never; averagePooling1d?: never; averagePooling2d: AveragePooling2dInput; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** Convolution along one axis: [steps, channels] to [steps, filters]. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d: Conv1dInput; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** The transposed convolution: each value is spread over a window, strides apart. [length, channels] becomes [length, filters], longer by the strides. Keras Conv1DTranspose. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose: Conv1dTransposeInput; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** Convolution over images: [height, width, channels] to [height, width, filters]. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d: Conv2dInput; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** The transposed convolution: each value is spread over a window, strides apart. [height, width, channels] becomes [height, width, filters], larger by the strides. Keras Conv2DTranspose. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose: Conv2dTransposeInput; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** Cuts off the borders of [length, channels]. Keras Cropping1D. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d: Cropping1dInput; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** Cuts off the borders of [height, width, channels]. Keras Cropping2D. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d: Cropping2dInput; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** Fully connected: activation(input · kernel + bias) over the last axis. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense: DenseInput; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** Convolution of each channel by itself: [length, channels] becomes [length, channels x depthMultiplier]. Keras DepthwiseConv1D. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d: DepthwiseConv1dInput; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** Convolution of each channel by itself: [height, width, channels] becomes [height, width, channels x depthMultiplier]. Keras DepthwiseConv2D. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d: DepthwiseConv2dInput; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** All elements on one axis, row-major. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten: FlattenInput; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** Mean over all steps: [steps, channels] to [channels]. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d: GlobalAveragePooling1dInput; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** Mean over an image: [height, width, channels] to [channels]. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d: GlobalAveragePooling2dInput; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** Largest value over all steps: [steps, channels] to [channels]. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d: GlobalMaxPooling1dInput; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** Largest value over an image: [height, width, channels] to [channels]. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d: GlobalMaxPooling2dInput; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** (x - mean) / sqrt(variance + epsilon) x gamma + beta, mean and variance over each group of channels of each sample. The shape stays. Keras GroupNormalization; Wu and He 2018. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization: GroupNormalizationInput; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** Normalizes each sample over its last axis (Ba 2016). */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization: LayerNormalizationInput; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** Largest value of each window of steps. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d: MaxPooling1dInput; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** Largest value of each window of an image, channel by channel. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d: MaxPooling2dInput; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** The axes in another order: with dims [2, 1] [a, b] becomes [b, a]. Keras Permute. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute: PermuteInput; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** The same vector again and again, as a sequence. [features] becomes [n, features]. Keras RepeatVector. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector: RepeatVectorInput; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** The same elements in another shape, row-major. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape: ReshapeInput; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** x / sqrt(mean(x^2) + epsilon) x scale, the mean over one axis of each sample; scale is learned. The shape stays. Keras RMSNormalization; Zhang and Sennrich 2019. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization: RmsNormalizationInput; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** A convolution of each channel by itself, then one that mixes the channels place by place: [length, channels] becomes [length, filters]. Keras SeparableConv1D; Chollet 2017. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d: SeparableConv1dInput; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** A convolution of each channel by itself, then one that mixes the channels place by place: [height, width, channels] becomes [height, width, filters]. Keras SeparableConv2D; Chollet 2017. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d: SeparableConv2dInput; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** Each value `size` times in a row. [length, channels] becomes [length x size, channels]. Keras UpSampling1D. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d: UpSampling1dInput; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** A larger image, by repeating values or between them. [height, width, channels], channels stay. Keras UpSampling2D. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d: UpSampling2dInput; zeroPadding1d?: never; zeroPadding2d?: never; }
  |  /** Zeros around [length, channels]. Keras ZeroPadding1D. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d: ZeroPadding1dInput; zeroPadding2d?: never; }
  |  /** Zeros around [height, width, channels]. Keras ZeroPadding2D. */
  { activation?: never; averagePooling1d?: never; averagePooling2d?: never; conv1d?: never; conv1dTranspose?: never; conv2d?: never; conv2dTranspose?: never; cropping1d?: never; cropping2d?: never; dense?: never; depthwiseConv1d?: never; depthwiseConv2d?: never; flatten?: never; globalAveragePooling1d?: never; globalAveragePooling2d?: never; globalMaxPooling1d?: never; globalMaxPooling2d?: never; groupNormalization?: never; layerNormalization?: never; maxPooling1d?: never; maxPooling2d?: never; permute?: never; repeatVector?: never; reshape?: never; rmsNormalization?: never; separableConv1d?: never; separableConv2d?: never; upSampling1d?: never; upSampling2d?: never; zeroPadding1d?: never; zeroPadding2d: ZeroPadding2dInput; };

/** What a text is cut into. */
export type TokenLevel =
  /** Characters (code points), spaces and punctuation included. For scripts without spaces, spelling and code. */
  | 'CHARACTER'
  /** Words: letters, marks and digits of any script, with apostrophes inside. Spaces and punctuation are dropped. */
  | 'WORD';

/**
 * A text as whole numbers, one for each word or character: 0 is padding, 1 a token that is not in the vocabulary, from 2 on the vocabulary, the most frequent token of the train split first. An empty or missing text is one unknown token.
 * An input of shape [null] takes a text as long as it is, and the layers behind it pass over what pads it beside longer ones; one of shape [n] takes n codes, cut or padded at the end (an embedding with `maskZero` tells padding from text). The input is INT32 and reads this one feature. Keras TextVectorization.
 */
export type TokenizeInput = {
  /** What a token is. */
  level: TokenLevel;
  /** Whether capitals count as small letters. */
  lowercase: Scalars['Boolean']['input'];
  /** Tokens kept of a text, from its start, 1 to 65,536; an input of shape [n] keeps n. (Default: 256) */
  maxLength?: InputMaybe<Scalars['Int']['input']>;
  /** Codes at most, 3 to 1,000,000, padding and unknown included: the rest of the vocabulary is unknown. At most the inputDim of the embedding that reads them. (Default: that inputDim, or 10,000 where no embedding reads the input) */
  maxTokens?: InputMaybe<Scalars['Int']['input']>;
};

/** Where a run is computed. Equal environments and seeds give equal bytes. */
export type TrainingEnvironment = {
  __typename?: 'TrainingEnvironment';
  /** The processor. */
  cpuModel: Scalars['String']['output'];
  /** What ONNX Runtime ran its operations on: EXECUTION_PROVIDER of the worker; null where the executor is another. */
  executionProvider: Maybe<ExecutionProvider>;
  /** What runs its steps. */
  executor: ExecutorName;
  /** Why that executor. */
  executorReason: Scalars['String']['output'];
  /** True where parts of it were computed in different environments: its bytes may differ from those of an undisturbed run. */
  isMixed: Scalars['Boolean']['output'];
  /** Version of Node.js. */
  nodeVersion: Scalars['String']['output'];
  /** Version of ONNX Runtime; null where the executor is another. */
  onnxRuntimeVersion: Maybe<Scalars['String']['output']>;
  /** Most resident memory of its process, in bytes; null until known. */
  peakMemoryBytes: Maybe<Scalars['SafeInt']['output']>;
  /** Operating system and processor architecture, as in linux-x64. */
  platform: Scalars['String']['output'];
  /** Threads inside one operation, fixed when the run starts: 1 where its steps are short, else as many as its largest operation keeps busy, one for each core at most; TRAINER_THREADS of the server sets another number. */
  threads: Scalars['Int']['output'];
};

/** What a run would do, before anything is spent. */
export type TrainingPlan = {
  __typename?: 'TrainingPlan';
  /** Time in all, in milliseconds, at the pace of earlier runs of like cost here; null where there were none. */
  estimatedDurationMs: Maybe<Scalars['SafeInt']['output']>;
  /** Most memory of the trainer that its stages need, in bytes; roughly. */
  estimatedMemoryBytes: Scalars['SafeInt']['output'];
  /** Its stages, in order. */
  stages: Array<PlannedStage>;
  /** Numbers that any stage updates, each counted once, without temporary decoders and heads. */
  trainableParameterCount: Scalars['SafeInt']['output'];
};

/** How far a run is. */
export type TrainingProgress = {
  __typename?: 'TrainingProgress';
  /** Epoch of that stage, counted from 1; 0 before the first. */
  epoch: Scalars['Int']['output'];
  /** step / totalSteps, 0..1; 1 once SUCCEEDED. */
  fraction: Scalars['Float']['output'];
  /** Milliseconds until the end at this pace; null where it does not run. */
  remainingMs: Maybe<Scalars['SafeInt']['output']>;
  /** The stage that is being trained, or was last. */
  stage: Stage;
  /** Optimizer updates so far, over all stages. */
  step: Scalars['SafeInt']['output'];
  /** Optimizer updates a second of late; null where it does not run. */
  stepsPerSecond: Maybe<Scalars['Float']['output']>;
  /** Optimizer updates in all, should no stage stop early. */
  totalSteps: Scalars['SafeInt']['output'];
};

/** One training of an architecture on a dataset version, from a strategy to a model version. */
export type TrainingRun = Node & {
  __typename?: 'TrainingRun';
  /** What it trains. */
  architecture: Architecture;
  /** Counted from 1; each retry adds one. */
  attempt: Scalars['Int']['output'];
  /** Points that it can go on from: the last two and the best, newest first. */
  checkpoints: CheckpointConnection;
  /** When it was asked for. */
  createdAt: Scalars['DateTime']['output'];
  /** What it trains on. */
  datasetVersion: DatasetVersion;
  /** Where it is computed; null until it first runs. */
  environment: Maybe<TrainingEnvironment>;
  /** Why it FAILED; null otherwise. */
  failure: Maybe<Failure>;
  /** When it ended; null until then. */
  finishedAt: Maybe<Scalars['DateTime']['output']>;
  /** What was chosen, defaults filled in. */
  hyperparameters: Hyperparameters;
  /** Its global id. */
  id: Scalars['ID']['output'];
  /** Its metrics as series, decimated with their extremes kept. */
  metrics: Array<MetricSeries>;
  /** What came of it; null until SUCCEEDED. */
  modelVersion: Maybe<ModelVersion>;
  /** As given, else made of architecture and dataset. */
  name: Scalars['String']['output'];
  /** Asked for and not yet obeyed; null otherwise. */
  pendingAction: Maybe<TrainingRunAction>;
  /** Among runs that wait, a higher one goes first. */
  priority: Scalars['Int']['output'];
  /** How far it is. */
  progress: TrainingProgress;
  /** What the strategy became, in order. */
  stages: Array<Stage>;
  /** When it first ran; null until then. */
  startedAt: Maybe<Scalars['DateTime']['output']>;
  /** Where it stands. */
  status: TrainingRunStatus;
  /** How it learns, as given. */
  strategy: Strategy;
};


/** One training of an architecture on a dataset version, from a strategy to a model version. */
export type TrainingRunCheckpointsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** One training of an architecture on a dataset version, from a strategy to a model version. */
export type TrainingRunMetricsArgs = {
  filter?: InputMaybe<MetricFilter>;
  maxPoints: Scalars['Int']['input'];
  resolution: MetricResolution;
};

/** What a running training run was asked to do. */
export type TrainingRunAction =
  /** To end. */
  | 'CANCEL'
  /** To checkpoint and rest. */
  | 'PAUSE';

/** A page of training runs. */
export type TrainingRunConnection = {
  __typename?: 'TrainingRunConnection';
  /** The page, each with its cursor. */
  edges: Array<TrainingRunEdge>;
  /** The page, without cursors. */
  nodes: Array<TrainingRun>;
  /** Where the page stands. */
  pageInfo: PageInfo;
  /** How many there are on all pages. */
  totalCount: Scalars['SafeInt']['output'];
};

/** One of a page of training runs. */
export type TrainingRunEdge = {
  __typename?: 'TrainingRunEdge';
  /** Its place, for `after` and `before`. */
  cursor: Scalars['String']['output'];
  /** What stands there. */
  node: TrainingRun;
};

/** Which training runs are wanted; what is left out does not restrict. */
export type TrainingRunFilter = {
  /** Of this architecture version. */
  architectureId?: InputMaybe<Scalars['ID']['input']>;
  /** On any version of this dataset. */
  datasetId?: InputMaybe<Scalars['ID']['input']>;
  /** On this dataset version. */
  datasetVersionId?: InputMaybe<Scalars['ID']['input']>;
  /** In one of these states. */
  status?: InputMaybe<Array<TrainingRunStatus>>;
};

/** How training runs are ordered. */
export type TrainingRunOrder = {
  /** Which way. */
  direction: OrderDirection;
  /** By what. */
  field: TrainingRunOrderField;
};

/** What training runs can be ordered by. */
export type TrainingRunOrderField =
  /** When they were asked for. */
  | 'CREATED_AT';

/** Where a training run stands. */
export type TrainingRunStatus =
  /** Ended on request. `retryTrainingRun` goes on from its last checkpoint. */
  | 'CANCELLED'
  /** Ended badly; `failure` says why. `retryTrainingRun` goes on from its last checkpoint. */
  | 'FAILED'
  /** Rests at a checkpoint until `resumeTrainingRun`. */
  | 'PAUSED'
  /** Waits for a worker. */
  | 'QUEUED'
  /** Is being trained. */
  | 'RUNNING'
  /** Done; `modelVersion` is what came of it. */
  | 'SUCCEEDED';

/** A transformer decoder block over [time, features]; the shape stays. Its weights of attention to a second input exist only where it reads one. */
export type TransformerDecoderInput = {
  /** Applied between the two dense layers. */
  activation: Activation;
  /** How the biases start. (Default: zeros) */
  biasInitializer?: InputMaybe<InitializerInput>;
  /** Share of the attention probabilities, and of the result of each part, set to zero in training; from 0 to below 1. */
  dropout: Scalars['Float']['input'];
  /** Added to the variance in the normalizations, against division by zero. */
  epsilon: Scalars['Float']['input'];
  /** Values of each place between the two dense layers; at least 1. */
  feedForwardDim: Scalars['Int']['input'];
  /** How many attentions run side by side, each with kernels of its own; must divide the features of the input. */
  heads: Scalars['Int']['input'];
  /** Names of the layers or inputs that it reads, each [time, features]: its sequence and, where it attends to one, an encoder's result. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How the kernels start. (Default: glorotUniform) */
  kernelInitializer?: InputMaybe<InitializerInput>;
  /** Unique among layers and inputs. (Default: by type and place, as in transformer_decoder_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** True: each part reads its input normalized (pre-norm, as in GPT-2). False: the sum of what a part reads and gives is normalized (post-norm, as in the paper). */
  normalizeFirst: Scalars['Boolean']['input'];
  /** True: queries and keys of self-attention are turned by their positions (Su 2021), value i together with value i + keyDim / 2 as in GPT-NeoX, so that scores depend on distances. The length of a head's keys must be even. */
  rotary: Scalars['Boolean']['input'];
  /** With rotary: pair i turns by rotaryBase^(-2i / keyDim) a place; above 1. */
  rotaryBase: Scalars['Float']['input'];
};

/** A transformer encoder block over [time, features]; the shape stays. */
export type TransformerEncoderInput = {
  /** Applied between the two dense layers. */
  activation: Activation;
  /** How the biases start. (Default: zeros) */
  biasInitializer?: InputMaybe<InitializerInput>;
  /** Share of the attention probabilities, and of the result of each part, set to zero in training; from 0 to below 1. */
  dropout: Scalars['Float']['input'];
  /** Added to the variance in the normalizations, against division by zero. */
  epsilon: Scalars['Float']['input'];
  /** Values of each place between the two dense layers; at least 1. */
  feedForwardDim: Scalars['Int']['input'];
  /** How many attentions run side by side, each with kernels of its own; must divide the features of the input. */
  heads: Scalars['Int']['input'];
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** How the kernels start. (Default: glorotUniform) */
  kernelInitializer?: InputMaybe<InitializerInput>;
  /** Unique among layers and inputs. (Default: by type and place, as in transformer_encoder_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** True: each part reads its input normalized (pre-norm, as in GPT-2). False: the sum of what a part reads and gives is normalized (post-norm, as in the paper). */
  normalizeFirst: Scalars['Boolean']['input'];
  /** True: queries and keys of self-attention are turned by their positions (Su 2021), value i together with value i + keyDim / 2 as in GPT-NeoX, so that scores depend on distances. The length of a head's keys must be even. */
  rotary: Scalars['Boolean']['input'];
  /** With rotary: pair i turns by rotaryBase^(-2i / keyDim) a place; above 1. */
  rotaryBase: Scalars['Float']['input'];
};

/** Triplet loss (Schroff, Kalenichenko & Philbin 2015). */
export type TripletInput = {
  /** How distances are measured. */
  distance: EmbeddingDistance;
  /** By how much rows of one category should be closer than others, above 0. */
  margin: Scalars['Float']['input'];
  /** Which triplets of a batch count. */
  mining: TripletMining;
};

/** Which triplets of a batch count. */
export type TripletMining =
  /** Of each row the farthest of its category and the nearest of another. */
  | 'BATCH_HARD'
  /** Of each pair of one category the nearest other row that is farther than the pair; the farthest other row where none is. Memory grows with batchSize^3: at most 512. */
  | 'SEMI_HARD';

/** Overlap with two kinds of mistakes: 1 - both / (both + alpha x missed + beta x false alarms). */
export type TverskyInput = {
  /** Weight of what was missed, from 0 on. */
  alpha: Scalars['Float']['input'];
  /** Weight of false alarms, from 0 on. */
  beta: Scalars['Float']['input'];
};

/** Scales each sample to Euclidean length 1 along an axis. */
export type UnitNormalizationInput = {
  /** The axis that gets length 1; as in Keras counted from 1 (0 is the batch), or from the end if negative. */
  axis: Scalars['Int']['input'];
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in unit_normalization_1) */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Each value `size` times in a row. */
export type UpSampling1dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in up_sampling1d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** How many times as long. */
  size: Scalars['Int']['input'];
};

/** A larger image, by repeating values or between them. */
export type UpSampling2dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Nearest repeats each value; bilinear goes straight from one to the next. */
  interpolation: Interpolation;
  /** Unique among layers and inputs. (Default: by type and place, as in up_sampling2d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** How many times as high and as wide. */
  size: Array<Scalars['Int']['input']>;
};

/** A larger volume, by repeating values. */
export type UpSampling3dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in up_sampling3d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** How many times as deep, as high and as wide. */
  size: Array<Scalars['Int']['input']>;
};

/** A place for a file's bytes: send them in one streaming HTTP request, then name the upload as a dataset's source. */
export type Upload = Node & {
  __typename?: 'Upload';
  /** Bytes received; null until complete. */
  byteSize: Maybe<Scalars['SafeInt']['output']>;
  /** After this moment no bytes are taken. */
  expiresAt: Scalars['DateTime']['output'];
  /** The file's own name. */
  filename: Scalars['String']['output'];
  /** Headers to send along. */
  headers: Array<HttpHeader>;
  /** Its global id. */
  id: Scalars['ID']['output'];
  /** The HTTP method: PUT. */
  method: Scalars['String']['output'];
  /** SHA-256 of the bytes received, in hexadecimal; null until complete. */
  sha256: Maybe<Scalars['String']['output']>;
  /** How far it is. */
  status: UploadStatus;
  /** Where to send the bytes: an absolute address. */
  url: Scalars['String']['output'];
};

/** Formats of files. */
export type UploadFormat =
  /** By the file's ending and first bytes. */
  | 'AUTO'
  /** Comma-separated values in UTF-8 with a header line; separator, quotes and types are found by looking. */
  | 'CSV'
  /** NumPy's archive: each array is a feature, its first axis the rows; all have the same number of rows. */
  | 'NPZ';

/** A file that was sent to an upload. */
export type UploadSourceInput = {
  /** The file's format. */
  format: UploadFormat;
  /** The upload; it must be COMPLETE. */
  uploadId: Scalars['ID']['input'];
};

/** How far an upload is. */
export type UploadStatus =
  /** All there, and checked. */
  | 'COMPLETE'
  /** Broken off, too large, or not what was announced. The bytes were dropped; send them again or create another upload. */
  | 'FAILED'
  /** Bytes are arriving. */
  | 'RECEIVING'
  /** No bytes yet. */
  | 'WAITING';

/** A mistake that the caller can put right. */
export type UserError = {
  __typename?: 'UserError';
  /** What kind of mistake it is, for programs. */
  code: UserErrorCode;
  /** What was wrong, what was found, and what would fit, for people. */
  message: Scalars['String']['output'];
  /**
   * Where in `input` the mistake stands, as in ["layers", "2", "dense", "units"] or ["rows", "3", "age"]; null where it
   * concerns the whole.
   */
  path: Maybe<Array<Scalars['String']['output']>>;
};

/** The kinds of mistakes that a caller can put right. */
export type UserErrorCode =
  /** The idempotency key was used in the last 24 hours with another input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A value does not fit; the message says which and why. */
  | 'INVALID_INPUT'
  /** The name is in use; choose another, or add a version to what has it. */
  | 'NAME_TAKEN'
  /** Nothing has this id or name in your project. */
  | 'NOT_FOUND'
  /** What is referred to is still being made (a dataset version that is PROCESSING, an upload without its bytes), or FAILED. */
  | 'NOT_READY'
  /** The server is busy beyond its limits; try again later. */
  | 'OVERLOADED'
  /** Shapes or element counts do not fit each other; the message gives both. */
  | 'SHAPE_MISMATCH'
  /** Larger than a limit; `platform { limits }` lists them. */
  | 'TOO_LARGE'
  /** A feature is named that the dataset version or the model does not have. */
  | 'UNKNOWN_FEATURE'
  /** This server cannot do it: an executor that is not installed, say. */
  | 'UNSUPPORTED'
  /** The upload was not made in time; create another. */
  | 'UPLOAD_EXPIRED'
  /** The present state does not allow this: pausing a run that has ended, or resuming one that is not paused. */
  | 'WRONG_STATE';

/** How often a value occurs. */
export type ValueCount = {
  __typename?: 'ValueCount';
  /** How often it occurs. */
  count: Scalars['SafeInt']['output'];
  /** The value, as text. */
  value: Scalars['String']['output'];
};

/** An exponential moving average of the weights: decay x average + (1 - decay) x weights after each step. */
export type WeightAveragingInput = {
  /** How much of the average is kept, 0 <= decay < 1. */
  decay: Scalars['Float']['input'];
};

/** Kinds of weights that decay may leave out. */
export type WeightKind =
  /** What is added: biases. */
  | 'BIAS'
  /** The vectors of embeddings. */
  | 'EMBEDDING'
  /** What normalizations learn: their factors and offsets. */
  | 'NORMALIZATION';

/** A file with a model version's weights. */
export type WeightsFile = {
  __typename?: 'WeightsFile';
  /** Size in bytes. */
  byteSize: Scalars['SafeInt']['output'];
  /** Where to GET it: an absolute address; where the server asks for a key, it is signed and expires after an hour. */
  downloadUrl: Scalars['String']['output'];
  /** The file's format. */
  format: WeightsFormat;
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: Scalars['String']['output'];
};

/** Formats of files with weights. */
export type WeightsFormat =
  /** Named tensors, layer/weight, in 32-bit floating point (huggingface.co/docs/safetensors). */
  | 'SAFETENSORS';

/** Zeros around [length, channels]. */
export type ZeroPadding1dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in zero_padding1d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Zeros at the start and at the end. */
  padding: Array<Scalars['Int']['input']>;
};

/** Zeros around [height, width, channels]. */
export type ZeroPadding2dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in zero_padding2d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Rows of zeros above and below, and columns to the left and to the right. */
  padding: Array<Scalars['Int']['input']>;
};

/** Zeros around [depth, height, width, channels]. */
export type ZeroPadding3dInput = {
  /** Names of the layers or inputs that it reads: one. (Default: the layer before it; for the first layer the architecture's inputs) */
  inputs?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Unique among layers and inputs. (Default: by type and place, as in zero_padding3d_1) */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Zeros before and after the depth, then the height, then the width. */
  padding: Array<Scalars['Int']['input']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ArchitectureRow )
    | ( CheckpointRow )
    | ( DatasetRow )
    | ( DatasetVersionRow )
    | ( ModelRow )
    | ( ModelVersionRow )
    | ( PredictionRow )
    | ( StageRow )
    | ( TrainingRunRow )
    | ( UploadRow )
  ;
  PredictionOutput:
    | ( ClassificationOutput )
    | ( RegressionOutput )
    | ( TensorOutput )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Activation: Activation;
  ActivationInput: ActivationInput;
  AdadeltaInput: AdadeltaInput;
  AdagradInput: AdagradInput;
  AdamInput: AdamInput;
  AdamaxInput: AdamaxInput;
  AdamwInput: AdamwInput;
  AddInput: AddInput;
  AdditiveAttentionInput: AdditiveAttentionInput;
  AlphaDropoutInput: AlphaDropoutInput;
  Architecture: ResolverTypeWrapper<ArchitectureRow>;
  ArchitectureConnection: ResolverTypeWrapper<Omit<ArchitectureConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ArchitectureEdge']>, nodes: Array<ResolversTypes['Architecture']> }>;
  ArchitectureEdge: ResolverTypeWrapper<Omit<ArchitectureEdge, 'node'> & { node: ResolversTypes['Architecture'] }>;
  AttentionInput: AttentionInput;
  AuxiliaryObjectiveInput: AuxiliaryObjectiveInput;
  AverageInput: AverageInput;
  AveragePooling1dInput: AveragePooling1dInput;
  AveragePooling2dInput: AveragePooling2dInput;
  AveragePooling3dInput: AveragePooling3dInput;
  BalancedClassWeightsInput: BalancedClassWeightsInput;
  BatchNormalizationInput: BatchNormalizationInput;
  BidirectionalInput: BidirectionalInput;
  BinaryCrossentropyInput: BinaryCrossentropyInput;
  BinaryFocalCrossentropyInput: BinaryFocalCrossentropyInput;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CancelTrainingRunInput: CancelTrainingRunInput;
  CancelTrainingRunPayload: ResolverTypeWrapper<Omit<CancelTrainingRunPayload, 'trainingRun'> & { trainingRun?: Maybe<ResolversTypes['TrainingRun']> }>;
  CategoricalCrossentropyInput: CategoricalCrossentropyInput;
  CategoricalFocalCrossentropyInput: CategoricalFocalCrossentropyInput;
  CategoricalHingeInput: CategoricalHingeInput;
  CausalPadding: CausalPadding;
  Checkpoint: ResolverTypeWrapper<CheckpointRow>;
  CheckpointConnection: ResolverTypeWrapper<Omit<CheckpointConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CheckpointEdge']>, nodes: Array<ResolversTypes['Checkpoint']> }>;
  CheckpointEdge: ResolverTypeWrapper<Omit<CheckpointEdge, 'node'> & { node: ResolversTypes['Checkpoint'] }>;
  CheckpointReason: CheckpointReason;
  ClassEvaluation: ResolverTypeWrapper<ClassEvaluation>;
  ClassScore: ResolverTypeWrapper<ClassScore>;
  ClassWeightInput: ClassWeightInput;
  ClassWeightsInput: ClassWeightsInput;
  ClassificationOutput: ResolverTypeWrapper<ClassificationOutput>;
  ComparedRun: ResolverTypeWrapper<Omit<ComparedRun, 'stages' | 'trainingRun'> & { stages: Array<ResolversTypes['ComparedStage']>, trainingRun: ResolversTypes['TrainingRun'] }>;
  ComparedStage: ResolverTypeWrapper<Omit<ComparedStage, 'stage'> & { stage: ResolversTypes['Stage'] }>;
  Comparison: ResolverTypeWrapper<Omit<Comparison, 'runs' | 'verdict'> & { runs: Array<ResolversTypes['ComparedRun']>, verdict: Array<ResolversTypes['ComparisonFinding']> }>;
  ComparisonFinding: ResolverTypeWrapper<Omit<ComparisonFinding, 'trainingRuns'> & { trainingRuns: Array<ResolversTypes['TrainingRun']> }>;
  ComparisonFindingKind: ComparisonFindingKind;
  ConcatenateInput: ConcatenateInput;
  ConstantInitializerInput: ConstantInitializerInput;
  ConstantScheduleInput: ConstantScheduleInput;
  ContrastiveInput: ContrastiveInput;
  Conv1dInput: Conv1dInput;
  Conv1dTransposeInput: Conv1dTransposeInput;
  Conv2dInput: Conv2dInput;
  Conv2dTransposeInput: Conv2dTransposeInput;
  Conv3dInput: Conv3dInput;
  Conv3dTransposeInput: Conv3dTransposeInput;
  CosineRestartsScheduleInput: CosineRestartsScheduleInput;
  CosineScheduleInput: CosineScheduleInput;
  CosineSimilarityInput: CosineSimilarityInput;
  CreateArchitectureInput: CreateArchitectureInput;
  CreateArchitecturePayload: ResolverTypeWrapper<Omit<CreateArchitecturePayload, 'architecture'> & { architecture?: Maybe<ResolversTypes['Architecture']> }>;
  CreateDatasetInput: CreateDatasetInput;
  CreateDatasetPayload: ResolverTypeWrapper<Omit<CreateDatasetPayload, 'dataset' | 'datasetVersion'> & { dataset?: Maybe<ResolversTypes['Dataset']>, datasetVersion?: Maybe<ResolversTypes['DatasetVersion']> }>;
  CreateDatasetVersionInput: CreateDatasetVersionInput;
  CreateDatasetVersionPayload: ResolverTypeWrapper<Omit<CreateDatasetVersionPayload, 'datasetVersion'> & { datasetVersion?: Maybe<ResolversTypes['DatasetVersion']> }>;
  CreateUploadInput: CreateUploadInput;
  CreateUploadPayload: ResolverTypeWrapper<Omit<CreateUploadPayload, 'upload'> & { upload?: Maybe<ResolversTypes['Upload']> }>;
  Cropping1dInput: Cropping1dInput;
  Cropping2dInput: Cropping2dInput;
  Cropping3dInput: Cropping3dInput;
  CtcInput: CtcInput;
  DataType: DataType;
  Dataset: ResolverTypeWrapper<DatasetRow>;
  DatasetBy: DatasetBy;
  DatasetConnection: ResolverTypeWrapper<Omit<DatasetConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['DatasetEdge']>, nodes: Array<ResolversTypes['Dataset']> }>;
  DatasetEdge: ResolverTypeWrapper<Omit<DatasetEdge, 'node'> & { node: ResolversTypes['Dataset'] }>;
  DatasetSourceInput: DatasetSourceInput;
  DatasetStatus: DatasetStatus;
  DatasetVersion: ResolverTypeWrapper<DatasetVersionRow>;
  DatasetVersionConnection: ResolverTypeWrapper<Omit<DatasetVersionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['DatasetVersionEdge']>, nodes: Array<ResolversTypes['DatasetVersion']> }>;
  DatasetVersionEdge: ResolverTypeWrapper<Omit<DatasetVersionEdge, 'node'> & { node: ResolversTypes['DatasetVersion'] }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DenseInput: DenseInput;
  DepthwiseConv1dInput: DepthwiseConv1dInput;
  DepthwiseConv2dInput: DepthwiseConv2dInput;
  DiceInput: DiceInput;
  DotInput: DotInput;
  DropoutInput: DropoutInput;
  EarlyStoppingInput: EarlyStoppingInput;
  EarlyStoppingMode: EarlyStoppingMode;
  EluInput: EluInput;
  EmbeddingDistance: EmbeddingDistance;
  EmbeddingInput: EmbeddingInput;
  EncodingInput: EncodingInput;
  EndToEndInput: EndToEndInput;
  Evaluation: ResolverTypeWrapper<Evaluation>;
  ExecutionProvider: ExecutionProvider;
  ExecutorAvailability: ResolverTypeWrapper<ExecutorAvailability>;
  ExecutorName: ExecutorName;
  ExponentialScheduleInput: ExponentialScheduleInput;
  ExportFormat: ExportFormat;
  ExportModelVersionInput: ExportModelVersionInput;
  ExportModelVersionPayload: ResolverTypeWrapper<ExportModelVersionPayload>;
  ExportedFile: ResolverTypeWrapper<ExportedFile>;
  Failure: ResolverTypeWrapper<Failure>;
  FailureCode: FailureCode;
  Feature: ResolverTypeWrapper<FeatureRow>;
  FeatureKind: FeatureKind;
  FeatureOverrideInput: FeatureOverrideInput;
  FeatureRow: ResolverTypeWrapper<Scalars['FeatureRow']['output']>;
  FeatureStatistics: ResolverTypeWrapper<FeatureStatistics>;
  FlattenInput: FlattenInput;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  GaussianDropoutInput: GaussianDropoutInput;
  GaussianNoiseInput: GaussianNoiseInput;
  GlobalAveragePooling1dInput: GlobalAveragePooling1dInput;
  GlobalAveragePooling2dInput: GlobalAveragePooling2dInput;
  GlobalAveragePooling3dInput: GlobalAveragePooling3dInput;
  GlobalMaxPooling1dInput: GlobalMaxPooling1dInput;
  GlobalMaxPooling2dInput: GlobalMaxPooling2dInput;
  GlobalMaxPooling3dInput: GlobalMaxPooling3dInput;
  GradientClippingInput: GradientClippingInput;
  GreedyLayerwiseInput: GreedyLayerwiseInput;
  GreedyObjective: GreedyObjective;
  GroupNormalizationInput: GroupNormalizationInput;
  GruInput: GruInput;
  HingeInput: HingeInput;
  HistogramBin: ResolverTypeWrapper<HistogramBin>;
  HttpHeader: ResolverTypeWrapper<HttpHeader>;
  HuberInput: HuberInput;
  Hyperparameters: ResolverTypeWrapper<Hyperparameters>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IdentityInput: IdentityInput;
  ImportArchitectureInput: ImportArchitectureInput;
  ImportArchitecturePayload: ResolverTypeWrapper<Omit<ImportArchitecturePayload, 'architecture'> & { architecture?: Maybe<ResolversTypes['Architecture']> }>;
  ImportModelInput: ImportModelInput;
  ImportModelPayload: ResolverTypeWrapper<Omit<ImportModelPayload, 'modelVersion'> & { modelVersion?: Maybe<ResolversTypes['ModelVersion']> }>;
  IndexInput: IndexInput;
  InitializerInput: InitializerInput;
  InlineSourceInput: InlineSourceInput;
  InputBinding: ResolverTypeWrapper<InputBinding>;
  InputBindingInput: InputBindingInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Interpolation: Interpolation;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  KullbackLeiblerDivergenceInput: KullbackLeiblerDivergenceInput;
  L1Input: L1Input;
  L1L2Input: L1L2Input;
  L2Input: L2Input;
  LabelProbability: ResolverTypeWrapper<LabelProbability>;
  Layer: ResolverTypeWrapper<Layer>;
  LayerArgument: ResolverTypeWrapper<LayerArgument>;
  LayerInput: LayerInput;
  LayerNormalizationInput: LayerNormalizationInput;
  LayerType: ResolverTypeWrapper<LayerType>;
  LazyAdamInput: LazyAdamInput;
  LeakyReluInput: LeakyReluInput;
  LearnedPositionsInput: LearnedPositionsInput;
  LearningRateFactorInput: LearningRateFactorInput;
  LearningRateScheduleInput: LearningRateScheduleInput;
  LionInput: LionInput;
  LogCoshInput: LogCoshInput;
  LossInput: LossInput;
  LstmInput: LstmInput;
  MaskingInput: MaskingInput;
  MaxPooling1dInput: MaxPooling1dInput;
  MaxPooling2dInput: MaxPooling2dInput;
  MaxPooling3dInput: MaxPooling3dInput;
  MaximumInput: MaximumInput;
  McnemarTest: ResolverTypeWrapper<McnemarTest>;
  MeanAbsoluteErrorInput: MeanAbsoluteErrorInput;
  MeanAbsolutePercentageErrorInput: MeanAbsolutePercentageErrorInput;
  MeanSquaredErrorInput: MeanSquaredErrorInput;
  MeanSquaredLogarithmicErrorInput: MeanSquaredLogarithmicErrorInput;
  MergeMode: MergeMode;
  MetricAverage: MetricAverage;
  MetricBatch: ResolverTypeWrapper<Omit<MetricBatch, 'points'> & { points: Array<ResolversTypes['RecordedPoint']> }>;
  MetricFilter: MetricFilter;
  MetricInput: MetricInput;
  MetricName: MetricName;
  MetricPoint: ResolverTypeWrapper<MetricPoint>;
  MetricResolution: MetricResolution;
  MetricSeries: ResolverTypeWrapper<Omit<MetricSeries, 'stage'> & { stage: ResolversTypes['Stage'] }>;
  MinimumInput: MinimumInput;
  Model: ResolverTypeWrapper<ModelRow>;
  ModelAlias: ResolverTypeWrapper<ModelAliasRow>;
  ModelBy: ModelBy;
  ModelConnection: ResolverTypeWrapper<Omit<ModelConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ModelEdge']>, nodes: Array<ResolversTypes['Model']> }>;
  ModelEdge: ResolverTypeWrapper<Omit<ModelEdge, 'node'> & { node: ResolversTypes['Model'] }>;
  ModelRefInput: ModelRefInput;
  ModelVersion: ResolverTypeWrapper<ModelVersionRow>;
  ModelVersionConnection: ResolverTypeWrapper<Omit<ModelVersionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ModelVersionEdge']>, nodes: Array<ResolversTypes['ModelVersion']> }>;
  ModelVersionEdge: ResolverTypeWrapper<Omit<ModelVersionEdge, 'node'> & { node: ResolversTypes['ModelVersion'] }>;
  MomentumInput: MomentumInput;
  MultiHeadAttentionInput: MultiHeadAttentionInput;
  MultiplyInput: MultiplyInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NadamInput: NadamInput;
  NoEncodingInput: NoEncodingInput;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  OneCycleScheduleInput: OneCycleScheduleInput;
  OneHotInput: OneHotInput;
  OptimizerInput: OptimizerInput;
  OrderDirection: OrderDirection;
  OrthogonalInput: OrthogonalInput;
  OutputType: OutputType;
  Padding: Padding;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PauseTrainingRunInput: PauseTrainingRunInput;
  PauseTrainingRunPayload: ResolverTypeWrapper<Omit<PauseTrainingRunPayload, 'trainingRun'> & { trainingRun?: Maybe<ResolversTypes['TrainingRun']> }>;
  PermuteInput: PermuteInput;
  PlainInitializerInput: PlainInitializerInput;
  PlanTrainingRunPayload: ResolverTypeWrapper<PlanTrainingRunPayload>;
  PlannedStage: ResolverTypeWrapper<PlannedStage>;
  Platform: ResolverTypeWrapper<Platform>;
  PlatformEndpoints: ResolverTypeWrapper<PlatformEndpoints>;
  PlatformLimits: ResolverTypeWrapper<PlatformLimits>;
  PoissonInput: PoissonInput;
  PolynomialScheduleInput: PolynomialScheduleInput;
  PredictInput: PredictInput;
  PredictPayload: ResolverTypeWrapper<Omit<PredictPayload, 'prediction'> & { prediction?: Maybe<ResolversTypes['Prediction']> }>;
  Prediction: ResolverTypeWrapper<PredictionRow>;
  PredictionConnection: ResolverTypeWrapper<Omit<PredictionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PredictionEdge']>, nodes: Array<ResolversTypes['Prediction']> }>;
  PredictionEdge: ResolverTypeWrapper<Omit<PredictionEdge, 'node'> & { node: ResolversTypes['Prediction'] }>;
  PredictionFilter: PredictionFilter;
  PredictionOutput: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['PredictionOutput']>;
  PreluInput: PreluInput;
  Progress: ResolverTypeWrapper<Progress>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RandomNormalInput: RandomNormalInput;
  RandomSplitInput: RandomSplitInput;
  RandomUniformInput: RandomUniformInput;
  ReconstructionObjectiveInput: ReconstructionObjectiveInput;
  RecordedPoint: ResolverTypeWrapper<Omit<RecordedPoint, 'stage'> & { stage: ResolversTypes['Stage'] }>;
  RecurrentLayerInput: RecurrentLayerInput;
  RegressionOutput: ResolverTypeWrapper<RegressionOutput>;
  RegularizerInput: RegularizerInput;
  ReluInput: ReluInput;
  RepeatVectorInput: RepeatVectorInput;
  RescaleInput: RescaleInput;
  ReshapeInput: ReshapeInput;
  ResumeTrainingRunInput: ResumeTrainingRunInput;
  ResumeTrainingRunPayload: ResolverTypeWrapper<Omit<ResumeTrainingRunPayload, 'trainingRun'> & { trainingRun?: Maybe<ResolversTypes['TrainingRun']> }>;
  RetryTrainingRunInput: RetryTrainingRunInput;
  RetryTrainingRunPayload: ResolverTypeWrapper<Omit<RetryTrainingRunPayload, 'trainingRun'> & { trainingRun?: Maybe<ResolversTypes['TrainingRun']> }>;
  RmsNormalizationInput: RmsNormalizationInput;
  RmspropInput: RmspropInput;
  Row: ResolverTypeWrapper<Row>;
  RowConnection: ResolverTypeWrapper<RowConnection>;
  RowEdge: ResolverTypeWrapper<RowEdge>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  SampleDatasetName: SampleDatasetName;
  SamplingInput: SamplingInput;
  SeededInitializerInput: SeededInitializerInput;
  SeparableConv1dInput: SeparableConv1dInput;
  SeparableConv2dInput: SeparableConv2dInput;
  SetModelAliasInput: SetModelAliasInput;
  SetModelAliasPayload: ResolverTypeWrapper<Omit<SetModelAliasPayload, 'alias'> & { alias?: Maybe<ResolversTypes['ModelAlias']> }>;
  SgdInput: SgdInput;
  Signature: ResolverTypeWrapper<Signature>;
  SignatureFeature: ResolverTypeWrapper<SignatureFeature>;
  SignatureInput: ResolverTypeWrapper<SignatureInput>;
  SignatureOutput: ResolverTypeWrapper<SignatureOutput>;
  SimpleRnnInput: SimpleRnnInput;
  SinusoidalPositionsInput: SinusoidalPositionsInput;
  SoftmaxInput: SoftmaxInput;
  SparseCategoricalCrossentropyInput: SparseCategoricalCrossentropyInput;
  SpatialDropout1dInput: SpatialDropout1dInput;
  SpatialDropout2dInput: SpatialDropout2dInput;
  SpatialDropout3dInput: SpatialDropout3dInput;
  Split: ResolverTypeWrapper<Split>;
  SplitName: SplitName;
  SplitsInput: SplitsInput;
  SquaredHingeInput: SquaredHingeInput;
  Stage: ResolverTypeWrapper<StageRow>;
  StageInput: StageInput;
  StageObjectiveInput: StageObjectiveInput;
  StageObjectiveType: StageObjectiveType;
  StageStatus: StageStatus;
  StagedInput: StagedInput;
  StandardizeInput: StandardizeInput;
  StartTrainingRunInput: StartTrainingRunInput;
  StartTrainingRunPayload: ResolverTypeWrapper<Omit<StartTrainingRunPayload, 'trainingRun'> & { trainingRun?: Maybe<ResolversTypes['TrainingRun']> }>;
  StepScheduleInput: StepScheduleInput;
  Strategy: ResolverTypeWrapper<Strategy>;
  StrategyInput: StrategyInput;
  StrategyType: StrategyType;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SubmodelInput: SubmodelInput;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SubtractInput: SubtractInput;
  TargetBinding: ResolverTypeWrapper<TargetBinding>;
  TargetBindingInput: TargetBindingInput;
  TargetObjectiveInput: TargetObjectiveInput;
  TargetSourceInput: TargetSourceInput;
  TensorOutput: ResolverTypeWrapper<TensorOutput>;
  TensorSpec: ResolverTypeWrapper<TensorSpec>;
  TensorSpecInput: TensorSpecInput;
  TensorValues: ResolverTypeWrapper<Scalars['TensorValues']['output']>;
  TestMetric: ResolverTypeWrapper<TestMetric>;
  TfjsSourceInput: TfjsSourceInput;
  TimeDistributedInput: TimeDistributedInput;
  TimeDistributedLayerInput: TimeDistributedLayerInput;
  TokenLevel: TokenLevel;
  TokenizeInput: TokenizeInput;
  TrainingEnvironment: ResolverTypeWrapper<TrainingEnvironment>;
  TrainingPlan: ResolverTypeWrapper<TrainingPlan>;
  TrainingProgress: ResolverTypeWrapper<Omit<TrainingProgress, 'stage'> & { stage: ResolversTypes['Stage'] }>;
  TrainingRun: ResolverTypeWrapper<TrainingRunRow>;
  TrainingRunAction: TrainingRunAction;
  TrainingRunConnection: ResolverTypeWrapper<Omit<TrainingRunConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['TrainingRunEdge']>, nodes: Array<ResolversTypes['TrainingRun']> }>;
  TrainingRunEdge: ResolverTypeWrapper<Omit<TrainingRunEdge, 'node'> & { node: ResolversTypes['TrainingRun'] }>;
  TrainingRunFilter: TrainingRunFilter;
  TrainingRunOrder: TrainingRunOrder;
  TrainingRunOrderField: TrainingRunOrderField;
  TrainingRunStatus: TrainingRunStatus;
  TransformerDecoderInput: TransformerDecoderInput;
  TransformerEncoderInput: TransformerEncoderInput;
  TripletInput: TripletInput;
  TripletMining: TripletMining;
  TverskyInput: TverskyInput;
  UnitNormalizationInput: UnitNormalizationInput;
  UpSampling1dInput: UpSampling1dInput;
  UpSampling2dInput: UpSampling2dInput;
  UpSampling3dInput: UpSampling3dInput;
  Upload: ResolverTypeWrapper<UploadRow>;
  UploadFormat: UploadFormat;
  UploadSourceInput: UploadSourceInput;
  UploadStatus: UploadStatus;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  ValueCount: ResolverTypeWrapper<ValueCount>;
  WeightAveragingInput: WeightAveragingInput;
  WeightKind: WeightKind;
  WeightsFile: ResolverTypeWrapper<WeightsFile>;
  WeightsFormat: WeightsFormat;
  ZeroPadding1dInput: ZeroPadding1dInput;
  ZeroPadding2dInput: ZeroPadding2dInput;
  ZeroPadding3dInput: ZeroPadding3dInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ActivationInput: ActivationInput;
  AdadeltaInput: AdadeltaInput;
  AdagradInput: AdagradInput;
  AdamInput: AdamInput;
  AdamaxInput: AdamaxInput;
  AdamwInput: AdamwInput;
  AddInput: AddInput;
  AdditiveAttentionInput: AdditiveAttentionInput;
  AlphaDropoutInput: AlphaDropoutInput;
  Architecture: ArchitectureRow;
  ArchitectureConnection: Omit<ArchitectureConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ArchitectureEdge']>, nodes: Array<ResolversParentTypes['Architecture']> };
  ArchitectureEdge: Omit<ArchitectureEdge, 'node'> & { node: ResolversParentTypes['Architecture'] };
  AttentionInput: AttentionInput;
  AuxiliaryObjectiveInput: AuxiliaryObjectiveInput;
  AverageInput: AverageInput;
  AveragePooling1dInput: AveragePooling1dInput;
  AveragePooling2dInput: AveragePooling2dInput;
  AveragePooling3dInput: AveragePooling3dInput;
  BalancedClassWeightsInput: BalancedClassWeightsInput;
  BatchNormalizationInput: BatchNormalizationInput;
  BidirectionalInput: BidirectionalInput;
  BinaryCrossentropyInput: BinaryCrossentropyInput;
  BinaryFocalCrossentropyInput: BinaryFocalCrossentropyInput;
  Boolean: Scalars['Boolean']['output'];
  CancelTrainingRunInput: CancelTrainingRunInput;
  CancelTrainingRunPayload: Omit<CancelTrainingRunPayload, 'trainingRun'> & { trainingRun?: Maybe<ResolversParentTypes['TrainingRun']> };
  CategoricalCrossentropyInput: CategoricalCrossentropyInput;
  CategoricalFocalCrossentropyInput: CategoricalFocalCrossentropyInput;
  CategoricalHingeInput: CategoricalHingeInput;
  Checkpoint: CheckpointRow;
  CheckpointConnection: Omit<CheckpointConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CheckpointEdge']>, nodes: Array<ResolversParentTypes['Checkpoint']> };
  CheckpointEdge: Omit<CheckpointEdge, 'node'> & { node: ResolversParentTypes['Checkpoint'] };
  ClassEvaluation: ClassEvaluation;
  ClassScore: ClassScore;
  ClassWeightInput: ClassWeightInput;
  ClassWeightsInput: ClassWeightsInput;
  ClassificationOutput: ClassificationOutput;
  ComparedRun: Omit<ComparedRun, 'stages' | 'trainingRun'> & { stages: Array<ResolversParentTypes['ComparedStage']>, trainingRun: ResolversParentTypes['TrainingRun'] };
  ComparedStage: Omit<ComparedStage, 'stage'> & { stage: ResolversParentTypes['Stage'] };
  Comparison: Omit<Comparison, 'runs' | 'verdict'> & { runs: Array<ResolversParentTypes['ComparedRun']>, verdict: Array<ResolversParentTypes['ComparisonFinding']> };
  ComparisonFinding: Omit<ComparisonFinding, 'trainingRuns'> & { trainingRuns: Array<ResolversParentTypes['TrainingRun']> };
  ConcatenateInput: ConcatenateInput;
  ConstantInitializerInput: ConstantInitializerInput;
  ConstantScheduleInput: ConstantScheduleInput;
  ContrastiveInput: ContrastiveInput;
  Conv1dInput: Conv1dInput;
  Conv1dTransposeInput: Conv1dTransposeInput;
  Conv2dInput: Conv2dInput;
  Conv2dTransposeInput: Conv2dTransposeInput;
  Conv3dInput: Conv3dInput;
  Conv3dTransposeInput: Conv3dTransposeInput;
  CosineRestartsScheduleInput: CosineRestartsScheduleInput;
  CosineScheduleInput: CosineScheduleInput;
  CosineSimilarityInput: CosineSimilarityInput;
  CreateArchitectureInput: CreateArchitectureInput;
  CreateArchitecturePayload: Omit<CreateArchitecturePayload, 'architecture'> & { architecture?: Maybe<ResolversParentTypes['Architecture']> };
  CreateDatasetInput: CreateDatasetInput;
  CreateDatasetPayload: Omit<CreateDatasetPayload, 'dataset' | 'datasetVersion'> & { dataset?: Maybe<ResolversParentTypes['Dataset']>, datasetVersion?: Maybe<ResolversParentTypes['DatasetVersion']> };
  CreateDatasetVersionInput: CreateDatasetVersionInput;
  CreateDatasetVersionPayload: Omit<CreateDatasetVersionPayload, 'datasetVersion'> & { datasetVersion?: Maybe<ResolversParentTypes['DatasetVersion']> };
  CreateUploadInput: CreateUploadInput;
  CreateUploadPayload: Omit<CreateUploadPayload, 'upload'> & { upload?: Maybe<ResolversParentTypes['Upload']> };
  Cropping1dInput: Cropping1dInput;
  Cropping2dInput: Cropping2dInput;
  Cropping3dInput: Cropping3dInput;
  CtcInput: CtcInput;
  Dataset: DatasetRow;
  DatasetBy: DatasetBy;
  DatasetConnection: Omit<DatasetConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['DatasetEdge']>, nodes: Array<ResolversParentTypes['Dataset']> };
  DatasetEdge: Omit<DatasetEdge, 'node'> & { node: ResolversParentTypes['Dataset'] };
  DatasetSourceInput: DatasetSourceInput;
  DatasetVersion: DatasetVersionRow;
  DatasetVersionConnection: Omit<DatasetVersionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['DatasetVersionEdge']>, nodes: Array<ResolversParentTypes['DatasetVersion']> };
  DatasetVersionEdge: Omit<DatasetVersionEdge, 'node'> & { node: ResolversParentTypes['DatasetVersion'] };
  DateTime: Scalars['DateTime']['output'];
  DenseInput: DenseInput;
  DepthwiseConv1dInput: DepthwiseConv1dInput;
  DepthwiseConv2dInput: DepthwiseConv2dInput;
  DiceInput: DiceInput;
  DotInput: DotInput;
  DropoutInput: DropoutInput;
  EarlyStoppingInput: EarlyStoppingInput;
  EluInput: EluInput;
  EmbeddingInput: EmbeddingInput;
  EncodingInput: EncodingInput;
  EndToEndInput: EndToEndInput;
  Evaluation: Evaluation;
  ExecutorAvailability: ExecutorAvailability;
  ExponentialScheduleInput: ExponentialScheduleInput;
  ExportModelVersionInput: ExportModelVersionInput;
  ExportModelVersionPayload: ExportModelVersionPayload;
  ExportedFile: ExportedFile;
  Failure: Failure;
  Feature: FeatureRow;
  FeatureOverrideInput: FeatureOverrideInput;
  FeatureRow: Scalars['FeatureRow']['output'];
  FeatureStatistics: FeatureStatistics;
  FlattenInput: FlattenInput;
  Float: Scalars['Float']['output'];
  GaussianDropoutInput: GaussianDropoutInput;
  GaussianNoiseInput: GaussianNoiseInput;
  GlobalAveragePooling1dInput: GlobalAveragePooling1dInput;
  GlobalAveragePooling2dInput: GlobalAveragePooling2dInput;
  GlobalAveragePooling3dInput: GlobalAveragePooling3dInput;
  GlobalMaxPooling1dInput: GlobalMaxPooling1dInput;
  GlobalMaxPooling2dInput: GlobalMaxPooling2dInput;
  GlobalMaxPooling3dInput: GlobalMaxPooling3dInput;
  GradientClippingInput: GradientClippingInput;
  GreedyLayerwiseInput: GreedyLayerwiseInput;
  GroupNormalizationInput: GroupNormalizationInput;
  GruInput: GruInput;
  HingeInput: HingeInput;
  HistogramBin: HistogramBin;
  HttpHeader: HttpHeader;
  HuberInput: HuberInput;
  Hyperparameters: Hyperparameters;
  ID: Scalars['ID']['output'];
  IdentityInput: IdentityInput;
  ImportArchitectureInput: ImportArchitectureInput;
  ImportArchitecturePayload: Omit<ImportArchitecturePayload, 'architecture'> & { architecture?: Maybe<ResolversParentTypes['Architecture']> };
  ImportModelInput: ImportModelInput;
  ImportModelPayload: Omit<ImportModelPayload, 'modelVersion'> & { modelVersion?: Maybe<ResolversParentTypes['ModelVersion']> };
  IndexInput: IndexInput;
  InitializerInput: InitializerInput;
  InlineSourceInput: InlineSourceInput;
  InputBinding: InputBinding;
  InputBindingInput: InputBindingInput;
  Int: Scalars['Int']['output'];
  JSON: Scalars['JSON']['output'];
  KullbackLeiblerDivergenceInput: KullbackLeiblerDivergenceInput;
  L1Input: L1Input;
  L1L2Input: L1L2Input;
  L2Input: L2Input;
  LabelProbability: LabelProbability;
  Layer: Layer;
  LayerArgument: LayerArgument;
  LayerInput: LayerInput;
  LayerNormalizationInput: LayerNormalizationInput;
  LayerType: LayerType;
  LazyAdamInput: LazyAdamInput;
  LeakyReluInput: LeakyReluInput;
  LearnedPositionsInput: LearnedPositionsInput;
  LearningRateFactorInput: LearningRateFactorInput;
  LearningRateScheduleInput: LearningRateScheduleInput;
  LionInput: LionInput;
  LogCoshInput: LogCoshInput;
  LossInput: LossInput;
  LstmInput: LstmInput;
  MaskingInput: MaskingInput;
  MaxPooling1dInput: MaxPooling1dInput;
  MaxPooling2dInput: MaxPooling2dInput;
  MaxPooling3dInput: MaxPooling3dInput;
  MaximumInput: MaximumInput;
  McnemarTest: McnemarTest;
  MeanAbsoluteErrorInput: MeanAbsoluteErrorInput;
  MeanAbsolutePercentageErrorInput: MeanAbsolutePercentageErrorInput;
  MeanSquaredErrorInput: MeanSquaredErrorInput;
  MeanSquaredLogarithmicErrorInput: MeanSquaredLogarithmicErrorInput;
  MetricBatch: Omit<MetricBatch, 'points'> & { points: Array<ResolversParentTypes['RecordedPoint']> };
  MetricFilter: MetricFilter;
  MetricInput: MetricInput;
  MetricPoint: MetricPoint;
  MetricSeries: Omit<MetricSeries, 'stage'> & { stage: ResolversParentTypes['Stage'] };
  MinimumInput: MinimumInput;
  Model: ModelRow;
  ModelAlias: ModelAliasRow;
  ModelBy: ModelBy;
  ModelConnection: Omit<ModelConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ModelEdge']>, nodes: Array<ResolversParentTypes['Model']> };
  ModelEdge: Omit<ModelEdge, 'node'> & { node: ResolversParentTypes['Model'] };
  ModelRefInput: ModelRefInput;
  ModelVersion: ModelVersionRow;
  ModelVersionConnection: Omit<ModelVersionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ModelVersionEdge']>, nodes: Array<ResolversParentTypes['ModelVersion']> };
  ModelVersionEdge: Omit<ModelVersionEdge, 'node'> & { node: ResolversParentTypes['ModelVersion'] };
  MomentumInput: MomentumInput;
  MultiHeadAttentionInput: MultiHeadAttentionInput;
  MultiplyInput: MultiplyInput;
  Mutation: Record<PropertyKey, never>;
  NadamInput: NadamInput;
  NoEncodingInput: NoEncodingInput;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  OneCycleScheduleInput: OneCycleScheduleInput;
  OneHotInput: OneHotInput;
  OptimizerInput: OptimizerInput;
  OrthogonalInput: OrthogonalInput;
  PageInfo: PageInfo;
  PauseTrainingRunInput: PauseTrainingRunInput;
  PauseTrainingRunPayload: Omit<PauseTrainingRunPayload, 'trainingRun'> & { trainingRun?: Maybe<ResolversParentTypes['TrainingRun']> };
  PermuteInput: PermuteInput;
  PlainInitializerInput: PlainInitializerInput;
  PlanTrainingRunPayload: PlanTrainingRunPayload;
  PlannedStage: PlannedStage;
  Platform: Platform;
  PlatformEndpoints: PlatformEndpoints;
  PlatformLimits: PlatformLimits;
  PoissonInput: PoissonInput;
  PolynomialScheduleInput: PolynomialScheduleInput;
  PredictInput: PredictInput;
  PredictPayload: Omit<PredictPayload, 'prediction'> & { prediction?: Maybe<ResolversParentTypes['Prediction']> };
  Prediction: PredictionRow;
  PredictionConnection: Omit<PredictionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PredictionEdge']>, nodes: Array<ResolversParentTypes['Prediction']> };
  PredictionEdge: Omit<PredictionEdge, 'node'> & { node: ResolversParentTypes['Prediction'] };
  PredictionFilter: PredictionFilter;
  PredictionOutput: ResolversInterfaceTypes<ResolversParentTypes>['PredictionOutput'];
  PreluInput: PreluInput;
  Progress: Progress;
  Query: Record<PropertyKey, never>;
  RandomNormalInput: RandomNormalInput;
  RandomSplitInput: RandomSplitInput;
  RandomUniformInput: RandomUniformInput;
  ReconstructionObjectiveInput: ReconstructionObjectiveInput;
  RecordedPoint: Omit<RecordedPoint, 'stage'> & { stage: ResolversParentTypes['Stage'] };
  RecurrentLayerInput: RecurrentLayerInput;
  RegressionOutput: RegressionOutput;
  RegularizerInput: RegularizerInput;
  ReluInput: ReluInput;
  RepeatVectorInput: RepeatVectorInput;
  RescaleInput: RescaleInput;
  ReshapeInput: ReshapeInput;
  ResumeTrainingRunInput: ResumeTrainingRunInput;
  ResumeTrainingRunPayload: Omit<ResumeTrainingRunPayload, 'trainingRun'> & { trainingRun?: Maybe<ResolversParentTypes['TrainingRun']> };
  RetryTrainingRunInput: RetryTrainingRunInput;
  RetryTrainingRunPayload: Omit<RetryTrainingRunPayload, 'trainingRun'> & { trainingRun?: Maybe<ResolversParentTypes['TrainingRun']> };
  RmsNormalizationInput: RmsNormalizationInput;
  RmspropInput: RmspropInput;
  Row: Row;
  RowConnection: RowConnection;
  RowEdge: RowEdge;
  SafeInt: Scalars['SafeInt']['output'];
  SamplingInput: SamplingInput;
  SeededInitializerInput: SeededInitializerInput;
  SeparableConv1dInput: SeparableConv1dInput;
  SeparableConv2dInput: SeparableConv2dInput;
  SetModelAliasInput: SetModelAliasInput;
  SetModelAliasPayload: Omit<SetModelAliasPayload, 'alias'> & { alias?: Maybe<ResolversParentTypes['ModelAlias']> };
  SgdInput: SgdInput;
  Signature: Signature;
  SignatureFeature: SignatureFeature;
  SignatureInput: SignatureInput;
  SignatureOutput: SignatureOutput;
  SimpleRnnInput: SimpleRnnInput;
  SinusoidalPositionsInput: SinusoidalPositionsInput;
  SoftmaxInput: SoftmaxInput;
  SparseCategoricalCrossentropyInput: SparseCategoricalCrossentropyInput;
  SpatialDropout1dInput: SpatialDropout1dInput;
  SpatialDropout2dInput: SpatialDropout2dInput;
  SpatialDropout3dInput: SpatialDropout3dInput;
  Split: Split;
  SplitsInput: SplitsInput;
  SquaredHingeInput: SquaredHingeInput;
  Stage: StageRow;
  StageInput: StageInput;
  StageObjectiveInput: StageObjectiveInput;
  StagedInput: StagedInput;
  StandardizeInput: StandardizeInput;
  StartTrainingRunInput: StartTrainingRunInput;
  StartTrainingRunPayload: Omit<StartTrainingRunPayload, 'trainingRun'> & { trainingRun?: Maybe<ResolversParentTypes['TrainingRun']> };
  StepScheduleInput: StepScheduleInput;
  Strategy: Strategy;
  StrategyInput: StrategyInput;
  String: Scalars['String']['output'];
  SubmodelInput: SubmodelInput;
  Subscription: Record<PropertyKey, never>;
  SubtractInput: SubtractInput;
  TargetBinding: TargetBinding;
  TargetBindingInput: TargetBindingInput;
  TargetObjectiveInput: TargetObjectiveInput;
  TargetSourceInput: TargetSourceInput;
  TensorOutput: TensorOutput;
  TensorSpec: TensorSpec;
  TensorSpecInput: TensorSpecInput;
  TensorValues: Scalars['TensorValues']['output'];
  TestMetric: TestMetric;
  TfjsSourceInput: TfjsSourceInput;
  TimeDistributedInput: TimeDistributedInput;
  TimeDistributedLayerInput: TimeDistributedLayerInput;
  TokenizeInput: TokenizeInput;
  TrainingEnvironment: TrainingEnvironment;
  TrainingPlan: TrainingPlan;
  TrainingProgress: Omit<TrainingProgress, 'stage'> & { stage: ResolversParentTypes['Stage'] };
  TrainingRun: TrainingRunRow;
  TrainingRunConnection: Omit<TrainingRunConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['TrainingRunEdge']>, nodes: Array<ResolversParentTypes['TrainingRun']> };
  TrainingRunEdge: Omit<TrainingRunEdge, 'node'> & { node: ResolversParentTypes['TrainingRun'] };
  TrainingRunFilter: TrainingRunFilter;
  TrainingRunOrder: TrainingRunOrder;
  TransformerDecoderInput: TransformerDecoderInput;
  TransformerEncoderInput: TransformerEncoderInput;
  TripletInput: TripletInput;
  TverskyInput: TverskyInput;
  UnitNormalizationInput: UnitNormalizationInput;
  UpSampling1dInput: UpSampling1dInput;
  UpSampling2dInput: UpSampling2dInput;
  UpSampling3dInput: UpSampling3dInput;
  Upload: UploadRow;
  UploadSourceInput: UploadSourceInput;
  UserError: UserError;
  ValueCount: ValueCount;
  WeightAveragingInput: WeightAveragingInput;
  WeightsFile: WeightsFile;
  ZeroPadding1dInput: ZeroPadding1dInput;
  ZeroPadding2dInput: ZeroPadding2dInput;
  ZeroPadding3dInput: ZeroPadding3dInput;
};

export type ArchitectureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Architecture'] = ResolversParentTypes['Architecture']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  flopsPerSample?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inputs?: Resolver<Array<ResolversTypes['TensorSpec']>, ParentType, ContextType>;
  layers?: Resolver<Array<ResolversTypes['Layer']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outputs?: Resolver<Array<ResolversTypes['TensorSpec']>, ParentType, ContextType>;
  parameterCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  trainingRuns?: Resolver<ResolversTypes['TrainingRunConnection'], ParentType, ContextType, Partial<ArchitectureTrainingRunsArgs>>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ArchitectureConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArchitectureConnection'] = ResolversParentTypes['ArchitectureConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ArchitectureEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Architecture']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type ArchitectureEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArchitectureEdge'] = ResolversParentTypes['ArchitectureEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Architecture'], ParentType, ContextType>;
};

export type CancelTrainingRunPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CancelTrainingRunPayload'] = ResolversParentTypes['CancelTrainingRunPayload']> = {
  trainingRun?: Resolver<Maybe<ResolversTypes['TrainingRun']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CheckpointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Checkpoint'] = ResolversParentTypes['Checkpoint']> = {
  byteSize?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  epoch?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isBest?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['CheckpointReason'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
  step?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CheckpointConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckpointConnection'] = ResolversParentTypes['CheckpointConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CheckpointEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Checkpoint']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type CheckpointEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckpointEdge'] = ResolversParentTypes['CheckpointEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Checkpoint'], ParentType, ContextType>;
};

export type ClassEvaluationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClassEvaluation'] = ResolversParentTypes['ClassEvaluation']> = {
  classes?: Resolver<Array<ResolversTypes['ClassScore']>, ParentType, ContextType>;
  confusionMatrix?: Resolver<Array<Array<ResolversTypes['Float']>>, ParentType, ContextType>;
  labels?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  output?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  split?: Resolver<ResolversTypes['SplitName'], ParentType, ContextType>;
};

export type ClassScoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClassScore'] = ResolversParentTypes['ClassScore']> = {
  f1?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  precision?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  recall?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  support?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ClassificationOutputResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClassificationOutput'] = ResolversParentTypes['ClassificationOutput']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  output?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  probabilities?: Resolver<Array<ResolversTypes['LabelProbability']>, ParentType, ContextType>;
  row?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ComparedRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ComparedRun'] = ResolversParentTypes['ComparedRun']> = {
  durationMs?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  flops?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  stages?: Resolver<Array<ResolversTypes['ComparedStage']>, ParentType, ContextType>;
  testMetrics?: Resolver<Array<ResolversTypes['TestMetric']>, ParentType, ContextType>;
  trainedParameterCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  trainingRun?: Resolver<ResolversTypes['TrainingRun'], ParentType, ContextType>;
};

export type ComparedStageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ComparedStage'] = ResolversParentTypes['ComparedStage']> = {
  durationMs?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  flops?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
  trainableParameterCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type ComparisonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Comparison'] = ResolversParentTypes['Comparison']> = {
  runs?: Resolver<Array<ResolversTypes['ComparedRun']>, ParentType, ContextType>;
  verdict?: Resolver<Array<ResolversTypes['ComparisonFinding']>, ParentType, ContextType>;
};

export type ComparisonFindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ComparisonFinding'] = ResolversParentTypes['ComparisonFinding']> = {
  difference?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  isIndicative?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ComparisonFindingKind'], ParentType, ContextType>;
  mcnemar?: Resolver<Maybe<ResolversTypes['McnemarTest']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  metric?: Resolver<Maybe<ResolversTypes['MetricName']>, ParentType, ContextType>;
  trainingRuns?: Resolver<Array<ResolversTypes['TrainingRun']>, ParentType, ContextType>;
};

export type CreateArchitecturePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateArchitecturePayload'] = ResolversParentTypes['CreateArchitecturePayload']> = {
  architecture?: Resolver<Maybe<ResolversTypes['Architecture']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateDatasetPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateDatasetPayload'] = ResolversParentTypes['CreateDatasetPayload']> = {
  dataset?: Resolver<Maybe<ResolversTypes['Dataset']>, ParentType, ContextType>;
  datasetVersion?: Resolver<Maybe<ResolversTypes['DatasetVersion']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateDatasetVersionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateDatasetVersionPayload'] = ResolversParentTypes['CreateDatasetVersionPayload']> = {
  datasetVersion?: Resolver<Maybe<ResolversTypes['DatasetVersion']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateUploadPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateUploadPayload'] = ResolversParentTypes['CreateUploadPayload']> = {
  upload?: Resolver<Maybe<ResolversTypes['Upload']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DatasetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Dataset'] = ResolversParentTypes['Dataset']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  latestVersion?: Resolver<Maybe<ResolversTypes['DatasetVersion']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  trainingRuns?: Resolver<ResolversTypes['TrainingRunConnection'], ParentType, ContextType, Partial<DatasetTrainingRunsArgs>>;
  versions?: Resolver<ResolversTypes['DatasetVersionConnection'], ParentType, ContextType, Partial<DatasetVersionsArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DatasetConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetConnection'] = ResolversParentTypes['DatasetConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DatasetEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Dataset']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type DatasetEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetEdge'] = ResolversParentTypes['DatasetEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Dataset'], ParentType, ContextType>;
};

export type DatasetVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetVersion'] = ResolversParentTypes['DatasetVersion']> = {
  byteSize?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  contentHash?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dataset?: Resolver<ResolversTypes['Dataset'], ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Failure']>, ParentType, ContextType>;
  features?: Resolver<Array<ResolversTypes['Feature']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['Progress']>, ParentType, ContextType>;
  readyAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  rowCount?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['RowConnection'], ParentType, ContextType, Partial<DatasetVersionRowsArgs>>;
  splits?: Resolver<Array<ResolversTypes['Split']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DatasetStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DatasetVersionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetVersionConnection'] = ResolversParentTypes['DatasetVersionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['DatasetVersionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['DatasetVersion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type DatasetVersionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetVersionEdge'] = ResolversParentTypes['DatasetVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DatasetVersion'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EvaluationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Evaluation'] = ResolversParentTypes['Evaluation']> = {
  name?: Resolver<ResolversTypes['MetricName'], ParentType, ContextType>;
  output?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  split?: Resolver<ResolversTypes['SplitName'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ExecutorAvailabilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExecutorAvailability'] = ResolversParentTypes['ExecutorAvailability']> = {
  isAvailable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['ExecutorName'], ParentType, ContextType>;
};

export type ExportModelVersionPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportModelVersionPayload'] = ResolversParentTypes['ExportModelVersionPayload']> = {
  files?: Resolver<Maybe<Array<ResolversTypes['ExportedFile']>>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ExportedFileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExportedFile'] = ResolversParentTypes['ExportedFile']> = {
  byteSize?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  downloadUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FailureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Failure'] = ResolversParentTypes['Failure']> = {
  code?: Resolver<ResolversTypes['FailureCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  step?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
};

export type FeatureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Feature'] = ResolversParentTypes['Feature']> = {
  categories?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FeatureKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  shape?: Resolver<Array<ResolversTypes['Int']>, ParentType, ContextType>;
  statistics?: Resolver<ResolversTypes['FeatureStatistics'], ParentType, ContextType>;
};

export interface FeatureRowScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['FeatureRow'], any> {
  name: 'FeatureRow';
}

export type FeatureStatisticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FeatureStatistics'] = ResolversParentTypes['FeatureStatistics']> = {
  count?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  distinctCount?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  histogram?: Resolver<Maybe<Array<ResolversTypes['HistogramBin']>>, ParentType, ContextType>;
  maximum?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  maximumLength?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  mean?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  median?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  minimum?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  missingCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  standardDeviation?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  topValues?: Resolver<Maybe<Array<ResolversTypes['ValueCount']>>, ParentType, ContextType>;
};

export type HistogramBinResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HistogramBin'] = ResolversParentTypes['HistogramBin']> = {
  count?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type HttpHeaderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HttpHeader'] = ResolversParentTypes['HttpHeader']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HyperparametersResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Hyperparameters'] = ResolversParentTypes['Hyperparameters']> = {
  batchSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  earlyStopping?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  gradientClipping?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  inputs?: Resolver<Array<ResolversTypes['InputBinding']>, ParentType, ContextType>;
  modelName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  optimizer?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  seed?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  targets?: Resolver<Array<ResolversTypes['TargetBinding']>, ParentType, ContextType>;
};

export type ImportArchitecturePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportArchitecturePayload'] = ResolversParentTypes['ImportArchitecturePayload']> = {
  architecture?: Resolver<Maybe<ResolversTypes['Architecture']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ImportModelPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportModelPayload'] = ResolversParentTypes['ImportModelPayload']> = {
  modelVersion?: Resolver<Maybe<ResolversTypes['ModelVersion']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type InputBindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InputBinding'] = ResolversParentTypes['InputBinding']> = {
  encoding?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  features?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  input?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type LabelProbabilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LabelProbability'] = ResolversParentTypes['LabelProbability']> = {
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type LayerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Layer'] = ResolversParentTypes['Layer']> = {
  flopsPerSample?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  inputs?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outputShape?: Resolver<Array<Maybe<ResolversTypes['Int']>>, ParentType, ContextType>;
  parameterCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  spec?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LayerArgumentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LayerArgument'] = ResolversParentTypes['LayerArgument']> = {
  defaultValue?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isRequired?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LayerTypeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LayerType'] = ResolversParentTypes['LayerType']> = {
  arguments?: Resolver<Array<ResolversTypes['LayerArgument']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type McnemarTestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['McnemarTest'] = ResolversParentTypes['McnemarTest']> = {
  onlyFirstRight?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  onlySecondRight?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  pValue?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rowCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  statistic?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type MetricBatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MetricBatch'] = ResolversParentTypes['MetricBatch']> = {
  points?: Resolver<Array<ResolversTypes['RecordedPoint']>, ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type MetricPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MetricPoint'] = ResolversParentTypes['MetricPoint']> = {
  epoch?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  step?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type MetricSeriesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MetricSeries'] = ResolversParentTypes['MetricSeries']> = {
  best?: Resolver<Maybe<ResolversTypes['MetricPoint']>, ParentType, ContextType>;
  last?: Resolver<Maybe<ResolversTypes['MetricPoint']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['MetricName'], ParentType, ContextType>;
  output?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  points?: Resolver<Array<ResolversTypes['MetricPoint']>, ParentType, ContextType>;
  resolution?: Resolver<ResolversTypes['MetricResolution'], ParentType, ContextType>;
  split?: Resolver<ResolversTypes['SplitName'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
};

export type ModelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Model'] = ResolversParentTypes['Model']> = {
  aliases?: Resolver<Array<ResolversTypes['ModelAlias']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  versions?: Resolver<ResolversTypes['ModelVersionConnection'], ParentType, ContextType, Partial<ModelVersionsArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ModelAliasResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModelAlias'] = ResolversParentTypes['ModelAlias']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['ModelVersion'], ParentType, ContextType>;
};

export type ModelConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModelConnection'] = ResolversParentTypes['ModelConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ModelEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Model']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type ModelEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModelEdge'] = ResolversParentTypes['ModelEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Model'], ParentType, ContextType>;
};

export type ModelVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModelVersion'] = ResolversParentTypes['ModelVersion']> = {
  architecture?: Resolver<ResolversTypes['Architecture'], ParentType, ContextType>;
  classEvaluations?: Resolver<Array<ResolversTypes['ClassEvaluation']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  evaluations?: Resolver<Array<ResolversTypes['Evaluation']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['Model'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  signature?: Resolver<ResolversTypes['Signature'], ParentType, ContextType>;
  trainingRun?: Resolver<Maybe<ResolversTypes['TrainingRun']>, ParentType, ContextType>;
  weights?: Resolver<ResolversTypes['WeightsFile'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ModelVersionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModelVersionConnection'] = ResolversParentTypes['ModelVersionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ModelVersionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ModelVersion']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type ModelVersionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ModelVersionEdge'] = ResolversParentTypes['ModelVersionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ModelVersion'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  cancelTrainingRun?: Resolver<ResolversTypes['CancelTrainingRunPayload'], ParentType, ContextType, RequireFields<MutationCancelTrainingRunArgs, 'input'>>;
  createArchitecture?: Resolver<ResolversTypes['CreateArchitecturePayload'], ParentType, ContextType, RequireFields<MutationCreateArchitectureArgs, 'input'>>;
  createDataset?: Resolver<ResolversTypes['CreateDatasetPayload'], ParentType, ContextType, RequireFields<MutationCreateDatasetArgs, 'input'>>;
  createDatasetVersion?: Resolver<ResolversTypes['CreateDatasetVersionPayload'], ParentType, ContextType, RequireFields<MutationCreateDatasetVersionArgs, 'input'>>;
  createUpload?: Resolver<ResolversTypes['CreateUploadPayload'], ParentType, ContextType, RequireFields<MutationCreateUploadArgs, 'input'>>;
  exportModelVersion?: Resolver<ResolversTypes['ExportModelVersionPayload'], ParentType, ContextType, RequireFields<MutationExportModelVersionArgs, 'input'>>;
  importArchitecture?: Resolver<ResolversTypes['ImportArchitecturePayload'], ParentType, ContextType, RequireFields<MutationImportArchitectureArgs, 'input'>>;
  importModel?: Resolver<ResolversTypes['ImportModelPayload'], ParentType, ContextType, RequireFields<MutationImportModelArgs, 'input'>>;
  pauseTrainingRun?: Resolver<ResolversTypes['PauseTrainingRunPayload'], ParentType, ContextType, RequireFields<MutationPauseTrainingRunArgs, 'input'>>;
  predict?: Resolver<ResolversTypes['PredictPayload'], ParentType, ContextType, RequireFields<MutationPredictArgs, 'input'>>;
  resumeTrainingRun?: Resolver<ResolversTypes['ResumeTrainingRunPayload'], ParentType, ContextType, RequireFields<MutationResumeTrainingRunArgs, 'input'>>;
  retryTrainingRun?: Resolver<ResolversTypes['RetryTrainingRunPayload'], ParentType, ContextType, RequireFields<MutationRetryTrainingRunArgs, 'input'>>;
  setModelAlias?: Resolver<ResolversTypes['SetModelAliasPayload'], ParentType, ContextType, RequireFields<MutationSetModelAliasArgs, 'input'>>;
  startTrainingRun?: Resolver<ResolversTypes['StartTrainingRunPayload'], ParentType, ContextType, RequireFields<MutationStartTrainingRunArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'Architecture' | 'Checkpoint' | 'Dataset' | 'DatasetVersion' | 'Model' | 'ModelVersion' | 'Prediction' | 'Stage' | 'TrainingRun' | 'Upload', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PauseTrainingRunPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PauseTrainingRunPayload'] = ResolversParentTypes['PauseTrainingRunPayload']> = {
  trainingRun?: Resolver<Maybe<ResolversTypes['TrainingRun']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PlanTrainingRunPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlanTrainingRunPayload'] = ResolversParentTypes['PlanTrainingRunPayload']> = {
  plan?: Resolver<Maybe<ResolversTypes['TrainingPlan']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PlannedStageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlannedStage'] = ResolversParentTypes['PlannedStage']> = {
  batchSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  epochs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  estimatedDurationMs?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  estimatedMemoryBytes?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  flopsPerSample?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  objective?: Resolver<ResolversTypes['StageObjectiveType'], ParentType, ContextType>;
  spec?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  steps?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  trainableParameterCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  trainedLayers?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlatformResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Platform'] = ResolversParentTypes['Platform']> = {
  endpoints?: Resolver<ResolversTypes['PlatformEndpoints'], ParentType, ContextType>;
  executors?: Resolver<Array<ResolversTypes['ExecutorAvailability']>, ParentType, ContextType>;
  limits?: Resolver<ResolversTypes['PlatformLimits'], ParentType, ContextType>;
  nodeVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlatformEndpointsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlatformEndpoints'] = ResolversParentTypes['PlatformEndpoints']> = {
  graphiql?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  graphql?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  healthLive?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  healthReady?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  metrics?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  webSocket?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlatformLimitsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlatformLimits'] = ResolversParentTypes['PlatformLimits']> = {
  comparisonRunCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  documentCost?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  documentDepth?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  inlineRowCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  metricPointCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pageSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  predictRowCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  uploadBytes?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type PredictPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PredictPayload'] = ResolversParentTypes['PredictPayload']> = {
  prediction?: Resolver<Maybe<ResolversTypes['Prediction']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PredictionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Prediction'] = ResolversParentTypes['Prediction']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  latencyMs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  modelVersion?: Resolver<ResolversTypes['ModelVersion'], ParentType, ContextType>;
  outputs?: Resolver<Array<ResolversTypes['PredictionOutput']>, ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['FeatureRow']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PredictionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PredictionConnection'] = ResolversParentTypes['PredictionConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PredictionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Prediction']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type PredictionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PredictionEdge'] = ResolversParentTypes['PredictionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Prediction'], ParentType, ContextType>;
};

export type PredictionOutputResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PredictionOutput'] = ResolversParentTypes['PredictionOutput']> = {
  __resolveType?: TypeResolveFn<'ClassificationOutput' | 'RegressionOutput' | 'TensorOutput', ParentType, ContextType>;
};

export type ProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Progress'] = ResolversParentTypes['Progress']> = {
  done?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  fraction?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  architecture?: Resolver<Maybe<ResolversTypes['Architecture']>, ParentType, ContextType, RequireFields<QueryArchitectureArgs, 'id'>>;
  architectures?: Resolver<ResolversTypes['ArchitectureConnection'], ParentType, ContextType, Partial<QueryArchitecturesArgs>>;
  comparison?: Resolver<ResolversTypes['Comparison'], ParentType, ContextType, RequireFields<QueryComparisonArgs, 'trainingRunIds'>>;
  dataset?: Resolver<Maybe<ResolversTypes['Dataset']>, ParentType, ContextType, RequireFields<QueryDatasetArgs, 'by'>>;
  datasets?: Resolver<ResolversTypes['DatasetConnection'], ParentType, ContextType, Partial<QueryDatasetsArgs>>;
  layerTypes?: Resolver<Array<ResolversTypes['LayerType']>, ParentType, ContextType>;
  model?: Resolver<Maybe<ResolversTypes['Model']>, ParentType, ContextType, RequireFields<QueryModelArgs, 'by'>>;
  models?: Resolver<ResolversTypes['ModelConnection'], ParentType, ContextType, Partial<QueryModelsArgs>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  planTrainingRun?: Resolver<ResolversTypes['PlanTrainingRunPayload'], ParentType, ContextType, RequireFields<QueryPlanTrainingRunArgs, 'input'>>;
  platform?: Resolver<ResolversTypes['Platform'], ParentType, ContextType>;
  predictions?: Resolver<ResolversTypes['PredictionConnection'], ParentType, ContextType, Partial<QueryPredictionsArgs>>;
  trainingRun?: Resolver<Maybe<ResolversTypes['TrainingRun']>, ParentType, ContextType, RequireFields<QueryTrainingRunArgs, 'id'>>;
  trainingRuns?: Resolver<ResolversTypes['TrainingRunConnection'], ParentType, ContextType, Partial<QueryTrainingRunsArgs>>;
};

export type RecordedPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordedPoint'] = ResolversParentTypes['RecordedPoint']> = {
  epoch?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['MetricName'], ParentType, ContextType>;
  output?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  resolution?: Resolver<ResolversTypes['MetricResolution'], ParentType, ContextType>;
  split?: Resolver<ResolversTypes['SplitName'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
  step?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type RegressionOutputResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RegressionOutput'] = ResolversParentTypes['RegressionOutput']> = {
  output?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  row?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ResumeTrainingRunPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResumeTrainingRunPayload'] = ResolversParentTypes['ResumeTrainingRunPayload']> = {
  trainingRun?: Resolver<Maybe<ResolversTypes['TrainingRun']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RetryTrainingRunPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RetryTrainingRunPayload'] = ResolversParentTypes['RetryTrainingRunPayload']> = {
  trainingRun?: Resolver<Maybe<ResolversTypes['TrainingRun']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Row'] = ResolversParentTypes['Row']> = {
  index?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  split?: Resolver<ResolversTypes['SplitName'], ParentType, ContextType>;
  values?: Resolver<ResolversTypes['FeatureRow'], ParentType, ContextType>;
};

export type RowConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RowConnection'] = ResolversParentTypes['RowConnection']> = {
  edges?: Resolver<Array<ResolversTypes['RowEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Row']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type RowEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RowEdge'] = ResolversParentTypes['RowEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Row'], ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type SetModelAliasPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetModelAliasPayload'] = ResolversParentTypes['SetModelAliasPayload']> = {
  alias?: Resolver<Maybe<ResolversTypes['ModelAlias']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SignatureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Signature'] = ResolversParentTypes['Signature']> = {
  inputs?: Resolver<Array<ResolversTypes['SignatureInput']>, ParentType, ContextType>;
  outputs?: Resolver<Array<ResolversTypes['SignatureOutput']>, ParentType, ContextType>;
};

export type SignatureFeatureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignatureFeature'] = ResolversParentTypes['SignatureFeature']> = {
  categories?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  encoding?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['FeatureKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  shape?: Resolver<Array<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SignatureInputResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignatureInput'] = ResolversParentTypes['SignatureInput']> = {
  features?: Resolver<Array<ResolversTypes['SignatureFeature']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  shape?: Resolver<Array<Maybe<ResolversTypes['Int']>>, ParentType, ContextType>;
};

export type SignatureOutputResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignatureOutput'] = ResolversParentTypes['SignatureOutput']> = {
  labels?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  shape?: Resolver<Maybe<Array<Maybe<ResolversTypes['Int']>>>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['OutputType'], ParentType, ContextType>;
};

export type SplitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Split'] = ResolversParentTypes['Split']> = {
  name?: Resolver<ResolversTypes['SplitName'], ParentType, ContextType>;
  rowCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type StageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Stage'] = ResolversParentTypes['Stage']> = {
  batchSize?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  durationMs?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  epochs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  flops?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  flopsPerSample?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  objective?: Resolver<ResolversTypes['StageObjectiveType'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  spec?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['StageStatus'], ParentType, ContextType>;
  trainableParameterCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  trainedLayers?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  trainingRun?: Resolver<ResolversTypes['TrainingRun'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StartTrainingRunPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StartTrainingRunPayload'] = ResolversParentTypes['StartTrainingRunPayload']> = {
  trainingRun?: Resolver<Maybe<ResolversTypes['TrainingRun']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StrategyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Strategy'] = ResolversParentTypes['Strategy']> = {
  spec?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['StrategyType'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  datasetVersionUpdated?: SubscriptionResolver<ResolversTypes['DatasetVersion'], "datasetVersionUpdated", ParentType, ContextType, RequireFields<SubscriptionDatasetVersionUpdatedArgs, 'id'>>;
  metricsRecorded?: SubscriptionResolver<ResolversTypes['MetricBatch'], "metricsRecorded", ParentType, ContextType, RequireFields<SubscriptionMetricsRecordedArgs, 'trainingRunId'>>;
  trainingRunUpdated?: SubscriptionResolver<ResolversTypes['TrainingRun'], "trainingRunUpdated", ParentType, ContextType, RequireFields<SubscriptionTrainingRunUpdatedArgs, 'id'>>;
};

export type TargetBindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TargetBinding'] = ResolversParentTypes['TargetBinding']> = {
  features?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  loss?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  metrics?: Resolver<Array<ResolversTypes['MetricName']>, ParentType, ContextType>;
  output?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reconstructs?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sampleWeight?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type TensorOutputResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TensorOutput'] = ResolversParentTypes['TensorOutput']> = {
  output?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  row?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shape?: Resolver<Array<ResolversTypes['Int']>, ParentType, ContextType>;
  values?: Resolver<ResolversTypes['TensorValues'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TensorSpecResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TensorSpec'] = ResolversParentTypes['TensorSpec']> = {
  dtype?: Resolver<ResolversTypes['DataType'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  shape?: Resolver<Array<Maybe<ResolversTypes['Int']>>, ParentType, ContextType>;
};

export interface TensorValuesScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TensorValues'], any> {
  name: 'TensorValues';
}

export type TestMetricResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TestMetric'] = ResolversParentTypes['TestMetric']> = {
  name?: Resolver<ResolversTypes['MetricName'], ParentType, ContextType>;
  output?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type TrainingEnvironmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrainingEnvironment'] = ResolversParentTypes['TrainingEnvironment']> = {
  cpuModel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  executionProvider?: Resolver<Maybe<ResolversTypes['ExecutionProvider']>, ParentType, ContextType>;
  executor?: Resolver<ResolversTypes['ExecutorName'], ParentType, ContextType>;
  executorReason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isMixed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  nodeVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  onnxRuntimeVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  peakMemoryBytes?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  platform?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  threads?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TrainingPlanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrainingPlan'] = ResolversParentTypes['TrainingPlan']> = {
  estimatedDurationMs?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  estimatedMemoryBytes?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  stages?: Resolver<Array<ResolversTypes['PlannedStage']>, ParentType, ContextType>;
  trainableParameterCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type TrainingProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrainingProgress'] = ResolversParentTypes['TrainingProgress']> = {
  epoch?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fraction?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  remainingMs?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
  step?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  stepsPerSecond?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  totalSteps?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type TrainingRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrainingRun'] = ResolversParentTypes['TrainingRun']> = {
  architecture?: Resolver<ResolversTypes['Architecture'], ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  checkpoints?: Resolver<ResolversTypes['CheckpointConnection'], ParentType, ContextType, Partial<TrainingRunCheckpointsArgs>>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  datasetVersion?: Resolver<ResolversTypes['DatasetVersion'], ParentType, ContextType>;
  environment?: Resolver<Maybe<ResolversTypes['TrainingEnvironment']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['Failure']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  hyperparameters?: Resolver<ResolversTypes['Hyperparameters'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  metrics?: Resolver<Array<ResolversTypes['MetricSeries']>, ParentType, ContextType, RequireFields<TrainingRunMetricsArgs, 'maxPoints' | 'resolution'>>;
  modelVersion?: Resolver<Maybe<ResolversTypes['ModelVersion']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pendingAction?: Resolver<Maybe<ResolversTypes['TrainingRunAction']>, ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['TrainingProgress'], ParentType, ContextType>;
  stages?: Resolver<Array<ResolversTypes['Stage']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TrainingRunStatus'], ParentType, ContextType>;
  strategy?: Resolver<ResolversTypes['Strategy'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TrainingRunConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrainingRunConnection'] = ResolversParentTypes['TrainingRunConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TrainingRunEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['TrainingRun']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type TrainingRunEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrainingRunEdge'] = ResolversParentTypes['TrainingRunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TrainingRun'], ParentType, ContextType>;
};

export type UploadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Upload'] = ResolversParentTypes['Upload']> = {
  byteSize?: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  filename?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  headers?: Resolver<Array<ResolversTypes['HttpHeader']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sha256?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['UploadStatus'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type ValueCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ValueCount'] = ResolversParentTypes['ValueCount']> = {
  count?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WeightsFileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WeightsFile'] = ResolversParentTypes['WeightsFile']> = {
  byteSize?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  downloadUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  format?: Resolver<ResolversTypes['WeightsFormat'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Architecture?: ArchitectureResolvers<ContextType>;
  ArchitectureConnection?: ArchitectureConnectionResolvers<ContextType>;
  ArchitectureEdge?: ArchitectureEdgeResolvers<ContextType>;
  CancelTrainingRunPayload?: CancelTrainingRunPayloadResolvers<ContextType>;
  Checkpoint?: CheckpointResolvers<ContextType>;
  CheckpointConnection?: CheckpointConnectionResolvers<ContextType>;
  CheckpointEdge?: CheckpointEdgeResolvers<ContextType>;
  ClassEvaluation?: ClassEvaluationResolvers<ContextType>;
  ClassScore?: ClassScoreResolvers<ContextType>;
  ClassificationOutput?: ClassificationOutputResolvers<ContextType>;
  ComparedRun?: ComparedRunResolvers<ContextType>;
  ComparedStage?: ComparedStageResolvers<ContextType>;
  Comparison?: ComparisonResolvers<ContextType>;
  ComparisonFinding?: ComparisonFindingResolvers<ContextType>;
  CreateArchitecturePayload?: CreateArchitecturePayloadResolvers<ContextType>;
  CreateDatasetPayload?: CreateDatasetPayloadResolvers<ContextType>;
  CreateDatasetVersionPayload?: CreateDatasetVersionPayloadResolvers<ContextType>;
  CreateUploadPayload?: CreateUploadPayloadResolvers<ContextType>;
  Dataset?: DatasetResolvers<ContextType>;
  DatasetConnection?: DatasetConnectionResolvers<ContextType>;
  DatasetEdge?: DatasetEdgeResolvers<ContextType>;
  DatasetVersion?: DatasetVersionResolvers<ContextType>;
  DatasetVersionConnection?: DatasetVersionConnectionResolvers<ContextType>;
  DatasetVersionEdge?: DatasetVersionEdgeResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Evaluation?: EvaluationResolvers<ContextType>;
  ExecutorAvailability?: ExecutorAvailabilityResolvers<ContextType>;
  ExportModelVersionPayload?: ExportModelVersionPayloadResolvers<ContextType>;
  ExportedFile?: ExportedFileResolvers<ContextType>;
  Failure?: FailureResolvers<ContextType>;
  Feature?: FeatureResolvers<ContextType>;
  FeatureRow?: GraphQLScalarType;
  FeatureStatistics?: FeatureStatisticsResolvers<ContextType>;
  HistogramBin?: HistogramBinResolvers<ContextType>;
  HttpHeader?: HttpHeaderResolvers<ContextType>;
  Hyperparameters?: HyperparametersResolvers<ContextType>;
  ImportArchitecturePayload?: ImportArchitecturePayloadResolvers<ContextType>;
  ImportModelPayload?: ImportModelPayloadResolvers<ContextType>;
  InputBinding?: InputBindingResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  LabelProbability?: LabelProbabilityResolvers<ContextType>;
  Layer?: LayerResolvers<ContextType>;
  LayerArgument?: LayerArgumentResolvers<ContextType>;
  LayerType?: LayerTypeResolvers<ContextType>;
  McnemarTest?: McnemarTestResolvers<ContextType>;
  MetricBatch?: MetricBatchResolvers<ContextType>;
  MetricPoint?: MetricPointResolvers<ContextType>;
  MetricSeries?: MetricSeriesResolvers<ContextType>;
  Model?: ModelResolvers<ContextType>;
  ModelAlias?: ModelAliasResolvers<ContextType>;
  ModelConnection?: ModelConnectionResolvers<ContextType>;
  ModelEdge?: ModelEdgeResolvers<ContextType>;
  ModelVersion?: ModelVersionResolvers<ContextType>;
  ModelVersionConnection?: ModelVersionConnectionResolvers<ContextType>;
  ModelVersionEdge?: ModelVersionEdgeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PauseTrainingRunPayload?: PauseTrainingRunPayloadResolvers<ContextType>;
  PlanTrainingRunPayload?: PlanTrainingRunPayloadResolvers<ContextType>;
  PlannedStage?: PlannedStageResolvers<ContextType>;
  Platform?: PlatformResolvers<ContextType>;
  PlatformEndpoints?: PlatformEndpointsResolvers<ContextType>;
  PlatformLimits?: PlatformLimitsResolvers<ContextType>;
  PredictPayload?: PredictPayloadResolvers<ContextType>;
  Prediction?: PredictionResolvers<ContextType>;
  PredictionConnection?: PredictionConnectionResolvers<ContextType>;
  PredictionEdge?: PredictionEdgeResolvers<ContextType>;
  PredictionOutput?: PredictionOutputResolvers<ContextType>;
  Progress?: ProgressResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordedPoint?: RecordedPointResolvers<ContextType>;
  RegressionOutput?: RegressionOutputResolvers<ContextType>;
  ResumeTrainingRunPayload?: ResumeTrainingRunPayloadResolvers<ContextType>;
  RetryTrainingRunPayload?: RetryTrainingRunPayloadResolvers<ContextType>;
  Row?: RowResolvers<ContextType>;
  RowConnection?: RowConnectionResolvers<ContextType>;
  RowEdge?: RowEdgeResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  SetModelAliasPayload?: SetModelAliasPayloadResolvers<ContextType>;
  Signature?: SignatureResolvers<ContextType>;
  SignatureFeature?: SignatureFeatureResolvers<ContextType>;
  SignatureInput?: SignatureInputResolvers<ContextType>;
  SignatureOutput?: SignatureOutputResolvers<ContextType>;
  Split?: SplitResolvers<ContextType>;
  Stage?: StageResolvers<ContextType>;
  StartTrainingRunPayload?: StartTrainingRunPayloadResolvers<ContextType>;
  Strategy?: StrategyResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  TargetBinding?: TargetBindingResolvers<ContextType>;
  TensorOutput?: TensorOutputResolvers<ContextType>;
  TensorSpec?: TensorSpecResolvers<ContextType>;
  TensorValues?: GraphQLScalarType;
  TestMetric?: TestMetricResolvers<ContextType>;
  TrainingEnvironment?: TrainingEnvironmentResolvers<ContextType>;
  TrainingPlan?: TrainingPlanResolvers<ContextType>;
  TrainingProgress?: TrainingProgressResolvers<ContextType>;
  TrainingRun?: TrainingRunResolvers<ContextType>;
  TrainingRunConnection?: TrainingRunConnectionResolvers<ContextType>;
  TrainingRunEdge?: TrainingRunEdgeResolvers<ContextType>;
  Upload?: UploadResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  ValueCount?: ValueCountResolvers<ContextType>;
  WeightsFile?: WeightsFileResolvers<ContextType>;
};

