import type { Initializer } from './initializers.js'
import type { LayerWeight } from './layer.js'
import type { Regularizer } from './regularizers.js'
import type { Shape } from '../tensors.js'

/** A weight that the optimizer updates. */
export const learned = (
  name: string,
  shape: Shape,
  initializer: Initializer,
  regularizer?: Regularizer,
): LayerWeight => ({ name, shape, initializer, trainable: true, ...(regularizer && { regularizer }) })

/** A weight that the forward pass itself updates in training. */
export const tracked = (name: string, shape: Shape, initializer: Initializer): LayerWeight => ({
  name,
  shape,
  initializer,
  trainable: false,
})
