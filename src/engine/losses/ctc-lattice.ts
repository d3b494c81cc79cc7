import type * as tfjs from '@tensorflow/tfjs'

/**
 * A kernel of our own: the sum over all ways through a lattice of states, in log space (Graves et al. 2006, section 4.1).
 *
 * Inputs: emissions [time, batch, states], the log probability of each state's label at each time; skips [batch, states],
 * 0 where a state may be reached from two before it, LOG_ZERO elsewhere; ends [batch, states], 0 where a way may end,
 * else LOG_ZERO; mask [time, batch], 0 for times that are not there. A way starts in state 0 or 1 and stays, or goes on by
 * one state or two.
 *
 * Outputs: the log probability of all ways together [batch], and how probable each state is at each time
 * [time, batch, states], which is the gradient by the emissions. Rows without any way give 0 and no gradient.
 */
export const LATTICE_KERNEL = 'StrataCtcLattice'

/** Stands for log 0: sums of it stay finite in float32. */
export const LOG_ZERO = -1e30
/** Less than it is log 0 but for rounding. */
export const LEAST_LOG = -1e29

export interface LatticeInputs<T> {
  readonly emissions: T
  readonly skips: T
  readonly ends: T
  readonly mask: T
}

function logSum(a: number, b: number, c: number): number {
  const top = Math.max(a, b, c)
  return top + Math.log(Math.exp(a - top) + Math.exp(b - top) + Math.exp(c - top))
}

interface Row {
  readonly times: number
  readonly states: number
  readonly emission: (time: number, state: number) => number
  readonly skip: (state: number) => number
  readonly end: (state: number) => number
  readonly isThere: (time: number) => boolean
}

/** log alpha[time][state]: all ways from the start to here, this emission included. */
function goForward({ times, states, emission, skip, isThere }: Row): Float64Array[] {
  let before = Float64Array.from({ length: states }, (_, state) => (state === 0 ? 0 : LOG_ZERO))
  return Array.from({ length: times }, (_, time) => {
    const from = before
    if (isThere(time)) {
      const at = (state: number): number => (state < 0 ? LOG_ZERO : from[state]!)
      before = from.map(
        (own, state) =>
          logSum(own, at(state - 1), state < 2 ? LOG_ZERO : at(state - 2) + skip(state)) + emission(time, state),
      )
    }
    return before
  })
}

/** log beta[time][state]: all ways from here to the end, this emission not included. */
function goBackward({ times, states, emission, skip, end, isThere }: Row): Float64Array[] {
  const all: Float64Array[] = []
  let after = Float64Array.from({ length: states }, (_, state) => end(state))
  for (let time = times - 1; time >= 0; time--) {
    all[time] = after
    if (!isThere(time)) continue
    const next = after
    const at = (state: number): number => (state < states ? next[state]! + emission(time, state) : LOG_ZERO)
    after = next.map((_, state) =>
      logSum(at(state), at(state + 1), state + 2 < states ? at(state + 2) + skip(state + 2) : LOG_ZERO),
    )
  }
  return all
}

type Values = Float32Array

type Backend = Pick<tfjs.KernelBackend, 'readSync' | 'write'>

/** The reference, in double precision. */
function computeLattice(
  { emissions, skips, ends, mask }: LatticeInputs<Values>,
  [times, batch, states]: readonly [number, number, number],
): { total: Float32Array; occupied: Float32Array } {
  const total = new Float32Array(batch)
  const occupied = new Float32Array(times * batch * states)
  for (let row = 0; row < batch; row++) {
    const place = (time: number, state: number): number => (time * batch + row) * states + state
    const lattice: Row = {
      times,
      states,
      emission: (time, state) => emissions[place(time, state)]!,
      skip: (state) => skips[row * states + state]!,
      end: (state) => ends[row * states + state]!,
      isThere: (time) => mask[time * batch + row]! > 0,
    }
    const alpha = goForward(lattice)
    const beta = goBackward(lattice)
    const last = alpha.at(-1)!
    const sum = last.reduce((log, value, state) => logSum(log, value + lattice.end(state), LOG_ZERO), LOG_ZERO)
    if (sum < LEAST_LOG) continue
    total[row] = sum
    for (let time = 0; time < times; time++) {
      if (!lattice.isThere(time)) continue
      for (let state = 0; state < states; state++)
        occupied[place(time, state)] = Math.exp(alpha[time]![state]! + beta[time]![state]! - sum)
    }
  }
  return { total, occupied }
}

const registered = new WeakSet<object>()

/** Makes the kernel known to the cpu backend, and its gradient to all: once a TensorFlow.js instance. */
function register(tf: typeof tfjs): void {
  if (registered.has(tf)) return
  registered.add(tf)
  tf.registerKernel({
    kernelName: LATTICE_KERNEL,
    backendName: 'cpu',
    kernelFunc({ inputs, backend: cpu }) {
      const given = inputs as unknown as LatticeInputs<tfjs.TensorInfo>
      const read = ({ dataId }: tfjs.TensorInfo): Values => (cpu as Backend).readSync(dataId) as Values
      const [times = 1, batch = 1, states = 1] = given.emissions.shape
      const { total, occupied } = computeLattice(
        { emissions: read(given.emissions), skips: read(given.skips), ends: read(given.ends), mask: read(given.mask) },
        [times, batch, states],
      )
      const wrap = (values: Values, shape: number[]): tfjs.TensorInfo => ({
        dataId: (cpu as Backend).write(values, shape, 'float32'),
        shape,
        dtype: 'float32',
      })
      return [wrap(total, [batch]), wrap(occupied, [times, batch, states])]
    },
  })
  tf.registerGradient({
    kernelName: LATTICE_KERNEL,
    outputsToSave: [false, true],
    gradFunc(dy, [occupied]) {
      const [slope] = dy as tfjs.Tensor[]
      const batch = slope!.shape[0] ?? 1
      return { emissions: () => tf.mul(occupied!, tf.reshape(slope!, [1, batch, 1])) }
    },
  })
}

/** Log probability of all ways of each row: [batch]. */
export function sumOverWays(
  tf: typeof tfjs,
  { emissions, skips, ends, mask }: LatticeInputs<tfjs.Tensor>,
): tfjs.Tensor {
  register(tf)
  const [total] = tf.engine().runKernel(LATTICE_KERNEL, { emissions, skips, ends, mask }) as unknown as tfjs.Tensor[]
  return total!
}
