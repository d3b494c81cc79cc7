import { readSafetensors, writeSafetensors } from '../interchange/safetensors.js'
import type { NamedTensors } from '../tensors.js'
import { freshStopping, type StoppingState } from './early-stopping.js'
import type { MeasureState } from './measure.js'
import type { FittedEncoder } from './task.js'

/** Where a run stands: every counter that is needed to go on exactly. */
export interface Position {
  /** Counted from 0. */
  readonly stage: number
  /** The epoch under way, counted from 1. */
  readonly epoch: number
  /** Batches of this epoch that were stepped. */
  readonly batch: number
  /** Updates over the whole run, and in this stage. */
  readonly step: number
  readonly stageStep: number
  /** True once the stage's last epoch is measured; what is left is to put the best weights back. */
  readonly isStageOver: boolean
  readonly stopping: StoppingState
  /** Sums of the epoch under way. */
  readonly train: MeasureState | null
  /** Rows stepped and time spent in this stage, over all attempts. */
  readonly trainedRows: number
  readonly elapsedMs: number
}

export const startOf = (stage: number, step: number): Position => ({
  stage,
  epoch: 1,
  batch: 0,
  step,
  stageStep: 0,
  isStageOver: false,
  stopping: freshStopping,
  train: null,
  trainedRows: 0,
  elapsedMs: 0,
})

export interface Checkpoint {
  readonly position: Position
  /** The architecture's weights, the stage's temporary ones, and optimizer slots under `slot:layer/weight`. */
  readonly state: NamedTensors
  /** The best weights of the stage so far; empty without early stopping. */
  readonly best: NamedTensors
  readonly encoders: readonly (readonly FittedEncoder[])[]
}

const format = 'strata-checkpoint-1'
const bestPrefix = 'best|'

/** A checkpoint as a safetensors file; its metadata holds the position and the fitted encoders. */
export function writeCheckpoint({ position, state, best, encoders }: Checkpoint): Uint8Array {
  const tensors: NamedTensors = new Map(state)
  for (const [name, tensor] of best) tensors.set(`${bestPrefix}${name}`, tensor)
  const packed = { ...position, train: position.train && packMeasure(position.train) }
  return writeSafetensors(tensors, { format, position: JSON.stringify(packed), encoders: JSON.stringify(encoders) })
}

/** @throws Error where the bytes are no checkpoint of this format */
export function readCheckpoint(bytes: Uint8Array): Checkpoint {
  const { tensors, metadata } = readSafetensors(bytes)
  if (metadata.format !== format) {
    throw new Error(`expected a checkpoint of format ${format}, found ${metadata.format ?? 'none'}`)
  }
  const packed = JSON.parse(metadata.position ?? '') as Omit<Position, 'train'> & { train: PackedMeasure | null }
  const state: NamedTensors = new Map()
  const best: NamedTensors = new Map()
  for (const [name, tensor] of tensors) {
    if (name.startsWith(bestPrefix)) best.set(name.slice(bestPrefix.length), tensor)
    else state.set(name, tensor)
  }
  return {
    position: { ...packed, train: packed.train && unpackMeasure(packed.train) },
    state,
    best,
    encoders: JSON.parse(metadata.encoders ?? '[]') as FittedEncoder[][],
  }
}

interface PackedMeasure {
  readonly rows: number
  readonly losses: string
  readonly metrics: readonly string[]
}

/** Bits, not decimals: a sum may be NaN or infinite, which JSON cannot say. */
const packMeasure = ({ rows, losses, metrics }: MeasureState): PackedMeasure => ({
  rows,
  losses: pack(losses),
  metrics: metrics.map(pack),
})

const unpackMeasure = ({ rows, losses, metrics }: PackedMeasure): MeasureState => ({
  rows,
  losses: unpack(losses),
  metrics: metrics.map(unpack),
})

const pack = (numbers: readonly number[]): string => Buffer.from(Float64Array.from(numbers).buffer).toString('base64')

function unpack(text: string): number[] {
  const bytes = Buffer.from(text, 'base64')
  return Array.from({ length: bytes.length / 8 }, (_, index) => bytes.readDoubleLE(index * 8))
}
