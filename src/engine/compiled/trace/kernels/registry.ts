import type { TraceKernel } from '../kernel.js'
import { activationKernels } from './activations.js'
import { arithmeticKernels } from './arithmetic.js'
import { convolutionKernels } from './convolution.js'
import { creationKernels } from './creation.js'
import { ctcLatticeKernels } from './ctc-lattice.js'
import { indexingKernels } from './indexing.js'
import { matrixKernels } from './matrix.js'
import { poolingKernels } from './pooling.js'
import { powerKernels } from './powers.js'
import { recurrenceKernels } from './recurrence.js'
import { reductionKernels } from './reductions.js'
import { shapingKernels } from './shaping.js'
import { unaryKernels } from './unary.js'
import { upsamplingKernels } from './upsampling.js'
import { windowConvolutionKernels } from './window-convolution.js'

/** Every kernel that can be compiled. A new one is a small file and a line here. */
export const traceKernels: readonly TraceKernel[] = [
  ...activationKernels,
  ...arithmeticKernels,
  ...convolutionKernels,
  ...creationKernels,
  ...ctcLatticeKernels,
  ...indexingKernels,
  ...matrixKernels,
  ...poolingKernels,
  ...powerKernels,
  ...recurrenceKernels,
  ...reductionKernels,
  ...shapingKernels,
  ...unaryKernels,
  ...upsamplingKernels,
  ...windowConvolutionKernels,
]
