import type * as tfjs from '@tensorflow/tfjs'
import type { z } from 'zod'
import type { Initializer } from './initializers.js'
import type { Regularizer } from './regularizers.js'
import type { DType, Shape, SymbolicShape } from '../tensors.js'

/** A tensor that a layer owns, by its name inside the layer (`kernel`, `bias`, `movingMean`). */
export interface LayerWeight {
  readonly name: string
  readonly shape: Shape
  readonly initializer: Initializer
  /** False for state that the forward pass updates (moving statistics) and no optimizer touches. */
  readonly trainable: boolean
  readonly regularizer?: Regularizer
}

/**
 * What a layer may touch while it is applied. `tf` comes through here, so that only the processes that train or predict
 * ever load TensorFlow.js; the same code runs eagerly on the cpu backend and is traced by the compiled executor.
 */
export interface LayerContext {
  readonly tf: typeof tfjs
  /** False in evaluation and inference, and for a frozen layer in a stage that does not train it. */
  readonly training: boolean
  readonly weight: (name: string) => tfjs.Tensor
  /** The new value of a non-trainable weight, taken over at the end of the step. Ignored where not training. */
  readonly update: (name: string, value: tfjs.Tensor) => void
  /** Seeded random numbers of this step; `name` tells several draws of one layer apart. Uniform: [0, 1). */
  readonly random: (name: string, shape: Shape, distribution: 'uniform' | 'normal') => tfjs.Tensor
  /**
   * Which time steps of an input are real: [batch, time] of float32, 1 where real, 0 where padded. Undefined where
   * nothing is known, so that all of them count.
   */
  readonly mask: (input: number) => tfjs.Tensor | undefined
}

/** What a layer makes of masks; a method, so that definitions of all specs fit one registry. */
interface MaskRule<S> {
  of(spec: S, inputs: readonly tfjs.Tensor[], context: LayerContext): tfjs.Tensor | undefined
}

export type Arity = 'one' | 'many' | 'oneOrMore'

/** A kind of layer: how its spec is validated, what it makes of shapes, and what it computes. Shapes leave the batch axis out. */
export interface LayerDefinition<S extends { readonly type: string }> {
  readonly type: S['type']
  /** For the catalogue: what the layer computes, its shapes, and the definition it follows. */
  readonly description: string
  /** Parses everything but `name` and `inputs`; fills in the defaults. */
  readonly schema: z.ZodType<S>
  /** How many inputs it reads: exactly one, two and more, or one and more. */
  readonly arity: Arity
  /** What it can read; `any` passes the type of its input on, the others return float32. (Default: float32) */
  readonly reads?: DType | 'any'
  /** True for layers that only stages insert: not in the catalogue, and refused in architectures from outside. */
  readonly isInternal?: true
  /** @throws InvalidSpec (paths relative to the spec) with what was found and what would fit, where the layer cannot read these shapes. */
  inferShape(spec: S, inputs: readonly SymbolicShape[]): SymbolicShape
  weights(spec: S, inputs: readonly SymbolicShape[]): readonly LayerWeight[]
  /** Floating-point operations of one forward pass over one sample; a multiply-add counts as two. */
  flops(spec: S, inputs: readonly SymbolicShape[], output: SymbolicShape): number
  /** `inputs` and the result carry the batch axis first. */
  apply(spec: S, inputs: readonly tfjs.Tensor[], context: LayerContext): tfjs.Tensor
  /**
   * The mask of the result. `pass`: that of the first input (Keras's supports_masking), for layers that work on each
   * time step alone; a function makes one or changes it. (Default: the mask ends here)
   */
  readonly mask?: 'pass' | MaskRule<S>['of']
}
