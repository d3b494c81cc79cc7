import type { HostTensor } from '../../../../src/engine/tensors.js'
import type { Compute } from '../compare-kernel.js'

export interface KernelCase {
  readonly name: string
  readonly inputs: readonly HostTensor[]
  readonly compute: Compute
  /** (Default: true) */
  readonly hasGradient?: boolean
}
