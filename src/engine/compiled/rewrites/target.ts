/** What a graph is made for. */
export interface Target {
  /** Channels in a block of ONNX Runtime's blocked convolutions on this processor; 1 where it has none. */
  readonly blockSize: number
  /** Whether operations of ours may be machine code. */
  readonly hasRoutines: boolean
}

/** No more than ONNX has. */
export const plain: Target = { blockSize: 1, hasRoutines: false }
