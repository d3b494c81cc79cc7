import { z } from 'zod'
import { activationSchema } from './activations.js'
import type { Activation } from './activations.js'
import { initializerSchema } from './initializers.js'
import { regularizerSchema } from './regularizers.js'

/** Fields that several layers share; their descriptions are what the catalogue shows. */

export const units = z.int().min(1).describe('Size of the last axis of the output.')

export const useBias = z.boolean().default(true).describe('Adds a learned offset to each output.')

export const activation = (standard: Activation) =>
  activationSchema.default(standard).describe('Applied to the result.')

type PlainInitializer = 'glorotUniform' | 'zeros' | 'ones'

export const initializer = (weight: string, standard: PlainInitializer) =>
  initializerSchema.default({ type: standard }).describe(`How the ${weight} starts.`)

export const regularizer = (weight: string) =>
  regularizerSchema.optional().describe(`Penalty on the ${weight}, added to the objective.`)

const size = z.int().min(1)

export const size1d = (what: string) => size.describe(what)
export const size2d = (what: string) => z.tuple([size, size], 'must hold two whole numbers').describe(what)

export const size3d = (what: string) => z.tuple([size, size, size], 'must hold three whole numbers').describe(what)

export const padding = z
  .enum(['valid', 'same'])
  .meta({ title: 'Padding' })
  .default('valid')
  .describe('Valid reads whole windows only; same pads with zeros so that stride 1 keeps the size.')

export const share = (what: string) => z.number().min(0).lt(1).default(0).describe(what)
